"""What ends by the clock: warnings that have expired or were withdrawn, sites that are back to normal long enough."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from services.domain.clock import Clock
from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident
from services.domain.log import Batch, WatchedReport
from services.domain.observation import Observation, ObservationKind
from services.domain.observation_json import observation_from_json
from services.domain.profile import Profile
from services.domain.warned import is_expired, says_ended, standing_at
from services.incidents.additions import attached_by
from services.incidents.concern import Concerns
from services.incidents.endings import Cause, Ending, ended
from services.incidents.ports import EndingReader, EventLog

EVENTS = 500
ACTOR = "system"


class Overdue:
    """Judges open incidents that a source raised by what it told last. Pool threads; one call at a time.

    A source that no longer lists a warning changes nothing, and a site that fell silent is not back to normal.
    """

    def __init__(
        self, profile: Profile, *, reader: EndingReader, log: EventLog, clock: Clock, station: str
    ) -> None:
        self._concerns, self._closes_after_s = Concerns(profile), profile.intake.site_closes_after_s
        self._reader, self._log, self._clock, self._station = reader, log, clock, station
        self._said: set[str] = set()

    def end(self, *, wait_s: float = 10.0) -> int:
        """Write what is due now and return how many incidents it spoke of. Raises KnownError, TimeoutError."""
        now = self._clock.now()
        endings = {**self._warnings(now), **self._sites(now)}
        events = [event for event in self._events(endings, now) if event.event_id not in self._said]
        if events:
            self._log.append(Batch(tuple(events))).result(wait_s)
            self._said |= {event.event_id for event in events}
        return len(events)

    def _events(self, endings: Mapping[str, Ending], now: datetime) -> Iterator[Event]:
        if not endings:
            return
        acts = self._reader.acts_of_people(tuple(endings))
        for incident_id, incident in self._reader.incidents_of(tuple(endings)).items():
            attached, ending = attached_by(incident, acts.get(incident_id, ())), endings[incident_id]
            event = ended(self._concerns.ended_by(attached, ending.item), ending, partial(self._signed, now))
            known = self._reader.events_of(incident_id, limit=EVENTS) if event.kind is EventKind.NOTED else ()
            if incident.is_open and event.event_id not in {each.event_id for each in known}:
                yield event

    def _warnings(self, now: datetime) -> Mapping[str, Ending]:
        told: dict[str, list[Observation]] = {}
        for report in self._reader.watched_reports(ObservationKind.WARNING):
            told.setdefault(report.incident_id, []).append(report.observation)
        found = {name: self._warning(messages, now) for name, messages in told.items()}
        return {name: ending for name, ending in found.items() if ending is not None}

    def _warning(self, messages: Sequence[Observation], now: datetime) -> Ending | None:
        if standing_at(messages, now):
            return None
        last = max(messages, key=lambda item: item.observed_at)
        if says_ended(last):
            return Ending(Cause.CANCELLED, last, last.digest())
        if is_expired(last, now) and last.expires_at is not None:
            return Ending(Cause.EXPIRED, last, last.expires_at.isoformat())
        return None

    def _sites(self, now: datetime) -> Mapping[str, Ending]:
        watched = self._reader.watched_reports(ObservationKind.SITE)
        normal = [report for report in watched if self._concerns.is_normal(report.observation)]
        heard = {name: state.last_ok_at for name, state in self._reader.feed_states().items()} if normal else {}
        endings = (
            (report.incident_id, self._site(report, heard.get(report.observation.source), now))
            for report in normal
        )
        return {name: ending for name, ending in endings if ending is not None}

    def _site(self, report: WatchedReport, heard_at: datetime | None, now: datetime) -> Ending | None:
        item = report.observation
        since = normal_since(self._concerns, item, self._reader.events_of(report.incident_id, limit=EVENTS))
        due_at = since + timedelta(seconds=self._after_s(item))
        was_heard = max(item.observed_at, heard_at) if heard_at else item.observed_at
        if now < due_at or was_heard < due_at:
            return None
        return Ending(Cause.NORMAL, item, since.isoformat())

    def _after_s(self, item: Observation) -> float:
        try:
            return max(0.0, float(item.attributes["closes_after_s"]))
        except (KeyError, ValueError):
            return self._closes_after_s

    def _signed(
        self, now: datetime, kind: EventKind, event_id: str, incident: Incident, data: Mapping[str, Json],
        base: str | None,
    ) -> Event:  # fmt: skip
        return Event(event_id, kind, now, ACTOR, self._station, incident.incident_id, data, base)


def normal_since(concerns: Concerns, item: Observation, events: Iterable[Event]) -> datetime:
    """Return when the site's present row of normal states began, by the incident's own events."""
    since: datetime | None = None
    for event in events:
        written = event.data.get("observation") if event.kind is EventKind.OBSERVED else None
        if not isinstance(written, dict) or written.get("external_id") != item.external_id:
            continue
        told = observation_from_json(written)
        since = (since or event.at) if concerns.is_normal(told) else None
    return since or item.observed_at
