"""A file that was dropped or a text that was pasted: looked at first, then taken in as a feed's answer is."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from services.domain.profile import Area
from services.domain.text import Language
from services.domain.trial import Sample
from widgets.feeds.sample_box import SampleBox
from widgets.feeds.trial_window import TrialWindow
from widgets.theme.theme import Theme


class PayloadWindow(TrialWindow):
    """Signals besides those of a trial: ``text_given(str)``, ``file_wanted()``, and ``take_requested(Sample, Trial)``,
    answered by ``show_taken`` or ``say``.
    """

    text_given = Signal(str)
    file_wanted = Signal()
    take_requested = Signal(object, object)  # Sample, Trial

    def __init__(self, area: Area, theme: Theme, *, zone: tzinfo, language: Language, parent: QWidget) -> None:
        super().__init__(area, theme, zone=zone, language=language, parent=parent)
        self.box = SampleBox(theme)
        self._taken = 0
        self.build(theme)
        self.box.text_given.connect(self.text_given)
        self.box.file_wanted.connect(self.file_wanted)
        self.finish.clicked.connect(self._take)

    def start(self) -> None:
        """Show the window, with what was given last."""
        self.show()
        self.activateWindow()

    def start_anew(self) -> None:
        """Show the window and ask for a sample."""
        self.go_to(self.box)
        self.start()
        self.box.text.setFocus()

    def show_sample(self, sample: Sample) -> None:
        self._taken = 0
        super().show_sample(sample)

    def show_taken(self, count: int) -> None:
        """The rows are on disk; the same ones are not offered again."""
        self._is_busy, self._taken = False, count
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.box.set_theme(theme)

    def steps(self) -> Sequence[tuple[QWidget, str]]:
        return (
            (self.box, self.tr("Payload")),
            (self.formats, self.tr("Format")),
            (self.fields, self.tr("Fields")),
        )

    def title(self) -> str:
        sample = self.sample()
        return self.tr("Test a payload: {0}").format(sample.name) if sample else self.tr("Test a payload")

    def finish_word(self) -> str:
        trial = self.trial()
        if self._taken:
            return self.tr("Taken in: {0}").format(self._taken)
        return self.tr("Take in {0}").format(len(trial.accepted) if trial else 0)

    def may_finish(self) -> bool:
        return super().may_finish() and not self._taken

    @Slot()
    def _take(self) -> None:
        sample, trial = self.sample(), self.trial()
        if sample is not None and trial is not None and self.may_finish():
            self.show_busy()
            self.take_requested.emit(sample, trial)

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        self.finish.setVisible(self.sample() is not None)
