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


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, as UCUM-like text ("km", "cm", "%", "km/h", "unit"). Always finite."""

    value: float
    unit: str = ""


EMPTY: Mapping[str, Measure] = MappingProxyType({})
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Observation:
    """One item of one source.

    ``external_id`` is the source's own key and survives revisions; ``observed_at`` is aware UTC;
    ``status`` is the source's own word ("open", "closed", "online"); ``raw`` is the item as it came
    (JSON text), never shown as markup. ``category`` is a profile category code, or "" when unknown.
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

    def digest(self) -> str:
        """Return a hash of everything the source said: equal digest, nothing new to tell."""
        parts = (
            self.kind.value, self.observed_at.isoformat(), self.title, self.text, self.place, repr(self.point),
            self.category, repr(self.severity), self.status,
            repr(sorted((k, m.value, m.unit) for k, m in self.measures.items())),
            repr(sorted(self.attributes.items())),
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejection:
    """One item that could not be read: its position in the payload, why, and what it was."""

    index: int
    reason: Label
    raw: str  # at most 4,000 characters


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format made of one body. One bad item never rejects the others."""

    observations: tuple[Observation, ...] = ()
    rejected: tuple[Rejection, ...] = ()
