"""One bar for each hour, the newest at the right. An hour in which nothing came leaves its place empty."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

BAR_WIDTH_PX, GAP_PX = 2, 1


def paint_hour_bars(painter: QPainter, rect: QRect, counts: Sequence[int], color: QColor) -> None:
    """Draw ``counts`` (oldest first) on the floor of ``rect``, the highest as high as it is."""
    highest = max(counts, default=0)
    if not highest:
        return
    for number, count in enumerate(counts):
        if count:
            height = max(1, round(rect.height() * count / highest))
            left = rect.left() + number * (BAR_WIDTH_PX + GAP_PX)
            painter.fillRect(left, rect.bottom() + 1 - height, BAR_WIDTH_PX, height, color)
