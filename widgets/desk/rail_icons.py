"""The rail's pictures, drawn on a 24 x 24 grid in one line weight."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

SIDE = 24.0


def rail_icon(name: str, color: QColor, *, size_px: int, ratio: float) -> QIcon:
    """Return the icon of a work place. Raises KeyError for a name that has none."""
    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size_px / SIDE, size_px / SIDE)
    pen = QPen(color, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(_PATHS[name]())
    painter.end()
    return QIcon(pixmap)


def _operations() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(12, 21)
    path.cubicTo(7, 15, 5, 12.5, 5, 9.5)
    path.arcTo(QRectF(5, 2.5, 14, 14), 180, -180)
    path.cubicTo(19, 12.5, 17, 15, 12, 21)
    path.addEllipse(QRectF(9.5, 7, 5, 5))
    return path


def _cctv() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 6.5, 12, 11), 2, 2)
    path.moveTo(15, 11)
    path.lineTo(21, 7.5)
    path.lineTo(21, 16.5)
    path.lineTo(15, 13)
    return path


def _programmes() -> QPainterPath:
    path = QPainterPath()
    for x, top in ((5, 14), (12, 9), (19, 4)):
        path.moveTo(x, 20)
        path.lineTo(x, top)
    path.moveTo(3, 20)
    path.lineTo(21, 20)
    return path


def _history() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(3.5, 3.5, 17, 17))
    path.moveTo(12, 7.5)
    path.lineTo(12, 12.5)
    path.lineTo(15.5, 14.5)
    return path


def _feeds() -> QPainterPath:
    path = QPainterPath()
    for radius in (5.0, 10.5, 16.0):
        box = QRectF(4 - radius, 20 - radius, 2 * radius, 2 * radius)
        path.arcMoveTo(box, 0)
        path.arcTo(box, 0, 90)
    path.addEllipse(QRectF(3.4, 19.4, 1.2, 1.2))
    return path


def _settings() -> QPainterPath:
    path = QPainterPath()
    for y, knob in ((6, 15.0), (12, 8.0), (18, 13.0)):
        path.moveTo(3, y)
        path.lineTo(knob - 2.2, y)
        path.moveTo(knob + 2.2, y)
        path.lineTo(21, y)
        path.addEllipse(QRectF(knob - 2.2, y - 2.2, 4.4, 4.4))
    return path


_PATHS = {
    "operations": _operations,
    "cctv": _cctv,
    "programmes": _programmes,
    "history": _history,
    "feeds": _feeds,
    "settings": _settings,
}
