"""The alarm list's table: rows of 32 px, one chosen at a time."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from services.domain.alarm import AlarmSource, AlarmState
from widgets.alarms.alarm_delegate import PAD_PX, AlarmDelegate
from widgets.alarms.alarm_model import AlarmColumn, AlarmModel
from widgets.alarms.alarm_words import source_word, state_word
from widgets.theme.theme import Theme
from widgets.words import age_text

REMARKS_EMS = 56


class AlarmTable(QTableView):
    """Signals: ``entered_row()`` when Enter or a double click asks for what the chosen row is about."""

    entered_row = Signal()

    def __init__(self, model: AlarmModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = AlarmDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        columns = self.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(AlarmColumn.WHAT, QHeaderView.ResizeMode.Stretch)
        columns.setSectionsClickable(False)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._enter)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        metrics = QFontMetrics(theme.font("normal"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(2 * metrics.height())
        self.horizontalHeader().setFont(theme.font("small"))
        widest = {
            AlarmColumn.PRIORITY: metrics.horizontalAdvance("Prioritas") + metrics.height(),
            AlarmColumn.STATE: max(metrics.horizontalAdvance(state_word(state)) for state in AlarmState),
            AlarmColumn.SOURCE: max(metrics.horizontalAdvance(source_word(source)) for source in AlarmSource),
            AlarmColumn.MARKS: metrics.averageCharWidth() * REMARKS_EMS,
            AlarmColumn.COUNT: metrics.horizontalAdvance("Dipicu 9999x"),
            AlarmColumn.SINCE: metrics.horizontalAdvance(age_text(59 * 60)) + metrics.height(),
        }
        for column, width in widest.items():
            self.setColumnWidth(column, width + 2 * PAD_PX + 4)
        self.viewport().update()

    def chosen_row(self) -> int | None:
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _enter(self, _index: QModelIndex) -> None:
        self.entered_row.emit()
