from datetime import UTC, datetime, timedelta
from typing import Any

from drill_town import PROFILE, indicator

from services.domain.programme import Direction
from services.drill.indicators import IndicatorBoard
from services.drill.town import town_of
from services.profile.loader import load_profile

AT = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)


def rows(board: IndicatorBoard, second: float) -> list[dict[str, Any]]:
    answer: Any = board.answer(second, lambda at_s: AT + timedelta(seconds=at_s))
    assert answer["metaData"] == {"code": "200", "message": "OK"}
    return list(answer["response"]["indikator"])


def test_that_every_indicator_of_the_profile_has_a_value() -> None:
    indicators = town_of(load_profile(PROFILE)).indicators
    assert [row["kode"] for row in rows(IndicatorBoard(indicators, seed=1), 0.0)] == [
        i.indicator_id for i in indicators
    ]


def test_that_values_lie_between_baseline_and_target_and_drift() -> None:
    board = IndicatorBoard([indicator("a")], seed=1)
    values = [rows(board, float(second))[0]["nilai"] for second in range(0, 1200, 60)]
    assert all(10.0 < value < 110.0 for value in values)
    assert len(set(values)) > 3


def test_that_a_value_speaks_for_the_minute_it_last_moved_in() -> None:
    board = IndicatorBoard([indicator("a"), indicator("b")], seed=1)
    for row in rows(board, 200.0):
        assert 0 <= (AT + timedelta(seconds=200) - datetime.fromisoformat(row["per"])).total_seconds() <= 60


def test_that_less_is_better_starts_above_its_target() -> None:
    board = IndicatorBoard([indicator("b", baseline=None, direction=Direction.LESS_IS_BETTER)], seed=1)
    assert rows(board, 0.0)[0]["nilai"] > 100.0


def test_that_a_scenario_may_set_a_value() -> None:
    board = IndicatorBoard([indicator("a")], seed=1)
    board.set("a", 42.0, note="rekap")
    assert rows(board, 5.0)[0]["nilai"] == 42.0
    assert rows(board, 5.0)[0]["catatan"] == "LATIHAN - rekap"
