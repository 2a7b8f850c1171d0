"""The newest value of every indicator, with its age, its trend and its way to the target."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.log import Committed
from services.domain.programme import Measurement, Programme
from services.domain.standing import Standing
from services.kpi.ports import MeasurementReader
from services.kpi.progress import newest_by_time, standing_at

SERIES = 120  # values kept of each indicator: ten years of months
JUDGE_EVERY_MS = 10_000  # values age without an event


class KpiBoard(QObject):
    """Owns the standings. GUI thread, but for ``_read``.

    Official values that the profile carries count as measured; what was measured for the same time wins.
    """

    changed = Signal(object)  # dict[str, Standing] by indicator id: only what differs
    load_failed = Signal(object)  # KnownError
    _read_done = Signal(object)  # dict[str, tuple[Measurement, ...]] | Exception, pool -> GUI thread

    def __init__(
        self,
        programmes: Sequence[Programme],
        *,
        reader: MeasurementReader,
        pool: QThreadPool,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader, self._pool, self._clock = reader, pool, clock
        self._indicators = {i.indicator_id: i for p in programmes for i in p.indicators}
        self._values = {code: newest_by_time(i.published) for code, i in self._indicators.items()}
        self._standings = {code: Standing(indicator) for code, indicator in self._indicators.items()}
        self._timer = QTimer(self, interval=JUDGE_EVERY_MS)
        self._timer.timeout.connect(self.judge)
        self._read_done.connect(self._take_read)

    @property
    def standings(self) -> Mapping[str, Standing]:
        """By indicator id, in the profile's order; complete from the start, unknown where nothing is."""
        return MappingProxyType(self._standings)

    @Slot()
    def start(self) -> None:
        """Show what the profile carries, read what is stored, and judge ages every ten seconds."""
        self._timer.start()
        self.judge()
        self._pool.start(self._read)

    @Slot()
    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def judge(self) -> None:
        """Look at the clock again: values age without an event."""
        self._stand(self._indicators)

    @Slot(object)
    def update(self, committed: Committed) -> None:
        """Take in what was measured."""
        touched: dict[str, None] = {}
        for event in committed.events:
            if event.kind is EventKind.MEASURED and event.data.get("indicator") in self._indicators:
                row = measurement_of(event)
                self._values[row.indicator_id][row.as_of] = row
                touched[row.indicator_id] = None
        if touched:
            self._stand(touched)

    def _read(self) -> None:  # pool thread: no Qt but the signal
        outcome: object
        try:
            outcome = {code: self._reader.measurements(code, limit=SERIES) for code in self._indicators}
        except Exception as error:  # noqa: BLE001 the boundary; judged on the GUI thread
            outcome = error
        self._read_done.emit(outcome)

    @Slot(object)
    def _take_read(self, outcome: Mapping[str, Sequence[Measurement]] | Exception) -> None:
        if isinstance(outcome, KnownError):
            self.load_failed.emit(outcome)
            return
        if isinstance(outcome, Exception):
            raise outcome
        for code, rows in outcome.items():
            published = newest_by_time(self._indicators[code].published)
            heard_meanwhile = {t: row for t, row in self._values[code].items() if published.get(t) is not row}
            self._values[code] = published | newest_by_time(rows) | heard_meanwhile
        self.judge()

    def _stand(self, codes: Iterable[str]) -> None:
        now = self._clock.now()
        standings = {code: self._standing(code, now) for code in codes}
        news = {code: standing for code, standing in standings.items() if self._standings[code] != standing}
        if news:
            self._standings.update(news)
            self.changed.emit(news)

    def _standing(self, code: str, now: datetime) -> Standing:
        values = self._values[code]
        while len(values) > SERIES:
            del values[min(values)]
        return standing_at(self._indicators[code], values, now)


def measurement_of(event: Event) -> Measurement:
    """Return what a MEASURED event says. Raises KeyError or ValueError when it was not one of ours."""
    data = event.data
    return Measurement(
        indicator_id=str(data["indicator"]),
        value=float(str(data["value"])),
        as_of=datetime.fromisoformat(str(data["as_of"])),
        source=str(data["source"]),
        note=str(data.get("note") or ""),
        event_id=event.event_id,
        is_drill=bool(data.get("is_drill")),
    )
