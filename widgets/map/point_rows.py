"""What the page draws of each thing: [id, lat, lon, look, turn, rank], and nothing a citizen wrote."""

import hashlib
import re

from services.domain.camera import Camera, CameraHealth, CameraState
from services.domain.event import Json
from services.domain.freshness import Freshness, FreshnessState
from services.domain.geo import Point
from services.domain.incident import Incident
from services.domain.observation import Observation, ObservationKind
from services.domain.resource import Fix
from services.domain.severity import Severity

CameraPair = tuple[Camera, CameraHealth | None]
VehiclePair = tuple[Fix, Freshness]
ObservationPair = tuple[Observation, Freshness]
ID_PATTERN = re.compile(r"[A-Za-z0-9._:-]{1,64}")

_LOOKS = ("", "1", "2", "3", "4")  # by severity; rows are built ten thousand at a time
_WAITING_LOOKS = ("", "1+", "2+", "3+", "4+")
_CAMERA_LOOKS = {
    CameraState.LIVE: "live",
    CameraState.STALE: "doubtful",
    CameraState.FROZEN: "doubtful",
    CameraState.DARK: "doubtful",
    CameraState.OFF: "off",
    CameraState.REFUSED: "off",
    CameraState.CONNECTING: "unknown",
}


def page_key(text: str) -> str:
    """Return ``text``, or a hash of it when the page could not answer with it (spaces, slashes, too long)."""
    return text if ID_PATTERN.fullmatch(text) else "key-" + hashlib.sha256(text.encode()).hexdigest()[:40]


def incident_row(key: str, incident: Incident) -> list[Json] | None:
    """Return None without a place. Look: the severity, with "+" until somebody acknowledged; worst on top."""
    point = incident.point
    if point is None:
        return None
    waits = incident.acknowledged_at is None
    look = (_WAITING_LOOKS if waits else _LOOKS)[incident.severity]
    return [key, round(point.lat, 5), round(point.lon, 5), look, None, 2 * (4 - incident.severity) + waits]


def camera_row(key: str, pair: CameraPair) -> list[Json] | None:
    """Return None without a place. The look follows what was measured; what a list claims does not count."""
    camera, health = pair
    if camera.point is None:
        return None
    return [
        page_key(camera.camera_id),
        camera.point.lat,
        camera.point.lon,
        camera_look(health),
        camera.bearing_deg,
        0,
    ]


def camera_look(health: CameraHealth | None) -> str:
    return "unknown" if health is None else _CAMERA_LOOKS[health.state]


def vehicle_row(key: str, pair: VehiclePair) -> list[Json]:
    """Look: how fresh the fix is, and the initial of the category."""
    fix, freshness = pair
    look = f"{freshness.state.value}:{fix.category[:1].upper()}"
    rank = 1 if freshness.state is FreshnessState.LIVE else 0
    return [key, *_rounded(fix.point), look, fix.heading_deg, rank]


def earthquake_row(key: str, quake: Observation) -> list[Json] | None:
    """Return None without a place. Only a grave one is coloured."""
    if quake.point is None:
        return None
    is_grave = quake.severity is not None and quake.severity <= Severity.P2
    tone = f"p{int(quake.severity)}" if quake.severity is not None and is_grave else "text_3"
    look = f"{magnitude(quake):.1f}:{tone}"
    return [key, *_rounded(quake.point), look, None, int(magnitude(quake) * 10)]


def observation_row(key: str, pair: ObservationPair) -> list[Json] | None:
    """Return None without a place. Only a grave state is coloured."""
    observation, freshness = pair
    if observation.point is None:
        return None
    look = f"{_what(observation)}:{freshness.state.value}"
    severity = observation.severity
    return [key, *_rounded(observation.point), look, None, 0 if severity is None else 4 - severity]


def observation_key(observation: Observation) -> str:
    return page_key(f"{observation.source}:{observation.external_id}")


def _what(observation: Observation) -> str:
    if observation.severity is not None and observation.severity <= Severity.P2:
        return f"p{int(observation.severity)}"
    return observation.kind.value if observation.kind in _OWN_SHAPES else "site"


_OWN_SHAPES = (ObservationKind.REPORT, ObservationKind.HOTSPOT)


def magnitude(quake: Observation) -> float:
    measure = quake.measures.get("magnitude")
    return 0.0 if measure is None else measure.value


def earthquake_key(quake: Observation) -> str:
    return page_key(f"{quake.source}:{quake.external_id}")


def _rounded(point: Point) -> tuple[float, float]:
    """A metre is finer than any symbol, and half the text to send."""
    return round(point.lat, 5), round(point.lon, 5)
