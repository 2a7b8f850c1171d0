"""The feed panel and the strip's count of feeds, between the room's feeds and what shows them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from console.notices import Notices
from console.reads import Read
from console.room import Room
from services.domain.feed import Feed, FeedCondition, FeedHealth
from services.domain.observation import Parsed
from services.domain.profile import Profile
from services.domain.text import Label
from services.feeds.formats import PARSERS
from services.feeds.retry import reread
from widgets.desk.status_strip import StatusStrip
from widgets.feeds.feed_place import FeedPlace

QUARANTINE_SHOWN = 200


class FeedWiring(QObject):
    """Connects the feeds to their panel. GUI thread.

    ``present_profile`` reads the profile as it is on disk now, in a pool thread: a mapping that was just mended.
    """

    def __init__(
        self,
        room: Room,
        *,
        strip: StatusStrip,
        place: FeedPlace,
        notices: Notices,
        present_profile: Callable[[], Profile],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._strip, self._place, self._notices = room, strip, place, notices
        self._present_profile = present_profile
        self._healths: dict[str, FeedHealth] = {}
        self._changed: dict[str, FeedHealth] = {}
        self._mended: Feed | None = None  # as the profile on disk says now; it runs from the next taking in
        self._quarantine, self._reread, self._retake = (self._read() for _ in range(3))
        self._quarantine.answered.connect(place.show_quarantine)
        self._reread.answered.connect(self._show_reread)
        self._retake.answered.connect(self._retaken)
        self._hand_on = QTimer(self, singleShot=True, interval=0)  # all feeds of one tick are one change
        self._hand_on.timeout.connect(self._show_changed)
        self._connect()

    def _read(self) -> Read:
        read = Read(self._room.pool, self)
        read.failed.connect(self._notices.tell_error)
        return read

    def _connect(self) -> None:
        feeds, place = self._room.feeds, self._place
        feeds.health_changed.connect(self._take_health)
        feeds.lost.connect(self._feed_lost)
        feeds.recovered.connect(self._feed_recovered)
        place.refresh_requested.connect(feeds.refresh)
        place.pause_requested.connect(feeds.pause)
        place.resume_requested.connect(feeds.resume)
        place.log_requested.connect(self._show_log)
        place.quarantine_requested.connect(self._ask_quarantine)
        place.reread_requested.connect(self._ask_reread)
        place.retake_requested.connect(self._ask_retake)

    @Slot(object)
    def _take_health(self, health: FeedHealth) -> None:
        self._changed[health.feed.feed_id] = health
        self._hand_on.start()

    @Slot()
    def _show_changed(self) -> None:
        healths = tuple(self._changed.values())
        self._healths |= self._changed
        self._changed.clear()
        self._place.show_healths(healths, self._room.clock.now())
        asked = [row for row in self._healths.values() if row.condition is not FeedCondition.OFF]
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
    def _show_log(self, feed_id: str) -> None:
        self._place.show_log(self._room.feeds.log_of(feed_id))

    @Slot(str)
    def _ask_quarantine(self, feed_id: str) -> None:
        self._quarantine.ask(partial(self._room.store.readers.quarantined, feed_id, limit=QUARANTINE_SHOWN))

    @Slot(object)
    def _ask_reread(self, wish: tuple[str, tuple[str, ...]]) -> None:
        feed_id, raws = wish
        running = self._healths[feed_id].feed
        now = self._room.clock.now()
        self._reread.ask(partial(_reread_by_present_mapping, raws, running, self._present_profile, now))

    @Slot(object)
    def _ask_retake(self, wish: tuple[str, Parsed]) -> None:
        """Take items in with the state the feed has anyway: at worst its last answer is read once more."""
        feed_id, parsed = wish
        health, now = self._healths[feed_id], self._room.clock.now()
        self._retake.ask(partial(self._room.intake.take_in, health.feed, parsed, health.state, now))

    @Slot(object)
    def _show_reread(self, outcome: tuple[Feed, Parsed]) -> None:
        self._mended, parsed = outcome
        self._place.show_reread(parsed)

    @Slot(object)
    def _retaken(self, _nothing: None) -> None:
        """What reads the refused items reads the next answer too: the mended mapping runs from now on."""
        self._place.show_retaken()
        mended = self._mended
        if mended is not None and self._healths[mended.feed_id].feed != mended:
            self._room.feeds.replace(mended)
            self._notices.tell(
                Label(f"Pemetaan baru dipakai: {mended.name.id}", f"The new mapping is in use: {mended.name.en}")
            )


def _reread_by_present_mapping(
    raws: tuple[str, ...], running: Feed, present_profile: Callable[[], Profile], now: datetime
) -> tuple[Feed, Parsed]:
    """Raises KnownError when the profile on disk cannot be read; a feed that left it is read as it runs."""
    feed = next((f for f in present_profile().feeds if f.feed_id == running.feed_id), running)
    return feed, reread(raws, feed, parser=PARSERS[feed.format], now=now)
