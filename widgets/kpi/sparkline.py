"""A line without axes: where an indicator came from. The number beside it says how much."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Series = Sequence[tuple[datetime, float]]


def paint_sparkline(
    painter: QPainter, rect: QRectF, series: Series, *, line: QColor, target: float | None
) -> None:
    """Draw ``series`` (oldest first) into ``rect`` with the target as a dashed line when it lies in range.

    Fewer than two values draw nothing: one point has no direction.
    """
    if len(series) < 2:
        return
    values = [value for _, value in series]
    low, high = _range(values, target)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if target is not None and low <= target <= high:
        y = _y(rect, target, low, high)
        faint = QColor(line)
        faint.setAlphaF(0.5)
        painter.setPen(QPen(faint, 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    points = QPolygonF(_points(rect, series, low, high))
    painter.setPen(QPen(line, 1.5))
    painter.drawPolyline(points)
    painter.setBrush(line)
    painter.drawEllipse(points.last(), 2.0, 2.0)
    painter.restore()


def _range(values: Sequence[float], target: float | None) -> tuple[float, float]:
    """Return what the line spans. A target many times away would flatten the line: then it is left out."""
    low, high = min(values), max(values)
    if target is not None and abs(target - high) < 3.0 * max(high - low, 1e-9):
        low, high = min(low, target), max(high, target)
    return (low, high) if high > low else (low - 1.0, high + 1.0)


def _y(rect: QRectF, value: float, low: float, high: float) -> float:
    return rect.bottom() - (value - low) / (high - low) * rect.height()


def _points(rect: QRectF, series: Series, low: float, high: float) -> list[QPointF]:
    first, last = series[0][0], series[-1][0]
    span_s = max(1.0, (last - first).total_seconds())
    return [
        QPointF(rect.left() + rect.width() * (at - first).total_seconds() / span_s, _y(rect, value, low, high))
        for at, value in series
    ]
