"""What the log already holds of a body's items, gathered before the rules are asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from services.domain.feed import Feed
from services.domain.log import KnownReport
from services.domain.observation import Observation, ObservationKind, Parsed
from services.incidents.additions import Attached, attached_by
from services.incidents.arrival import Arrival
from services.incidents.gathering import SAME_FIRE, Told
from services.incidents.ports import IntakeReader
from services.incidents.quake_reports import FeltReports

RECENT_QUAKES = 200
RECENT_WARNINGS = 500
NOT_TOLD = frozenset({ObservationKind.POSITION, ObservationKind.CAMERA, ObservationKind.MEASUREMENT})
WITH_PAST = frozenset({ObservationKind.SITE, ObservationKind.WARNING})
Key = tuple[str, str]
Known = Mapping[Key, KnownReport]


class Knowledge:
    """Pool threads only. A body of 10,000 items costs a handful of statements, unchanged items only the first."""

    def __init__(self, reader: IntakeReader, *, station: str, felt: FeltReports) -> None:
        self._reader, self._station, self._felt = reader, station, felt

    def about(self, feed: Feed, parsed: Parsed, now: datetime) -> Arrival:
        """Return the body with everything known of its items."""
        items = [item for item in parsed.observations if item.kind not in NOT_TOLD]
        known = self._known(_ids(items))
        news = [item for item in items if _is_news(item, known)]
        told = tuple(self._told(news, now)) if news else ()
        threads = self._threads(news)
        ids = {report.incident_id for report in _reports_of(news, known)}
        ids |= {one.incident_id for one in told} | set(threads.values())
        return Arrival(
            feed,
            parsed,
            now,
            self._station,
            known=known,
            told=told,
            attached=self._attached([incident_id for incident_id in ids if incident_id]),
            previous=self._previous(news, known),
            threads=threads,
        )

    def _told(self, news: Sequence[Observation], now: datetime) -> Iterator[Told]:
        kinds, recent = {item.kind for item in news}, list[Observation]()
        if ObservationKind.EARTHQUAKE in kinds or any(map(self._felt.may_be, news)):
            recent += self._reader.recent_observations(ObservationKind.EARTHQUAKE, limit=RECENT_QUAKES)
            since = min(now, min(item.observed_at for item in news)) - self._felt.window - timedelta(minutes=2)
            reports = self._reader.observations_since(ObservationKind.REPORT, max(since, now - SAME_FIRE))
            recent += filter(self._felt.may_be, reports)
        if ObservationKind.WARNING in kinds:
            recent += self._reader.recent_observations(ObservationKind.WARNING, limit=RECENT_WARNINGS)
        if ObservationKind.HOTSPOT in kinds:
            recent += self._reader.observations_since(ObservationKind.HOTSPOT, now - SAME_FIRE)
        known = self._known((item.source, item.external_id) for item in recent)
        for item in recent:
            report = known.get((item.source, item.external_id))
            yield Told(item, report.incident_id if report else None)

    def _known(self, keys: Iterable[Key]) -> Known:
        return {
            (source, external_id): report
            for source, wanted in _by_source(keys).items()
            for external_id, report in self._reader.known_reports(source, wanted).items()
        }

    def _previous(self, news: Iterable[Observation], known: Known) -> Mapping[Key, Observation]:
        """Return the last revisions of sites and warnings: whether their state changed is the question."""
        keys = ((item.source, item.external_id) for item in news if item.kind in WITH_PAST)
        return self._latest(key for key in keys if key in known)

    def _latest(self, keys: Iterable[Key]) -> Mapping[Key, Observation]:
        return {
            (source, external_id): item
            for source, wanted in _by_source(keys).items()
            for external_id, item in self._reader.latest_observations(source, wanted).items()
        }

    def _threads(self, news: Iterable[Observation]) -> Mapping[Key, str]:
        """Return the open incidents of conversations, but not of those under a post of the room's own."""
        keys = {(item.source, item.attributes["thread"]) for item in news if item.attributes.get("thread")}
        if not keys:
            return {}
        roots = self._latest(keys)
        asked = {key for key in keys if key not in roots or roots[key].attributes.get("own", "") != "yes"}
        return {
            (source, thread): incident_id
            for source, wanted in _by_source(asked).items()
            for thread, incident_id in self._reader.open_threads(source, wanted).items()
        }

    def _attached(self, incident_ids: Sequence[str]) -> tuple[Attached, ...]:
        if not incident_ids:
            return ()
        acts = self._reader.acts_of_people(incident_ids)
        found = self._reader.incidents_of(incident_ids)
        return tuple(attached_by(incident, acts.get(name, ())) for name, incident in found.items())


def _ids(items: Iterable[Observation]) -> Iterator[Key]:
    """Yield the keys of the items, of those they replace, and of the earthquake a warning names as its cause."""
    for item in items:
        yield item.source, item.external_id
        if item.kind is ObservationKind.WARNING and item.attributes.get("event"):
            yield item.source, item.attributes["event"]
        yield from ((item.source, external_id) for external_id in item.replaces)


def _by_source(keys: Iterable[Key]) -> dict[str, tuple[str, ...]]:
    ids: dict[str, dict[str, None]] = {}
    for source, external_id in keys:
        ids.setdefault(source, {})[external_id] = None
    return {source: tuple(wanted) for source, wanted in ids.items()}


def _is_news(item: Observation, known: Known) -> bool:
    report = known.get((item.source, item.external_id))
    return report is None or report.digest != item.digest()


def _reports_of(items: Iterable[Observation], known: Known) -> Iterator[KnownReport]:
    for key in _ids(items):
        report = known.get(key)
        if report is not None:
            yield report
