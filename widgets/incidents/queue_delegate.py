"""One row of the queue: what each cell shows, as a picture that is kept while it shows the same."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from services.domain.deadline import DeadlineState, deadline_state, progress
from services.domain.incident import Incident
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_model import INCIDENT_ROLE, IS_NEW_ROLE
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
from widgets.incidents.running_deadline import running_deadline
from widgets.theme.cell_cache import CellCache
from widgets.theme.elided_label import one_line
from widgets.theme.theme import Theme
from widgets.words import age_text

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
        incident = index.data(INCIDENT_ROLE)
        if isinstance(incident, Incident):
            cell, ground = self._cell(incident, index), _ground(option)
            draw = partial(self._painter.draw, cell=cell, ground=ground)
            self._kept.paint(painter, option.rect, (type(cell), cell, ground), draw)

    def _cell(self, incident: Incident, index: _Index) -> Cell:
        column = index.column()
        if column == QueueColumn.SEVERITY:
            strength = 1.0 if incident.is_acknowledged else round(self.pulse, 2)
            return SeverityCell(incident.severity, strength, bool(index.data(IS_NEW_ROLE)))
        if column == QueueColumn.DEADLINE:
            return self._deadline(incident)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if column == QueueColumn.TITLE:
            return TitleCell(text, one_line(incident.place or incident.district), incident.is_acknowledged)
        return FigureCell(text) if column == QueueColumn.ELAPSED else TextCell(text)

    def _deadline(self, incident: Incident) -> DeadlineCell:
        due = running_deadline(incident)
        if due is None:
            return DeadlineCell("", "", 0.0)
        state = deadline_state(incident.opened_at, due, self.now)
        share = min(1.0, progress(incident.opened_at, due, self.now))
        left_s = (due - self.now).total_seconds()
        text = age_text(left_s) if left_s > 0 else f"+{age_text(-left_s)}"
        return DeadlineCell(text, BAR_TOKENS[state], round(share * BAR_STEPS) / BAR_STEPS)


def _ground(option: QStyleOptionViewItem) -> Ground:
    if option.state & QStyle.StateFlag.State_Selected:
        return Ground.SELECTED
    return Ground.HOVERED if option.state & QStyle.StateFlag.State_MouseOver else Ground.PLAIN
