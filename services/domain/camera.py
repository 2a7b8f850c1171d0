"""A stream, a place, a bearing, and a health that is measured, not claimed by a list."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.domain.geo import Point


@dataclass(frozen=True, slots=True)
class Camera:
    """``url`` never carries credentials. ``claimed_status`` is what the list says, not what was seen."""

    camera_id: str
    name: str
    url: str
    point: Point | None = None
    bearing_deg: float | None = None
    source: str = "profile"
    claimed_status: str = ""
    is_drill: bool = False


class CameraState(Enum):
    CONNECTING = "connecting"
    LIVE = "live"
    STALE = "stale"  # no new frame for 3 s or 5 periods
    FROZEN = "frozen"  # frames arrive, the picture does not change
    DARK = "dark"  # black, flat or covered
    OFF = "off"  # does not answer
    REFUSED = "refused"  # credentials


@dataclass(frozen=True, slots=True)
class CameraHealth:
    """Measured. ``frame_age_s`` is None when no frame was ever seen."""

    camera_id: str
    state: CameraState
    since: datetime
    frame_age_s: float | None = None
    fps: float = 0.0
    width: int = 0
    height: int = 0
    reason: str = ""

    @property
    def is_usable(self) -> bool:
        return self.state is CameraState.LIVE
