from datetime import UTC, datetime, timedelta

import pytest

from services.feeds.backoff import first_delay_s, next_delay_s, retry_after_s

NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "delay_s"),
    [(0, 30.0), (1, 60.0), (2, 120.0), (3, 240.0), (4, 300.0), (5, 300.0), (10_000, 300.0)],
)
def test_that_waiting_doubles_up_to_five_minutes_and_never_ends(failures: int, delay_s: float) -> None:
    assert next_delay_s(30.0, failures, jitter=0.5) == pytest.approx(delay_s)


def test_that_a_long_interval_is_its_own_cap() -> None:
    assert next_delay_s(21_600.0, 7, jitter=0.5) == pytest.approx(21_600.0)


@pytest.mark.parametrize(("jitter", "delay_s"), [(0.0, 54.0), (1.0, 66.0)])
def test_that_jitter_is_ten_percent_each_way(jitter: float, delay_s: float) -> None:
    assert next_delay_s(60.0, 0, jitter=jitter) == pytest.approx(delay_s)


def test_that_the_server_is_never_asked_sooner_than_it_wishes_within_a_quarter_of_an_hour() -> None:
    assert next_delay_s(30.0, 1, jitter=0.5, retry_after_s=200.0) == 200.0
    assert next_delay_s(30.0, 1, jitter=0.5, retry_after_s=86_400.0) == 900.0
    assert next_delay_s(30.0, 3, jitter=0.5, retry_after_s=5.0) == pytest.approx(240.0)


@pytest.mark.parametrize(
    ("planned_s", "delay_s"), [(None, 0.0), (-5.0, 0.0), (20.0, 20.0), (900.0, 900.0), (5000.0, 0.0)]
)
def test_that_a_remembered_plan_is_kept_unless_no_sane_clock_made_it(
    planned_s: float | None, delay_s: float
) -> None:
    next_at = None if planned_s is None else NOW + timedelta(seconds=planned_s)
    assert first_delay_s(next_at, NOW, interval_s=60.0) == delay_s


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30.0), ("0", 0.0), ("", 0.0), ("soon", 0.0), ("-5", 0.0), ("86400", 900.0), ("9" * 500, 900.0),
        ("²", 0.0),
        ("Sat, 21 Nov 2026 09:44:05 GMT", 120.0), ("Sat, 21 Nov 2020 09:44:05 GMT", 0.0),
        ("Sun, 22 Nov 2026 09:44:05 GMT", 900.0), ("Sat, 99 Nov 2026 09:44:05 GMT", 0.0),
    ],
)  # fmt: skip
def test_that_retry_after_is_read_in_both_its_forms(header: str, seconds: float) -> None:
    assert retry_after_s(header, NOW) == seconds
