"""A source or a file before anything of it is taken in: what it looks like, and what would come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from services.domain.observation import Observation, Rejection
from services.domain.text import Label

NO_MEANINGS: Mapping[str, str] = MappingProxyType({})


class Becomes(Enum):
    """What the items of a source are for the room."""

    INCIDENTS = "incidents"  # reports, each opens an incident
    MAP = "map"  # kept and shown on the map, never an alarm
    POSITIONS = "positions"  # of resources that move
    VALUES = "values"  # of indicators


@dataclass(frozen=True, slots=True)
class FormatGuess:
    """One way to read a sample. ``options`` are what the format needs for it; ``feed_id`` whose mapping it is.

    ``accepted`` and ``rejected`` count the items of the sample; both 0 where it cannot be read that way.
    """

    format: str
    summary: Label
    accepted: int = 0
    rejected: int = 0
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    feed_id: str = ""


@dataclass(frozen=True, slots=True)
class SampleField:
    """One thing the rows of a sample hold. ``examples`` are a few different texts, people masked."""

    path: str
    name: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """What was fetched, dropped or pasted. ``guesses`` are the ways to read it, best first, never empty.

    ``meanings`` is the guessed mapping: meaning to path of a field. ``trouble`` says why there are no fields.
    """

    name: str
    body: bytes = field(repr=False)
    content_type: str = ""
    guesses: tuple[FormatGuess, ...] = ()
    fields: tuple[SampleField, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=lambda: NO_MEANINGS)
    becomes: Becomes = Becomes.MAP
    trouble: Label | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sample is to be read. ``meanings`` count only where ``guess`` is a mapping to be made by hand."""

    guess: FormatGuess
    becomes: Becomes
    meanings: Mapping[str, str] = field(default_factory=lambda: NO_MEANINGS)


@dataclass(frozen=True, slots=True)
class Trial:
    """What would be taken in, what not and why. ``refused`` says why the sample as a whole cannot be read.

    ``options`` are those the format was run with: what a profile has to say to get the same.
    """

    reading: Reading
    accepted: tuple[Observation, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    refused: Label | None = None
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), repr=False)


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where a new source is asked, and with which secret. The secret itself is never shown nor written to TOML.

    ``auth_kind`` is "" (none), "bearer", "header", "query", "path" or "basic"; ``auth_name`` as that kind needs it.
    """

    url: str = field(repr=False)
    auth_kind: str = ""
    auth_name: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FeedDraft:
    """A new source as the technician has described it."""

    address: FeedAddress
    name: str
    interval_s: float
    reading: Reading
    options: Mapping[str, object] = field(repr=False)
    attribution: str = ""
    content_type: str = ""
    feed_id: str = ""  # made of the name where it is not given
