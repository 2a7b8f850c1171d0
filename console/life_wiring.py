"""What an incident pane wants to know of other incidents: those related, those it may be tied to, who else is on."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Slot

from console.notices import Notices
from console.reads import Read
from console.room import Room
from services.domain.geo import BoundingBox, Point, distance_m
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.ties import Ties
from widgets.incidents.detail import IncidentDetail

NEAR_DEG = 0.02  # about 2 km each way
FOUND, EVENTS = 50, 500


class LifeWiring(QObject):
    """GUI thread; every read is a pool job."""

    def __init__(self, room: Room, detail: IncidentDetail, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._readers, self._detail = room.store.readers, detail
        self._related, self._found, self._log = (Read(room.pool, self) for _ in range(3))
        self._names: set[str] = set()
        for read in (self._related, self._found, self._log):
            read.failed.connect(notices.tell_error)
        self._related.answered.connect(detail.life.show_related)
        self._found.answered.connect(detail.forms.show_found)
        self._log.answered.connect(self._take_names)
        detail.incident_shown.connect(self._ask_related)
        detail.forms.sought.connect(self._seek)
        room.announcer.committed.connect(self._take)
        room.book.load_finished.connect(self._ask_names)

    @Slot(object)
    def _ask_related(self, incident: Incident) -> None:
        ids = _ids(incident.ties)
        if ids:
            self._related.ask(partial(self._read_related, ids))

    def _read_related(self, ids: tuple[str, ...]) -> tuple[Incident, ...]:  # pool thread
        return tuple(self._readers.incidents_of(ids).values())

    @Slot(str)
    def _seek(self, words: str) -> None:
        incident = self._detail.incident()
        if incident is not None:
            self._found.ask(partial(self._read_found, words.strip(), incident.point))

    def _read_found(self, words: str, near: Point | None) -> tuple[Incident, ...]:  # pool thread
        if words or near is None:
            return self._readers.search(words, limit=FOUND)
        around = BoundingBox(near.lat - NEAR_DEG, near.lon - NEAR_DEG, near.lat + NEAR_DEG, near.lon + NEAR_DEG)
        found = self._readers.incidents_within(around, limit=FOUND)
        return tuple(sorted(found, key=lambda one: distance_m(near, one.point or near)))

    @Slot(object)
    def _take(self, committed: Committed) -> None:
        self._know(event.actor for event in committed.events)
        shown = self._detail.incident()
        ids = set(_ids(shown.ties)) if shown is not None else set[str]()
        if shown is not None and any(changed.incident_id in ids for changed in committed.incidents):
            self._ask_related(shown)

    @Slot()
    def _ask_names(self) -> None:
        self._log.ask(partial(self._readers.recent_events, limit=EVENTS))

    @Slot(object)
    def _take_names(self, events: object) -> None:
        if isinstance(events, tuple):
            self._know(event.actor for event in events)

    def _know(self, actors: Iterable[str]) -> None:
        """Remember people; feeds and the console itself take no incident over."""
        people = {actor for actor in actors if actor not in ("", "system") and not actor.startswith("feed:")}
        if people - self._names:
            self._names |= people
            self._detail.forms.propose_names(tuple(sorted(self._names)))


def _ids(ties: Ties) -> tuple[str, ...]:
    tied = (ties.parent, ties.merged_into, *ties.children, *ties.absorbed)
    return tuple(one.incident_id for one in tied if one is not None)
