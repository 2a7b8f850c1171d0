import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at, report

from services.domain.geo import Point
from services.domain.observation import ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_ID, NO_TIME, NO_ZONE, UNDATED
from services.feeds.formats.open311 import Receipt, parse, receipt_of
from services.feeds.formats.open311.documents import DISCOVERY
from services.feeds.formats.open311.receipt import NO_REPORT, TOKEN_ONLY
from services.feeds.formats.open311.services import NO_CODE

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


SERVICES = b"""<services is_array="true"><service>
<service_code>010</service_code><service_name>Lampu padam</service_name>
<metadata>true</metadata><type>realtime</type><description/><keywords>lampu, jalan</keywords>
<group>PJU</group></service>
<service><service_name>Tanpa kode</service_name></service></services>"""


def test_that_a_list_of_services_tells_which_codes_there_are_to_map() -> None:
    parsed = parse(SERVICES, feed_at(options={"categories": {"010": "pju_padam"}}))
    (service,) = parsed.observations
    assert service.kind is ObservationKind.SITE
    assert (service.external_id, service.title, service.category) == ("010", "Lampu padam", "pju_padam")
    assert service.attributes == {
        "site_type": "service",
        "group": "PJU",
        "keywords": "lampu, jalan",
        "answer": "realtime",
        "questions": "services/{code}",
    }
    assert service.observed_at == UNDATED
    assert [r.reason for r in parsed.rejected] == [NO_CODE]


def test_that_a_list_of_services_in_json_is_read_alike() -> None:
    row = {"service_code": 4, "service_name": "Jalan rusak", "metadata": False, "keywords": None}
    (service,) = parsed_of(row).observations
    assert (service.external_id, service.title, service.attributes) == (
        "4",
        "Jalan rusak",
        {"site_type": "service"},
    )


@pytest.mark.parametrize(
    "body",
    [
        b"""<service_definition><service_code>DMV66</service_code><attributes><attribute><variable>true</variable>
        <code>MERK</code><datatype>singlevaluelist</datatype><required>true</required><order>1</order>
        <description>Merk?</description><values><value><key>123</key><name>Ford</name></value></values>
        </attribute></attributes></service_definition>""",
        b"""<service_definition><service_code>DMV66</service_code><attribute><code>MERK</code>
        <datatype>singlevaluelist</datatype><required>true</required><description>Merk?</description>
        <values><value><key>123</key><name>Ford</name></value></values></attribute></service_definition>""",
        b"""{"service_code": "DMV66", "attributes": [{"variable": true, "code": "MERK", "required": true,
        "datatype": "singlevaluelist", "description": "Merk?", "values": [{"key": 123, "name": "Ford"}]}]}""",
    ],
)
def test_that_a_service_definition_tells_what_is_asked(body: bytes) -> None:
    (service,) = parse(body, FEED).observations
    assert service.external_id == "DMV66"
    assert service.text == "MERK (singlevaluelist, required): Merk? [123 = Ford]"
    assert service.attributes["questions"] == "1"


UPDATE = {
    "update_id": 31,
    "service_request_id": "R-7",
    "status": "NO_FURTHER_ACTION",
    "updated_datetime": "2026-11-21T10:00:00+07:00",
    "description": "Sudah diperiksa",
}


def test_that_an_update_speaks_of_the_request_it_names() -> None:
    (item,) = parsed_of(UPDATE, feed=feed_at(options={"requests_feed": "pengaduan"})).observations
    assert (item.source, item.external_id, item.replaces) == ("pengaduan", "R-7", ("R-7",))
    assert (item.kind, item.status, item.text) == (ObservationKind.REPORT, "no_further_action", "Sudah diperiksa")
    assert item.observed_at == datetime(2026, 11, 21, 3, tzinfo=UTC)
    assert item.attributes == {"update_id": "31"}


def test_that_updates_come_as_xml_too_and_one_without_request_is_rejected() -> None:
    body = b"""<service_request_updates><request_update><update_id>1</update_id>
    <service_request_id>8</service_request_id>
    <status>FIXED</status><updated_datetime>2026-11-21T03:00:00Z</updated_datetime><description/></request_update>
    <request_update><update_id>2</update_id></request_update></service_request_updates>"""
    parsed = parse(body, FEED)
    assert [(item.external_id, item.status) for item in parsed.observations] == [("8", "fixed")]
    assert [r.reason for r in parsed.rejected] == [NO_ID]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"token": "503fc0"}, TOKEN_ONLY),
        ({"service_request_id": None, "token": "503fc0"}, TOKEN_ONLY),
        ({"service_request_id": 29, "token": "503fc0"}, NO_REPORT),
        ({"service_request_id": 29, "service_notice": "24 jam", "account_id": None}, NO_REPORT),
    ],
)
def test_that_a_receipt_is_no_report_and_says_where_the_report_is(row: dict[str, object], reason: object) -> None:
    parsed = parsed_of(row)
    assert [r.reason for r in parsed.rejected] == [reason]


