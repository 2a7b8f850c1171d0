"""Everything that can be read, behind one name. Readers share nothing but the engine."""

from db.incident_reads import IncidentReads
from db.report_reads import ReportReads
from db.room_reads import RoomReads


class Readers(IncidentReads, ReportReads, RoomReads):
    """Satisfies ``services.incidents.ports`` IncidentReader and ReportReader. Pool threads only."""
