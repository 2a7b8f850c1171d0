"""Trying a source or a file before anything is taken in: what it looks like, and what would come of it.

Pool threads only: linear in the body, but up to seconds for megabytes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.domain.trial import Becomes, FormatGuess, Reading, Sample, SampleField, Trial
from services.feeds.errors import FeedError
from services.feeds.formats import FORMATS
from services.feeds.formats.mapped.documents import document_format
from services.feeds.formats.mapped.guess import guess_meanings, mapping_of_meanings
from services.feeds.plausible import without_future
from services.feeds.preview import MAPPED, columns_of, guess_format, guess_mapping, preview

BODY_MAX = 8 * 1024 * 1024
NOT_READ = Label(
    id="Tidak satu pun dari butir-butirnya terbaca sebagai format mana pun. Periksa apakah ini memang data.",
    en="None of it can be read as any format. Check that this is data at all.",
)
_KINDS: Mapping[Becomes, str] = MappingProxyType({
    Becomes.INCIDENTS: "report",
    Becomes.MAP: "site",
    Becomes.POSITIONS: "position",
    Becomes.VALUES: "measurement",
})  # fmt: skip
_BECOMES = {kind: becomes for becomes, kind in _KINDS.items()}


def sample_of(
    body: bytes, *, name: str, content_type: str = "", time_zone: str, feeds: Iterable[Feed] = ()
) -> Sample:
    """Return how ``body`` may be read: by the mappings of ``feeds``, by each format, by a guessed mapping.

    Every format is listed, those that read nothing last: a technician may know better. Never raises for a body.
    """
    found = guess_format(body, file_name=name, content_type=content_type, time_zone=time_zone)
    by_format = [
        FormatGuess(one.format, FORMATS[one.format].summary, one.accepted, one.rejected, one.options)
        for one in found
    ]
    own = _by_own_mappings(body, feeds)
    others = [
        FormatGuess(name, one.summary)
        for name, one in FORMATS.items()
        if name not in {g.format for g in by_format}
    ]
    guesses = (*own, *by_format, *others)
    mapping = next((g for g in by_format if g.format == MAPPED), None)
    try:
        fields = tuple(SampleField(c.path, c.name, c.examples) for c in columns_of(body))
        meanings, trouble = guess_meanings(body), None
    except FeedError as error:
        fields, meanings, trouble = (), {}, error.reason
    if trouble is None and not (own or by_format):
        trouble = _why_nothing(body, time_zone)
    becomes = _becomes(mapping)
    return Sample(name, body, content_type, guesses, fields, MappingProxyType(dict(meanings)), becomes, trouble)


def tried(
    sample: Sample, reading: Reading, *, time_zone: str, feed_id: str, now: datetime, is_drill: bool
) -> Trial:
    """Return what a feed that reads so would take in. Never raises for a body."""
    try:
        options = _options(sample, reading, time_zone)
    except FeedError as error:
        return Trial(reading, refused=error.reason)
    feed = replace(_feed(feed_id, reading.guess.format, options), is_drill=is_drill)
    result = preview(sample.body, feed)
    parsed = without_future(Parsed(result.accepted, result.rejected), now)
    return Trial(reading, parsed.observations, parsed.rejected, result.refused, options)


def asking(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """Return the reports such that each opens an incident, whatever feed they are from; the others as they are."""
    return tuple(
        replace(item, attributes=MappingProxyType({**item.attributes, "raises": "yes"}))
        if item.kind is ObservationKind.REPORT
        else item
        for item in observations
    )


def _options(sample: Sample, reading: Reading, time_zone: str) -> Mapping[str, object]:
    guess = reading.guess
    if guess.format != MAPPED or guess.feed_id:
        return guess.options
    return mapping_of_meanings(sample.body, reading.meanings, kind=_KINDS[reading.becomes], time_zone=time_zone)


def _why_nothing(body: bytes, time_zone: str) -> Label:
    """Return what the widest format says of it: too many items, say."""
    refused = preview(body, _feed("trial", MAPPED, guess_mapping(body, time_zone=time_zone))).refused
    return refused or NOT_READ


def _by_own_mappings(body: bytes, feeds: Iterable[Feed]) -> list[FormatGuess]:
    """Return the feeds of the profile whose mapping reads at least one item, best first."""
    found, form = [], document_format(body)
    for feed in feeds:
        is_of_form = feed.options.get("format", form) == form
        if feed.format == MAPPED and "fields" in feed.options and is_of_form:
            result = preview(body, feed)
            if result.accepted:
                found.append(
                    FormatGuess(
                        MAPPED, feed.name, len(result.accepted), len(result.rejected), feed.options, feed.feed_id
                    )
                )
    return sorted(found, key=lambda one: -one.accepted)


def _becomes(mapping: FormatGuess | None) -> Becomes:
    kind = str(mapping.options.get("kind", "site")) if mapping else "site"
    return _BECOMES.get(kind, Becomes.MAP)


def _feed(feed_id: str, name: str, options: Mapping[str, object]) -> Feed:
    label = Label(id=feed_id, en=feed_id)
    return Feed(feed_id, label, "", name, interval_s=60.0, stale_after_s=180.0, options=options)
