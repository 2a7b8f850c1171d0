from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.observation import Observation, ObservationKind
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import clean_text, finite, point_of, time_of, without_tags
from services.feeds.formats.items import ITEMS_MAX, NOT_FINITE, Item, read_items
from services.feeds.formats.json_body import json_body


def observation_of(item: Item, raw: str) -> Observation:
    return Observation(
        "aduan", clean_text(item["id"]), ObservationKind.REPORT, datetime(2026, 1, 1, tzinfo=UTC), raw=raw
    )


def refusal(body: bytes) -> FeedError:
    with pytest.raises(FeedError) as caught:
        json_body(body)
    return caught.value


def test_that_a_byte_order_mark_is_no_reason_to_refuse() -> None:
    assert json_body(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"[" * 200_000, errors.TOO_DEEP),
        (b'{"a":' * 200_000, errors.TOO_DEEP),
        (b'[{"id":1}', errors.broken_data("JSON")),
        (b"[001]", errors.broken_data("JSON")),
        (b"[1] trailing", errors.broken_data("JSON")),
        (b"[" + b"9" * 5000 + b"]", errors.broken_data("JSON")),
        (b'["\xff"]', errors.NOT_UTF8),
        (b" <!DOCTYPE html><html>Login</html>", errors.CAPTIVE_PORTAL),
        (b"\xef\xbb\xbf<HTML>", errors.CAPTIVE_PORTAL),
    ],
)
def test_that_what_is_not_whole_json_is_refused_with_its_reason(body: bytes, reason: object) -> None:
    assert refusal(body).reason == reason


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999"])
def test_that_a_number_that_is_not_finite_costs_only_its_own_item(number: bytes) -> None:
    values = json_body(b'[{"id": "a", "level": ' + number + b'}, {"id": "b", "level": 2}]')
    parsed = read_items(values, observation_of, feed=feed_at())
    assert [item.external_id for item in parsed.observations] == ["b"]
    assert [(r.index, r.reason) for r in parsed.rejected] == [(0, NOT_FINITE)]


def test_that_an_item_nested_almost_too_deeply_is_rejected_alone() -> None:
    nested: object = 1
    for _ in range(5000):
        nested = {"x": nested}
    parsed = read_items([{"id": "deep", "x": nested}, {"id": "b"}], observation_of, feed=feed_at())
    assert [r.reason for r in parsed.rejected] == [errors.TOO_DEEP]
    assert len(parsed.observations) == 1


def test_that_absurdly_many_items_are_refused() -> None:
    with pytest.raises(FeedError):
        read_items([{}] * (ITEMS_MAX + 1), observation_of, feed=feed_at())


@pytest.mark.parametrize("bounds", [[1, 2, 3], ["a", 1, 2, 3], [1, 0, 0, 1], "all", [float("nan"), 0, 1, 1]])
def test_that_bounds_that_make_no_box_are_the_profiles_fault(bounds: object) -> None:
    with pytest.raises(FeedError) as caught:
        read_items([], observation_of, feed=feed_at(options={"bounds": bounds}))
    assert caught.value.reason == errors.bad_option("bounds")


def test_that_text_is_freed_of_what_makes_it_read_otherwise_than_it_is() -> None:
    assert clean_text("a\r\nb\rc\x00\u202etxt.exe\ud800 ") == "a\nb\nctxt.exe"
    assert clean_text(42) == "42"
    assert clean_text(None) == clean_text(True) == clean_text([1]) == ""
    assert (
        without_tags('<script src="x">alert(1)</script>Alun<br>alun &amp; pasar') == "alert(1) Alun alun & pasar"
    )


@pytest.mark.parametrize(
    ("value", "number"),
    [(1, 1.0), ("2.5", 2.5), (" -7 ", -7.0), ("1e3", 1000.0), ("", None), ("12 km", None), ("nan", None), ("inf", None),
     (True, None), (None, None), ([], None), (10**400, None), ("1e999", None), (float("inf"), None), ("١٢", 12.0)],
)  # fmt: skip
def test_that_only_finite_numbers_are_numbers(value: object, number: float | None) -> None:
    assert finite(value) == number


@pytest.mark.parametrize(
    ("lat", "lon"), [(0, 0), (None, 108), ("0.0", "0.0"), (95, 10), ("x", 1), (10, float("nan"))]
)
def test_that_a_place_nobody_can_be_at_is_no_place(lat: object, lon: object) -> None:
    assert point_of(lat, lon) is None


@pytest.mark.parametrize(
    "value", ["", "kemarin", None, [], "9999-12-31T23:59:59-10:00", 1e300, "2026-13-01T00:00:00Z"]
)
def test_that_a_time_nobody_can_read_is_a_bad_item(value: object) -> None:
    with pytest.raises(errors.KnownError):
        time_of(value)
