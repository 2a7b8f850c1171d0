"""What a file or an answer would give, before anything is taken in: for the wizard, file drop and the shell.

Pure: values in, values out. Linear in the body, but up to seconds for megabytes: pool threads only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from services.domain.feed import Feed
from services.domain.observation import Observation, Rejection
from services.domain.text import Label
from services.feeds.errors import FeedError
from services.feeds.formats import FORMATS
from services.feeds.formats.fields import NO_ZONE
from services.feeds.formats.mapped import guess
from services.feeds.formats.mapped.columns import Column, columns_in, sample_of

__all__ = ["Column", "Guess", "Preview", "columns_of", "guess_format", "guess_mapping", "preview"]

MAPPED = "mapped"
DEFAULT_ZONE = guess.DEFAULT_ZONE
NO_OPTIONS: Mapping[str, object] = MappingProxyType({})
_BELIEVED = 0.5  # a format that reads less than half of the items comes after the guessed mapping


@dataclass(frozen=True, slots=True)
class Guess:
    """One format that reads the body, with the options it needs for that and what came of it."""

    format: str
    options: Mapping[str, object] = field(default_factory=lambda: NO_OPTIONS)
    accepted: int = 0
    rejected: int = 0
    is_expected: bool = False  # the file's name or its content type speaks for this format

    @property
    def share(self) -> float:
        """Return how much of the body was read, 0.0 to 1.0."""
        return self.accepted / max(1, self.accepted + self.rejected)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be taken in, what not and why. ``refused`` says why the body as a whole cannot be read."""

    accepted: tuple[Observation, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    refused: Label | None = None


def preview(body: bytes, feed: Feed) -> Preview:
    """Read ``body`` as ``feed`` would. Raises KeyError for a format that is none; nothing for any body."""
    try:
        parsed = FORMATS[feed.format].parse(body, feed)
    except FeedError as error:
        return Preview(refused=error.reason)
    return Preview(parsed.observations, parsed.rejected)


def guess_format(
    body: bytes, *, file_name: str = "", content_type: str = "", time_zone: str = DEFAULT_ZONE
) -> tuple[Guess, ...]:
    """Return the formats that read at least one item, best first; () when none does, not even by a guessed mapping.

    Every format is tried by its own parse without options, then with ``time_zone`` where only that was missing.
    """
    hints = _Hints(file_name.lower(), content_type.partition(";")[0].strip().lower())
    found = [_tried(body, name, time_zone=time_zone, hints=hints) for name in FORMATS]
    return tuple(sorted((one for one in found if one.accepted), key=_order))


def guess_mapping(body: bytes, *, time_zone: str = DEFAULT_ZONE) -> Mapping[str, object]:
    """Return options for the format "mapped", guessed from names. Raises FeedError when there are no rows."""
    return guess.guess_mapping(body, time_zone=time_zone)


def columns_of(body: bytes) -> tuple[Column, ...]:
    """Return what can be mapped, with examples (people masked). Raises FeedError when there are no rows."""
    return columns_in(sample_of(body).rows)


@dataclass(frozen=True, slots=True)
class _Hints:
    file_name: str
    content_type: str

    def speak_for(self, name: str) -> bool:
        return (name in self.file_name) or (
            self.content_type not in ("", "application/json") and self.content_type in FORMATS[name].content_types
        )


def _tried(body: bytes, name: str, *, time_zone: str, hints: _Hints) -> Guess:
    best = Guess(name)
    for options in _options(body, name, time_zone):
        result = preview(body, _feed(name, options))
        best = max(best, _guess(name, options, result, hints), key=lambda one: one.accepted)
        if not any(_lacks_zone(one) for one in result.rejected):
            break
    return best


def _options(body: bytes, name: str, time_zone: str) -> Sequence[Mapping[str, object]]:
    if name != MAPPED:
        return (NO_OPTIONS, {"time_zone": time_zone})
    try:
        return (guess_mapping(body, time_zone=time_zone),)
    except FeedError:
        return ()


def _guess(name: str, options: Mapping[str, object], result: Preview, hints: _Hints) -> Guess:
    return Guess(name, options, len(result.accepted), len(result.rejected), hints.speak_for(name))


def _lacks_zone(rejection: Rejection) -> bool:
    return rejection.reason == NO_ZONE


def _order(one: Guess) -> tuple[bool, bool, float, int, bool]:
    """Formats made for one source before the mapping, which reads nearly anything; then who reads most."""
    return (one.share < _BELIEVED, one.format == MAPPED, -one.share, -one.accepted, not one.is_expected)


def _feed(name: str, options: Mapping[str, object]) -> Feed:
    return Feed(
        feed_id="preview",
        name=Label(id="Pratinjau", en="Preview"),
        url="",
        format=name,
        interval_s=60.0,
        stale_after_s=60.0,
        options=options,
    )
