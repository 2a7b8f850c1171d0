"""What the log already holds of a body's items, gathered before the rules are asked."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from services.domain.event import EventKind
from services.domain.feed import Feed
from services.domain.log import KnownReport
from services.domain.observation import Observation, ObservationKind, Parsed
from services.incidents.additions import Attached
from services.incidents.arrival import Arrival, OpenedQuake
from services.incidents.ports import IntakeReader

RECENT_QUAKES = 200
Known = Mapping[tuple[str, str], KnownReport]


class Knowledge:
    """Pool threads only."""

    def __init__(self, reader: IntakeReader, *, station: str) -> None:
        self._reader, self._station = reader, station

    def about(self, feed: Feed, parsed: Parsed, now: datetime) -> Arrival:
        """Return the body with everything known of its items. Unchanged items cost no further look."""
        items = [o for o in parsed.observations if o.kind in (ObservationKind.REPORT, ObservationKind.EARTHQUAKE)]
        known = self._known(items)
        news = [item for item in items if _is_news(item, known)]
        quakes = self._quakes() if any(item.kind is ObservationKind.EARTHQUAKE for item in news) else ()
        ids = {quake.incident_id for quake in quakes}
        ids |= {report.incident_id for report in _reports_of(news, known) if report.incident_id}
        attached = tuple(self._attached(ids))
        return Arrival(feed, parsed, now, self._station, known=known, quakes=quakes, attached=attached)

    def _quakes(self) -> tuple[OpenedQuake, ...]:
        recent = self._reader.recent_observations(ObservationKind.EARTHQUAKE, limit=RECENT_QUAKES)
        known = self._known(recent)
        return tuple(
            OpenedQuake(item, report.incident_id)
            for item in recent
            if (report := known.get((item.source, item.external_id))) and report.incident_id
        )

    def _known(self, items: Iterable[Observation]) -> Known:
        ids: dict[str, dict[str, None]] = {}
        for item in items:
            ids.setdefault(item.source, {})[item.external_id] = None
        return {
            (source, external_id): report
            for source, wanted in ids.items()
            for external_id, report in self._reader.known_reports(source, tuple(wanted)).items()
        }

    def _attached(self, incident_ids: Iterable[str]) -> Iterator[Attached]:
        for incident_id in incident_ids:
            incident = self._reader.incident(incident_id)
            if incident is not None:
                yield Attached(incident, is_judged=self._is_judged(incident_id))

    def _is_judged(self, incident_id: str) -> bool:
        """Return whether somebody in the room set the severity; feeds sign as "feed:<id>"."""
        return any(
            event.kind is EventKind.FIELD_CHANGED
            and event.data.get("field") == "severity"
            and not event.actor.startswith("feed:")
            for event in self._reader.events_of(incident_id)
        )


def _is_news(item: Observation, known: Known) -> bool:
    report = known.get((item.source, item.external_id))
    return report is None or report.digest != item.digest()


def _reports_of(items: Iterable[Observation], known: Known) -> Iterator[KnownReport]:
    for item in items:
        report = known.get((item.source, item.external_id))
        if report is not None:
            yield report
