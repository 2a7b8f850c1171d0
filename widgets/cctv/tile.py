"""One camera on screen. A live one shows its picture and name; any other is grey and says what and since when."""

from collections.abc import Callable
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from services.domain.camera import Camera, CameraHealth, CameraState, Frame
from widgets.cctv.pictures import grey_copy, image_of, paint_picture
from widgets.cctv.tile_words import live_hint, spoken_name, tooltip_html
from widgets.cctv.tile_writing import TileWriting
from widgets.theme.theme import Theme

FrameSource = Callable[[str], Frame | None]

OLD_OPACITY: Final = 0.35
SETTLE_MS: Final = 150


class CameraTile(QWidget):
    """Draws one camera from the newest frame of its source; touches no process and keeps no clock.

    Signals:
        activated: Enter or double click
        size_wanted: device pixels the picture should fit, after the tile came to rest
    """

    activated = Signal(str)  # camera id
    size_wanted = Signal(str, int, int)  # camera id, width, height in device pixels

    def __init__(self, *, theme: Theme, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone = theme, zone
        self._writing = TileWriting(theme)
        self._source: FrameSource | None = None
        self._camera: Camera | None = None
        self._health: CameraHealth | None = None
        self._old: QImage | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._want_size)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # repaints when the pointer comes and goes
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(96, 54)
        self._retranslate()

    @property
    def camera(self) -> Camera | None:
        return self._camera

    @property
    def health(self) -> CameraHealth | None:
        return self._health

    def set_frame_source(self, source: FrameSource) -> None:
        """Take pictures from ``source``, asked with the camera's id at every paint."""
        self._source = source
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._writing = TileWriting(theme)
        self.update()

    def set_camera(self, camera: Camera | None, health: CameraHealth | None = None) -> None:
        """Show this camera; of another one before it nothing remains."""
        if camera is None or self._camera is None or camera.camera_id != self._camera.camera_id:
            self._old, self._health = None, None
            self._settle.start()
        self._camera = camera
        if health is not None:
            self.set_health(health)
        self._retranslate()

    @Slot(object)
    def set_health(self, health: CameraHealth) -> None:
        """Take what was measured; the health of another camera is passed over."""
        if self._camera is None or health.camera_id != self._camera.camera_id:
            return
        self._health = health
        if not health.is_usable:
            self._keep_old_picture()
        self._retranslate()

    def refresh(self) -> None:
        """Say that a new picture is there. Costs nothing unless it will be seen live."""
        if self._is_live():
            self.update()

    def _is_live(self) -> bool:
        return self._health is not None and self._health.is_usable

    def _newest(self) -> Frame | None:
        return self._source(self._camera.camera_id) if self._source and self._camera else None

    def _keep_old_picture(self) -> None:
        frame = self._newest()
        if frame is not None:
            self._old = grey_copy(frame)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg"))
        if self._camera is not None:
            if self._is_live():
                self._paint_live(painter)
            else:
                self._paint_old(painter)
        self._paint_edge(painter)

    def _paint_live(self, painter: QPainter) -> None:
        frame = self._newest()
        if frame is not None:
            paint_picture(painter, QRectF(self.rect()), image_of(frame))
            if not frame.is_whole():
                self.update()
        if self._camera is not None and self._health is not None:
            hint = live_hint(self._camera, self._health, is_pointed_at=self.underMouse())
            self._writing.paint_live(painter, QRectF(self.rect()), self._camera, hint=hint)

    def _paint_old(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self._old is not None:
            painter.setOpacity(OLD_OPACITY)
            paint_picture(painter, area, self._old)
            painter.setOpacity(1.0)
        elif self._state() is not CameraState.CONNECTING:
            self._writing.paint_hatch(painter, area)
        if self._camera is not None:
            self._writing.paint_old(painter, area, self._camera, health=self._health, zone=self._zone)

    def _state(self) -> CameraState:
        return self._health.state if self._health else CameraState.CONNECTING

    def _paint_edge(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        elif self._camera is None or not self._is_live():
            painter.setPen(self._theme.color("line"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        return super().event(event)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        if self._camera is not None:
            QToolTip.showText(event.globalPos(), tooltip_html(self._camera, self._health, self._zone), self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        name = spoken_name(self._camera, self._health)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._camera is not None:
            self.activated.emit(self._camera.camera_id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._camera is not None:
            self.activated.emit(self._camera.camera_id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        self._settle.start()

    @Slot()
    def _want_size(self) -> None:
        if self._camera is not None and self.isVisible():
            ratio = self.devicePixelRatioF()
            width, height = int(self.width() * ratio), int(self.height() * ratio)
            self.size_wanted.emit(self._camera.camera_id, width, height)
