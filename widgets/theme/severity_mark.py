"""The severity shape as a small widget and as an icon."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from services.domain.severity import Severity
from widgets.theme.severity_shapes import paint_severity
from widgets.theme.theme import Theme
from widgets.words import severity_word


def severity_icon(severity: Severity, color: QColor, *, side_px: int, ratio: float) -> QIcon:
    """Return the shape as an icon of ``side_px`` logical pixels on a screen of ``ratio``."""
    pixmap = QPixmap(round(side_px * ratio), round(side_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_severity(painter, QRectF(0, 0, side_px, side_px), severity, color)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # or Qt tints it with the selection
    return icon


class SeverityMark(QWidget):
    """One shape, as high as the text beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._severity: Severity | None = None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_severity(self, severity: Severity | None) -> None:
        self._severity = severity
        self.setAccessibleName(severity_word(severity) if severity else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        side = round(self.fontMetrics().height() * 0.9)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._severity is None:
            return
        painter = QPainter(self)
        color = self._theme.severity_color(self._severity)
        paint_severity(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._severity, color)
        painter.end()
