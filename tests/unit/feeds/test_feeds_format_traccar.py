import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind, Parsed
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_ID, NO_TIME
from services.feeds.formats.traccar import parse
from services.feeds.formats.traccar.clock import CLOCK_AHEAD, CLOCK_UNSET
from services.feeds.formats.traccar.devices import NEVER_HEARD
from services.feeds.formats.traccar.positions import NOT_LOCATED

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
    assert item.attributes == {"unique_id": "E 9121 P", "ignition": "yes"}


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


GEOFENCE = {"id": 4, "name": "TPA Pecuk", "area": "CIRCLE (-6.3 108.3, 500)", "attributes": {}}
SERVER = {"id": 0, "latitude": 0, "longitude": 0, "zoom": 0, "version": "6.14"}


@pytest.mark.parametrize(
    "body",
    [b"{}", b'"x"', b'{"positions": 3}', b"[1, 2]", json.dumps([GEOFENCE]).encode(), json.dumps(SERVER).encode()],
)
def test_that_another_shape_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, feed_at())
    assert "Traccar" in caught.value.reason.id


def test_that_a_device_list_in_the_wrong_form_is_the_profiles_fault() -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(POSITION, devices="12")
    assert caught.value.reason == errors.bad_option("devices")


HEARD = {
    **DEVICE,
    "lastUpdate": "2026-11-21T02:00:05Z",
    "positionId": 900,
    "phone": "08123456789",
    "contact": "Adi",
}
ALARM: dict[str, object] = {
    "id": 77,
    "type": "alarm",
    "eventTime": "2026-11-21T02:00:01Z",
    "deviceId": 12,
    "positionId": 900,
    "geofenceId": 0,
    "attributes": {"alarm": "sos"},
}


def test_that_devices_alone_tell_who_is_heard_and_nobodys_telephone() -> None:
    (item,) = parsed_of(HEARD).observations
    assert (item.kind, item.external_id, item.title) == (ObservationKind.POSITION, "12", "Truk 12")
    assert (item.status, item.category, item.point) == ("online", "truck", None)
    assert item.observed_at == datetime(2026, 11, 21, 2, 0, 5, tzinfo=UTC)
    assert "3456" not in item.raw
    assert "Adi" not in item.raw


@pytest.mark.parametrize("heard", [None, "1970-01-01T00:00:00Z", ""])
def test_that_a_device_never_heard_of_says_so(heard: object) -> None:
    assert [r.reason for r in parsed_of({**HEARD, "lastUpdate": heard}).rejected] == [NEVER_HEARD]


@pytest.mark.parametrize("position_id", [0, None])
def test_that_a_device_without_a_position_is_told_as_never_located(position_id: object) -> None:
    assert parsed_of({**HEARD, "positionId": position_id}).observations[0].attributes["located"] == "never"


def test_that_the_web_sockets_object_tells_of_positions_and_alarms_by_name() -> None:
    socket = {"devices": [HEARD], "positions": [POSITION], "events": [ALARM]}
    options = {"categories": {"sos": "panggilan_darurat"}}
    position, alarm = parse(json.dumps(socket).encode(), feed_at(options=options)).observations
    assert position.title == "Truk 12"
    assert (alarm.kind, alarm.external_id, alarm.title) == (ObservationKind.REPORT, "event:77", "Truk 12: sos")
    assert (alarm.category, alarm.point) == ("panggilan_darurat", Point(-6.35, 108.32))
    assert alarm.attributes == {"event": "alarm", "alarm": "sos", "device": "12"}


def test_that_a_socket_message_of_devices_only_tells_their_status() -> None:
    body = json.dumps({"devices": [{**HEARD, "status": "offline"}]}).encode()
    (item,) = parse(body, feed_at()).observations
    assert (item.status, item.point) == ("offline", None)


def test_that_leaving_a_geofence_is_reported_by_the_fences_name() -> None:
    event = {**ALARM, "type": "geofenceExit", "geofenceId": 4, "attributes": {}}
    (item,) = parsed_of(event, geofences=[GEOFENCE], categories={"geofenceExit": "armada"}).observations
    assert (item.title, item.category) == ("12: geofenceExit", "armada")
    assert item.attributes["geofence"] == "TPA Pecuk"
    assert item.point is None


def test_that_an_everyday_event_is_a_status_and_no_report() -> None:
    (item,) = parsed_of({**ALARM, "type": "deviceMoving", "attributes": {}}, devices=[DEVICE]).observations
    assert (item.kind, item.external_id, item.status) == (ObservationKind.POSITION, "12", "moving")
    assert item.attributes["event"] == "deviceMoving"


def test_that_a_forwarded_event_comes_with_its_position() -> None:
    moved = {
        **POSITION,
        "geofenceIds": [4],
        "attributes": {"alarm": "sos", "odometer": 1_250_000, "motion": False},
    }
    body = {
        "event": {**ALARM, "eventTime": 1795226401000},
        "position": moved,
        "device": DEVICE,
        "geofence": GEOFENCE,
    }
    position, event = parse(json.dumps(body).encode(), feed_at()).observations
    assert position.attributes["geofences"] == "TPA Pecuk"
    assert (position.attributes["alarm"], position.attributes["motion"]) == ("sos", "no")
    assert position.measures["odometer"] == Measure(1250.0, "km")
    assert event.point == Point(-6.35, 108.32)


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"eventTime": "1970-01-01T00:00:00Z"}, CLOCK_UNSET), ({"id": None}, NO_ID), ({"deviceId": None}, NO_ID)],
)
def test_that_an_event_that_would_mislead_is_rejected_alone(change: dict[str, object], reason: object) -> None:
    parsed = parsed_of(ALARM, {**ALARM, **change})
    assert len(parsed.observations) == 1
    assert [r.reason for r in parsed.rejected] == [reason]


@pytest.mark.parametrize("option", ["categories", "geofences"])
def test_that_options_of_another_kind_are_the_profiles_fault(option: str) -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(POSITION, **{option: 3})
    assert caught.value.reason == errors.bad_option(option)


SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "traccar"


def test_that_every_recorded_answer_is_read_or_refused_with_a_sentence() -> None:
    files = sorted(SHARED.glob("*.json"))
    if not files:
        pytest.skip("recorded payloads were not found")
    refused = set()
    for path in files:
        try:
            parse(path.read_bytes(), feed_at())
        except FeedError:
            refused.add(path.name)
    assert refused == {"pytraccar_geofences.json", "pytraccar_server.json", "pytraccar_session.json"}
