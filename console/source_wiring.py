"""The wizard: an address is asked once, and what it becomes is written, kept and started."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from console.desk import Desk
from console.notices import Notices
from console.room import Room
from console.trial_wiring import TrialWiring
from services.domain.errors import KnownError
from services.domain.feed import Feed
from services.domain.profile import Profile
from services.domain.text import Label
from services.domain.trial import FeedAddress, FeedDraft, Sample
from services.feeds.first_ask import FirstAsk
from services.feeds.payload import checked
from services.feeds.trial import sample_of
from services.incidents.intake import Intake
from services.profile.feed_entry import secret_name
from services.profile.feed_writer import FeedWriter
from widgets.feeds.source_wizard import SourceWizard

CANCELLED = Label(id="Dibatalkan.", en="Cancelled.")
DRILL_LONGEST_S = 3600


@dataclass(frozen=True, slots=True)
class _Saved:
    profile: Profile
    feed: Feed


class SourceWiring(TrialWiring):
    """GUI thread."""

    def __init__(
        self,
        room: Room,
        *,
        desk: Desk,
        wizard: SourceWizard,
        writer: FeedWriter,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(room, desk=desk, window=wizard, box=wizard.source.sample, parent=parent)
        self._wizard, self._writer, self._notices = wizard, writer, notices
        self._first_ask: FirstAsk | None = None
        self._saving, self._places = self.new_read(), self.new_read()
        self._saving.answered.connect(self._start_feed)
        self._places.answered.connect(self._show_places)
        wizard.ask_requested.connect(self._ask)
        wizard.cancel_requested.connect(self._cancel)
        wizard.add_requested.connect(self._save)
        if room.profile.is_drill:
            wizard.saving.leave_out_longer(DRILL_LONGEST_S)

    def start(self) -> None:
        """Show the wizard, and where it would write."""
        self._places.ask(self._read_places)
        self._wizard.start()

    @Slot(object)
    def _ask(self, address: FeedAddress) -> None:
        profile, clock = self._room.profile, self._room.clock
        first = FirstAsk(address, clock=clock, is_drill=profile.is_drill, wait_s=self._room.feeds.wait_s)
        self._first_ask = first
        self._sample.ask(partial(_fetched, first, address.url, profile.area.time_zone, profile.feeds))

    @Slot()
    def _cancel(self) -> None:
        if self._first_ask is not None:
            self._sample.forget()
            self._first_ask.cancel()
            self._first_ask = None
            self._wizard.say(CANCELLED)

    @Slot(object)
    def _save(self, draft: FeedDraft) -> None:
        self._saving.ask(partial(self._saved, draft))

    def _saved(self, draft: FeedDraft) -> _Saved:  # pool thread
        """The secret first: a feed that starts without it would be refused by its server."""
        feed_id = self._writer.id_for(draft)
        secret = draft.address.secret if draft.address.auth_kind else ""
        if secret:
            self._room.secrets.set(secret_name(feed_id), secret)
        try:
            added = self._writer.add(replace(draft, feed_id=feed_id))
        except KnownError:
            if secret:
                self._room.secrets.delete(secret_name(feed_id))
            raise
        self._room.intake.follow(Intake(added.profile))
        return _Saved(added.profile, added.feed)

    @Slot(object)
    def _start_feed(self, saved: _Saved) -> None:
        feed, room = saved.feed, self._room
        room.profile = saved.profile
        room.fleet.believe(feed.feed_id, stale_after_s=feed.stale_after_s)
        room.feeds.add(feed)
        self._notices.tell(Label(f"Umpan ditambahkan: {feed.name.id}", f"Feed added: {feed.name.en}"))
        self._wizard.show_added()

    def _read_places(self) -> tuple[Label, Label]:  # pool thread: a keyring may keep one waiting
        return self._writer.place, self._room.secrets.place

    @Slot(object)
    def _show_places(self, places: tuple[Label, Label]) -> None:
        self._wizard.saving.show_places(*places)


def _fetched(first: FirstAsk, url: str, time_zone: str, feeds: tuple[Feed, ...]) -> Sample:
    """Pool thread."""
    answer = first.ask()
    name = url.partition("?")[0].partition("#")[0]  # people hide keys in queries
    body = checked(answer.body or b"")
    return sample_of(body, name=name, content_type=answer.content_type, time_zone=time_zone, feeds=feeds)
