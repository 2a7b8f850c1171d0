"""Severity as a shape: P1 filled octagon, P2 filled diamond, P3 filled triangle, P4 ring."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from services.domain.severity import Severity


def paint_severity(painter: QPainter, rect: QRectF, severity: Severity, color: QColor) -> None:
    """Draw the shape into the square that fits ``rect``. Survives print and colour blindness."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height())
    if severity is Severity.P4:
        painter.setPen(QPen(color, max(1.5, side * 0.14)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect.center(), side * 0.36, side * 0.36)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.translate(rect.center())
        painter.scale(side / 2.0, side / 2.0)
        painter.drawPolygon(_POLYGONS[severity])
    painter.restore()


def _polygon(corners: int, turn: float) -> QPolygonF:
    """Return a regular polygon of radius 1."""
    angles = (turn + 2.0 * math.pi * i / corners for i in range(corners))
    return QPolygonF([QPointF(math.cos(a), math.sin(a)) for a in angles])


_POLYGONS = {
    Severity.P1: _polygon(8, math.pi / 8),
    Severity.P2: _polygon(4, 0.0),
    Severity.P3: _polygon(3, -math.pi / 2),
}
