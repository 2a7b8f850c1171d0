"""A stream, a place, a bearing, and a health that is measured, not claimed by a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.domain.geo import Point


@dataclass(frozen=True, slots=True)
class Camera:
    """``url`` never carries credentials. ``claimed_status`` is what the list says, not what was seen.

    ``privacy_masks`` are polygons of (x, y) in 0..1 of the picture, painted over before it leaves the decoder.
    """

    camera_id: str
    name: str
    url: str
    point: Point | None = None
    bearing_deg: float | None = None
    source: str = "profile"
    claimed_status: str = ""
    is_drill: bool = False
    privacy_masks: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class NearbyCamera:
    """A camera and how far it stands from the place asked about."""

    camera: Camera
    distance_m: float


class CameraState(Enum):
    CONNECTING = "connecting"
    LIVE = "live"
    STALE = "stale"  # no new frame for 3 s or 5 periods
    FROZEN = "frozen"  # frames arrive, the picture does not change
    DARK = "dark"  # black, flat or covered
    OFF = "off"  # does not answer
    REFUSED = "refused"  # credentials


class CameraTrouble(Enum):
    """Why there is no picture, as far as it could be found out. The value is ``CameraHealth.reason``."""

    NONE = ""
    UNREACHABLE = "unreachable"  # nobody listens there, no such host, no route
    NO_ANSWER = "no_answer"  # connected or not: nothing came within the time-out
    ACCESS = "access"  # 401, 403
    NOT_FOUND = "not_found"  # 404: many servers take the address away while the camera is off
    SERVER_ERROR = "server_error"  # any other refusal
    UNTRUSTED = "untrusted"  # its certificate does not hold
    NOT_VIDEO = "not_video"  # answers, but nothing to be decoded
    ENDED = "ended"  # the camera closed the stream
    SILENT = "silent"  # the stream stands open and nothing comes
    BAD_ADDRESS = "bad_address"  # a scheme or form the console does not open
    DECODER = "decoder"  # our own decoder process is down
    TOO_MANY = "too_many"  # more cameras asked for than this machine has places


@dataclass(frozen=True, slots=True)
class CameraHealth:
    """Measured. ``frame_age_s`` is None when no frame was ever seen; FROZEN and DARK: since the last good one."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A camera's newest picture, viewed where the decoder wrote it: nothing is copied.

    ``pixels`` are rows of BGRA without padding (Qt's RGB32), read-only by agreement. ``captured_s`` is
    monotonic. The memory is written again two pictures later: draw at once, then ask ``is_whole``; False
    means that the decoder came round meanwhile and the picture must be drawn again from a new Frame.
    """

    camera_id: str
    sequence: int
    width: int
    height: int
    pixels: memoryview
    captured_s: float
    is_whole: Callable[[], bool]
