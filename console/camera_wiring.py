"""Cameras: which are decoded, what is drawn, what is written down."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from console.room import Room
from services.domain.camera import Camera, CameraHealth, CameraState
from services.domain.incident import Incident
from services.domain.observation import Observation
from services.domain.profile import Scene
from widgets.cctv.grid import CameraGrid
from widgets.cctv.strip import TILES, CameraStrip
from widgets.map.map_view import MapView

AT_ONCE = 12  # decoded besides those on screen, so that the map knows their health too


class CameraWiring(QObject):
    """Connects directory, wall, strip, grid and map. GUI thread."""

    def __init__(
        self,
        room: Room,
        *,
        strip: CameraStrip,
        grid: CameraGrid,
        map_view: MapView,
        scene: Scene | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._fixed = scene.cameras if scene is not None else ()
        self._room, self._strip, self._grid, self._map = room, strip, grid, map_view
        self._written: dict[str, CameraState] = {}
        self._near: Incident | None = None
        wall = room.wall
        for view in (strip, grid):
            view.set_frame_source(wall.frame)
            view.size_wanted.connect(wall.request_size)
            wall.frames_changed.connect(view.refresh)
            wall.health_changed.connect(view.set_health)
        wall.health_changed.connect(self._take_health)
        grid.shown_changed.connect(self._choose_decoded)
        room.feeds.observations_received.connect(self._take_observations)
        self._show(room.cameras.cameras)

    def show_near(self, incident: Incident | None) -> None:
        """Put the four nearest cameras of ``incident`` on the strip; without one or a place, the first four.

        A scene that names its cameras keeps them, whatever is selected.
        """
        self._near = incident
        if self._fixed or incident is None or incident.point is None:
            self._strip.show_first()
        else:
            near = self._room.cameras.nearest(incident.point, TILES, self._room.wall.healths())
            self._strip.show_nearest(incident.number, near)
        self._choose_decoded()

    @Slot(object)
    def _take_observations(self, observations: Iterable[Observation]) -> None:
        if self._room.cameras.take(observations):
            self._show(self._room.cameras.cameras)

    def _show(self, cameras: tuple[Camera, ...]) -> None:
        fixed = tuple(camera for camera in cameras if camera.camera_id in self._fixed)
        self._strip.show_cameras(fixed or cameras)
        self._grid.show_cameras(cameras)
        self._map.show_cameras(tuple((camera, self._room.wall.health(camera.camera_id)) for camera in cameras))
        self.show_near(self._near)

    @Slot()
    def _choose_decoded(self) -> None:
        """Decode what is on screen first, then the next of the list up to what this machine is given."""
        cameras = {camera.camera_id: camera for camera in self._room.cameras.cameras}
        on_screen = [*self._strip.shown, *(self._grid.shown if self._grid.isVisible() else ())]
        order = dict.fromkeys([*on_screen, *cameras])
        count = max(AT_ONCE, len(set(on_screen)))
        chosen = [cameras[camera_id] for camera_id in list(order)[:count] if camera_id in cameras]
        self._room.wall.show_cameras(tuple(chosen))

    @Slot(object)
    def _take_health(self, health: CameraHealth) -> None:
        camera = self._room.cameras.camera(health.camera_id)
        if camera is None:
            return
        before = self._written.get(health.camera_id)
        if health.state is before:
            return
        self._map.show_cameras(((camera, health),))
        if health.state is not CameraState.CONNECTING:
            self._written[health.camera_id] = health.state
            self._room.room_log.camera_changed(health.camera_id, before or CameraState.CONNECTING, health.state)
