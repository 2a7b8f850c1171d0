"""New sources and payloads from somebody's hand: what the panel asks for, tried in the pool, then made real."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from console.desk import Desk
from console.notices import Notices
from console.preferences import Preferences
from console.reads import Read
from console.room import Room
from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedState
from services.domain.observation import Parsed
from services.domain.profile import Profile
from services.domain.text import Label
from services.domain.trial import Becomes, FeedAddress, FeedDraft, Reading, Sample, Trial
from services.feeds.first_ask import FirstAsk
from services.feeds.payload import checked, hand_feed, read_file, refuse_size, rejected_csv
from services.feeds.trial import asking, sample_of, tried
from services.incidents.intake import Intake
from services.profile.feed_entry import secret_name
from services.profile.feed_writer import FeedWriter
from widgets.feeds.drop_target import DropTarget
from widgets.feeds.payload_window import PayloadWindow
from widgets.feeds.source_wizard import SourceWizard
from widgets.feeds.trial_window import TrialWindow

PASTED = "tempel.txt"
CANCELLED = Label(id="Dibatalkan.", en="Cancelled.")
DRILL_LONGEST_S = 3600


@dataclass(frozen=True, slots=True)
class _Saved:
    profile: Profile
    feed: Feed


class AddingWiring(QObject):
    """Builds the windows when they are first wanted. GUI thread; files, network and parsing in the pool."""

    def __init__(
        self,
        room: Room,
        *,
        desk: Desk,
        preferences: Preferences,
        writer: FeedWriter,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._desk, self._preferences = room, desk, preferences
        self._writer, self._notices = writer, notices
        self._wizard: SourceWizard | None = None
        self._payload: PayloadWindow | None = None
        self._first_ask: FirstAsk | None = None
        desk.feeds.add_requested.connect(self.open_wizard)
        desk.feeds.try_requested.connect(self.open_payload)
        desk.feeds.enable_adding()
        self._drops = DropTarget(desk.window)
        self._drops.file_given.connect(self.look_at_file)
        self._drops.text_given.connect(self.look_at_text)

    @Slot()
    def open_wizard(self) -> None:
        if self._wizard is None:
            self._wizard = self._new_wizard()
        self._places.ask(self._read_places)
        self._wizard.start()

    @Slot()
    def open_payload(self) -> None:
        self._payload_window().start_anew()

    @Slot(str)
    def look_at_file(self, path: str) -> None:
        """Show what a file holds before anything of it is taken in."""
        window = self._payload_window()
        window.start()
        self._read_sample(window, self._payload_sample, partial(read_file, Path(path)), Path(path).name)

    @Slot(str)
    def look_at_text(self, text: str) -> None:
        """Show what a text holds before anything of it is taken in."""
        window = self._payload_window()
        window.start()
        self._read_text(window, self._payload_sample, text)

    # the windows

    def _new_wizard(self) -> SourceWizard:
        wizard = SourceWizard(
            self._room.profile.area,
            self._preferences.theme,
            zone=self._room.zone,
            language=self._preferences.language,
            parent=self._desk.window,
        )
        self._sample, self._trial, self._saving, self._places = (self._read(wizard) for _ in range(4))
        self._sample.answered.connect(wizard.show_sample)
        self._trial.answered.connect(wizard.show_trial)
        self._saving.answered.connect(self._start_feed)
        self._places.answered.connect(self._show_places)
        wizard.ask_requested.connect(self._ask)
        wizard.cancel_requested.connect(self._cancel)
        wizard.text_given.connect(self._take_wizard_text)
        wizard.file_wanted.connect(self._choose_wizard_file)
        wizard.reading_chosen.connect(self._try_wizard)
        wizard.add_requested.connect(self._save)
        self._connect_rejected(wizard)
        drops = DropTarget(wizard)
        drops.file_given.connect(self._take_wizard_file)
        drops.text_given.connect(self._take_wizard_text)
        if self._room.profile.is_drill:
            wizard.saving.leave_out_longer(DRILL_LONGEST_S)
        return wizard

    def _payload_window(self) -> PayloadWindow:
        if self._payload is None:
            self._payload = self._new_payload()
        return self._payload

    def _new_payload(self) -> PayloadWindow:
        window = PayloadWindow(
            self._room.profile.area,
            self._preferences.theme,
            zone=self._room.zone,
            language=self._preferences.language,
            parent=self._desk.window,
        )
        self._payload_sample, self._payload_trial, self._taking = (self._read(window) for _ in range(3))
        self._payload_sample.answered.connect(window.show_sample)
        self._payload_trial.answered.connect(window.show_trial)
        self._taking.answered.connect(window.show_taken)
        window.text_given.connect(self.look_at_text)
        window.file_wanted.connect(self._choose_payload_file)
        window.reading_chosen.connect(self._try_payload)
        window.take_requested.connect(self._take_in)
        self._connect_rejected(window)
        drops = DropTarget(window)
        drops.file_given.connect(self.look_at_file)
        drops.text_given.connect(self.look_at_text)
        return window

    def _connect_rejected(self, window: TrialWindow) -> None:
        window.copy_requested.connect(self._copy_rejected)
        window.save_rejected_requested.connect(self._choose_csv)
        self._desk.adopt(window)
        if self._room.profile.is_drill:
            window.show_drill()

    def _read(self, window: TrialWindow) -> Read:
        read = Read(self._room.pool, self)
        read.failed.connect(_Teller(window, read).tell)
        return read

    # what is looked at

    @Slot(object)
    def _ask(self, address: FeedAddress) -> None:
        first = FirstAsk(
            address,
            clock=self._room.clock,
            is_drill=self._room.profile.is_drill,
            wait_s=self._room.feeds.wait_s,
        )
        self._first_ask = first
        self._sample.ask(partial(_fetched, first, address.url, self._time_zone(), self._own_feeds()))

    @Slot()
    def _cancel(self) -> None:
        if self._first_ask is not None and self._wizard is not None:
            self._sample.forget()
            self._first_ask.cancel()
            self._first_ask = None
            self._wizard.say(CANCELLED)

    @Slot(str)
    def _take_wizard_text(self, text: str) -> None:
        assert self._wizard is not None
        self._read_text(self._wizard, self._sample, text)

    @Slot(str)
    def _take_wizard_file(self, path: str) -> None:
        assert self._wizard is not None
        self._read_sample(self._wizard, self._sample, partial(read_file, Path(path)), Path(path).name)

    def _read_text(self, window: TrialWindow, read: Read, text: str) -> None:
        """A text of 100 MB is told by its length alone: it is not even encoded."""
        try:
            refuse_size(len(text))
        except KnownError as error:
            window.start_reading()
            read.forget()
            window.say(error.reason)
        else:
            self._read_sample(window, read, partial(_encoded, text), PASTED)

    def _read_sample(self, window: TrialWindow, read: Read, body: Callable[[], bytes], name: str) -> None:
        window.start_reading()
        read.ask(partial(_sampled, body, name, self._time_zone(), self._own_feeds()))

    @Slot(object)
    def _try_wizard(self, reading: Reading) -> None:
        assert self._wizard is not None
        self._try(self._wizard, self._trial, reading)

    @Slot(object)
    def _try_payload(self, reading: Reading) -> None:
        assert self._payload is not None
        self._try(self._payload, self._payload_trial, reading)

    def _try(self, window: TrialWindow, read: Read, reading: Reading) -> None:
        sample = window.sample()
        if sample is not None:
            is_drill = self._room.profile.is_drill
            feed_id = hand_feed(sample.name, reading.guess, is_drill=is_drill).feed_id
            read.ask(
                partial(
                    tried,
                    sample,
                    reading,
                    time_zone=self._time_zone(),
                    feed_id=feed_id,
                    now=self._room.clock.now(),
                    is_drill=is_drill,
                )
            )

    # what is made of it

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
        self._room.profile = saved.profile
        self._room.feeds.add(saved.feed)
        name = saved.feed.name
        news = Label(f"Umpan ditambahkan: {name.id}", f"Feed added: {name.en}")
        self._notices.tell(news)
        if self._wizard is not None:
            self._wizard.show_added(news)

    @Slot(object, object)
    def _take_in(self, sample: Sample, trial: Trial) -> None:
        now = self._room.clock.now()
        feed = hand_feed(sample.name, trial.reading.guess, is_drill=self._room.profile.is_drill)
        asks = trial.reading.becomes is Becomes.INCIDENTS
        items = asking(trial.accepted) if asks else trial.accepted
        self._taking.ask(partial(self._taken, feed, Parsed(items), FeedState(feed.feed_id, last_ok_at=now)))

    def _taken(self, feed: Feed, parsed: Parsed, state: FeedState) -> int:  # pool thread
        self._room.intake.take_in(feed, parsed, state, self._room.clock.now())
        return len(parsed.observations)

    # rejected rows

    @Slot()
    def _copy_rejected(self) -> None:
        QGuiApplication.clipboard().setText(self._rejected_text(self.sender()))

    @Slot()
    def _choose_csv(self) -> None:
        window = self.sender()
        assert isinstance(window, TrialWindow)
        dialog = QFileDialog(window)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("ditolak.csv")
        self._csv = self._read(window)
        self._csv_text = self._rejected_text(window)
        dialog.fileSelected.connect(self._write_csv)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _write_csv(self, path: str) -> None:
        self._csv.ask(partial(_written, Path(path), self._csv_text))

    def _rejected_text(self, window: QObject) -> str:
        trial = window.trial() if isinstance(window, TrialWindow) else None
        return rejected_csv(trial.rejected if trial else (), self._preferences.language)

    # the rest

    @Slot()
    def _choose_wizard_file(self) -> None:
        assert self._wizard is not None
        self._choose_file(self._wizard, self._take_wizard_file)

    @Slot()
    def _choose_payload_file(self) -> None:
        assert self._payload is not None
        self._choose_file(self._payload, self.look_at_file)

    def _choose_file(self, window: TrialWindow, slot: Callable[[str], None]) -> None:
        dialog = QFileDialog(window)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(slot)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read_places(self) -> tuple[Label, Label]:  # pool thread: a keyring may keep one waiting
        return self._writer.place, self._room.secrets.place

    @Slot(object)
    def _show_places(self, places: tuple[Label, Label]) -> None:
        if self._wizard is not None:
            self._wizard.saving.show_places(*places)

    def _time_zone(self) -> str:
        return self._room.profile.area.time_zone

    def _own_feeds(self) -> tuple[Feed, ...]:
        return self._room.profile.feeds


class _Teller(QObject):
    """Says in a window what a read of it failed of."""

    def __init__(self, window: TrialWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    @Slot(object)
    def tell(self, error: KnownError) -> None:
        self._window.say(error.reason)


def _fetched(first: FirstAsk, url: str, time_zone: str, feeds: tuple[Feed, ...]) -> Sample:
    answer = first.ask()
    body = checked(answer.body or b"")
    return sample_of(body, name=_name_of(url), content_type=answer.content_type, time_zone=time_zone, feeds=feeds)


def _sampled(body: Callable[[], bytes], name: str, time_zone: str, feeds: tuple[Feed, ...]) -> Sample:
    return sample_of(body(), name=name, time_zone=time_zone, feeds=feeds)


def _encoded(text: str) -> bytes:
    return checked(text.encode("utf-8", errors="replace"))


def _name_of(url: str) -> str:
    """Return the address without its query, where people hide keys."""
    return url.partition("?")[0].partition("#")[0]


def _written(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8-sig", newline="")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise KnownError(
            Label(id=f"{path.name} tidak dapat ditulis ({why}).", en=f"{path.name} cannot be written ({why}).")
        ) from error
