"""How a row of the alarm list looks: calling ones in full strength, answered and shelved ones quietly."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from services.domain.alarm import Alarm, AlarmGroup
from widgets.alarms.alarm_model import IS_OVER_ROLE, RIGHT, ROW_ROLE, AlarmColumn
from widgets.theme.severity_shapes import paint_severity
from widgets.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
PAD_PX = 8
QUIET = 0.35  # strength of the shape of what calls no more


class AlarmDelegate(QStyledItemDelegate):
    """The shape is filled while the alarm calls, faint when somebody has answered; over: struck through."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        width = option.fontMetrics.horizontalAdvance(str(index.data(Qt.ItemDataRole.DisplayRole))) + 2 * PAD_PX + 4
        if index.column() == AlarmColumn.PRIORITY:
            width += option.fontMetrics.height() + PAD_PX
        return QSize(width, 2 * option.fontMetrics.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, rect, theme = index.data(ROW_ROLE), option.rect, self._theme
        is_quiet = bool(index.data(IS_OVER_ROLE)) or (isinstance(row, Alarm) and not row.is_calling)
        painter.save()
        painter.fillRect(rect, theme.color("panel"))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.tinted("accent", 0.2))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        text = rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        if index.column() == AlarmColumn.PRIORITY and isinstance(row, Alarm | AlarmGroup):
            side = option.fontMetrics.height() * 0.9
            mark = QRectF(text.left(), rect.center().y() - side / 2 + 1, side, side)
            painter.setOpacity(QUIET if is_quiet else 1.0)
            paint_severity(painter, mark, row.priority, theme.severity_color(row.priority))
            painter.setOpacity(1.0)
            text.setLeft(round(mark.right()) + PAD_PX)
        self._write(painter, option, index, text=text, is_quiet=is_quiet)
        painter.restore()

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, *, text: QRect, is_quiet: bool
    ) -> None:
        column = index.column()
        is_main = column in (AlarmColumn.PRIORITY, AlarmColumn.WHAT)
        font = self._theme.font(
            "normal", QFont.Weight.DemiBold if is_main and not is_quiet else QFont.Weight.Normal
        )
        font.setStrikeOut(bool(index.data(IS_OVER_ROLE)) and column == AlarmColumn.WHAT)
        painter.setFont(font)
        painter.setPen(self._theme.color("text_3" if is_quiet else "text" if is_main else "text_2"))
        side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        width = option.rect.right() - PAD_PX - text.left()
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(text, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
