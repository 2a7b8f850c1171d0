"""What a peer is told, as it lies in the outbox: JSON with all the peer gets but keys and addresses.

An agency gets what it needs to act: no reporter, no number of the report at its source, and of the citizen's own
words no telephone, identity number or e-mail. What the operator writes to it is the operator's to decide.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from services.domain.event import Json
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.peer import Act, Peer, PeerKind, Template
from services.domain.profile import Profile
from services.outbox.filling import filled, shortened

LIMITS = {PeerKind.TELEGRAM: 4096}  # UTF-16 units
LIMIT = 4000
SUBJECT_MAX = 150
PLAIN = (PeerKind.PLAIN, PeerKind.PLAIN_OPEN311)  # told every act, in no words but the operator's
_SAID = ("message", "text", "description", "note")  # where each kind keeps the words a person may edit
_PRIVATE = re.compile(
    r"(?<![\w.])(?:\+?62|0)[ .-]?\d(?:[ .-]?\d){7,12}(?!\d)|(?<!\d)\d{16}(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
# FixMyStreet's words for ours; a peer's own ``statuses`` come first
_STATUSES = {
    IncidentStatus.NEW: "OPEN", IncidentStatus.VERIFIED: "INVESTIGATING", IncidentStatus.ASSIGNED: "ACTION_SCHEDULED",
    IncidentStatus.IN_PROGRESS: "IN_PROGRESS", IncidentStatus.ON_HOLD: "PLANNED", IncidentStatus.RESOLVED: "FIXED",
}  # fmt: skip
_ENDS = {
    Disposition.DUPLICATE: "DUPLICATE", Disposition.REFERRED: "NOT_COUNCILS_RESPONSIBILITY",
    Disposition.HANDLED: "CLOSED",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """What happened: ``incident`` as it is after it, ``agency`` the code it was given to ("" for no assignment)."""

    act: Act
    incident: Incident
    at: datetime
    note: str = ""
    agency: str = ""


class Writer:
    """Puts what happened into a peer's words. Immutable, any thread."""

    def __init__(self, profile: Profile) -> None:
        self._room, self._words = profile.name, profile.outbox.status_words
        self._zone, self._zone_label = ZoneInfo(profile.area.time_zone), profile.area.zone_label
        self._agencies = {agency.code: agency.name for agency in profile.agencies}
        self._categories = {category.code: category.name for category in profile.categories}

    def body(self, peer: Peer, story: Story) -> str:
        """Return the JSON text for the outbox. ``peer`` has a template for the act, or is one of ``PLAIN``."""
        if peer.kind in PLAIN:
            return _json(_plain(peer.kind, story))
        template = peer.templates[story.act]
        return _json(self._fields(peer, story, self._said(peer, template, story)))

    def _fields(self, peer: Peer, story: Story, said: str) -> dict[str, Json]:
        incident = story.incident
        match peer.kind:
            case PeerKind.TELEGRAM:
                return {"external_id": incident.external_id, "text": said}
            case PeerKind.EMAIL:
                return {"subject": self._subject(peer, story), "text": said}
            case PeerKind.OPEN311 if peer.feed:
                return {
                    "service_request_id": incident.external_id,
                    "status": open311_status(peer, incident),
                    "description": said,
                    "updated_datetime": story.at.isoformat(),
                }
            case PeerKind.OPEN311:
                return _request(peer, incident, said)
        return self._notice(story, said)

    def _said(self, peer: Peer, template: Template, story: Story) -> str:
        text = template.text.in_language(peer.language)
        return shortened(filled(text, self._values(peer, story)), LIMITS.get(peer.kind, LIMIT))

    def _subject(self, peer: Peer, story: Story) -> str:
        template = peer.templates[story.act].subject.in_language(peer.language) or "{number} {title}"
        return shortened(" ".join(filled(template, self._values(peer, story)).split()), SUBJECT_MAX)

    def _values(self, peer: Peer, story: Story) -> Mapping[str, str]:
        incident, language = story.incident, peer.language
        status, category = self._words.get(incident.status.value), self._categories.get(incident.category)
        codes = (story.agency,) if story.agency else incident.agencies
        shown = _public if peer.agency else str
        return {
            "number": incident.number,
            "status": status.in_language(language) if status else incident.status.value,
            "agency": ", ".join(self._agencies.get(code, code) for code in codes),
            "note": story.note,
            "title": shown(incident.title),
            "description": shown(incident.description),
            "category": category.in_language(language) if category else incident.category,
            "severity": incident.severity.name,
            "place": shown(incident.place),
            "district": incident.district,
            "point": f"{incident.point.lat:.5f}, {incident.point.lon:.5f}" if incident.point else "",
            "time": f"{story.at.astimezone(self._zone):%d/%m/%Y %H.%M} {self._zone_label}",
            "room": self._room.in_language(language),
        }

    def _notice(self, story: Story, said: str) -> dict[str, Json]:
        incident = story.incident
        return {
            "version": 1,
            "act": story.act.value,
            "number": incident.number,
            "incident": incident.incident_id,
            "agency": story.agency,
            "category": incident.category,
            "severity": incident.severity.name,
            "status": incident.status.value,
            "title": _public(incident.title),
            "details": _public(incident.description),
            "place": _public(incident.place),
            "district": incident.district,
            "lat": incident.point.lat if incident.point else None,
            "lon": incident.point.lon if incident.point else None,
            "opened_at": incident.opened_at.isoformat(),
            "due_at": incident.due_at.isoformat() if incident.due_at else None,
            "at": story.at.isoformat(),
            "is_drill": incident.is_drill,
            "message": said,
        }


def said_in(body: str) -> str:
    """Return the words of an outbox body, "" when it has none or is not ours."""
    owed = _object(body)
    return next((str(owed[name]) for name in _SAID if isinstance(owed.get(name), str)), "")


def saying(body: str, words: str) -> str:
    """Return ``body`` with other words. Raises ValueError when it has no place for them."""
    owed = _object(body)
    name = next((name for name in _SAID if isinstance(owed.get(name), str)), None)
    if name is None:
        raise ValueError("a body without words")
    return _json(owed | {name: words})


def open311_status(peer: Peer, incident: Incident) -> str:
    """Return the peer's own word for the incident's status, else FixMyStreet's."""
    own = peer.statuses.get(incident.status.value)
    if own:
        return own
    if incident.disposition is not None and not incident.is_open:
        return _ENDS.get(incident.disposition, "NO_FURTHER_ACTION")
    return _STATUSES.get(incident.status, "CLOSED")


def _request(peer: Peer, incident: Incident, said: str) -> dict[str, Json]:
    point = incident.point
    return {
        "service_code": peer.service_codes.get(incident.category, incident.category),
        "lat": point.lat if point else None,
        "long": point.lon if point else None,
        "address_string": ", ".join(filter(None, (_public(incident.place), incident.district))),
        "description": said,
    }


def _plain(kind: PeerKind, story: Story) -> dict[str, Json]:
    names = ("external_id", "status", "note", "at")
    if kind is PeerKind.PLAIN_OPEN311:
        names = ("service_request_id", "status", "description", "updated_datetime")
    said = (story.incident.external_id, story.incident.status.value, story.note, story.at.isoformat())
    return dict(zip(names, said, strict=True))


def _public(text: str) -> str:
    return _PRIVATE.sub("***", text)


def _object(body: str) -> dict[str, Json]:
    try:
        values = json.loads(body)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _json(values: dict[str, Json]) -> str:
    return json.dumps(values, ensure_ascii=False)
