"""One room's configuration. Another city is another folder of TOML, and no code."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.domain.camera import Camera
from services.domain.feed import Feed
from services.domain.geo import BoundingBox, Point
from services.domain.peer import OutboxRules
from services.domain.programme import Dimension, Programme
from services.domain.severity import Severity
from services.domain.text import Label


@dataclass(frozen=True, slots=True)
class Village:
    """``code`` is Kemendagri's ("32.12.15.1001"); ``kind`` is "desa" or "kelurahan"; the point is inside it."""

    code: str
    name: str
    kind: str
    district: str
    point: Point
    area_km2: float


@dataclass(frozen=True, slots=True)
class Line:
    """A named line or ring of the map's base. ``kind``: outline, coast, river, road-national, road-toll, road,
    rail, station (a single point). ``points`` are (lat, lon)."""

    kind: str
    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Area:
    name: str  # "Kabupaten Indramayu"
    code: str  # "32.12"
    time_zone: str  # "Asia/Jakarta"
    zone_label: str  # "WIB"
    bounds: BoundingBox
    districts: tuple[str, ...]
    villages: tuple[Village, ...]
    lines: tuple[Line, ...]
    attribution: str


@dataclass(frozen=True, slots=True)
class Agency:
    """Who acts (OPD / instansi). ``contact`` is how the room reaches it, "" when not published."""

    code: str
    name: str
    dimension: Dimension
    duty: Label
    contact: str = ""
    full_name: str = ""  # "Badan Penanggulangan Bencana Daerah"; ``name`` is the short one, "BPBD"


@dataclass(frozen=True, slots=True)
class DeadlineClass:
    """Seconds from opening to acknowledgement and to resolution; None: no such clock."""

    code: str
    name: Label
    acknowledge_s: float | None
    resolve_s: float | None


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of incident. ``keywords`` (lower case) let intake recognise free text."""

    code: str
    name: Label
    severity: Severity
    deadline: str
    playbook: str
    agencies: tuple[str, ...]
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeRules:
    """When an observation opens an incident. Everything else stays an observation."""

    earthquake_distance_km: float
    earthquake_min_magnitude: float
    felt_places: tuple[str, ...]
    report_feeds: tuple[str, ...]  # feeds whose open reports become incidents
    tsunami_category: str = ""  # of an earthquake that comes with a tsunami warning; "" keeps the feed's


@dataclass(frozen=True, slots=True)
class Scene:
    """A named arrangement for a screen. ``panes``: map, cctv, queue, kpi, detail."""

    code: str
    name: Label
    panes: tuple[str, ...]
    cameras: tuple[str, ...] = ()
    distance_m: float | None = None  # viewing distance of a wall, None at a desk


@dataclass(frozen=True, slots=True)
class Profile:
    profile_id: str
    name: Label
    station: str  # default station code of incident numbers
    area: Area
    agencies: tuple[Agency, ...]
    deadlines: Mapping[str, DeadlineClass]
    categories: tuple[Category, ...]
    intake: IntakeRules
    feeds: tuple[Feed, ...]
    cameras: tuple[Camera, ...]
    programmes: tuple[Programme, ...]
    scenes: tuple[Scene, ...]
    is_drill: bool = False
    outbox: OutboxRules = field(default_factory=OutboxRules)
