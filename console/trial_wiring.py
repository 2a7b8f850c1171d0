"""One window in which something is tried: samples, readings and rejected rows, all of it in the pool."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from console.desk import Desk
from console.reads import Read
from console.room import Room
from services.domain.errors import KnownError
from services.domain.feed import Feed
from services.domain.text import Label
from services.domain.trial import Reading, Sample
from services.feeds.payload import checked, hand_feed, read_file, refuse_size, rejected_csv
from services.feeds.trial import sample_of, tried
from widgets.feeds.drop_target import DropTarget
from widgets.feeds.sample_box import SampleBox
from widgets.feeds.trial_window import TrialWindow

PASTED = "tempel.txt"


class TrialWiring(QObject):
    """GUI thread. ``window`` is what is wired; a file or a text that is dropped on it or pasted is its next sample."""

    def __init__(self, room: Room, *, desk: Desk, window: TrialWindow, box: SampleBox, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._window = room, window
        self._sample, self._trial, self._csv = (self.new_read() for _ in range(3))
        self._sample.answered.connect(window.show_sample)
        self._trial.answered.connect(window.show_trial)
        self._csv_text = ""
        window.reading_chosen.connect(self._try)
        window.copy_requested.connect(self._copy_rejected)
        window.save_rejected_requested.connect(self._choose_csv)
        box.text_given.connect(self.look_at_text)
        box.file_wanted.connect(self._choose_file)
        drops = DropTarget(window)
        drops.file_given.connect(self.look_at_file)
        drops.text_given.connect(self.look_at_text)
        desk.adopt(window)
        if room.profile.is_drill:
            window.show_drill()

    def new_read(self) -> Read:
        """Return a way to ask the pool; what fails is said in the window."""
        read = Read(self._room.pool, self)
        read.failed.connect(self._tell)
        return read

    @Slot(str)
    def look_at_file(self, path: str) -> None:
        """Show what a file holds before anything of it is taken in."""
        self._read_sample(partial(read_file, Path(path)), Path(path).name)

    @Slot(str)
    def look_at_text(self, text: str) -> None:
        """Show what a text holds. One of 100 MB is told by its length alone: it is not even encoded."""
        try:
            refuse_size(len(text))
        except KnownError as error:
            self._window.start_reading()
            self._sample.forget()
            self._tell(error)
        else:
            self._read_sample(partial(_encoded, text), PASTED)

    def _read_sample(self, body: Callable[[], bytes], name: str) -> None:
        self._window.start_reading()
        self._sample.ask(
            partial(_sampled, body, name, self._room.profile.area.time_zone, self._room.profile.feeds)
        )

    @Slot(object)
    def _try(self, reading: Reading) -> None:
        sample = self._window.sample()
        if sample is None:
            return
        is_drill = self._room.profile.is_drill
        self._trial.ask(
            partial(
                tried,
                sample,
                reading,
                time_zone=self._room.profile.area.time_zone,
                feed_id=hand_feed(sample.name, reading.guess, is_drill=is_drill).feed_id,
                now=self._room.clock.now(),
                is_drill=is_drill,
            )
        )

    @Slot(object)
    def _tell(self, error: KnownError) -> None:
        self._window.say(error.reason)

    @Slot()
    def _copy_rejected(self) -> None:
        QGuiApplication.clipboard().setText(self._rejected_text())

    @Slot()
    def _choose_csv(self) -> None:
        dialog = QFileDialog(self._window)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("ditolak.csv")
        self._csv_text = self._rejected_text()
        dialog.fileSelected.connect(self._write_csv)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _write_csv(self, path: str) -> None:
        self._csv.ask(partial(_written, Path(path), self._csv_text))

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self._window)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.look_at_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _rejected_text(self) -> str:
        trial = self._window.trial()
        return rejected_csv(trial.rejected if trial else (), self._window.language)


def _sampled(body: Callable[[], bytes], name: str, time_zone: str, feeds: tuple[Feed, ...]) -> Sample:
    """Pool thread."""
    return sample_of(body(), name=name, time_zone=time_zone, feeds=feeds)


def _encoded(text: str) -> bytes:
    return checked(text.encode("utf-8", errors="replace"))


def _written(path: Path, text: str) -> None:
    """Pool thread. Raises KnownError."""
    try:
        path.write_text(text, "utf-8-sig", newline="")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise KnownError(
            Label(id=f"{path.name} tidak dapat ditulis ({why}).", en=f"{path.name} cannot be written ({why}).")
        ) from error
