"""Which format a sample is read with: the best guesses first, with what each would take in."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from services.domain.text import Language
from services.domain.trial import FormatGuess, Sample
from widgets.feeds.trial_model import NO_PARENT, Index
from widgets.feeds.trial_words import size_text
from widgets.theme.elided_label import plain_tooltip
from widgets.theme.quiet_table import QuietTable
from widgets.theme.theme import Theme

NUMBER_PX = 88


class FormatColumn(IntEnum):
    NAME = 0
    SUMMARY = 1
    ACCEPTED = 2
    REJECTED = 3


class FormatModel(QAbstractTableModel):
    """The guesses, in their order."""

    def __init__(self, *, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self.guesses: tuple[FormatGuess, ...] = ()

    def show_guesses(self, guesses: Sequence[FormatGuess]) -> None:
        self.beginResetModel()
        self.guesses = tuple(guesses)
        self.endResetModel()

    def set_language(self, language: Language) -> None:
        self._language = language
        if self.guesses:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.guesses) - 1, len(FormatColumn) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.guesses)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(FormatColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        translate = QCoreApplication.translate
        return {
            FormatColumn.NAME: translate("Trial", "Format"),
            FormatColumn.SUMMARY: translate("Trial", "What it reads"),
            FormatColumn.ACCEPTED: translate("Trial", "Accepted"),
            FormatColumn.REJECTED: translate("Trial", "Rejected"),
        }[FormatColumn(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (FormatColumn.ACCEPTED, FormatColumn.REJECTED):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self.guesses[index.row()], column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._text(self.guesses[index.row()], FormatColumn.SUMMARY))
        return None

    def _text(self, guess: FormatGuess, column: int) -> str:
        reads_any = guess.accepted or guess.rejected
        match column:
            case FormatColumn.NAME:
                if guess.feed_id:
                    return QCoreApplication.translate("Trial", "mapping of a feed")
                return guess.format
            case FormatColumn.SUMMARY:
                return guess.summary.in_language(self._language)
            case FormatColumn.ACCEPTED:
                return str(guess.accepted) if reads_any else "-"
        return str(guess.rejected) if reads_any else "-"


class FormatPage(QWidget):
    """Signals: ``chosen(FormatGuess)``."""

    chosen = Signal(object)  # FormatGuess

    def __init__(self, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._sample: Sample | None = None
        self.model = FormatModel(language=language, parent=self)
        self.table = QuietTable(self.model, theme, stretched=FormatColumn.SUMMARY, size="small")
        self.table.horizontalHeader().setMinimumSectionSize(NUMBER_PX)
        self._what, self._hint = QLabel(), QLabel()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._write()

    def guess(self) -> FormatGuess | None:
        at = self.table.currentIndex()
        return self.model.guesses[at.row()] if at.isValid() else None

    def show_sample(self, sample: Sample) -> None:
        """List the ways to read it; the best one is chosen."""
        self._sample = sample
        self.model.show_guesses(sample.guesses)
        self._write()
        self.table.selectRow(0)

    def set_theme(self, theme: Theme) -> None:
        self.table.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        self.model.set_language(language)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.model.guesses[current.row()])

    def _write(self) -> None:
        sample = self._sample
        self._what.setText(f"{sample.name}   {size_text(len(sample.body))}" if sample else "")
        trouble = sample.trouble.in_language(self._language) if sample and sample.trouble else ""
        best = self.tr("The best guess is on top; choose another if it is not right.")
        self._hint.setText(trouble or best)
        self.table.setAccessibleName(self.tr("Formats"))

    def _lay_out(self) -> None:
        for label in (self._what, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._hint.setProperty("tone", "second")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._what)
        layout.addWidget(self._hint)
        layout.addWidget(self.table, 1)
