"""One room's configuration. Another city is another folder of TOML, and no code."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.domain.alarm import AlarmRules
from services.domain.camera import Camera
from services.domain.deadline import ClockKind, ClockRule
from services.domain.feed import Feed, RequestBudget
from services.domain.geo import BoundingBox, Point
from services.domain.peer import OutboxRules
from services.domain.playbook import Playbook
from services.domain.programme import Dimension, Programme
from services.domain.severity import Severity
from services.domain.text import Label
from services.domain.work_calendar import WorkCalendar


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
    serves: tuple[str, ...] = ()  # districts; empty for the whole area
    posts: tuple[Point, ...] = ()  # where it sets out from, as near as its village


@dataclass(frozen=True, slots=True)
class DeadlineClass:
    """What is promised. Seconds from opening to acknowledgement and to resolution; None: not in plain seconds."""

    code: str
    name: Label
    acknowledge_s: float | None
    resolve_s: float | None
    clocks: tuple[ClockRule, ...] = ()  # in the order of ClockKind; () : the two above

    @property
    def rules(self) -> tuple[ClockRule, ...]:
        """Return what this class promises, clock by clock."""
        plain = ((ClockKind.ANSWER, self.acknowledge_s), (ClockKind.RESOLVE, self.resolve_s))
        return self.clocks or tuple(
            ClockRule(kind, seconds, deadline_class=self.code) for kind, seconds in plain if seconds is not None
        )


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
    on_site_check: bool = False  # somebody must have seen that it is over before it is closed as done


@dataclass(frozen=True, slots=True)
class Closing:
    """A way to close an incident. ``code`` never changes, ``name`` may; a retired one is read, never chosen.

    ``claims_done``: it says that the work was done, which a category may want to have seen.
    """

    code: str
    name: Label
    needs_reason: bool = True
    claims_done: bool = False
    is_retired: bool = False


USUAL_CLOSINGS = (
    Closing("handled", Label(id="Tertangani", en="Handled"), needs_reason=False, claims_done=True),
    Closing("unfounded", Label(id="Tidak terbukti", en="Unfounded")),
    Closing("duplicate", Label(id="Duplikat", en="Duplicate")),
    Closing("referred", Label(id="Dilimpahkan ke pihak lain", en="Referred to another body")),
    Closing("cancelled", Label(id="Dibatalkan pelapor", en="Cancelled by the reporter")),
    Closing("no_action", Label(id="Tidak perlu tindakan", en="No action needed")),
)


@dataclass(frozen=True, slots=True)
class IntakeRules:
    """When an observation opens an incident. Everything else stays an observation."""

    earthquake_distance_km: float
    earthquake_min_magnitude: float
    felt_places: tuple[str, ...]
    report_feeds: tuple[str, ...]  # feeds whose open reports become incidents
    tsunami_category: str = ""  # of an earthquake that comes with a tsunami warning; "" keeps the feed's
    earthquake_category: str = "gempa"  # citizens' reports of it join the earthquake's incident
    quake_report_window_s: float = 900.0  # how long after an earthquake "felt it too" is about that one
    quake_report_words: tuple[str, ...] = ()  # local words by which a report tells more than that it was felt
    warning_min_severity: Severity = Severity.P3  # a warning for this area opens an incident from here on
    warning_category: Mapping[str, str] = field(default_factory=dict)  # words of its event to category code
    site_min_severity: Mapping[str, Severity] = field(default_factory=dict)  # by site_type; else its own rule
    site_category: Mapping[str, str] = field(default_factory=dict)  # site_type to category code
    site_closes_after_s: float = 1800.0  # back to normal this long, where the feed says nothing else
    site_max_age_s: float = 86_400.0  # an older state is shown, and opens nothing
    hotspot_category: str = ""  # "": a hotspot never opens an incident
    hotspot_severity: Severity = Severity.P3
    place_min_confidence: float = 0.6  # a village or district read from a text is filled in from here on
    place_point_confidence: float = 0.85  # and the village's point stands for the place from here on


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
    budgets: tuple[RequestBudget, ...] = ()  # of hosts that limit how often they may be asked
    alarms: AlarmRules = field(default_factory=AlarmRules)
    closings: tuple[Closing, ...] = USUAL_CLOSINGS
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    playbooks: tuple[Playbook, ...] = ()
