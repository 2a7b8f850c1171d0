"""Pictures of table cells, kept by what they show: shaping and drawing text costs ten times a copy."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

KEPT_BYTES = 32 * 1024 * 1024
Draw = Callable[[QPainter, QRect], None]


class CellCache:
    """Least recently shown goes first. GUI thread. ``forget`` when the theme changes."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._limit, self._bytes = kept_bytes, 0

    def forget(self) -> None:
        self._kept.clear()
        self._bytes = 0

    def paint(self, painter: QPainter, rect: QRect, looks: Hashable, draw: Draw) -> None:
        """Show the cell that ``looks`` describes wholly; ``draw`` makes it, opaque, where none is kept.

        At a fractional scale a copy would not fall on whole pixels: there it is drawn each time.
        """
        ratio = painter.device().devicePixelRatioF()
        if rect.isEmpty():
            return
        if ratio != int(ratio):
            draw(painter, rect)
            return
        key = (looks, rect.width(), rect.height(), ratio)
        picture = self._kept.get(key)
        if picture is None:
            picture = self._keep(key, _drawn(rect.size(), ratio, draw))
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), picture)

    def _keep(self, key: Hashable, picture: QPixmap) -> QPixmap:
        self._kept[key] = picture
        self._bytes += _size(picture)
        while self._bytes > self._limit and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= _size(oldest)
        return picture


def _drawn(size: QSize, ratio: float, draw: Draw) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    draw(painter, QRect(QPoint(0, 0), size))
    painter.end()
    return picture


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
