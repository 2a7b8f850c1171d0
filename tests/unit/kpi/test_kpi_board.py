"""The standings of all indicators, live."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from small_room import NOW, indicator, small_profile

from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.freshness import FreshnessState
from services.domain.log import Batch, Committed
from services.domain.programme import Measurement
from services.domain.standing import Standing, Trend
from services.domain.text import Label
from services.kpi.board import SERIES, KpiBoard

CODE = "sampah-terangkut"


def measured(value: float, *, days_ago: float = 0.0, indicator_id: str = CODE) -> Event:
    as_of = (NOW - timedelta(days=days_ago)).isoformat()
    data = {"indicator": indicator_id, "value": value, "period": "", "as_of": as_of, "source": "DLH", "note": ""}
    return Event(f"m-{indicator_id}-{value}-{days_ago}", EventKind.MEASURED, NOW, "feed:kpi", "A", None, data)


class Room:
    def __init__(
        self,
        clock: FakeClock,
        pool: QThreadPool,
        *,
        stored: tuple[Event, ...] = (),
        published: tuple[Measurement, ...] = (),
    ) -> None:
        self.log = FakeEventLog()
        self.log.append(Batch(stored))
        programme = small_profile().programmes[0]
        with_published = replace(indicator(), published=published)
        programmes = (replace(programme, indicators=(with_published, indicator("titik-pantau"))),)
        self.board = KpiBoard(programmes, reader=FakeReader(self.log), pool=pool, clock=clock)
        self.heard: list[dict[str, Standing]] = []
        self.board.changed.connect(self.heard.append)
        self.log.subscribe(self.board.update)

    def measure(self, *events: Event) -> None:
        self.log.append(Batch(events)).result(0)

    def start(self, qtbot: QtBot) -> None:
        with qtbot.waitSignal(self.board._read_done, timeout=5000):
            self.board.start()
        self.board.stop()

    def standing(self, code: str = CODE) -> Standing:
        return self.board.standings[code]


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[QThreadPool]:
    pool = QThreadPool()
    yield pool
    assert pool.waitForDone(5000)


@pytest.fixture
def room(qtbot: QtBot, clock: FakeClock, pool: QThreadPool) -> Room:
    return Room(clock, pool)


def test_that_every_indicator_stands_as_unknown_from_the_start(room: Room) -> None:
    assert list(room.board.standings) == [CODE, "titik-pantau"]
    assert room.standing().freshness.state is FreshnessState.UNKNOWN


def test_that_what_was_stored_is_read_at_the_start(qtbot: QtBot, clock: FakeClock, pool: QThreadPool) -> None:
    room = Room(clock, pool, stored=tuple(measured(60.0 - day, days_ago=day) for day in (3, 2, 1)))
    room.start(qtbot)
    qtbot.waitUntil(lambda: room.standing().latest is not None)
    assert [value for _, value in room.standing().series] == [57.0, 58.0, 59.0]
    assert room.standing().trend is Trend.BETTER


def test_that_a_new_value_is_told_for_its_indicator_only(room: Room) -> None:
    room.measure(measured(61.5))
    assert [set(news) for news in room.heard] == [{CODE}]
    latest = room.standing().latest
    assert latest is not None
    assert (latest.value, latest.source, latest.as_of) == (61.5, "DLH", NOW)


def test_that_a_value_that_arrives_late_does_not_become_the_newest(room: Room) -> None:
    room.measure(measured(61.5), measured(40.0, days_ago=60))
    standing = room.standing()
    assert standing.latest is not None
    assert (standing.latest.value, len(standing.series)) == (61.5, 2)


def test_that_what_is_measured_while_reading_is_not_lost(
    qtbot: QtBot, clock: FakeClock, pool: QThreadPool
) -> None:
    room = Room(clock, pool)
    room.measure(measured(61.5))
    room.log.events.clear()
    room.start(qtbot)
    latest = room.standing().latest
    assert latest is not None
    assert latest.value == 61.5


def test_that_official_values_of_the_profile_stand_until_something_newer_is_measured(
    qtbot: QtBot, clock: FakeClock, pool: QThreadPool
) -> None:
    official = Measurement(CODE, 44.0, NOW - timedelta(days=300), "LKJIP 2025")
    room = Room(clock, pool, published=(official,))
    room.start(qtbot)
    assert room.standing().latest == official
    assert room.standing().freshness.state is FreshnessState.STALE
    room.measure(measured(61.5))
    assert [value for _, value in room.standing().series] == [44.0, 61.5]


def test_that_a_value_grows_stale_without_an_event(room: Room, clock: FakeClock) -> None:
    room.measure(measured(61.5))
    clock.advance(86_401)
    room.board.judge()
    assert room.standing().freshness.state is FreshnessState.STALE
    assert set(room.heard[-1]) == {CODE}


def test_that_nothing_is_told_when_nothing_differs(room: Room) -> None:
    room.measure(measured(61.5))
    room.board.judge()
    assert len(room.heard) == 1


def test_that_a_figure_of_an_indicator_the_profile_dropped_is_passed_over(room: Room) -> None:
    room.measure(measured(5.0, indicator_id="lama"))
    assert room.heard == []


def test_that_the_series_stays_bounded(room: Room) -> None:
    room.measure(*(measured(float(n), days_ago=float(n)) for n in range(SERIES + 30)))
    series = room.standing().series
    assert (len(series), series[-1][1]) == (SERIES, 0.0)


def test_that_a_reader_that_fails_is_told(qtbot: QtBot, clock: FakeClock, pool: QThreadPool) -> None:
    failure = KnownError(Label("Berkas hilang.", "File gone."))

    class Broken:
        def measurements(self, indicator_id: str, *, limit: int) -> tuple[Measurement, ...]:
            raise failure

    board = KpiBoard(small_profile().programmes, reader=Broken(), pool=pool, clock=clock)
    with qtbot.waitSignal(board.load_failed, timeout=5000) as failed:
        board.start()
    board.stop()
    assert failed.args == [failure]


def test_that_other_events_do_not_touch_the_board(room: Room) -> None:
    room.board.update(Committed(events=(Event("e", EventKind.STARTED, NOW, "system", "A"),)))
    assert room.heard == []
