"""One row of the queue: what each cell shows, as a picture that is kept while it shows the same."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from services.domain.clocks import first_due
from services.domain.deadline import DeadlineState
from services.domain.incident import Incident
from widgets.incidents.clock_words import clock_cell_text
from widgets.incidents.group_heads import GroupHead
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_model import QueueModel
from widgets.incidents.queue_paint import (
    Cell,
    CellPainter,
    DeadlineCell,
    FigureCell,
    Ground,
    SeverityCell,
    TextCell,
    TitleCell,
)
from widgets.theme.cell_cache import CellCache
from widgets.theme.elided_label import one_line
from widgets.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
BAR_TOKENS = {DeadlineState.OK: "text_3", DeadlineState.NEAR: "p2", DeadlineState.BREACHED: "p1"}
BAR_STEPS = 100  # finer than that the bar does not show at its width


class QueueDelegate(QStyledItemDelegate):
    """Paints every cell of the queue. ``pulse`` (0..1) is the strength of an unacknowledged symbol, ``now`` aware."""

    def __init__(self, theme: Theme, *, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pulse = 1.0
        self.now = now
        self._kept = CellCache()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._painter = CellPainter(theme)
        self._kept.forget()

    def row_height(self) -> int:
        """Return the height of a row in pixels: 32 at the base size of a desk."""
        return self._painter.row_height()

    def severity_width(self) -> int:
        """Return the width of the shape and its word."""
        return self._painter.severity_width()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(0, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The model is asked in Python: by roles, through Qt, a cell costs three times as much."""
        model, row = index.model(), index.row()
        if not isinstance(model, QueueModel):
            return
        if model.is_head(row):
            self._paint_head(painter, option, model.head_at(row))
            return
        ground = _ground(option, is_marked=model.is_marked(row))
        cell = self._cell(model, row, index.column())
        draw = partial(self._painter.draw, cell=cell, ground=ground)
        self._kept.paint(painter, option.rect, (type(cell), cell, ground), draw)

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, head: GroupHead) -> None:
        """Each cell shows its part of a head that runs over all columns. Few are on screen: none is kept."""
        row = QRect(option.rect)
        row.setLeft(0)
        row.setRight(option.widget.width() if option.widget else option.rect.right())
        painter.save()
        painter.setClipRect(option.rect)
        self._painter.draw_head(painter, row, head, _ground(option, is_marked=False))
        painter.restore()

    def _cell(self, model: QueueModel, row: int, column: int) -> Cell:
        incident = model.incident_at(row)
        if column == QueueColumn.SEVERITY:
            strength = 1.0 if incident.is_acknowledged else round(self.pulse, 2)
            return SeverityCell(incident.severity, strength, model.is_new(row), model.is_marked(row))
        if column == QueueColumn.DEADLINE:
            return self._deadline(incident)
        text = model.text(row, QueueColumn(column))
        if column == QueueColumn.TITLE:
            return TitleCell(text, one_line(incident.place or incident.district), incident.is_acknowledged)
        return FigureCell(text) if column == QueueColumn.ELAPSED else TextCell(text)

    def _deadline(self, incident: Incident) -> DeadlineCell:
        text, clock = clock_cell_text(incident, self.now), first_due(incident)
        if clock is None:
            return DeadlineCell(text, "text_3", 0.0)
        share = round(clock.share(self.now) * BAR_STEPS) / BAR_STEPS
        return DeadlineCell(text, BAR_TOKENS[clock.state(self.now)], share)


def _ground(option: QStyleOptionViewItem, *, is_marked: bool) -> Ground:
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if is_marked:
        return Ground.MARKED_SELECTED if is_selected else Ground.MARKED
    if is_selected:
        return Ground.SELECTED
    return Ground.HOVERED if option.state & QStyle.StateFlag.State_MouseOver else Ground.PLAIN
