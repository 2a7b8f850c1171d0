import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at, report

from services.domain.geo import Point
from services.domain.observation import ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_ID, NO_TIME, NO_ZONE
from services.feeds.formats.open311 import parse

FEED = feed_at(options={"categories": {"pju": "pju_padam"}})
XML = b"""<?xml version="1.0" encoding="utf-8"?>
<service_requests xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://example.org/v2">
  <request>
    <service_request_id>638344</service_request_id>
    <status>Closed</status>
    <service_name>Drainase</service_name>
    <service_code>006</service_code>
    <description>Selokan &lt;b&gt;tersumbat&lt;/b&gt;</description>
    <requested_datetime>2026-11-20T06:37:38+07:00</requested_datetime>
    <updated_datetime xsi:nil="true"/>
    <address> Jl. Sudirman </address>
    <lat>-6.33</lat>
    <long>108.32</long>
    <media_url/>
  </request>
</service_requests>"""


def parsed_of(*items: object, feed: object = FEED) -> Parsed:
    return parse(json.dumps(list(items)).encode(), feed)  # type: ignore[arg-type]


def test_that_a_request_becomes_a_report() -> None:
    (item,) = parsed_of(report(7)).observations
    assert item.kind is ObservationKind.REPORT
    assert item.external_id == "R-7"
    assert item.observed_at == datetime(2026, 11, 21, 2, tzinfo=UTC)
    assert item.title == "Lampu jalan padam"
    assert item.place == "Jl. Raya Jatibarang"
    assert item.point == Point(-6.47, 108.31)
    assert item.category == "pju_padam"
    assert item.status == "open"
    assert item.severity is None
    assert item.attributes == {"service_code": "pju", "updated_at": "2026-11-21T02:05:00+00:00"}


def test_that_xml_is_read_like_json() -> None:
    (item,) = parse(XML, FEED).observations
    assert item.external_id == "638344"
    assert item.status == "closed"
    assert item.text == "Selokan <b>tersumbat</b>"
    assert item.place == "Jl. Sudirman"
    assert item.point == Point(-6.33, 108.32)
    assert item.observed_at == datetime(2026, 11, 19, 23, 37, 38, tzinfo=UTC)


def test_that_a_single_object_is_taken_for_a_list_of_one() -> None:
    assert len(parse(json.dumps(report(1)).encode(), FEED).observations) == 1


def test_that_no_requests_are_no_error() -> None:
    assert parse(b"[]", FEED) == Parsed()
    assert parse(b"<service_requests/>", FEED) == Parsed()


def test_that_line_ends_become_simple() -> None:
    assert parsed_of({**report(1), "description": "satu\r\ndua\r\n"}).observations[0].text == "satu\ndua"


def test_that_times_without_zone_need_the_profile_to_name_one() -> None:
    item = {**report(1), "requested_datetime": "2026-11-21 09:00:00.97"}
    assert [r.reason for r in parsed_of(item).rejected] == [NO_ZONE]
    (read,) = parsed_of(item, feed=feed_at(options={"time_zone": "Asia/Jakarta"})).observations
    assert read.observed_at == datetime(2026, 11, 21, 2, 0, 0, 970_000, tzinfo=UTC)


def test_that_an_unknown_time_zone_is_the_profiles_fault() -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(report(1), feed=feed_at(options={"time_zone": "Asia/Indramayu"}))
    assert caught.value.reason == errors.bad_option("time_zone")


@pytest.mark.parametrize("place", [{"lat": None, "long": None}, {"lat": 0, "long": 0.0}, {"lat": "", "long": ""}])
def test_that_a_report_without_a_place_is_still_a_report(place: dict[str, object]) -> None:
    (item,) = parsed_of({**report(1), **place}).observations
    assert item.point is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"service_request_id": None}, NO_ID),
        ({"service_request_id": ""}, NO_ID),
        ({"requested_datetime": None, "updated_datetime": None}, NO_TIME),
        ({"requested_datetime": "kemarin"}, NO_TIME),
    ],
)
def test_that_a_request_that_cannot_be_kept_is_rejected_alone(change: dict[str, object], reason: object) -> None:
    parsed = parsed_of(report(1), {**report(2), **change})
    assert len(parsed.observations) == 1
    assert [(r.index, r.reason) for r in parsed.rejected] == [(1, reason)]


def test_that_numbers_serve_as_ids_and_unknown_codes_as_no_category() -> None:
    (item,) = parsed_of({**report(1), "service_request_id": 638344, "service_code": 7}).observations
    assert item.external_id == "638344"
    assert item.category == ""


@pytest.mark.parametrize(
    ("given", "severity"), [(1, Severity.P1), ("4", Severity.P4), (0, None), (5, None), ("x", None)]
)
def test_that_severity_is_taken_where_the_source_gives_it(given: object, severity: Severity | None) -> None:
    assert parsed_of({**report(1), "severity": given}).observations[0].severity is severity


def test_that_a_reporter_is_masked_everywhere_also_in_the_raw_item() -> None:
    item = {**report(1), "reporter": "Siti Aminah", "phone": "0812-3456-7890", "email": "siti@example.org"}
    (read,) = parsed_of(item).observations
    assert read.attributes["reporter"] == "S*** A***"
    assert read.attributes["phone"] == "0812-xxxx-x890"
    assert "Aminah" not in read.raw
    assert "3456" not in read.raw
    assert "siti@" not in read.raw
    bad = parsed_of({**item, "service_request_id": None})
    assert "Aminah" not in bad.rejected[0].raw


def test_that_only_web_addresses_are_kept_as_pictures() -> None:
    assert (
        "media_url" not in parsed_of({**report(1), "media_url": "javascript:alert(1)"}).observations[0].attributes
    )


@pytest.mark.parametrize(
    "body",
    [
        b'[{"code": 404, "description": "jurisdiction_id not found"}]',
        b'{"code": 404, "description": "jurisdiction_id not found"}',
        b"<errors><error><code>404</code><description>jurisdiction_id not found</description></error></errors>",
    ],
)
def test_that_an_error_sent_as_a_good_answer_is_told_in_the_sources_words(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, FEED)
    assert caught.value.reason == errors.source_says("jurisdiction_id not found")


@pytest.mark.parametrize("body", [b'{"data": []}', b'"x"', b"12", b"<services><service/></services>"])
def test_that_another_shape_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, FEED)
    assert "Open311" in caught.value.reason.id


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><service_requests>&a;</service_requests>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><service_requests>&b;</service_requests>',
        b"<service_requests><request></service_requests>",
        b"<?xml version='1.0' encoding='klingon'?><service_requests/>",
        b"HTTP/1.1 403 Forbidden\n\n<error>no</error>",
    ],
)
def test_that_broken_or_armed_xml_is_refused(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse(body, FEED)


def test_that_three_bad_items_in_ten_thousand_cost_three_items() -> None:
    items = [report(n) if n not in (5, 5000, 9999) else {"status": "open"} for n in range(10_000)]
    parsed = parsed_of(*items)
    assert len(parsed.observations) == 9_997
    assert [r.index for r in parsed.rejected] == [5, 5000, 9999]
