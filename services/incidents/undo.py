"""Taking back one's last act, while nothing was built on it and nobody outside was told."""

from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial

from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident
from services.domain.incident_fold import fold
from services.domain.log import Batch, Committed
from services.domain.undo_fold import still_holds, taken_back
from services.incidents import refusals
from services.incidents.hand import Act, Hand
from services.incidents.refusals import RefusedError
from services.outbox.recall import Recall

WITHIN_S = 30.0


class Undo:
    """GUI thread; never blocks. Needs ``update`` with everything committed."""

    def __init__(self, hand: Hand, recall: Recall) -> None:
        self._hand, self._recall = hand, recall
        self._newer: dict[str, Incident] = {}  # of the last act's incidents, what came after it
        self._taking: Future[Committed] | None = None

    def left_s(self) -> float:
        """Return for how many seconds the last act can still be undone, 0 for none."""
        act = self._hand.last
        return 0.0 if act is None else max(0.0, WITHIN_S - (self._hand.clock.monotonic_s() - act.at_s))

    def update(self, committed: Committed) -> None:
        """Keep the newest version of what the last act touched."""
        act = self._hand.last
        mine = {incident.incident_id for incident in act.before} if act else set()
        self._newer = {name: incident for name, incident in self._newer.items() if name in mine}
        self._newer |= {i.incident_id: i for i in committed.incidents if i.incident_id in mine}

    def take_back(self) -> Future[Committed]:
        """Undo the operator's last act. Raises RefusedError with the reason.

        The future carries a KnownError when a message of the act was sent meanwhile; nothing is undone then.
        """
        act = self._possible()
        events = [self._undoing(act, before) for before in act.before]
        if not self._recall.call_back(act.outbox):
            raise RefusedError(refusals.UNDO_SENDING)
        self._taking = self._hand.log.append(Batch(tuple(events), withdrawn=act.outbox))
        self._taking.add_done_callback(partial(self._ended, act))
        return self._taking

    def _ended(self, act: Act, future: Future[Committed]) -> None:  # writer thread
        if future.exception() is not None:
            self._recall.let_go(act.outbox)
        elif self._hand.last is act:
            self._hand.last = None

    def _possible(self) -> Act:
        act, taking = self._hand.last, self._taking
        if act is None or (taking is not None and not taking.done()):
            raise RefusedError(refusals.NOTHING_TO_UNDO)
        if self.left_s() <= 0:
            raise RefusedError(refusals.UNDO_LATE)
        if not act.saving.done():
            raise RefusedError(refusals.UNDO_UNSAVED)
        if act.saving.exception() is not None:
            raise RefusedError(refusals.NOTHING_TO_UNDO)
        return act

    def _undoing(self, act: Act, before: Incident) -> Event:
        mine = [event for event in act.events if event.incident_id == before.incident_id]
        data = taken_back(before, _after(before, mine))
        now = self._now(act, before)
        if not still_holds(now, data):
            raise RefusedError(refusals.UNDO_OUTDATED, now.number)
        acts: list[Json] = [event.event_id for event in mine]
        return self._hand.event(now, EventKind.UNDONE, {"acts": acts, "kind": mine[0].kind.value, **data})

    def _now(self, act: Act, before: Incident) -> Incident:
        saved = {incident.incident_id: incident for incident in act.saving.result().incidents}
        versions = (self._newer.get(before.incident_id), saved.get(before.incident_id), before)
        return max((version for version in versions if version is not None), key=lambda one: one.seq)


def _after(before: Incident, events: Iterable[Event]) -> Incident:
    incident: Incident | None = before
    for event in events:
        incident = fold(incident, event)
    return incident or before
