import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind, Parsed
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_ID, NO_TIME
from services.feeds.formats.traccar import CLOCK_AHEAD, CLOCK_UNSET, NOT_LOCATED, parse

POSITION: dict[str, object] = {
    "id": 900,
    "deviceId": 12,
    "serverTime": "2026-11-21T02:00:05.000+00:00",
    "deviceTime": "2026-11-21T02:00:02Z",
    "fixTime": "2026-11-21T02:00:01Z",
    "outdated": False,
    "valid": True,
    "latitude": -6.35,
    "longitude": 108.32,
    "speed": 10.0,
    "course": 271.5,
    "accuracy": 4.0,
    "address": None,
    "attributes": {"batteryLevel": 87, "ignition": True},
}
DEVICE = {"id": 12, "name": "Truk 12", "uniqueId": "E 9121 P", "status": "online", "category": "truck"}


def parsed_of(*positions: object, **options: object) -> Parsed:
    return parse(json.dumps(list(positions)).encode(), feed_at(feed_id="armada", options=options))


def test_that_a_position_is_joined_with_its_device() -> None:
    (item,) = parsed_of(POSITION, devices=[DEVICE]).observations
    assert item.kind is ObservationKind.POSITION
    assert (item.external_id, item.title, item.category, item.status) == ("12", "Truk 12", "truck", "online")
    assert item.point == Point(-6.35, 108.32)
    assert item.observed_at == datetime(2026, 11, 21, 2, 0, 1, tzinfo=UTC)
    assert item.attributes == {"unique_id": "E 9121 P"}


def test_that_knots_become_kilometres_an_hour() -> None:
    measures = parsed_of(POSITION).observations[0].measures
    assert measures["speed"].value == pytest.approx(18.52)
    assert measures["speed"].unit == "km/h"
    assert measures["heading"] == Measure(271.5, "deg")
    assert measures["battery"] == Measure(87.0, "%")


def test_that_a_position_may_carry_its_devices_name_itself() -> None:
    (item,) = parsed_of({**POSITION, "deviceName": "Ambulans 3", "category": "ambulance"}).observations
    assert (item.title, item.category) == ("Ambulans 3", "ambulance")


def test_that_an_unknown_device_is_called_by_its_number() -> None:
    assert parsed_of(POSITION).observations[0].title == "12"


def test_that_devices_beside_the_positions_are_used() -> None:
    body = json.dumps({"positions": [POSITION], "devices": [DEVICE]}).encode()
    assert parse(body, feed_at()).observations[0].title == "Truk 12"


def test_that_a_forwarded_message_with_epoch_milliseconds_is_read() -> None:
    moved = {**POSITION, "fixTime": 1795226401000, "serverTime": 1795226405000, "deviceTime": 1795226401000}
    body = json.dumps({"position": moved, "device": DEVICE}).encode()
    (item,) = parse(body, feed_at()).observations
    assert item.observed_at == datetime(2026, 11, 21, 2, 0, 1, tzinfo=UTC)
    assert item.title == "Truk 12"


@pytest.mark.parametrize(
    ("change", "fix"), [({"valid": False}, "invalid"), ({"outdated": True}, "outdated"), ({}, None)]
)
def test_that_a_poor_fix_says_so(change: dict[str, object], fix: str | None) -> None:
    assert parsed_of({**POSITION, **change}).observations[0].attributes.get("fix") == fix


def test_that_a_buffered_fix_is_as_old_as_it_is() -> None:
    (item,) = parsed_of({**POSITION, "fixTime": "2026-11-19T14:00:00Z"}).observations
    assert item.observed_at == datetime(2026, 11, 19, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"fixTime": "1970-01-01T00:00:00Z"}, CLOCK_UNSET),
        ({"fixTime": "2026-11-21T02:06:00Z"}, CLOCK_AHEAD),
        ({"fixTime": "2106-02-07T06:28:15Z"}, CLOCK_AHEAD),
        ({"fixTime": None, "deviceTime": None}, NO_TIME),
        ({"latitude": 0, "longitude": 0}, NOT_LOCATED),
        ({"latitude": None}, NOT_LOCATED),
        ({"deviceId": None}, NO_ID),
    ],
)
def test_that_a_position_that_would_mislead_is_rejected_alone(change: dict[str, object], reason: object) -> None:
    parsed = parsed_of({**POSITION, **change}, {**POSITION, "deviceId": 13})
    assert [item.external_id for item in parsed.observations] == ["13"]
    assert [r.reason for r in parsed.rejected] == [reason]


def test_that_no_positions_are_no_error() -> None:
    assert parsed_of() == Parsed()


@pytest.mark.parametrize("body", [b"{}", b'"x"', b'{"positions": 3}', json.dumps([DEVICE]).encode(), b"[1, 2]"])
def test_that_another_shape_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, feed_at())
    assert "Traccar" in caught.value.reason.id


def test_that_a_device_list_in_the_wrong_form_is_the_profiles_fault() -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(POSITION, devices="12")
    assert caught.value.reason == errors.bad_option("devices")
