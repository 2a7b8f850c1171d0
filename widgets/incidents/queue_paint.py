"""What the cells of the queue look like. Severity shape first, figures aligned, colour only for what is abnormal."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from services.domain.severity import Severity
from widgets.incidents.group_heads import GroupHead
from widgets.theme.severity_shapes import paint_severity
from widgets.theme.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
EDGE_PX, PAD_PX, BAR_PX = 3, 8, 3
SELECTION_SHARE = 0.20


MARK_SHARE = 0.10


class Ground(Enum):
    PLAIN = "plain"
    HOVERED = "hovered"
    SELECTED = "selected"
    MARKED = "marked"
    MARKED_SELECTED = "marked and selected"


TINTS = {
    Ground.SELECTED: SELECTION_SHARE,
    Ground.MARKED: MARK_SHARE,
    Ground.MARKED_SELECTED: SELECTION_SHARE + MARK_SHARE,
}


class SeverityCell(NamedTuple):
    """``strength`` 0..1 is the opacity of the shape: what is not acknowledged pulses."""

    severity: Severity
    strength: float
    is_new: bool
    is_marked: bool = False


class TitleCell(NamedTuple):
    title: str
    place: str
    is_acknowledged: bool


class DeadlineCell(NamedTuple):
    """``token`` colours text and bar; ``share`` 0..1 of the bar is filled."""

    text: str
    token: str
    share: float


class TextCell(NamedTuple):
    text: str


class FigureCell(NamedTuple):
    text: str


Cell = SeverityCell | TitleCell | DeadlineCell | TextCell | FigureCell


class CellPainter:
    """Draws one cell, ground included. Immutable but for its theme's measures."""

    def __init__(self, theme: Theme) -> None:
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

    def draw(self, painter: QPainter, rect: QRect, cell: Cell, ground: Ground) -> None:
        self._draw_ground(painter, rect, ground)
        inner = rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        match cell:
            case SeverityCell():
                self._draw_severity(painter, rect, cell)
            case TitleCell():
                self._draw_title(painter, inner, cell)
            case DeadlineCell():
                self._draw_deadline(painter, inner, cell)
            case TextCell():
                self._write(painter, inner, cell.text, font=self._small, token="text_2")
            case FigureCell():
                self._write(painter, inner, cell.text, font=self._normal, token="text_2", flags=_RIGHT)

    def draw_head(self, painter: QPainter, row: QRect, head: GroupHead, ground: Ground) -> None:
        """Draw the head of a group over the whole ``row``: what folds it, its name, how many."""
        self._draw_ground(painter, row, Ground.HOVERED if ground is Ground.PLAIN else ground)
        arrow = "▸" if head.is_folded else "▾"
        left = row.adjusted(PAD_PX, 0, -PAD_PX, 0)
        self._write(painter, left, arrow, font=self._normal, token="text_2")
        left.setLeft(left.left() + QFontMetrics(self._normal).horizontalAdvance("▾ ") + PAD_PX // 2)
        if head.severity is not None:
            side = round(row.height() * 0.46)
            square = QRectF(left.left(), row.center().y() - side / 2.0 + 1, side, side)
            paint_severity(painter, square, head.severity, self._theme.severity_color(head.severity))
            left.setLeft(left.left() + side + 6)
        self._write(painter, left, head.title, font=self._strong, token="text")
        left.setLeft(left.left() + QFontMetrics(self._strong).horizontalAdvance(head.title[:200]) + PAD_PX)
        self._write(painter, left, str(head.count), font=self._normal, token="text_2")

    def _draw_ground(self, painter: QPainter, rect: QRect, ground: Ground) -> None:
        painter.fillRect(rect, self._theme.color("panel"))  # over what the style made of the row
        if ground in TINTS:
            painter.fillRect(rect, self._theme.tinted("accent", TINTS[ground]))
        elif ground is Ground.HOVERED:
            painter.fillRect(rect, self._theme.color("raised"))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), self._theme.color("line"))

    def _draw_severity(self, painter: QPainter, rect: QRect, cell: SeverityCell) -> None:
        if cell.is_new:
            painter.fillRect(QRect(rect.left(), rect.top(), EDGE_PX, rect.height()), self._theme.color("accent"))
        color = self._theme.severity_color(cell.severity)
        color.setAlphaF(cell.strength)
        side = round(rect.height() * 0.46)
        square = QRectF(rect.left() + PAD_PX + EDGE_PX, rect.center().y() - side / 2.0 + 1, side, side)
        paint_severity(painter, square, cell.severity, color)
        if cell.is_marked:
            self._draw_tick(painter, rect)
        word = rect.adjusted(PAD_PX + EDGE_PX + side + 6, 0, 0, 0)
        self._write(painter, word, cell.severity.name, font=self._small, token="text_2")

    def _draw_tick(self, painter: QPainter, rect: QRect) -> None:
        """A mark is a tick at the edge: a tint alone is no sign for everybody."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2.0))
        left, middle = rect.left() + 2.0, rect.center().y() + 1.0
        corners = ((left, middle), (left + 2.5, middle + 3.5), (left + 7.0, middle - 4.0))
        painter.drawPolyline([QPointF(x, y) for x, y in corners])
        painter.restore()

    def _draw_title(self, painter: QPainter, rect: QRect, cell: TitleCell) -> None:
        font = self._normal if cell.is_acknowledged else self._strong
        wanted = QFontMetrics(font).horizontalAdvance(cell.title[:200]) + 2
        room = rect.width()
        if cell.place:
            room = max(rect.width() * 3 // 4, rect.width() - self._width_of(cell.place))
        title = QRect(rect.left(), rect.top(), min(wanted, room), rect.height())
        self._write(painter, title, cell.title, font=font, token="text")
        place = rect.adjusted(title.width() + PAD_PX, 0, 0, 0)
        if place.width() > 3 * PAD_PX:
            self._write(painter, place, cell.place, font=self._small, token="text_3")

    def _draw_deadline(self, painter: QPainter, rect: QRect, cell: DeadlineCell) -> None:
        if not cell.text:
            return
        color = self._theme.color(cell.token)
        painter.setFont(self._small)
        painter.setPen(color)
        painter.drawText(rect.adjusted(0, 0, 0, -BAR_PX - 3), int(_RIGHT), cell.text)
        track = QRect(rect.left(), rect.bottom() - BAR_PX - 3, rect.width(), BAR_PX)
        painter.fillRect(track, self._theme.color("line"))
        painter.fillRect(QRect(track.left(), track.top(), round(track.width() * cell.share), BAR_PX), color)

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        font: QFont,
        token: str,
        flags: Qt.AlignmentFlag | Qt.TextFlag = _LEFT,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        elided = QFontMetrics(font).elidedText(text[:400], Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(flags), elided)

    def _width_of(self, place: str) -> int:
        return QFontMetrics(self._small).horizontalAdvance(place[:200]) + PAD_PX
