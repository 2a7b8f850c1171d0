"""A camera's state as a shape, readable without colour: clock, bars, half moon, cross, lock, dots."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from services.domain.camera import CameraState


def paint_camera_state(painter: QPainter, rect: QRectF, state: CameraState, color: QColor) -> None:
    """Draw the shape of ``state`` into the square that fits ``rect``; a live camera has none."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(side / 2.0, side / 2.0)  # from here on the shape lives in -1..1
    painter.setPen(QPen(color, 0.24, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINT.get(state, _paint_nothing)(painter, color)
    painter.restore()


def _paint_nothing(painter: QPainter, color: QColor) -> None:
    pass


def _paint_clock(painter: QPainter, color: QColor) -> None:
    painter.drawEllipse(QPointF(0, 0), 0.82, 0.82)
    painter.drawPolyline([QPointF(0, -0.45), QPointF(0, 0), QPointF(0.36, 0.2)])


def _paint_bars(painter: QPainter, color: QColor) -> None:
    for left in (-0.7, 0.2):
        painter.fillRect(QRectF(left, -0.8, 0.5, 1.6), color)


def _paint_half_moon(painter: QPainter, color: QColor) -> None:
    painter.drawEllipse(QPointF(0, 0), 0.82, 0.82)
    painter.setBrush(color)
    painter.drawChord(QRectF(-0.82, -0.82, 1.64, 1.64), 90 * 16, 180 * 16)


def _paint_cross(painter: QPainter, color: QColor) -> None:
    painter.drawLine(QPointF(-0.65, -0.65), QPointF(0.65, 0.65))
    painter.drawLine(QPointF(-0.65, 0.65), QPointF(0.65, -0.65))


def _paint_lock(painter: QPainter, color: QColor) -> None:
    painter.drawArc(QRectF(-0.42, -0.85, 0.84, 1.1), 0, 180 * 16)
    painter.fillRect(QRectF(-0.7, -0.2, 1.4, 1.05), color)


def _paint_dots(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for x in (-0.7, 0.0, 0.7):
        painter.drawEllipse(QPointF(x, 0), 0.2, 0.2)


_PAINT = {
    CameraState.CONNECTING: _paint_dots,
    CameraState.STALE: _paint_clock,
    CameraState.FROZEN: _paint_bars,
    CameraState.DARK: _paint_half_moon,
    CameraState.OFF: _paint_cross,
    CameraState.REFUSED: _paint_lock,
}
