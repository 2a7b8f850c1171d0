"""One row of the feed table: figures aligned, an age as a bar, colour only for what is abnormal."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from services.domain.feed import HOURS
from widgets.feeds.feed_cells import FeedColumn
from widgets.feeds.feed_model import RIGHT, tone_of
from widgets.feeds.feed_order import FeedOrder
from widgets.feeds.feed_row import FeedRow, Standing
from widgets.feeds.hour_bars import BAR_WIDTH_PX, GAP_PX, paint_hour_bars
from widgets.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_SELECTED, _UNDER_MOUSE = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_MouseOver.value
PAD_PX, BAR_PX, EDGE_PX = 8, 3, 3
SELECTION_SHARE = 0.20


class FeedDelegate(QStyledItemDelegate):
    """Paints every cell. It reads rows where they are: by way of ``data`` and back it takes twice as long."""

    def __init__(self, theme: Theme, order: FeedOrder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = order
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts = {True: theme.font("normal"), False: theme.font("small")}
        self._strong = theme.font("normal", QFont.Weight.DemiBold)
        self._colors = {token: theme.color(token) for token in theme.colors}
        self._selection = theme.tinted("accent", SELECTION_SHARE)

    def row_height(self) -> int:
        """Return the height of a row in pixels: 32 at the base size of a desk."""
        return 2 * QFontMetrics(self._fonts[True]).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(0, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        column, number = index.column(), self._order.mapToSource(index).row()
        row, text = self._order.model.row_at(number), self._order.model.texts_at(number)[column]
        painter.save()
        self._paint_ground(painter, option, is_first=column == 0)
        rect = option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        color = self._colors[tone_of(row, column)]
        match column:
            case FeedColumn.AGE:
                self._paint_age(painter, rect, row, text=text, color=color)
            case FeedColumn.ITEMS:
                self._paint_items(painter, rect, row, text=text, color=color)
            case _:
                is_named = column in (FeedColumn.NAME, FeedColumn.STANDING)
                font = self._strong if column == FeedColumn.NAME and _is_trouble(row) else self._fonts[is_named]
                flags = _RIGHT if column in RIGHT else _LEFT
                self._write(painter, rect, text, font=font, color=color, flags=flags)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, is_first: bool) -> None:
        rect = option.rect
        state = option.state.value  # flags as numbers: the painting of a row asks a hundred times a second
        painter.fillRect(rect, self._colors["panel"])  # over what the style made of the row
        if state & _SELECTED:
            painter.fillRect(rect, self._selection)
            if is_first:
                painter.fillRect(QRect(rect.left(), rect.top(), EDGE_PX, rect.height()), self._colors["accent"])
        elif state & _UNDER_MOUSE:
            painter.fillRect(rect, self._colors["raised"])
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), self._colors["line"])

    def _paint_age(self, painter: QPainter, rect: QRect, row: FeedRow, *, text: str, color: QColor) -> None:
        share = row.rhythm_share
        if share is None or row.standing in (Standing.OFF, Standing.RESTING):
            self._write(painter, rect, text, font=self._fonts[False], color=color, flags=_RIGHT)
            return
        words = rect.adjusted(0, 0, 0, -BAR_PX - 3)
        self._write(painter, words, text, font=self._fonts[False], color=color, flags=_RIGHT)
        track = QRect(rect.left(), rect.bottom() - BAR_PX - 3, rect.width(), BAR_PX)
        painter.fillRect(track, self._colors["line"])
        filled = round(track.width() * min(1.0, share))
        bar = self._colors["stale" if row.is_stale else "text_3"]
        painter.fillRect(QRect(track.left(), track.top(), filled, BAR_PX), bar)

    def _paint_items(self, painter: QPainter, rect: QRect, row: FeedRow, *, text: str, color: QColor) -> None:
        width = HOURS * (BAR_WIDTH_PX + GAP_PX)
        words = rect.adjusted(width, 0, 0, 0)
        self._write(painter, words, text, font=self._fonts[False], color=color, flags=_RIGHT)
        bars = QRect(rect.left(), rect.top() + PAD_PX, width, rect.height() - 2 * PAD_PX)
        paint_hour_bars(painter, bars, row.health.hours, self._colors["text_3"])

    def _write(self, painter: QPainter, rect: QRect, text: str, *, font: QFont, color: QColor, flags: int) -> None:
        if text:
            painter.setFont(font)
            painter.setPen(color)
            if flags == _LEFT:  # figures have the room they need
                text = QFontMetrics(font).elidedText(text[:400], Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, flags, text)


def _is_trouble(row: FeedRow) -> bool:
    return row.standing in (Standing.LOST, Standing.LATE)
