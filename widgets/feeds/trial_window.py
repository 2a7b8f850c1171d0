"""A window beside the desk in which something is tried step by step; what would come of it is always in sight."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from services.domain.profile import Area
from services.domain.text import Label, Language
from services.domain.trial import FormatGuess, Reading, Sample, Trial
from widgets.feeds.fields_page import FieldsPage
from widgets.feeds.format_page import FormatPage
from widgets.feeds.trial_view import TrialView
from widgets.theme.theme import Theme


class TrialWindow(QWidget):
    """Steps at the left, what would come of it at the right. A subclass says what begins and what ends it.

    Signals: ``reading_chosen(Reading)``, answered by ``show_trial``; ``copy_requested()`` and
    ``save_rejected_requested()`` for the rejected rows.
    """

    reading_chosen = Signal(object)  # Reading
    copy_requested = Signal()
    save_rejected_requested = Signal()

    def __init__(self, area: Area, theme: Theme, *, zone: tzinfo, language: Language, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language: Language = language
        self.formats, self.fields = FormatPage(theme, language=language), FieldsPage(theme)
        self.view = TrialView(area, theme, zone=zone, language=language)
        self._title, self._drill, self._said = QLabel(), QLabel("LATIHAN"), QLabel()
        self._steps: list[QToolButton] = []
        self._pages = QStackedWidget()
        self._back, self._next, self.finish, self._leave = (QPushButton() for _ in range(4))
        self._sample: Sample | None = None
        self._problem: Label | None = None
        self._is_busy = False

    @property
    def language(self) -> Language:
        return self._language

    def steps(self) -> Sequence[tuple[QWidget, str]]:
        """Return the pages with their names; the last one ends with ``finish``."""
        raise NotImplementedError

    def title(self) -> str:
        raise NotImplementedError

    def finish_word(self) -> str:
        raise NotImplementedError

    def busy_word(self) -> str:
        return self.tr("Reading…")

    def may_finish(self) -> bool:
        """Return whether there is something to take and nothing is missing for it."""
        trial = self.view.trial
        return (
            not self._is_busy and trial is not None and bool(trial.accepted) and not self.fields.what_is_missing()
        )

    def sample(self) -> Sample | None:
        return self._sample

    def trial(self) -> Trial | None:
        return self.view.trial

    def show_sample(self, sample: Sample) -> None:
        """Show what was fetched or given, read by the best guess."""
        self._sample, self._is_busy = sample, False
        self.say(None)
        self.view.clear()
        self.fields.show_sample(sample)
        self.formats.show_sample(sample)
        self.go_to(self.formats)
        self.formats.table.setFocus()

    @Slot(object)
    def show_trial(self, trial: Trial) -> None:
        """Show what came of a reading; one that was given up meanwhile comes too late."""
        self._is_busy = False
        if trial.reading == self.fields.reading():
            self.view.show_trial(trial)
        self.refresh()

    def start_reading(self) -> None:
        """Another sample is on its way: what was shown of the last one must not be taken for it."""
        self._sample = None
        self.view.clear()
        self._pages.setCurrentIndex(0)
        self.show_busy()

    def show_busy(self) -> None:
        """Something is under way in the pool."""
        self._is_busy = True
        self.say(None)

    def say(self, problem: Label | None) -> None:
        """Say what went wrong, None for nothing; what was under way has ended with a problem."""
        self._problem = problem
        if problem is not None:
            self._is_busy = False
        self.refresh()

    def show_drill(self) -> None:
        self._drill.show()

    def go_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self._title.setFont(theme.font("large", QFont.Weight.DemiBold))
        self._drill.setFont(theme.font("normal", QFont.Weight.Bold))
        for part in (self.formats, self.fields, self.view):
            part.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        for part in (self.formats, self.view):
            part.set_language(language)
        self.refresh()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(1280, 760)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Write the words, and allow what makes sense now."""
        steps, at = self.steps(), self._pages.currentIndex()
        self._title.setText(self.title())
        self.setWindowTitle(self.title())
        for number, (button, (_, name)) in enumerate(zip(self._steps, steps, strict=True)):
            button.setText(f"{number + 1}  {name}")
            button.setChecked(number == at)
            button.setEnabled(number == 0 or self._sample is not None)
        self._back.setText(self.tr("Back"))
        self._back.setEnabled(at > 0)
        self._next.setText(self.tr("Next"))
        self._next.setVisible(at < len(steps) - 1)
        self._next.setEnabled(self._sample is not None and not self._is_busy)
        self.finish.setText(self.finish_word())
        self.finish.setVisible(at == len(steps) - 1)
        self.finish.setEnabled(self.may_finish())
        self._leave.setText(self.tr("Close"))
        problem = self._problem.in_language(self._language) if self._problem else ""
        self._said.setProperty("tone", "p2" if problem else "second")
        self._said.style().polish(self._said)
        self._said.setText(problem or (self.busy_word() if self._is_busy else ""))

    def build(self, theme: Theme) -> None:
        """Arrange the parts: called once by the subclass, when it has its pages."""
        self._drill.setProperty("tone", "drill")
        self._drill.hide()
        for label in (self._title, self._drill, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.finish.setProperty("role", "primary")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._drill)
        head.addStretch(1)
        for page, _ in self.steps():
            self._pages.addWidget(page)
            head.addWidget(self._step())
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(self._pages)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.view)
        split.setSizes([640, 640])
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._said, 1)
        for button in (self._leave, self._back, self._next, self.finish):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part, margins in ((head, (12, 12, 12, 12)), (foot, (12, 8, 12, 12))):
            part.setContentsMargins(*margins)
        layout.addLayout(head)
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self._connect()
        self.set_theme(theme)
        self.refresh()

    def _connect(self) -> None:
        self.formats.chosen.connect(self._take_guess)
        self.fields.reading_changed.connect(self._ask_trial)
        self.view.copy_requested.connect(self.copy_requested)
        self.view.save_requested.connect(self.save_rejected_requested)
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._leave.clicked.connect(self.close)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    @Slot(object)
    def _take_guess(self, guess: FormatGuess) -> None:
        self.fields.show_guess(guess)
        self._ask_trial()

    @Slot()
    def _ask_trial(self) -> None:
        reading: Reading | None = self.fields.reading()
        missing = self.fields.what_is_missing()
        if missing:
            self.view.show_missing(missing)
            self.refresh()
        elif reading is not None and self._sample is not None:
            self.show_busy()
            self.reading_chosen.emit(reading)

    @Slot()
    def _go_back(self) -> None:
        self._pages.setCurrentIndex(self._pages.currentIndex() - 1)
        self.refresh()

    @Slot()
    def _go_on(self) -> None:
        self._pages.setCurrentIndex(self._pages.currentIndex() + 1)
        self.refresh()

    @Slot()
    def _go_to_step(self) -> None:
        self._pages.setCurrentIndex(next(n for n, button in enumerate(self._steps) if button is self.sender()))
        self.refresh()

    def _step(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._go_to_step)
        self._steps.append(button)
        return button
