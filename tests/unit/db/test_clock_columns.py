"""Clocks go into their column and come out the same."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.clock_columns import clocks_in, clocks_text
from services.domain.deadline import ClockKind, ClockRule, ClockUnit, Deadline, Reopened, Stop
from services.domain.deadline_json import clocks_from_json, clocks_to_json

moments = st.datetimes(datetime(2020, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
rules = st.builds(
    ClockRule,
    st.sampled_from(ClockKind),
    st.floats(0.001, 1e9),
    st.sampled_from(ClockUnit),
    st.lists(st.sampled_from((Stop.ON_HOLD, Stop.WAITING)), unique=True).map(tuple),
    st.sampled_from(Reopened),
    st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True) | st.just(""),
)
clocks = st.lists(
    st.builds(
        Deadline,
        rules,
        moments,
        moments,
        moments,
        st.sampled_from(Stop),
        st.none() | moments,
        st.lists(st.tuples(moments, moments), max_size=3).map(tuple),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.integers(0, 2100),
    ),
    max_size=4,
).map(tuple)


@given(clocks)
def test_that_clocks_come_out_of_their_column_as_they_went_in(written: tuple[Deadline, ...]) -> None:
    assert clocks_in(clocks_text(written)) == written


@given(clocks)
def test_that_clocks_come_out_of_an_event_as_they_went_in(written: tuple[Deadline, ...]) -> None:
    assert clocks_from_json(clocks_to_json(written)) == written


@pytest.mark.parametrize("spoilt", ['[["answer|60"]]', "[[1]]", '[["x|1|seconds||continue|","","",""]]', "{"])
def test_that_a_spoilt_column_is_an_error_and_not_a_missing_clock(spoilt: str) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        clocks_in(spoilt)
