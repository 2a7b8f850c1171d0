"""Tiles side by side, as large as their number and the room allow."""

import itertools
import math
from collections.abc import Iterable, Mapping
from datetime import tzinfo

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from services.domain.camera import Camera, CameraHealth
from widgets.cctv.tile import CameraTile, FrameSource
from widgets.theme.theme import Theme

GAP_PX = 4
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def best_columns(count: int, size: QSize) -> int:
    """Return how many columns make ``count`` pictures of 16:9 largest in ``size``; the fewest of equal ones."""
    columns = range(1, max(count, 1) + 1)
    return max(columns, key=lambda n: (round(_picture_width(n, count, size)), -n))


def tile_rects(count: int, size: QSize) -> list[QRect]:
    """Return the cells for ``count`` tiles: rows of equal cells that fill ``size`` but for the gaps."""
    if count == 0:
        return []
    columns = best_columns(count, size)
    rows = math.ceil(count / columns)
    xs, ys = _edges(columns, size.width()), _edges(rows, size.height())
    return [
        QRect(xs[i % columns][0], ys[i // columns][0], xs[i % columns][1], ys[i // columns][1])
        for i in range(count)
    ]


class TileArea(QWidget):
    """Keeps one tile per place; arrows move the focus. A tile is given another camera, not thrown away.

    Signals: as of ``CameraTile``.
    """

    activated = Signal(str)  # camera id
    size_wanted = Signal(str, int, int)  # camera id, width, height in device pixels

    def __init__(self, *, theme: Theme, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone = theme, zone
        self._source: FrameSource | None = None
        self._tiles: list[CameraTile] = []
        self._by_camera: dict[str, CameraTile] = {}

    @property
    def tiles(self) -> tuple[CameraTile, ...]:
        """Those in use, in reading order."""
        return tuple(self._by_camera.values())

    def set_frame_source(self, source: FrameSource) -> None:
        self._source = source
        for tile in self._tiles:
            tile.set_frame_source(source)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for tile in self._tiles:
            tile.set_theme(theme)

    def show_cameras(self, cameras: Iterable[Camera], healths: Mapping[str, CameraHealth]) -> None:
        """Show these, in this order, with what is known of their health."""
        wanted = tuple(cameras)
        while len(self._tiles) < len(wanted):
            self._tiles.append(self._new_tile())
        self._by_camera = {}
        for tile, camera in zip(self._tiles, wanted, strict=False):
            tile.set_camera(camera, healths.get(camera.camera_id))
            self._by_camera[camera.camera_id] = tile
        for tile in self._tiles[len(wanted) :]:
            tile.set_camera(None)
            tile.hide()
        self._place()

    def set_health(self, health: CameraHealth) -> None:
        if health.camera_id in self._by_camera:
            self._by_camera[health.camera_id].set_health(health)

    def refresh(self, camera_ids: Iterable[str]) -> None:
        """Repaint the live tiles among these cameras."""
        for camera_id in camera_ids:
            if camera_id in self._by_camera:
                self._by_camera[camera_id].refresh()

    def focus_camera(self, camera_id: str) -> None:
        if camera_id in self._by_camera:
            self._by_camera[camera_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._move_focus(*step):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._place()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(640, 180)

    def _new_tile(self) -> CameraTile:
        tile = CameraTile(theme=self._theme, zone=self._zone, parent=self)
        tile.activated.connect(self.activated)
        tile.size_wanted.connect(self.size_wanted)
        if self._source is not None:
            tile.set_frame_source(self._source)
        return tile

    def _place(self) -> None:
        for tile, rect in zip(self.tiles, tile_rects(len(self._by_camera), self.size()), strict=True):
            tile.setGeometry(rect)
            tile.show()

    def _move_focus(self, right: int, down: int) -> bool:
        """Return False at the edge, so that the key goes on to whoever is around."""
        tiles = self.tiles
        at = next((i for i, tile in enumerate(tiles) if tile.hasFocus()), None)
        if at is None:
            return False
        columns = best_columns(len(tiles), self.size())
        column, target = at % columns + right, at + right + down * columns
        if not (0 <= column < columns and 0 <= target < len(tiles)):
            return False
        tiles[target].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _picture_width(columns: int, count: int, size: QSize) -> float:
    rows = math.ceil(count / columns)
    return min(size.width() / columns, size.height() / rows * 16 / 9)


def _edges(count: int, length: int) -> list[tuple[int, int]]:
    """Cut ``length`` into ``count`` cells with gaps between: (start, extent) of each, no pixel lost."""
    starts = [round(i * (length + GAP_PX) / count) for i in range(count + 1)]
    return [(a, b - a - GAP_PX) for a, b in itertools.pairwise(starts)]
