"""How far a deadline has run."""

from datetime import UTC, datetime, timedelta

import pytest

from services.domain.deadline import DeadlineState, deadline_state, progress

OPENED = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DUE = OPENED + timedelta(minutes=20)


def after(minutes: float) -> datetime:
    return OPENED + timedelta(minutes=minutes)


@pytest.mark.parametrize(("minutes", "share"), [(0, 0.0), (5, 0.25), (20, 1.0), (30, 1.5)])
def test_that_progress_is_the_share_of_the_time_that_has_run(minutes: float, share: float) -> None:
    assert progress(OPENED, DUE, after(minutes)) == pytest.approx(share)


def test_that_a_clock_that_was_set_back_counts_as_not_started() -> None:
    assert progress(OPENED, DUE, after(-5)) == 0.0


def test_that_a_deadline_without_length_is_breached_at_once() -> None:
    assert progress(OPENED, OPENED, OPENED) >= 1.0
    assert deadline_state(OPENED, OPENED, OPENED) is DeadlineState.BREACHED


@pytest.mark.parametrize(
    ("minutes", "state"),
    [
        (0, DeadlineState.OK),
        (14.9, DeadlineState.OK),
        (15, DeadlineState.NEAR),
        (19.99, DeadlineState.NEAR),
        (20, DeadlineState.BREACHED),
    ],
)
def test_that_a_deadline_is_near_at_three_quarters_and_breached_when_due(
    minutes: float, state: DeadlineState
) -> None:
    assert deadline_state(OPENED, DUE, after(minutes)) is state


def test_that_no_clock_is_neither_near_nor_breached() -> None:
    assert deadline_state(OPENED, None, after(500)) is DeadlineState.NONE


def test_that_zones_do_not_matter_only_the_moment() -> None:
    jakarta = DUE.astimezone(tz=None)
    assert deadline_state(OPENED, jakarta, after(19)) is DeadlineState.NEAR
