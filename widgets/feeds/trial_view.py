"""What would come of it: accepted and rejected rows with reasons, and the points on the area."""

from datetime import tzinfo

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
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
from services.domain.text import Language
from services.domain.trial import Trial
from widgets.feeds.point_preview import PointPreview
from widgets.feeds.trial_model import AcceptedColumn, AcceptedModel, RejectedColumn, RejectedModel
from widgets.feeds.trial_words import becomes_word
from widgets.theme.quiet_table import QuietTable
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme


class TrialView(QWidget):
    """Signals: ``copy_requested()`` and ``save_requested()`` for the rejected rows as CSV."""

    copy_requested = Signal()
    save_requested = Signal()

    def __init__(
        self, area: Area, theme: Theme, *, zone: tzinfo, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._trial: Trial | None = None
        self._missing = ""
        self._accepted = AcceptedModel(zone=zone, parent=self)
        self._rejected = RejectedModel(language=language, parent=self)
        self._tables = (
            QuietTable(self._accepted, theme, stretched=AcceptedColumn.TITLE, size="small"),
            QuietTable(self._rejected, theme, stretched=RejectedColumn.REASON, size="small"),
        )
        self.points = PointPreview(area, theme)
        self._head, self._use, self._refused = QLabel(), QLabel(), QLabel()
        self._chips = tuple(self._chip() for _ in self._tables)
        self._copy, self._save = QPushButton(), QPushButton()
        self._page, self._pages, self._stack = StatePage(theme), QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._copy.clicked.connect(self.copy_requested)
        self._save.clicked.connect(self.save_requested)
        self.set_theme(theme)
        self.clear()

    @property
    def trial(self) -> Trial | None:
        return self._trial

    def clear(self) -> None:
        """There is nothing to look at yet."""
        self.show_missing("")

    def show_missing(self, words: str) -> None:
        """Too little is named for anything to be read; ``words`` say what is missing."""
        self._trial, self._missing = None, words
        self._show()

    def show_trial(self, trial: Trial) -> None:
        self._trial = trial
        self._show()
        self._choose(1 if trial.rejected and not trial.accepted else 0)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._head.setFont(theme.font("large", QFont.Weight.DemiBold))
        for part in (*self._tables, self.points, self._page):
            part.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        self._rejected.set_language(language)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _show(self) -> None:
        trial = self._trial
        self._accepted.show_items(trial.accepted if trial else ())
        self._rejected.show_items(trial.rejected if trial else ())
        self.points.show_items(trial.accepted if trial else ())
        self._write()

    @Slot()
    def _choose_by_chip(self) -> None:
        chip = self.sender()
        self._choose(self._chips.index(chip) if isinstance(chip, QToolButton) else 0)

    def _choose(self, number: int) -> None:
        for at, chip in enumerate(self._chips):
            chip.setChecked(at == number)
        self._stack.setCurrentIndex(number)

    def _write(self) -> None:
        trial = self._trial
        self._page.say(
            self._missing or self.tr("Nothing to look at yet"),
            what_next=self.tr("What would be taken in is shown here before anything is."),
        )
        self._pages.setCurrentIndex(0 if trial is None else 1)
        accepted, rejected = (len(trial.accepted), len(trial.rejected)) if trial else (0, 0)
        self._head.setText(self.tr("{0} accepted, {1} rejected").format(accepted, rejected))
        self._use.setText(self.tr("Becomes: {0}").format(becomes_word(trial.reading.becomes)) if trial else "")
        words = trial.refused.in_language(self._language) if trial and trial.refused else ""
        self._refused.setText(words)
        self._refused.setVisible(bool(words))
        self._chips[0].setText(self.tr("Accepted {0}").format(accepted))
        self._chips[1].setText(self.tr("Rejected {0}").format(rejected))
        self._copy.setText(self.tr("Copy rejected as CSV"))
        self._save.setText(self.tr("Save rejected…"))
        for button in (self._copy, self._save):
            button.setVisible(rejected > 0)
        for table, name in zip(self._tables, (self.tr("Accepted rows"), self.tr("Rejected rows")), strict=True):
            table.setAccessibleName(name)

    def _chip(self) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(self._choose_by_chip)
        return chip

    def _lay_out(self) -> None:
        self._use.setProperty("tone", "second")
        for label in (self._head, self._use, self._refused):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._refused.setProperty("tone", "p2")
        for table in self._tables:
            self._stack.addWidget(table)
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for chip in self._chips:
            bar.addWidget(chip)
        bar.addStretch(1)
        bar.addWidget(self._copy)
        bar.addWidget(self._save)
        above = QWidget()
        box = QVBoxLayout(above)
        box.setContentsMargins(12, 12, 12, 8)
        box.setSpacing(8)
        box.addWidget(self._head)
        box.addWidget(self._use)
        box.addWidget(self._refused)
        box.addLayout(bar)
        box.addWidget(self._stack, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(self.points)
        split.setSizes([340, 300])
        self._pages.addWidget(self._page)
        self._pages.addWidget(split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
