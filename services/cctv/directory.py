"""Which cameras there are: those of the profile and those the camera lists name, as one set."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from services.cctv.probe import REMOTE, is_supported
from services.domain.camera import Camera, CameraHealth, CameraState, NearbyCamera
from services.domain.geo import Point, distance_m
from services.domain.observation import Observation, ObservationKind


class CameraDirectory:
    """Merges by id. What a list says of a camera is a claim; only the wall knows whether it shows anything.

    A list's entry belongs to the profile's camera with the same id; any other becomes "source:id", for two
    cities number their cameras alike.
    """

    def __init__(self, cameras: Iterable[Camera]) -> None:
        self._cameras = {camera.camera_id: camera for camera in cameras}
        self._own = frozenset(self._cameras)

    @property
    def cameras(self) -> tuple[Camera, ...]:
        """In the profile's order, then as the lists named them."""
        return tuple(self._cameras.values())

    def camera(self, camera_id: str) -> Camera | None:
        return self._cameras.get(camera_id)

    def take(self, observations: Iterable[Observation]) -> bool:
        """Merge what lists said; other kinds are passed over. Return whether any camera changed."""
        before = dict(self._cameras)
        for observation in observations:
            if observation.kind is ObservationKind.CAMERA:
                self._merge(observation)
        return self._cameras != before

    def nearest(self, point: Point, count: int, healths: Mapping[str, CameraHealth]) -> tuple[NearbyCamera, ...]:
        """Return ``count`` cameras with a known place: usable ones first, then unmeasured, then broken; by distance."""
        near = [NearbyCamera(camera, distance_m(point, camera.point)) for camera in self.cameras if camera.point]
        near.sort(key=lambda n: (_rank(healths.get(n.camera.camera_id)), n.distance_m))
        return tuple(near[:count])

    def _merge(self, observation: Observation) -> None:
        listed = _listed(observation, self._own)
        known = self._cameras.get(listed.camera_id)
        if known is not None and listed.camera_id in self._own:
            self._cameras[listed.camera_id] = _completed(known, listed)
        elif listed.url:
            self._cameras[listed.camera_id] = listed


def _listed(observation: Observation, own: frozenset[str]) -> Camera:
    external_id = observation.external_id
    return Camera(
        camera_id=external_id if external_id in own else f"{observation.source}:{external_id}",
        name=observation.title or external_id,
        url=_remote_url(observation.attributes.get("url", "")),
        point=observation.point,
        bearing_deg=_bearing_deg(observation),
        source=observation.source,
        claimed_status=observation.status,
        is_drill=observation.is_drill,
    )


def _completed(own: Camera, listed: Camera) -> Camera:
    """The profile's word stands; the list fills what it left open and adds its claim."""
    return replace(
        own,
        url=own.url or listed.url,
        point=own.point or listed.point,
        bearing_deg=own.bearing_deg if own.bearing_deg is not None else listed.bearing_deg,
        claimed_status=listed.claimed_status,
        is_drill=own.is_drill or listed.is_drill,
    )


def _remote_url(url: str) -> str:
    """Return ``url`` if a list may name it: a stream over the network, never a file of this machine."""
    return url if url.split(":", 1)[0] in REMOTE and is_supported(url) else ""


def _bearing_deg(observation: Observation) -> float | None:
    bearing = observation.measures.get("bearing")
    return bearing.value % 360.0 if bearing is not None else None


def _rank(health: CameraHealth | None) -> int:
    if health is None or health.state is CameraState.CONNECTING:
        return 1
    return 0 if health.is_usable else 2
