"""Everything that can be read, behind one name. Readers share nothing but the engine."""

from db.alarm_reads import AlarmReads
from db.call_reads import CallReads
from db.duplicate_reads import DuplicateReads
from db.incident_reads import IncidentReads
from db.intake_reads import IntakeReads
from db.pane_reads import PaneReads
from db.report_reads import ReportReads
from db.room_reads import RoomReads


class Readers(
    IncidentReads, IntakeReads, ReportReads, PaneReads, RoomReads, CallReads, DuplicateReads, AlarmReads
):
    """Satisfies ``services.incidents.ports`` IncidentReader and ReportReader. Pool threads only."""
