"""Looking back: search, the room's log, and the incident that was chosen there."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from console.act_wiring import ActWiring
from console.desk import Desk
from console.notices import Notices
from console.reads import Read
from console.room import Room
from services.domain.errors import KnownError
from services.domain.event import Event
from services.domain.log import Committed

RESULTS = 200
LOG_LINES = 500


class HistoryWiring(QObject):
    """GUI thread; every read is a pool job."""

    def __init__(self, room: Room, *, desk: Desk, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._history = room, desk.history
        self._results, self._log, self._incident, self._events = (Read(room.pool, self) for _ in range(4))
        self._acts = ActWiring(room, desk.history.detail, notices, self)
        history = desk.history
        history.search_requested.connect(self._search)
        history.log_requested.connect(self._ask_log)
        history.selected.connect(self._choose)
        history.detail.life.related_chosen.connect(self._choose)
        self._results.answered.connect(history.show_results)
        self._results.failed.connect(self._failed)
        self._log.answered.connect(history.show_log)
        self._incident.answered.connect(history.show_incident)
        self._events.answered.connect(history.show_events)
        for read in (self._log, self._incident, self._events):
            read.failed.connect(notices.tell_error)
        room.announcer.committed.connect(self._take)

    @Slot(str)
    def _search(self, text: str) -> None:
        self._history.show_searching()
        self._results.ask(partial(self._room.store.readers.search, text, limit=RESULTS))

    @Slot()
    def _ask_log(self) -> None:
        self._log.ask(self._read_log)

    def _read_log(self) -> tuple[Event, ...]:  # pool thread
        return self._room.store.readers.recent_events(limit=LOG_LINES)[::-1]

    @Slot(str)
    def _choose(self, incident_id: str) -> None:
        self._incident.ask(partial(self._room.store.readers.incident, incident_id))
        self._ask_events(incident_id)

    def _ask_events(self, incident_id: str) -> None:
        self._events.ask(partial(self._room.store.readers.story_of, incident_id))

    @Slot(object)
    def _failed(self, error: KnownError) -> None:
        self._history.show_failed(error.reason)

    @Slot(object)
    def _take(self, committed: Committed) -> None:
        self._history.apply(committed.incidents)
        shown = self._history.detail.incident_id()
        if shown and any(incident.incident_id == shown for incident in committed.incidents):
            self._ask_events(shown)
