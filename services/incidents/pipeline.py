"""From a parsed body to the disk, in one batch."""

import threading
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedState
from services.domain.log import Batch, Committed
from services.domain.observation import Parsed
from services.domain.resource import Fix
from services.domain.text import Label
from services.incidents.intake import Intake
from services.incidents.knowledge import Knowledge
from services.incidents.ports import EventLog, IntakeReader
from services.incidents.positions import Thinning, fixes_of

WAIT_S = 10.0
SLOW_DISK = Label(
    id="Penyimpanan tidak menjawab dalam 10 detik. Data umpan ini akan diambil lagi; periksa diska.",
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
        reports: IntakeReader,
        fleet: FixSink,
        station: str,
        wait_s: float = WAIT_S,
    ) -> None:
        self._intake, self._log, self._fleet, self._wait_s = intake, log, fleet, wait_s
        self._knowledge = Knowledge(reports, station=station, felt=intake.felt)
        self._thinning, self._door = Thinning(), threading.Lock()

    def follow(self, intake: Intake) -> None:
        """Go by these rules from the next body on: the profile has another feed. Any thread, may block."""
        with self._door:
            self._intake = intake

    def take_in(self, feed: Feed, parsed: Parsed, new_state: FeedState, now: datetime) -> None:
        """Write what is new together with ``new_state``, and return when it is on disk.

        Raises KnownError when the disk refuses or takes longer than 10 s; the state is then not
        advanced either, so the same body is asked for again. One body at a time, until it is on disk: two
        agencies that tell of one earthquake at the same moment must know of each other. Mere positions pass by.
        """
        fixes = fixes_of(parsed)
        if fixes:
            self._fleet.receive(fixes)
        kept = self._thinning.keep(fixes)
        if len(fixes) == len(parsed.observations) and not parsed.rejected:
            self._wait(self._log.append(Batch(feed_state=new_state, fixes=kept)))
            return
        with self._door:
            batch = self._intake.take_in(self._knowledge.about(feed, parsed, now))
            self._wait(self._log.append(replace(batch, feed_state=new_state, fixes=kept)))

    def _wait(self, future: Future[Committed]) -> None:
        try:
            future.result(self._wait_s)
        except TimeoutError as error:
            raise KnownError(SLOW_DISK) from error
