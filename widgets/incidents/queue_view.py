"""The queue's table: nothing in it moves because something else arrived."""

import math
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from services.domain.incident import IncidentStatus
from widgets.incidents.clock_words import widest_clock_text
from widgets.incidents.marking_view import MarkingView
from widgets.incidents.queue_cells import QueueColumn, header_text
from widgets.incidents.queue_delegate import QueueDelegate
from widgets.incidents.queue_model import QueueModel
from widgets.incidents.queue_paint import PAD_PX
from widgets.incidents.queue_query import QueueFilter
from widgets.theme.theme import Theme
from widgets.words import age_text, status_word

SLACK_PX = 4  # a text elides when it fits to the pixel: widths are fractions
PULSE_PERIOD_S = 2.0  # below 1 Hz
PULSE_STEP_MS = 100
SHOWN_FROM_EM = {  # columns that a narrow pane leaves out, and from how many ems of width they show
    QueueColumn.NUMBER: 30,
    QueueColumn.STATUS: 36,
    QueueColumn.OWNER: 50,
    QueueColumn.AGENCIES: 62,
    QueueColumn.CATEGORY: 80,
}


class QueueView(MarkingView):
    """Rows of 32 px, one selected at a time. Keeps what is on screen where it is while ``is_held``; another order
    that the operator asked for may move it.
    """

    def __init__(self, model: QueueModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._delegate = QueueDelegate(theme, now=model.now, parent=self)
        self._theme = theme
        self._phase_s = 0.0
        self._is_still = False
        self._top: tuple[QPersistentModelIndex, int] | None = None  # row on top, how far it is scrolled in pixels
        self._left_out: frozenset[QueueColumn] = frozenset()
        self.is_held = True
        self._number = "A-26-00042"
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._pulse = QTimer(self)
        self._pulse.setInterval(PULSE_STEP_MS)
        self._pulse.timeout.connect(self._beat)
        self._set_up()
        model.counts_changed.connect(self._start_or_stop_pulse)
        model.layoutAboutToBeChanged.connect(self._remember_top)
        model.layoutChanged.connect(self._return_to_top)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.set_theme(theme)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        self.horizontalHeader().setFont(theme.font("small"))
        self._set_widths()
        self.viewport().update()

    def set_now(self, now: datetime) -> None:
        """Repaint what tells the time in the rows on screen, and only that."""
        self._delegate.now = now
        for column in (QueueColumn.SEVERITY, QueueColumn.DEADLINE, QueueColumn.ELAPSED):
            self._repaint_column(column)

    def stand_still(self) -> None:
        """Stop the pulse: reduced motion, or a wall."""
        self._is_still = True
        self._start_or_stop_pulse()

    def allow_motion(self) -> None:
        self._is_still = False
        self._start_or_stop_pulse()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.setCurrentIndex(QModelIndex())  # Qt makes the first row current: nobody chose it

    def leave_out(self, columns: frozenset[QueueColumn]) -> None:
        """Hide the columns the operator does not want; a narrow pane leaves out more."""
        self._left_out = columns
        self._show_columns_that_fit()

    def step(self, rows: int) -> None:
        """Move the current row by ``rows``; from nowhere to the first."""
        current = self.selected_row()
        row = 0 if current is None else max(0, min(self._model.rowCount() - 1, current + rows))
        if self._model.rowCount():
            self.selectRow(row)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_columns_that_fit()

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:  # noqa: N802
        super().rowsInserted(parent, start, end)
        if not self._model.is_head(start):
            self._make_room_for(self._model.incident_at(start).number)
        self._keep_place(start, end - start + 1)

    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:  # noqa: N802
        super().rowsAboutToBeRemoved(parent, start, end)
        above = min(end + 1, self._top_row()) - start
        if above > 0:
            self._scroll_by(-above)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._start_or_stop_pulse()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._pulse.stop()

    @Slot()
    def _remember_top(self) -> None:
        at, row = self.verticalScrollBar().value(), self._top_row()
        is_scrolled = self.is_held and at > 0 and row < self._model.rowCount()
        height = self.verticalHeader().defaultSectionSize()
        top = QPersistentModelIndex(self._model.index(row, 0)) if is_scrolled else None
        self._top = (top, at - row * height) if top is not None else None

    @Slot()
    def _return_to_top(self) -> None:
        if self._top and self._top[0].isValid():
            self.updateGeometries()
            height = self.verticalHeader().defaultSectionSize()
            self.verticalScrollBar().setValue(self._top[0].row() * height + self._top[1])
        self._top = None

    def _make_room_for(self, number: str) -> None:
        """Widen the column for a longer kind of number: a drill's begin with LAT-."""
        if len(number) > len(self._number):
            self._number = number
            self._set_widths()

    def _keep_place(self, start: int, count: int) -> None:
        if start < self._top_row():
            self.updateGeometries()  # or the bar still ends where the rows ended before
            self._scroll_by(count)

    def _top_row(self) -> int:
        return self.verticalScrollBar().value() // max(1, self.verticalHeader().defaultSectionSize())

    def _scroll_by(self, rows: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rows * self.verticalHeader().defaultSectionSize())

    @Slot()
    def _beat(self) -> None:
        self._phase_s = (self._phase_s + PULSE_STEP_MS / 1000.0) % PULSE_PERIOD_S
        self._delegate.pulse = 0.7 + 0.3 * math.cos(2.0 * math.pi * self._phase_s / PULSE_PERIOD_S)
        self._repaint_column(QueueColumn.SEVERITY)

    def _repaint_column(self, column: QueueColumn) -> None:
        left, width = self.columnViewportPosition(column), self.columnWidth(column)
        self.viewport().update(QRect(left, 0, width, self.viewport().height()))

    @Slot()
    def _start_or_stop_pulse(self) -> None:
        wanted = self._model.counts.of[QueueFilter.UNACKNOWLEDGED] > 0 and self.isVisible() and not self._is_still
        if wanted and not self._pulse.isActive():
            self._pulse.start()
        elif not wanted and self._pulse.isActive():
            self._pulse.stop()
            self._delegate.pulse = 1.0

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QueueColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        columns.setSectionsClickable(False)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _set_widths(self) -> None:
        small, normal = QFontMetrics(self._theme.font("small")), QFontMetrics(self._theme.font("normal"))
        statuses = max(small.horizontalAdvance(status_word(status)) for status in IncidentStatus)
        widths = {
            QueueColumn.SEVERITY: self._delegate.severity_width() - PAD_PX,
            QueueColumn.NUMBER: small.horizontalAdvance(self._number),
            QueueColumn.CATEGORY: normal.averageCharWidth() * 16,
            QueueColumn.AGENCIES: normal.averageCharWidth() * 16,
            QueueColumn.OWNER: small.averageCharWidth() * 12,
            QueueColumn.STATUS: min(statuses, small.averageCharWidth() * 18),
            QueueColumn.DEADLINE: small.horizontalAdvance(widest_clock_text()),
            QueueColumn.ELAPSED: normal.horizontalAdvance(age_text(59 * 60)),
        }
        for column, width in widths.items():
            heading = normal.horizontalAdvance(header_text(column))
            self.setColumnWidth(column, max(width, heading) + SLACK_PX + 2 * PAD_PX)

    def _show_columns_that_fit(self) -> None:
        em = QFontMetrics(self._theme.font("normal")).height()
        for column in (QueueColumn.DEADLINE, QueueColumn.ELAPSED):
            self.setColumnHidden(column, column in self._left_out)
        for column, ems in SHOWN_FROM_EM.items():
            is_hidden = column in self._left_out or self.viewport().width() < ems * em
            if self.isColumnHidden(column) is not is_hidden:
                self.setColumnHidden(column, is_hidden)
