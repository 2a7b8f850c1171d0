"""The words of an incident's page, in both languages; no Qt, so that a shell can print it."""

from services.domain.deadline import ClockKind, Stop
from services.domain.event import Event
from services.domain.incident import IncidentStatus
from services.domain.task import TaskState
from services.domain.text import Label

STATUSES = {
    IncidentStatus.NEW: Label("Baru", "New"),
    IncidentStatus.VERIFIED: Label("Terverifikasi", "Verified"),
    IncidentStatus.ASSIGNED: Label("Ditugaskan", "Assigned"),
    IncidentStatus.IN_PROGRESS: Label("Ditangani", "In progress"),
    IncidentStatus.ON_HOLD: Label("Ditunda", "On hold"),
    IncidentStatus.RESOLVED: Label("Teratasi", "Resolved"),
    IncidentStatus.CLOSED: Label("Ditutup", "Closed"),
}
CLOCKS = {
    ClockKind.ANSWER: Label("Jawab", "Answer"),
    ClockKind.RESPOND: Label("Tugaskan", "First response"),
    ClockKind.ON_SCENE: Label("Di lokasi", "On scene"),
    ClockKind.RESOLVE: Label("Selesai", "Resolve"),
}
STOPS = {
    Stop.RUNNING: Label("berjalan", "running"),
    Stop.ON_HOLD: Label("berhenti: ditunda", "stopped: on hold"),
    Stop.WAITING: Label("berhenti: menunggu pelapor", "stopped: waiting for the reporter"),
    Stop.MET: Label("terpenuhi", "met"),
    Stop.ENDED: Label("berakhir tanpa tercapai", "ended before it was reached"),
}
TASKS = {
    TaskState.ASKED: Label("diminta", "asked"),
    TaskState.CONFIRMED: Label("menyanggupi", "confirmed"),
    TaskState.ON_THE_WAY: Label("menuju lokasi", "on the way"),
    TaskState.ON_SCENE: Label("di lokasi", "on scene"),
    TaskState.DONE: Label("selesai", "done"),
    TaskState.REFUSED: Label("menolak", "refused"),
    TaskState.CANCELLED: Label("dibatalkan", "cancelled"),
}
KINDS = {
    "opened": Label("dibuka", "opened"),
    "observed": Label("laporan masuk", "report arrived"),
    "acknowledged": Label("diterima", "acknowledged"),
    "assigned": Label("ditugaskan ke", "assigned to"),
    "status_changed": Label("status", "status"),
    "field_changed": Label("diperbaiki", "corrected"),
    "noted": Label("catatan", "note"),
    "closed": Label("ditutup", "closed"),
    "reopened": Label("dibuka kembali", "reopened"),
    "sent": Label("terkirim ke", "sent to"),
    "held": Label("belum terkirim ke", "not sent to"),
    "claimed": Label("diambil", "claimed"),
    "taken_over": Label("diambil alih dari", "taken over from"),
    "undone": Label("dibatalkan dalam 30 detik", "undone within 30 seconds"),
    "merged": Label("digabung ke", "merged into"),
    "absorbed": Label("menyerap", "absorbed"),
    "on_site_checked": Label("diperiksa di lokasi", "checked on site"),
}
_TOLD = ("agency", "peer", "field", "before", "after", "number", "playbook", "step", "text", "reason", "note")
HEADINGS = {
    "facts": Label("Fakta", "Facts"),
    "people": Label("Orang", "People"),
    "clocks": Label("Tenggat", "Deadlines"),
    "tasks": Label("Tugas", "Tasks"),
    "evidence": Label("Bukti", "Evidence"),
    "log": Label("Catatan kejadian", "Log"),
    "category": Label("Kategori", "Category"),
    "place": Label("Tempat", "Place"),
    "point": Label("Koordinat", "Coordinates"),
    "channel": Label("Saluran", "Channel"),
    "source": Label("Sumber", "Source"),
    "opened": Label("Dibuka", "Opened"),
    "closed": Label("Ditutup", "Closed"),
    "reporter": Label("Pelapor", "Reporters"),
    "owner": Label("Pemilik", "Owner"),
    "risk": Label("Orang terancam", "People at risk"),
    "agencies": Label("Instansi", "Agencies"),
    "none": Label("tidak ada", "none"),
    "unknown": Label("tidak diketahui", "not known"),
    "drill": Label("LATIHAN - bukan kejadian nyata", "DRILL - not a real incident"),
    "masked": Label("Nama dan nomor orang disamarkan.", "Names and numbers of people are masked."),
    "as_of": Label("Keadaan menurut catatan ke-{0}, {1}", "State as of record {0}, {1}"),
    "earlier": Label("{0} catatan lebih awal ada di konsol.", "{0} earlier entries are in the console."),
    "more": Label("dan {0} lagi", "and {0} more"),
}


def kind_label(event: Event) -> Label:
    return KINDS.get(event.kind.value, Label(event.kind.value.replace("_", " "), ""))


def told(event: Event) -> str:
    """Return what an event's data says, in one line: what it was about, before and after, the words given."""
    values = [(key, event.data.get(key)) for key in _TOLD]
    return "  ".join(str(value) for _, value in values if isinstance(value, str | int | float) and value != "")
