"""The city's cameras, in the exact form of the regency's own list."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from services.domain.event import Json


@dataclass(frozen=True, slots=True)
class DrillCamera:
    """``number`` is its address: /cctv/<number>.mjpg. ``scene`` is what is drawn, ``bearing_deg`` where it looks."""

    number: int
    name: str
    scene: str
    lat: float
    lon: float
    bearing_deg: float
    has_hls: bool = False


def load_cameras(path: Path) -> tuple[DrillCamera, ...]:
    """Return the cameras of ``resources/drill/cameras.toml``, a file of the program itself."""
    table = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        DrillCamera(
            number=number,
            name=str(entry["name"]),
            scene=str(entry["scene"]),
            lat=float(entry["lat"]),
            lon=float(entry["lon"]),
            bearing_deg=float(entry["bearing_deg"]),
            has_hls=bool(entry.get("hls", False)),
        )
        for number, entry in enumerate(table["camera"], start=1)
    )


def streams(cameras: Sequence[DrillCamera], base_url: str, *, at: datetime) -> Json:
    """Return the list with every stream on this machine; it says "active" whatever the stream does."""
    return [_entry(camera, base_url, at.astimezone(UTC)) for camera in cameras]


def _entry(camera: DrillCamera, base_url: str, at: datetime) -> dict[str, Json]:
    updated = f"{at:%Y-%m-%dT%H:%M:%S}.000000Z"
    return {
        "id": camera.number,
        "name": f"LATIHAN {camera.name}",
        "hls_url": f"{base_url}/cctv/{camera.number}.mjpg",
        "latitude": camera.lat,
        "longitude": camera.lon,
        "status": "active",
        "group_id": 1,
        "slug": "latihan-" + "-".join("".join(c if c.isalnum() else " " for c in camera.name.lower()).split()),
        "updated_at": updated,
        "snapshot_url": f"{base_url}/cctv/{camera.number}.jpg",
        "group": {"id": 1, "name": "Outdoor", "color": "#ff0000", "slug": "outdoor", "updated_at": updated},
        "bearing": camera.bearing_deg,
    }
