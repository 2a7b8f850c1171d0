"""The state of a step as a shape: ring, half, tick, skipped, dash."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from services.domain.playbook_walk import StepState


def paint_step(painter: QPainter, rect: QRectF, state: StepState, color: QColor) -> None:
    """Draw the shape into the square that fits ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height())
    painter.translate(rect.center())
    painter.scale(side / 2.0, side / 2.0)
    pen = QPen(color, 0.22)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES[state](painter, color)
    painter.restore()


def _ring(painter: QPainter, color: QColor) -> None:
    painter.drawEllipse(QPointF(0, 0), 0.75, 0.75)


def _dotted(painter: QPainter, color: QColor) -> None:
    pen = QPen(color, 0.22, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawEllipse(QPointF(0, 0), 0.75, 0.75)


def _half(painter: QPainter, color: QColor) -> None:
    _ring(painter, color)
    painter.setBrush(color)
    painter.drawPie(QRectF(-0.75, -0.75, 1.5, 1.5), -90 * 16, 180 * 16)


def _tick(painter: QPainter, color: QColor) -> None:
    painter.drawPolyline(QPolygonF([QPointF(-0.7, 0.05), QPointF(-0.2, 0.55), QPointF(0.7, -0.55)]))


def _arrow(painter: QPainter, color: QColor) -> None:
    painter.drawPolyline(QPolygonF([QPointF(-0.7, -0.6), QPointF(-0.1, 0.0), QPointF(-0.7, 0.6)]))
    painter.drawPolyline(QPolygonF([QPointF(0.0, -0.6), QPointF(0.6, 0.0), QPointF(0.0, 0.6)]))


def _dash(painter: QPainter, color: QColor) -> None:
    painter.drawLine(QPointF(-0.5, 0.0), QPointF(0.5, 0.0))


_SHAPES = {
    StepState.TODO: _ring,
    StepState.WAITING: _dotted,
    StepState.RUNNING: _half,
    StepState.DONE: _tick,
    StepState.SKIPPED: _arrow,
    StepState.NOT_NEEDED: _dash,
}
