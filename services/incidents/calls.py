"""What becomes of a call: written down and counted, added to an incident that is known, or its number marked."""

from collections.abc import Callable
from concurrent.futures import Future

from services.domain.call import CallKind, normal_number
from services.domain.clock import Clock
from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident
from services.domain.log import Batch, Committed
from services.incidents import refusals
from services.incidents.identity import new_event_id
from services.incidents.opening import TEXT_MAX, TITLE_MAX
from services.incidents.ports import EventLog
from services.incidents.refusals import RefusedError


class CallBook:
    """Writes calls. GUI thread; never blocks, never touches the network; refusals as in ``Dispatch``."""

    def __init__(
        self,
        log: EventLog,
        *,
        clock: Clock,
        station: str,
        operator: str,
        new_id: Callable[[], str] = new_event_id,
    ) -> None:
        self._log, self._clock, self._station, self._operator = log, clock, station, operator
        self._new_id = new_id

    def sign_on(self, operator: str) -> None:
        """Let what follows be ``operator``'s."""
        self._operator = operator

    def log_call(self, kind: CallKind, draft: IncidentDraft) -> Future[Committed]:
        """Write down a call that is no incident. Of ``draft`` only channel, number, reporter and description count."""
        if kind is CallKind.REAL:
            raise RefusedError(refusals.REAL_CALL)
        _require_short(draft)
        return self._append(EventKind.CALLED, called(kind, draft), None)

    def attach(self, incident: Incident, draft: IncidentDraft) -> Future[Committed]:
        """Add what the caller told to ``incident``, because the operator said it is the same; open or closed."""
        if not (draft.title.strip() or draft.description.strip()):
            raise RefusedError(refusals.NO_TITLE)
        _require_short(draft)
        data: dict[str, Json] = {
            "text": "\n".join(filter(None, (draft.title.strip(), draft.place.strip(), draft.description.strip()))),
            "reporter": draft.reporter.strip(),
            "number": normal_number(draft.number),
            "channel": draft.channel,
            "people_at_risk": draft.people_at_risk,
            "people_kinds": list(draft.people_kinds),
        }
        return self._append(EventKind.REPORTED, data, incident)

    def mark_number(self, number: str, *, reason: str, is_nuisance: bool) -> Future[Committed]:
        """Set or take away the nuisance mark of a number. The mark is shown and blocks nothing."""
        if not normal_number(number):
            raise RefusedError(refusals.NO_NUMBER)
        if not reason.strip():
            raise RefusedError(refusals.NO_REASON)
        if len(reason) > TITLE_MAX:
            raise RefusedError(refusals.too_long(TITLE_MAX))
        data: dict[str, Json] = {
            "number": normal_number(number),
            "is_nuisance": is_nuisance,
            "reason": reason.strip(),
        }
        return self._append(EventKind.NUISANCE_MARKED, data, None)

    def _append(self, kind: EventKind, data: dict[str, Json], incident: Incident | None) -> Future[Committed]:
        event = Event(
            event_id=self._new_id(),
            kind=kind,
            at=self._clock.now(),
            actor=self._operator,
            station=self._station,
            incident_id=incident.incident_id if incident else None,
            data=data,
            base=(incident.last_event_id or None) if incident else None,
        )
        return self._log.append(Batch((event,)))


def called(kind: CallKind, draft: IncidentDraft) -> dict[str, Json]:
    """Return the data of a CALLED event."""
    return {
        "kind": kind.value,
        "channel": draft.channel,
        "number": normal_number(draft.number),
        "name": draft.reporter.strip(),
        "note": draft.description.strip() if kind is not CallKind.REAL else "",
    }


def _require_short(draft: IncidentDraft) -> None:
    limits = ((draft.description, TEXT_MAX), (draft.title, TITLE_MAX), (draft.reporter, TITLE_MAX))
    for text, limit in limits:
        if len(text) > limit:
            raise RefusedError(refusals.too_long(limit), str(len(text)))
