"""The mapping by hand: click a field, then what it means. What is seen beside it follows at once."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from services.domain.trial import Becomes, FormatGuess, Reading, Sample, SampleField
from widgets.feeds.trial_model import NO_PARENT, Index
from widgets.feeds.trial_words import MEANINGS, becomes_word, is_needed, meaning_word, missing_words
from widgets.theme.elided_label import one_line, plain_tooltip
from widgets.theme.flow_layout import FlowLayout
from widgets.theme.quiet_table import QuietTable
from widgets.theme.theme import Theme

MAPPED = "mapped"


class FieldColumn(IntEnum):
    NAME = 0
    MEANING = 1
    EXAMPLES = 2


class FieldModel(QAbstractTableModel):
    """The fields of a sample, and what each of them means."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields: tuple[SampleField, ...] = ()
        self._meanings: dict[str, str] = {}  # by path

    def show_fields(self, fields: Sequence[SampleField], meanings: Mapping[str, str]) -> None:
        self.beginResetModel()
        self.fields = tuple(fields)
        self._meanings = {path: meaning for meaning, path in meanings.items()}
        self.endResetModel()

    def meaning(self, row: int) -> str:
        return self._meanings.get(self.fields[row].path, "")

    def meanings(self) -> Mapping[str, str]:
        """Return the path of the field for each meaning that has one."""
        return {meaning: path for path, meaning in self._meanings.items()}

    def give(self, row: int, meaning: str) -> None:
        """Let the field mean that and no other; a second time takes it away again."""
        path = self.fields[row].path
        was = self._meanings.pop(path, "")
        self._meanings = {p: m for p, m in self._meanings.items() if m != meaning}
        if was != meaning:
            self._meanings[path] = meaning
        self.announce()

    def announce(self) -> None:
        if self.fields:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.fields) - 1, len(FieldColumn) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.fields)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(FieldColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        translate = QCoreApplication.translate
        return {
            FieldColumn.NAME: translate("Trial", "Field"),
            FieldColumn.MEANING: translate("Trial", "Means"),
            FieldColumn.EXAMPLES: translate("Trial", "Examples"),
        }[FieldColumn(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text)
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def _text(self, row: int, column: int) -> str:
        field = self.fields[row]
        match column:
            case FieldColumn.NAME:
                return field.path
            case FieldColumn.MEANING:
                meaning = self.meaning(row)
                return meaning_word(meaning) if meaning else ""
        return "  ·  ".join(field.examples)


class FieldsPage(QWidget):
    """Signals: ``reading_changed()`` when another meaning or another use was chosen."""

    reading_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guess: FormatGuess | None = None
        self._is_placed = False
        self.model = FieldModel(self)
        self.table = QuietTable(self.model, theme, stretched=FieldColumn.EXAMPLES, size="small")
        self._use, self._asked, self._missing, self._fixed = QLabel(), QLabel(), QLabel(), QLabel()
        self._uses = {becomes: self._chip(self._choose_use) for becomes in Becomes}
        self._chips = {meaning: self._chip(self._give) for meaning in MEANINGS}
        self._meanings = QWidget()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.set_theme(theme)
        self._write()

    def show_sample(self, sample: Sample) -> None:
        """Show the fields with the guessed mapping."""
        self.model.show_fields(sample.fields, sample.meanings)
        self._is_placed = any(field.path.startswith("geometry") for field in sample.fields)
        self._check_use(sample.becomes)
        if sample.fields:
            self.table.selectRow(0)
        self._write()

    def show_guess(self, guess: FormatGuess) -> None:
        """Offer what this way of reading leaves open: everything for a mapping, the use alone for a format."""
        self._guess = guess
        if not self.is_mapped() and self.becomes() not in (Becomes.INCIDENTS, Becomes.MAP):
            self._check_use(Becomes.MAP)
        self._write()

    def is_mapped(self) -> bool:
        """Return whether the fields are named by hand."""
        return self._guess is not None and self._guess.format == MAPPED and not self._guess.feed_id

    def becomes(self) -> Becomes:
        return next((becomes for becomes, chip in self._uses.items() if chip.isChecked()), Becomes.MAP)

    def reading(self) -> Reading | None:
        """Return how to read, None before anything was chosen."""
        return None if self._guess is None else Reading(self._guess, self.becomes(), self.model.meanings())

    def what_is_missing(self) -> str:
        if not self.is_mapped():
            return ""
        return missing_words(self.becomes(), self.model.meanings().keys(), is_placed=self._is_placed)

    def set_theme(self, theme: Theme) -> None:
        self.table.set_theme(theme)
        self._asked.setFont(theme.font("normal", QFont.Weight.DemiBold))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.model.announce()
            self._write()

    @Slot()
    def _choose_use(self) -> None:
        sender = self.sender()
        self._check_use(next(becomes for becomes, chip in self._uses.items() if chip is sender))
        self._write()
        self.reading_changed.emit()

    @Slot()
    def _give(self) -> None:
        sender, row = self.sender(), self.table.currentIndex().row()
        if row >= 0:
            self.model.give(row, next(meaning for meaning, chip in self._chips.items() if chip is sender))
            self._write()
            self.reading_changed.emit()

    @Slot(QModelIndex, QModelIndex)
    def _show_chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._write()

    def _check_use(self, wanted: Becomes) -> None:
        for becomes, chip in self._uses.items():
            chip.setChecked(becomes is wanted)

    def _write(self) -> None:
        self._use.setText(self.tr("What it becomes"))
        for becomes, use in self._uses.items():
            use.setText(becomes_word(becomes))
            use.setVisible(self.is_mapped() or becomes in (Becomes.INCIDENTS, Becomes.MAP))
        row = self.table.currentIndex().row()
        name = self.model.fields[row].path if 0 <= row < self.model.rowCount() else ""
        self._asked.setText(self.tr("“{0}” means:").format(name) if name else self.tr("Choose a field"))
        given, now = self.model.meanings(), self.model.meaning(row) if name else ""
        for meaning, chip in self._chips.items():
            star = " *" if is_needed(self.becomes(), meaning, given) else ""
            chip.setText(meaning_word(meaning) + star)
            chip.setChecked(meaning == now)
            chip.setEnabled(bool(name))
        missing = self.what_is_missing()
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self._fixed.setText(self.tr("This format knows its fields: there is nothing to map."))
        self._fixed.setVisible(not self.is_mapped())
        for part in (self.table, self._asked, self._meanings):
            part.setVisible(self.is_mapped())
        self.table.setAccessibleName(self.tr("Fields"))

    def _chip(self, slot: object) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(slot)
        return chip

    def _lay_out(self) -> None:
        for label in (self._use, self._asked, self._missing, self._fixed):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._use.setProperty("tone", "second")
        self._fixed.setProperty("tone", "second")
        self._missing.setProperty("tone", "p2")
        uses = QWidget()
        for box, chips in ((uses, self._uses.values()), (self._meanings, self._chips.values())):
            flow = FlowLayout(box, gap_px=4)
            for chip in chips:
                flow.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self._use, uses, self._fixed):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        for part in (self._asked, self._meanings, self._missing):
            layout.addWidget(part)
        layout.addStretch(0)
