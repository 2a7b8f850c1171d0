"""A payload from somebody's hand, taken in by the same door as a feed's answer."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from console.desk import Desk
from console.room import Room
from console.trial_wiring import TrialWiring
from services.domain.feed import Feed, FeedState
from services.domain.observation import Parsed
from services.domain.trial import Becomes, Sample, Trial
from services.feeds.payload import hand_feed
from services.feeds.trial import asking
from widgets.feeds.payload_window import PayloadWindow


class PayloadWiring(TrialWiring):
    """GUI thread."""

    def __init__(self, room: Room, *, desk: Desk, window: PayloadWindow, parent: QObject) -> None:
        super().__init__(room, desk=desk, window=window, box=window.box, parent=parent)
        self._taking = self.new_read()
        self._taking.answered.connect(window.show_taken)
        window.take_requested.connect(self._take_in)

    @Slot(object, object)
    def _take_in(self, sample: Sample, trial: Trial) -> None:
        feed = hand_feed(sample.name, trial.reading.guess, is_drill=self._room.profile.is_drill)
        asks = trial.reading.becomes is Becomes.INCIDENTS
        items = asking(trial.accepted) if asks else trial.accepted
        self._taking.ask(partial(self._taken, feed, Parsed(items)))

    def _taken(self, feed: Feed, parsed: Parsed) -> int:  # pool thread
        """One batch: all of it is on disk, or nothing is."""
        now = self._room.clock.now()
        self._room.intake.take_in(feed, parsed, FeedState(feed.feed_id, last_ok_at=now), now)
        return len(parsed.observations)
