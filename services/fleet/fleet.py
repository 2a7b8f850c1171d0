"""Where everything that moves was last seen."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.freshness import UNKNOWN, Freshness, FreshnessState, freshness_at
from services.domain.resource import Fix, Vehicle
from services.fleet.ports import FixReader

STALE_AFTER_S = 120.0
NO_AGES: Mapping[str, float] = MappingProxyType({})
AHEAD = timedelta(minutes=5)  # a receiver further ahead than this has a wrong clock: its age says nothing
TURN_MS, TURNS = (
    200,
    5,
)  # each vehicle has its turn once a second; a thousand in one turn held the GUI up for 12 ms


class Fleet(QObject):
    """Owns the newest fix of every resource. GUI thread, but for ``receive`` and ``_read``.

    Says of each at most once a second whether it moved or changed its freshness, a fifth of them at a time, and
    nothing about the rest.
    """

    changed = Signal(object)  # tuple[Vehicle, ...]: only what moved or aged into another state
    load_failed = Signal(object)  # KnownError
    _received = Signal(object)  # tuple[Fix, ...], any thread -> GUI thread
    _read_done = Signal(object)  # tuple[Fix, ...] | Exception, pool -> GUI thread

    def __init__(
        self,
        reader: FixReader,
        *,
        pool: QThreadPool,
        clock: Clock,
        ages: Mapping[str, float] = NO_AGES,
        parent: QObject | None = None,
    ) -> None:
        """``ages`` is when a fix of each source is stale, seconds; two minutes where the profile says nothing."""
        super().__init__(parent)
        self._reader, self._pool, self._clock, self._ages = reader, pool, clock, ages
        self._fixes: dict[str, Fix] = {}
        self._told: dict[str, FreshnessState] = {}
        self._moved: dict[str, None] = {}
        self._waiting: deque[str] = deque()
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self._take_turn)
        self._received.connect(self._take)
        self._read_done.connect(self._take_read)

    @Slot()
    def start(self) -> None:
        """Begin with what was last kept, shown with its age."""
        self._timer.start()
        self._pool.start(self._read)

    @Slot()
    def stop(self) -> None:
        self._timer.stop()

    def receive(self, fixes: tuple[Fix, ...]) -> None:
        """Take in new positions. Any thread."""
        self._received.emit(fixes)

    def believe(self, source: str, *, stale_after_s: float) -> None:
        """Say when a fix of a source that came later is stale. GUI thread."""
        self._ages = {**self._ages, source: stale_after_s}

    def vehicles(self) -> tuple[Vehicle, ...]:
        """Return all of them, as fresh as they are now."""
        now = self._clock.now()
        return tuple(Vehicle(fix, self._freshness(fix, now)) for fix in self._fixes.values())

    def vehicle(self, resource_id: str) -> Vehicle | None:
        fix = self._fixes.get(resource_id)
        return None if fix is None else Vehicle(fix, self._freshness(fix, self._clock.now()))

    @Slot()
    def tell(self) -> None:
        """Say now of all what moved since the last time, and what grew stale."""
        self._tell(self._fixes)

    @Slot()
    def _take_turn(self) -> None:
        if not self._waiting:
            self._waiting.extend(self._fixes)
        portion = -(-len(self._fixes) // TURNS)
        self._tell([self._waiting.popleft() for _ in range(min(portion, len(self._waiting)))])

    def _tell(self, resource_ids: Iterable[str]) -> None:
        now = self._clock.now()
        news: list[Vehicle] = []
        for resource_id in resource_ids:
            fix = self._fixes[resource_id]
            freshness = self._freshness(fix, now)
            has_moved = resource_id in self._moved
            if has_moved or self._told.get(resource_id) is not freshness.state:
                self._moved.pop(resource_id, None)
                self._told[resource_id] = freshness.state
                news.append(Vehicle(fix, freshness))
        if news:
            self.changed.emit(tuple(news))

    @Slot(object)
    def _take(self, fixes: Sequence[Fix]) -> None:
        latest = self._clock.now() + AHEAD
        for fix in fixes:
            before = self._fixes.get(fix.resource_id)
            if before is None or _supersedes(fix, before, latest):
                self._fixes[fix.resource_id] = fix
                self._moved[fix.resource_id] = None

    def _read(self) -> None:  # pool thread: no Qt but the signal
        outcome: object
        try:
            outcome = self._reader.last_fixes()
        except Exception as error:  # noqa: BLE001 the boundary; judged on the GUI thread
            outcome = error
        self._read_done.emit(outcome)

    @Slot(object)
    def _take_read(self, outcome: Sequence[Fix] | Exception) -> None:
        if isinstance(outcome, KnownError):
            self.load_failed.emit(outcome)
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            self._take(outcome)

    def _freshness(self, fix: Fix, now: datetime) -> Freshness:
        if fix.fixed_at > now + AHEAD:
            return UNKNOWN
        source = fix.resource_id.partition(":")[0]
        return freshness_at(fix.fixed_at, now, stale_after_s=self._ages.get(source, STALE_AFTER_S))


def _supersedes(fix: Fix, before: Fix, latest: datetime) -> bool:
    """Newer wins; a fix from the future neither replaces a sound one nor stands in its way."""
    if before.fixed_at > latest:
        return fix != before
    return before.fixed_at < fix.fixed_at <= latest
