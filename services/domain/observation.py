"""What a feed delivered, in one shape whatever the source spoke."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from services.domain.geo import Point
from services.domain.severity import Severity
from services.domain.text import Label


class ObservationKind(Enum):
    """Decides where intake sends it."""

    REPORT = "report"  # a citizen's or agency's report: becomes an incident by the profile's rules
    EARTHQUAKE = "earthquake"
    POSITION = "position"  # of a resource; kept in memory and as its last fix, never an event
    CAMERA = "camera"  # an entry of a camera list
    MEASUREMENT = "measurement"  # one value of an indicator
    WARNING = "warning"  # of weather, tsunami, flood...: an area and an end
    SITE = "site"  # state of something that stands: lamp, gauge, bin, car park, asset, village link
    FORECAST = "forecast"  # weather to come, at one place and hour
    HOTSPOT = "hotspot"  # heat seen from space


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, as UCUM-like text ("km", "cm", "%", "km/h", "unit"). Always finite."""

    value: float
    unit: str = ""


Ring = tuple[tuple[float, float], ...]
"""(lat, lon) in degrees, WGS 84."""

EMPTY: Mapping[str, Measure] = MappingProxyType({})
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Observation:
    """One item of one source.

    ``external_id`` is the source's own key and survives revisions; ``observed_at`` is aware UTC;
    ``status`` is the source's own word ("open", "closed", "online"); ``raw`` is the item as it came
    (JSON text), never shown as markup. ``category`` is a profile category code, or "" when unknown.
    ``expires_at`` is when a warning ends by itself (aware UTC). ``rings`` are the area it speaks of, closed
    or not, self-crossing allowed (even-odd). ``replaces`` are external ids of the same source that this
    message updates or cancels; a cancelled warning has the status "cancelled".
    """

    source: str
    external_id: str
    kind: ObservationKind
    observed_at: datetime
    title: str = ""
    text: str = ""
    place: str = ""
    point: Point | None = None
    category: str = ""
    severity: Severity | None = None
    status: str = ""
    measures: Mapping[str, Measure] = field(default_factory=lambda: EMPTY)
    attributes: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    raw: str = ""
    is_drill: bool = False
    expires_at: datetime | None = None
    rings: tuple[Ring, ...] = ()
    replaces: tuple[str, ...] = ()

    def digest(self) -> str:
        """Return a hash of everything the source said: equal digest, nothing new to tell."""
        parts: tuple[str, ...] = (
            self.kind.value, self.observed_at.isoformat(), self.title, self.text, self.place, repr(self.point),
            self.category, repr(self.severity), self.status,
            repr(sorted((k, m.value, m.unit) for k, m in self.measures.items())),
            repr(sorted(self.attributes.items())),
        )  # fmt: skip
        if self.expires_at or self.rings or self.replaces:  # later additions: digests already written stay
            parts += (repr(self.expires_at), repr(self.rings), repr(self.replaces))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejection:
    """One item that could not be read: its position in the payload, why, and what it was.

    ``is_left_out``: it was read well and left out on purpose (outside the area, a test message, over already).
    """

    index: int
    reason: Label
    raw: str  # at most 4,000 characters
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format made of one body. One bad item never rejects the others.

    ``next_url`` is the page that follows, as the source gave it (absolute or relative). ``follow`` are documents
    that hold the items themselves (an index of warnings); each is read with the same format. Both are asked for
    in the same poll and only on the feed's own host. ``cursor`` is what the next request must tell the source,
    kept only when the items are on disk (Telegram's offset).
    """

    observations: tuple[Observation, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    next_url: str = ""
    follow: tuple[str, ...] = ()
    cursor: str = ""
