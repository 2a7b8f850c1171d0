"""An observation as JSON and back."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.event import Json
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.observation_json import observation_from_json, observation_to_json
from services.domain.severity import Severity

TEXT = st.text(max_size=30)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
OBSERVATIONS = st.builds(
    Observation,
    source=TEXT,
    external_id=TEXT,
    kind=st.sampled_from(ObservationKind),
    observed_at=st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))])),
    title=TEXT,
    text=TEXT,
    place=TEXT,
    point=st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180)),
    category=TEXT,
    severity=st.none() | st.sampled_from(Severity),
    status=TEXT,
    measures=st.dictionaries(TEXT, st.builds(Measure, FINITE, TEXT), max_size=3),
    attributes=st.dictionaries(TEXT, TEXT, max_size=3),
    raw=TEXT,
    is_drill=st.booleans(),
)


@given(OBSERVATIONS)
def test_that_what_is_written_is_read_back_equal(observation: Observation) -> None:
    written = json.loads(json.dumps(observation_to_json(observation), allow_nan=False))
    read = observation_from_json(written)
    assert read == observation
    assert read.digest() == observation.digest()


@given(OBSERVATIONS, st.text(min_size=1, max_size=5))
def test_that_whatever_else_a_source_says_changes_the_digest(observation: Observation, more: str) -> None:
    written = observation_to_json(observation)
    said_more = observation_from_json(written | {"text": observation.text + more})
    assert said_more.digest() != observation.digest()


def test_that_the_digest_does_not_depend_on_the_order_of_measures_or_attributes() -> None:
    def observed(*, is_reversed: bool) -> Observation:
        names = ["a", "b", "c"]
        names.sort(reverse=is_reversed)
        return Observation(
            "s", "1", ObservationKind.REPORT, datetime(2026, 11, 21, tzinfo=UTC),
            measures={name: Measure(1.0) for name in names}, attributes=dict.fromkeys(names, "x"),
        )  # fmt: skip

    assert observed(is_reversed=True).digest() == observed(is_reversed=False).digest()


def test_that_the_raw_item_and_its_delivery_do_not_change_the_digest() -> None:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    bare = Observation("s", "1", ObservationKind.REPORT, at)
    assert Observation("s", "1", ObservationKind.REPORT, at, raw="{}").digest() == bare.digest()


WRITTEN = observation_to_json(Observation("s", "1", ObservationKind.REPORT, datetime(2026, 11, 21, tzinfo=UTC)))


@pytest.mark.parametrize("data", [{}, {"source": "s"}, {**WRITTEN, "kind": "?"}, {**WRITTEN, "observed_at": None}])
def test_that_what_was_not_written_by_us_is_refused(data: dict[str, Json]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        observation_from_json(data)
