"""The strip at the top, the clock that ticks everything, and the feed panel."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from console.notices import Notices
from console.reads import Read
from console.room import Room
from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedCondition, FeedHealth
from services.domain.text import Label
from widgets.desk.status_strip import StatusStrip
from widgets.feeds.feed_place import FeedPlace
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.queue import IncidentQueue

QUARANTINE_SHOWN = 200


class StatusWiring(QObject):
    """Connects what the room knows of itself to what says so. GUI thread."""

    def __init__(
        self,
        room: Room,
        *,
        strip: StatusStrip,
        feed_place: FeedPlace,
        queue: IncidentQueue,
        details: Sequence[IncidentDetail],
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._strip, self._feed_place = room, strip, feed_place
        self._queue, self._details, self._notices = queue, details, notices
        self._quarantine = Read(room.pool, self)
        self._quarantine.answered.connect(feed_place.show_quarantine)
        self._quarantine.failed.connect(notices.tell_error)
        self._connect()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self._tick()

    def stop(self) -> None:
        self._second.stop()

    def _connect(self) -> None:
        room = self._room
        room.alarms.changed.connect(self._strip.show_alarms)
        room.outbox.counts_changed.connect(self._strip.show_outbox)
        room.feeds.network_changed.connect(self._take_network)
        room.feeds.health_changed.connect(self._take_health)
        room.feeds.lost.connect(self._feed_lost)
        room.feeds.recovered.connect(self._feed_recovered)
        self._feed_place.refresh_requested.connect(room.feeds.refresh)
        self._feed_place.quarantine_requested.connect(self._ask_quarantine)
        for source in (room.book.load_failed, room.board.load_failed, room.fleet.load_failed, room.outbox.failed):
            source.connect(self._tell_error)

    @Slot()
    def _tick(self) -> None:
        now = self._room.clock.now()
        self._strip.show_time(now)
        self._queue.set_now(now)
        for detail in self._details:
            detail.set_now(now)
        self._room.feeds.tick(now)

    @Slot(object)
    def _take_network(self, is_online: bool) -> None:
        self._strip.show_network(is_online)

    @Slot(object)
    def _take_health(self, health: FeedHealth) -> None:
        self._feed_place.show_health(health)
        asked = [row for row in self._room.feeds.healths() if row.condition is not FeedCondition.OFF]
        self._strip.show_feeds(sum(row.condition is FeedCondition.OK for row in asked), len(asked))

    @Slot(object)
    def _feed_lost(self, news: tuple[Feed, Label]) -> None:
        feed, reason = news
        self._room.room_log.feed_lost(feed, reason)
        name = feed.name
        self._notices.warn(Label(f"Umpan terputus: {name.id}. {reason.id}", f"Feed lost: {name.en}. {reason.en}"))

    @Slot(object)
    def _feed_recovered(self, feed: Feed) -> None:
        self._room.room_log.feed_recovered(feed)
        self._notices.tell(Label(f"Umpan pulih: {feed.name.id}", f"Feed is back: {feed.name.en}"))

    @Slot(str)
    def _ask_quarantine(self, feed_id: str) -> None:
        self._quarantine.ask(partial(self._room.store.readers.quarantined, feed_id, limit=QUARANTINE_SHOWN))

    @Slot(object)
    def _tell_error(self, error: KnownError) -> None:
        self._notices.tell_error(error)
