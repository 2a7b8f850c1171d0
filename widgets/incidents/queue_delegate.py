"""One row of the queue: severity shape first, figures aligned, colour only for what is abnormal."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from services.domain.deadline import DeadlineState, deadline_state, progress
from services.domain.incident import Incident
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_model import INCIDENT_ROLE, IS_NEW_ROLE
from widgets.incidents.running_deadline import running_deadline
from widgets.theme.elided_label import one_line
from widgets.theme.severity_shapes import paint_severity
from widgets.theme.theme import Theme
from widgets.words import age_text

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
EDGE_PX, PAD_PX, BAR_PX = 3, 8, 3
SELECTION_SHARE = 0.20
BAR_TOKENS = {DeadlineState.OK: "text_3", DeadlineState.NEAR: "p2", DeadlineState.BREACHED: "p1"}


class QueueDelegate(QStyledItemDelegate):
    """Paints every cell of the queue. ``pulse`` (0..1) is the strength of an unacknowledged symbol, ``now`` aware."""

    def __init__(self, theme: Theme, *, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pulse = 1.0
        self.now = now
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._normal, self._small = theme.font("normal"), theme.font("small")
        self._strong = theme.font("normal", QFont.Weight.DemiBold)

    def row_height(self) -> int:
        """Return the height of a row in pixels: 32 at the base size of a desk."""
        return 2 * QFontMetrics(self._normal).height()

    def severity_width(self) -> int:
        """Return the width of the shape and its word."""
        side = round(self.row_height() * 0.46)
        return EDGE_PX + side + 6 + QFontMetrics(self._small).horizontalAdvance("P4")

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(0, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        incident = index.data(INCIDENT_ROLE)
        if not isinstance(incident, Incident):
            return
        painter.save()
        self._paint_ground(painter, option)
        column = QueueColumn(index.column())
        if column is QueueColumn.SEVERITY:
            self._paint_severity(painter, option.rect, index)
        elif column is QueueColumn.TITLE:
            self._paint_title(painter, option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0), incident, index)
        elif column is QueueColumn.DEADLINE:
            self._paint_deadline(painter, option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0), incident)
        else:
            self._paint_text(painter, option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0), index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.fillRect(option.rect, self._theme.color("panel"))  # over what the style made of the row
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.tinted("accent", SELECTION_SHARE))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.color("raised"))
        painter.fillRect(option.rect.adjusted(0, option.rect.height() - 1, 0, 0), self._theme.color("line"))

    def _paint_severity(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        incident: Incident = index.data(INCIDENT_ROLE)
        if index.data(IS_NEW_ROLE):
            painter.fillRect(QRect(rect.left(), rect.top(), EDGE_PX, rect.height()), self._theme.color("accent"))
        color = self._theme.severity_color(incident.severity)
        if not incident.is_acknowledged:
            color.setAlphaF(self.pulse)
        side = round(rect.height() * 0.46)
        square = QRectF(rect.left() + PAD_PX + EDGE_PX, rect.center().y() - side / 2.0 + 1, side, side)
        paint_severity(painter, square, incident.severity, color)
        word = rect.adjusted(PAD_PX + EDGE_PX + side + 6, 0, 0, 0)
        self._write(painter, word, incident.severity.name, font=self._small, color=self._theme.color("text_2"))

    def _paint_title(self, painter: QPainter, rect: QRect, incident: Incident, index: _Index) -> None:
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        place = one_line(incident.place or incident.district)
        font = self._normal if incident.is_acknowledged else self._strong
        wanted = QFontMetrics(font).horizontalAdvance(title[:200]) + 2
        room = rect.width() if not place else max(rect.width() * 3 // 4, rect.width() - self._width_of(place))
        title_rect = QRect(rect.left(), rect.top(), min(wanted, room), rect.height())
        self._write(painter, title_rect, title, font=font, color=self._theme.color("text"))
        place_rect = rect.adjusted(title_rect.width() + PAD_PX, 0, 0, 0)
        if place_rect.width() > 3 * PAD_PX:
            self._write(painter, place_rect, place, font=self._small, color=self._theme.color("text_3"))

    def _paint_deadline(self, painter: QPainter, rect: QRect, incident: Incident) -> None:
        due = running_deadline(incident)
        if due is None:
            return
        state, share = (
            deadline_state(incident.opened_at, due, self.now),
            progress(incident.opened_at, due, self.now),
        )
        color = self._theme.color(BAR_TOKENS[state])
        left_s = (due - self.now).total_seconds()
        text = age_text(left_s) if left_s > 0 else f"+{age_text(-left_s)}"
        painter.setFont(self._small)
        painter.setPen(color)
        painter.drawText(rect.adjusted(0, 0, 0, -BAR_PX - 3), int(_RIGHT), text)
        self._paint_bar(painter, rect, share=share, color=color)

    def _paint_bar(self, painter: QPainter, rect: QRect, *, share: float, color: QColor) -> None:
        track = QRect(rect.left(), rect.bottom() - BAR_PX - 3, rect.width(), BAR_PX)
        painter.fillRect(track, self._theme.color("line"))
        painter.fillRect(QRect(track.left(), track.top(), round(track.width() * min(1.0, share)), BAR_PX), color)

    def _paint_text(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        is_elapsed = index.column() == QueueColumn.ELAPSED
        font = self._normal if is_elapsed else self._small
        flags, token = (_RIGHT, "text_2") if is_elapsed else (_LEFT, "text_2")
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        self._write(painter, rect, text, font=font, color=self._theme.color(token), flags=flags)

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        font: QFont,
        color: QColor,
        flags: Qt.AlignmentFlag | Qt.TextFlag = _LEFT,
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        elided = QFontMetrics(font).elidedText(text[:400], Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(flags), elided)

    def _width_of(self, place: str) -> int:
        return QFontMetrics(self._small).horizontalAdvance(place[:200]) + PAD_PX
