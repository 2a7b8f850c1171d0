"""The operator's acts: may I, what follows, and the events that say so."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from services.domain.call import CallKind
from services.domain.clock import Clock
from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind, Json
from services.domain.incident import Disposition, Incident, IncidentStatus, may_change
from services.domain.log import Batch, Committed
from services.domain.profile import Profile
from services.incidents import refusals
from services.incidents.calls import called
from services.incidents.field_values import FieldValue, as_json, may_hold, value_in
from services.incidents.identity import new_event_id
from services.incidents.opening import TEXT_MAX, TITLE_MAX, OpeningRules, Origin
from services.incidents.ports import EventLog
from services.incidents.refusals import RefusedError
from services.incidents.replies import REPORTER, Replies

NOTE_MAX = 4000
_LONG_TEXTS = frozenset({"description"})


class Dispatch:
    """Writes what the operator decides. GUI thread; never blocks, never touches the network.

    Every act takes the incident as the operator saw it, raises RefusedError when the rules say no, and
    otherwise returns the future that completes when it is saved (or carries the disk's KnownError).
    """

    def __init__(
        self,
        profile: Profile,
        *,
        log: EventLog,
        clock: Clock,
        station: str,
        operator: str,
        new_id: Callable[[], str] = new_event_id,
    ) -> None:
        self._log, self._clock, self._station, self._operator = log, clock, station, operator
        self._new_id, self._is_drill = new_id, profile.is_drill
        self._opening, self._replies = OpeningRules(profile), Replies(profile)
        self._agencies = frozenset(agency.code for agency in profile.agencies)

    def sign_on(self, operator: str) -> None:
        """Let what follows be ``operator``'s."""
        self._operator = operator

    def open_incident(self, draft: IncidentDraft) -> Future[Committed]:
        """Open an incident; ``Committed.incidents`` has it, with its number.

        Without a category the words of the draft choose it. Whoever takes a report in has answered it, so it
        is acknowledged by that: no alarm calls for what the operator has just typed.
        """
        if not draft.title.strip():
            raise RefusedError(refusals.NO_TITLE)
        if draft.category:
            self._require_category(draft.category)
        _require_short(draft.description, TEXT_MAX)
        for text in (draft.title, draft.place, draft.reporter):
            _require_short(text, TITLE_MAX)
        now = self._clock.now()
        origin = Origin(opened_at=now, heard_at=now, is_drill=self._is_drill)
        data = self._opening.opened(draft, origin)
        incident_id = self._new_id()
        opened, taken = (
            Event(self._new_id(), kind, now, self._operator, self._station, incident_id, data=facts)
            for kind, facts in ((EventKind.OPENED, data), (EventKind.ACKNOWLEDGED, {}))
        )
        return self._log.append(Batch((opened, taken, *self._called(draft, opened))))

    def _called(self, draft: IncidentDraft, opened: Event) -> tuple[Event, ...]:
        """What somebody told the room was a call, and is counted among them."""
        if not (draft.channel or draft.number):
            return ()
        data = called(CallKind.REAL, draft)
        return (replace(opened, event_id=self._new_id(), kind=EventKind.CALLED, data=data),)

    def acknowledge(self, incident: Incident) -> Future[Committed]:
        _require_open(incident)
        if incident.is_acknowledged:
            raise RefusedError(refusals.ACKNOWLEDGED, incident.acknowledged_by)
        return self._log.append(Batch((self._event(incident, EventKind.ACKNOWLEDGED),)))

    def assign(self, incident: Incident, agency: str, *, note: str = "") -> Future[Committed]:
        """Give a part to an agency; a new or verified incident becomes assigned by it."""
        _require_open(incident)
        _require_short(note, NOTE_MAX)
        if agency not in self._agencies:
            raise RefusedError(refusals.UNKNOWN_AGENCY, agency)
        if agency in incident.agencies:
            raise RefusedError(refusals.ASSIGNED, agency)
        event = self._event(incident, EventKind.ASSIGNED, {"agency": agency, "note": note})
        return self._append_and_reply(incident, event, note=note)

    def change_status(self, incident: Incident, after: IncidentStatus, *, reason: str = "") -> Future[Committed]:
        _require_open(incident)
        if after is IncidentStatus.CLOSED:
            raise RefusedError(refusals.CLOSE_WITH_DISPOSITION)
        if not may_change(incident.status, after):
            raise RefusedError(refusals.STATUS, f"{incident.status.value} -> {after.value}")
        if after is IncidentStatus.ASSIGNED and not incident.agencies:
            raise RefusedError(refusals.NOBODY)
        if after is IncidentStatus.ON_HOLD:
            _require_reason(reason)
        _require_short(reason, NOTE_MAX)
        data: dict[str, Json] = {"before": incident.status.value, "after": after.value, "reason": reason}
        return self._append_and_reply(incident, self._event(incident, EventKind.STATUS_CHANGED, data), note=reason)

    def note(self, incident: Incident, text: str) -> Future[Committed]:
        """Add a note; a closed incident takes them too."""
        if not text.strip():
            raise RefusedError(refusals.NO_TEXT)
        _require_short(text, NOTE_MAX)
        return self._log.append(Batch((self._event(incident, EventKind.NOTED, {"text": text}),)))

    def tell_reporter(self, incident: Incident, text: str) -> Future[Committed]:
        """Add a note and send it to whoever reported the incident."""
        if not text.strip():
            raise RefusedError(refusals.NO_TEXT)
        _require_short(text, NOTE_MAX)
        if not self._replies.answers(incident):
            raise RefusedError(refusals.NO_WAY_BACK)
        event = self._event(incident, EventKind.NOTED, {"text": text, "to": REPORTER})
        return self._append_and_reply(incident, event, note=text)

    def close(self, incident: Incident, disposition: Disposition, *, reason: str = "") -> Future[Committed]:
        """Close; anything but *handled* needs a reason."""
        _require_open(incident)
        if not may_change(incident.status, IncidentStatus.CLOSED):
            raise RefusedError(refusals.STATUS, f"{incident.status.value} -> closed")
        if disposition != Disposition.HANDLED:
            _require_reason(reason)
        _require_short(reason, NOTE_MAX)
        event = self._event(incident, EventKind.CLOSED, {"disposition": disposition.value, "reason": reason})
        return self._append_and_reply(incident, event, note=reason)

    def reopen(self, incident: Incident, reason: str) -> Future[Committed]:
        if incident.is_open:
            raise RefusedError(refusals.NOT_CLOSED)
        _require_reason(reason)
        _require_short(reason, NOTE_MAX)
        event = self._event(incident, EventKind.REOPENED, {"reason": reason})
        return self._append_and_reply(incident, event, note=reason)

    def change_field(self, incident: Incident, field: str, *, after: FieldValue) -> Future[Committed]:
        """Correct one field. Moving the point also corrects the place that was read off the old one."""
        _require_open(incident)
        if not may_hold(field, after):
            raise RefusedError(refusals.UNKNOWN_FIELD, field)
        if field == "category":
            self._require_category(str(after))
        if field == "title" and not str(after).strip():
            raise RefusedError(refusals.NO_TITLE)
        if isinstance(after, str):
            _require_short(after, TEXT_MAX if field in _LONG_TEXTS else TITLE_MAX)
        changes = {field: after} | self._opening.place_follows(incident, field, after)
        events = tuple(
            self._changed(incident, name, value)
            for name, value in changes.items()
            if value_in(incident, name) != value
        )
        if not events:
            raise RefusedError(refusals.SAME, field)
        return self._log.append(Batch(events))

    def _changed(self, incident: Incident, name: str, value: FieldValue) -> Event:
        data = {"field": name, "before": as_json(value_in(incident, name)), "after": as_json(value)}
        return self._event(incident, EventKind.FIELD_CHANGED, data)

    def _require_category(self, code: str) -> None:
        if not self._opening.knows_category(code):
            raise RefusedError(refusals.UNKNOWN_CATEGORY, code)

    def _append_and_reply(self, incident: Incident, event: Event, *, note: str) -> Future[Committed]:
        return self._log.append(Batch((event,), outbox=self._replies.to(incident, event, note=note)))

    def _event(self, incident: Incident, kind: EventKind, data: dict[str, Json] | None = None) -> Event:
        return Event(
            event_id=self._new_id(),
            kind=kind,
            at=self._clock.now(),
            actor=self._operator,
            station=self._station,
            incident_id=incident.incident_id,
            data=data or {},
            base=incident.last_event_id or None,
        )


def _require_open(incident: Incident) -> None:
    if not incident.is_open:
        raise RefusedError(refusals.CLOSED, incident.number)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise RefusedError(refusals.NO_REASON)


def _require_short(text: str, limit: int) -> None:
    if len(text) > limit:
        raise RefusedError(refusals.too_long(limit), str(len(text)))
