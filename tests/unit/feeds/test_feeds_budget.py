"""However requests come, no minute holds more than is allowed."""

import pytest
from feed_fakes import MovableClock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.domain.feed import RequestBudget
from services.feeds.budget import Budgets

URL = "https://data.bmkg.go.id/x"
BMKG = RequestBudget(("*.bmkg.go.id",), 60)


def test_that_hosts_below_a_name_share_one_budget_and_others_have_none(clock: MovableClock) -> None:
    budgets = Budgets([BMKG], clock)
    for url in (URL, "https://www.bmkg.go.id:443/a", "https://bmkg.go.id/", "http://static.x.bmkg.go.id/"):
        assert budgets.spend(url) == 0.0
    assert budgets.rate(URL) == (4, 60)
    assert budgets.rate("https://evilbmkg.go.id/") == (0, None)
    assert budgets.spend("https://other.example/") == 0.0


def test_that_who_comes_too_late_is_told_how_long_to_wait(clock: MovableClock) -> None:
    budgets = Budgets([RequestBudget(("a.example",), 2)], clock)
    url = "http://a.example/"
    assert [budgets.spend(url), budgets.spend(url)] == [0.0, 0.0]
    wait_s = budgets.spend(url)
    assert 60.0 < wait_s < 65.0
    clock.advance(wait_s)
    assert budgets.rate(url) == (0, 2)
    assert budgets.spend(url) == 0.0


def test_that_pages_and_documents_leave_some_to_first_requests(clock: MovableClock) -> None:
    budgets = Budgets([BMKG], clock)
    further = [budgets.spend_further(URL) for _ in range(60)]
    assert further.count(0.0) == 48
    assert [budgets.spend(URL) for _ in range(12)] == [0.0] * 12
    assert budgets.spend(URL) > 0.0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.floats(0.0, 30.0), min_size=30, max_size=200), limit=st.integers(1, 12), data=st.data())
def test_that_no_minute_holds_more_than_is_allowed(
    steps: list[float], limit: int, data: st.DataObject, clock: MovableClock
) -> None:
    budgets = Budgets([RequestBudget(("a.example",), limit)], clock)
    sent: list[float] = []
    for step in steps:
        clock.advance(step)
        spend = data.draw(st.sampled_from([budgets.spend, budgets.spend_further]))
        wait_s = spend("http://a.example/")
        assert wait_s >= 0.0
        if wait_s == 0.0:
            sent.append(clock.monotonic_s())
    assert all(sum(start <= at < start + 60.0 for at in sent) <= limit for start in sent)


@pytest.mark.parametrize("per_minute", [1, 3])
def test_that_a_small_budget_still_lets_pages_through(per_minute: int, clock: MovableClock) -> None:
    assert Budgets([RequestBudget(("a.example",), per_minute)], clock).spend_further("http://a.example/") == 0.0