def test_that_the_sender_reads_numbers_and_tokens_from_receipts() -> None:
    xml = b"<service_requests><request><token>503f</token></request></service_requests>"
    assert receipt_of(xml) == Receipt(token="503f")
    assert receipt_of(b'[{"service_request_id": 29, "service_notice": "24 jam"}]') == Receipt(
        "29", notice="24 jam"
    )
    with pytest.raises(FeedError):
        receipt_of(b"[]")
    with pytest.raises(FeedError):
        receipt_of(b'[{"code": 400, "description": "base is a duplicate"}]')


def test_that_the_next_page_is_asked_while_pages_are_full() -> None:
    url = "https://aduan.example/v2/requests.json?status=open&page=3"
    rows = [report(n) for n in range(2)]
    full = parsed_of(*rows, feed=feed_at(url, options={"page_size": 2}))
    assert full.next_url == "https://aduan.example/v2/requests.json?status=open&page=4&page_size=2"
    assert parsed_of(*rows, feed=feed_at(url, options={"page_size": 3})).next_url == ""
    assert parsed_of(*rows, feed=feed_at(url)).next_url == ""


@pytest.mark.parametrize("size", [0, "x", None, 1.5])
def test_that_a_page_size_must_be_a_number(size: object) -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(report(1), feed=feed_at(options={"page_size": size}))
    assert caught.value.reason == errors.bad_option("page_size")


@pytest.mark.parametrize("body", [b"<discovery><endpoints/></discovery>", b'{"endpoints": [{"url": "x"}]}'])
def test_that_a_discovery_document_is_told_from_reports(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, FEED)
    assert caught.value.reason == DISCOVERY


def test_that_an_update_is_never_shown_as_older_than_its_report() -> None:
    row = {**report(1), "updated_datetime": "2026-11-20T00:00:00+07:00"}
    assert parsed_of(row).observations[0].attributes["updated_at"] == "2026-11-21T02:00:00+00:00"


def test_that_a_padded_address_and_a_capital_status_are_read() -> None:
    row = {**report(1), "address": "  Jl.  Raya   12 ", "status": "Open", "service_request_id": "4fbd40b2b1fe2c4b"}
    (item,) = parsed_of(row).observations
    assert (item.place, item.status, item.external_id) == ("Jl. Raya 12", "open", "4fbd40b2b1fe2c4b")


def test_that_credentials_in_a_picture_address_are_kept_nowhere() -> None:
    (item,) = parsed_of({**report(1), "media_url": "https://u:rahasia@x.example/a.jpg?token=kunci"}).observations
    assert item.attributes["media_url"] == "https://x.example/a.jpg?token=***"
    assert "rahasia" not in item.raw
    assert "kunci" not in item.raw


SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "open311"
BROKEN = {
    "spec_v2_2.json",
    "spec_v2_9.json",
    "spec_v2_11.json",
    "spec_bulk_1.xml",
    "spec_bulk_2.json",
    "ruby_403.xml",
}
NO_REPORTS = {
    "endpoints_fgregg.json", "r311_endpoints.json", "node_discovery-boston.json", "node_discovery-dc.xml",
    "ruby_get_service_request_not_found.xml", "node_boston-err-submitrequest-base_is_duplicate.xml",
}  # fmt: skip
RECEIPTS = {
    "node_boston-submitrequest-token.xml", "node_token.xml", "ruby_post_service_request.xml", "spec_v2_7.xml",
    "ruby_request_id_from_token.xml", "spec_v2_5.xml", "spec_v2_6.json", "ruby_service_requests_empty.xml",
}  # fmt: skip


def test_that_every_recorded_document_is_read_or_refused_for_what_it_is() -> None:
    files = sorted(p for p in SHARED.glob("*") if p.suffix in (".json", ".xml"))
    if not files:
        pytest.skip("recorded payloads were not found")
    for path in files:
        if path.name in BROKEN | NO_REPORTS:
            with pytest.raises(FeedError):
                parse(path.read_bytes(), FEED)
        else:
            parsed = parse(path.read_bytes(), FEED)
            assert bool(parsed.observations) == (path.name not in RECEIPTS), path.name
            assert not parsed.observations or not parsed.rejected, (path.name, parsed.rejected[:2])
