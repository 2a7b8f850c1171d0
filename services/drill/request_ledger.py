"""The complaint system: requests of citizens, and what the room answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.domain.event import Json
from services.drill.citizens import Report
from services.drill.earthquakes import WIB

KEPT = 500  # the window of GET requests; older ones are gone, as in the systems this stands for
CLOSED_WORDS = frozenset(
    {"closed", "selesai", "fixed", "no_further_action", "duplicate", "not_councils_responsibility"}
)
SAID = {  # what the citizen reads when the room sends a status without a note
    "verified": "Laporan sudah diverifikasi.",
    "assigned": "Laporan diteruskan ke petugas.",
    "in_progress": "Sedang ditangani petugas.",
    "on_hold": "Penanganan ditunda sementara.",
    "resolved": "Sudah ditangani.",
    "closed": "Laporan selesai.",
}
OF_FIXMYSTREET = {  # its words for ours, as the room sends them
    "investigating": "verified",
    "action_scheduled": "assigned",
    "planned": "on_hold",
    "fixed": "resolved",
    "no_further_action": "closed",
    "not_councils_responsibility": "closed",
    "duplicate": "closed",
}


class RequestRefusedError(Exception):
    """``code`` is the HTTP status."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Receipt:
    """``is_repeated``: this key was taken before and nothing was done again."""

    answer: Json
    is_repeated: bool


class RequestLedger:
    """Not thread-safe; the city guards it."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._updates: list[dict[str, Json]] = []
        self._answers: dict[str, Json] = {}  # by Idempotency-Key

    def add(self, report: Report) -> None:
        self._reports[report.request_id] = report
        while len(self._reports) > KEPT:
            del self._reports[next(iter(self._reports))]

    @property
    def count(self) -> int:
        return len(self._reports)

    @property
    def open_count(self) -> int:
        return sum(report.is_open for report in self._reports.values())

    @property
    def update_count(self) -> int:
        return len(self._updates)

    def requests(self, *, status: str = "", ids: frozenset[str] = frozenset()) -> Json:
        """Return the GeoReport v2 list, newest first. ``status`` "open", "closed" or "" for both."""
        newest_first = sorted(self._reports.values(), key=lambda r: (r.requested_at, r.request_id), reverse=True)
        return [
            _request(report)
            for report in newest_first
            if (not status or _status(report) == status) and (not ids or report.request_id in ids)
        ]

    def updates(self) -> Json:
        return list(self._updates)

    def take_update(self, body: Mapping[str, Json], *, key: str, at: datetime) -> Receipt:
        """Keep the room's answer. The same ``key`` again changes nothing and gets the same receipt.

        Raises RequestRefusedError: no key or id (400), no such request (404).
        """
        if not key:
            raise RequestRefusedError(400, "Idempotency-Key is required")
        if key in self._answers:
            return Receipt(self._answers[key], is_repeated=True)
        request_id = str(body.get("service_request_id") or "")
        report = self._reports.get(request_id)
        if not request_id:
            raise RequestRefusedError(400, "service_request_id is required")
        if report is None:
            raise RequestRefusedError(404, f"service_request_id {request_id} was not found")
        status = str(body.get("status") or "open").lower()
        said = SAID.get(OF_FIXMYSTREET.get(status, status), "")
        note = str(body.get("status_notes") or body.get("description") or said)
        is_open = status not in CLOSED_WORDS
        self._reports[request_id] = report.answered(note or report.note, at=at, is_open=is_open)
        update_id = f"LTH-U-{len(self._updates) + 1:05d}"
        received: Json = at.astimezone(WIB).isoformat(timespec="seconds")
        self._updates.append(
            {**body, "update_id": update_id, "idempotency_key": key, "received_datetime": received}
        )
        answer: Json = [{"update_id": update_id, "service_request_id": request_id, "account_id": None}]
        self._answers[key] = answer
        return Receipt(answer, is_repeated=False)


def _status(report: Report) -> str:
    return "open" if report.is_open else "closed"


def _request(report: Report) -> dict[str, Json]:
    item: dict[str, Json] = {
        "service_request_id": report.request_id,
        "status": _status(report),
        "status_notes": report.note or None,
        "service_name": report.category_name,
        "service_code": report.category,
        "description": report.description,
        "agency_responsible": report.agency,
        "service_notice": "LATIHAN",
        "requested_datetime": report.requested_at.astimezone(WIB).isoformat(timespec="seconds"),
        "updated_datetime": report.updated_at.astimezone(WIB).isoformat(timespec="seconds"),
        "expected_datetime": None,
        "address": report.address,
        "address_id": None,
        "zipcode": None,
        "lat": report.point.lat,
        "long": report.point.lon,
        "media_url": None,
        "reporter": report.reporter,
        "phone": report.phone,
        "source": report.channel,
    }
    return item if report.severity is None else {**item, "severity": report.severity}
