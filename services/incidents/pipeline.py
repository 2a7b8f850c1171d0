"""From a parsed body to the disk, in one batch."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedState
from services.domain.log import Committed, KnownReport
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.resource import Fix
from services.domain.text import Label
from services.incidents.arrival import Arrival, OpenedQuake
from services.incidents.intake import Intake
from services.incidents.ports import EventLog, ReportReader
from services.incidents.positions import Thinning, fixes_of

WAIT_S = 10.0
RECENT_QUAKES = 200
SLOW_DISK = Label(
    id="Penyimpanan tidak menjawab dalam 10 detik. Data umpan ini akan diambil lagi; periksa cakram.",
    en="Storage did not answer within 10 seconds. This feed will be read again; check the disk.",
)


class FixSink(Protocol):
    """Where every position goes, kept or not. Any thread."""

    def receive(self, fixes: tuple[Fix, ...]) -> None: ...


class FeedIntake:
    """What the feed coordinator hands its bodies to. Pool threads."""

    def __init__(
        self,
        intake: Intake,
        *,
        log: EventLog,
        reports: ReportReader,
        fleet: FixSink,
        station: str,
        wait_s: float = WAIT_S,
    ) -> None:
        self._intake, self._log, self._reports, self._fleet = intake, log, reports, fleet
        self._station, self._wait_s = station, wait_s
        self._thinning = Thinning()

    def take_in(self, feed: Feed, parsed: Parsed, new_state: FeedState, now: datetime) -> None:
        """Write what is new together with ``new_state``, and return when it is on disk.

        Raises KnownError when the disk refuses or takes longer than 10 s; the state is then not
        advanced either, so the same body is asked for again.
        """
        fixes = fixes_of(parsed)
        if fixes:
            self._fleet.receive(fixes)
        batch = self._intake.take_in(self._arrival(feed, parsed, now))
        kept = self._thinning.keep(fixes)
        self._wait(self._log.append(replace(batch, feed_state=new_state, fixes=kept)))

    def _arrival(self, feed: Feed, parsed: Parsed, now: datetime) -> Arrival:
        items = [o for o in parsed.observations if o.kind in (ObservationKind.REPORT, ObservationKind.EARTHQUAKE)]
        has_quakes = any(item.kind is ObservationKind.EARTHQUAKE for item in items)
        return Arrival(
            feed=feed,
            parsed=parsed,
            now=now,
            station=self._station,
            known=self._known(items),
            quakes=self._quakes() if has_quakes else (),
        )

    def _quakes(self) -> tuple[OpenedQuake, ...]:
        recent = self._reports.recent_observations(ObservationKind.EARTHQUAKE, limit=RECENT_QUAKES)
        known = self._known(recent)
        return tuple(
            OpenedQuake(item, report.incident_id)
            for item in recent
            if (report := known.get((item.source, item.external_id))) and report.incident_id
        )

    def _known(self, items: Iterable[Observation]) -> Mapping[tuple[str, str], KnownReport]:
        ids: dict[str, dict[str, None]] = {}
        for item in items:
            ids.setdefault(item.source, {})[item.external_id] = None
        return {
            (source, external_id): report
            for source, wanted in ids.items()
            for external_id, report in self._reports.known_reports(source, tuple(wanted)).items()
        }

    def _wait(self, future: Future[Committed]) -> None:
        try:
            future.result(self._wait_s)
        except TimeoutError as error:
            raise KnownError(SLOW_DISK) from error
