"""What was refused, read again after the mapping was mended."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats import PARSERS
from services.feeds.plausible import IN_FUTURE
from services.feeds.retry import NOT_ALONE, NOT_WHOLE, reread

NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
WHOLE = '{"kode": "PAD-01", "nilai": 12.5, "per": "2026-11-21T08:00:00Z"}'
MAPPING = {
    "ok_when": "metaData.code == '200'",
    "items": "response.indikator[]",
    "fields": {"indicator": "kode", "value": "angka", "as_of": "per"},
}
MENDED = {**MAPPING, "fields": {"indicator": "kode", "value": "nilai", "as_of": "per"}}


def mapped(options: dict[str, object]) -> Feed:
    return Feed(
        "capaian", Label("Capaian", "Results"), "http://127.0.0.1/x", "mapped", 60.0, 300.0, options=options
    )


def again(raw: str, feed: Feed) -> Parsed:
    return reread((raw,), feed, parser=PARSERS[feed.format], now=NOW)


def test_that_an_item_is_accepted_once_its_mapping_is_right() -> None:
    assert again(WHOLE, mapped(MAPPING)).observations == ()
    read = again(WHOLE, mapped(MENDED))
    assert [item.measures["value"].value for item in read.observations] == [12.5]
    assert read.rejected == ()


def test_that_the_answer_round_an_item_is_not_asked_for() -> None:
    """The item was kept, not the envelope with its code and its path."""
    assert len(again(WHOLE, mapped(MENDED)).observations) == 1


def test_that_a_wrong_mapping_says_what_is_wrong_with_it() -> None:
    broken = again(WHOLE, mapped({**MAPPING, "fields": {"indicator": "kode["}}))
    assert "indicator" in broken.rejected[0].reason.en


def test_that_each_refusal_names_the_place_of_its_item() -> None:
    feed = mapped(MENDED)
    bad = '{"kode": "PAD-02", "nilai": "?", "per": "2026-11-21T08:00:00Z"}'
    read = reread((WHOLE, bad, WHOLE.replace("01", "03")), feed, parser=PARSERS["mapped"], now=NOW)
    assert [item.external_id for item in read.observations] == ["PAD-01", "PAD-03"]
    assert [(refusal.index, refusal.raw) for refusal in read.rejected] == [(1, bad)]


def test_that_an_item_cut_when_it_was_kept_is_not_guessed_at() -> None:
    assert again(WHOLE[:40], mapped(MENDED)).rejected[0].reason == NOT_WHOLE


def test_that_deep_nesting_is_refused_and_nothing_else_happens() -> None:
    assert again("[" * 100_000, mapped(MENDED)).rejected[0].reason == NOT_WHOLE


def test_that_open311_requests_are_read_alone() -> None:
    feed = replace(mapped({"time_zone": "Asia/Jakarta"}), format="open311")
    raw = '{"service_request_id": "7", "requested_datetime": "2026-11-21 16:00:00"}'
    assert [item.external_id for item in again(raw, feed).observations] == ["7"]


def test_that_a_feature_is_given_the_collection_its_format_expects() -> None:
    def features(body: bytes, feed: Feed) -> Parsed:
        values = json.loads(body)
        if not isinstance(values, dict) or "features" not in values:
            raise FeedError(wrong_shape(Label("GeoJSON", "GeoJSON")))
        return Parsed(tuple(_seen(feed, at=NOW) for _ in values["features"]))

    assert len(reread(('{"type": "Feature"}',), mapped({}), parser=features, now=NOW).observations) == 1


def test_that_a_format_that_finds_nothing_sends_the_technician_to_the_source() -> None:
    read = reread(("{}",), mapped({}), parser=lambda _body, _feed: Parsed(), now=NOW)
    assert read.rejected[0].reason == NOT_ALONE


def test_that_a_position_from_the_future_is_refused_as_it_is_at_the_door() -> None:
    def ahead(_body: bytes, feed: Feed) -> Parsed:
        return Parsed((_seen(feed, at=NOW + timedelta(hours=1)),))

    read = reread(("{}",), mapped({}), parser=ahead, now=NOW)
    assert (read.observations, read.rejected[0].reason) == ((), IN_FUTURE)


def test_that_a_row_of_a_table_is_read_as_a_table() -> None:
    feed = replace(mapped({}), format="firms")
    row = {"latitude": "-6.35", "longitude": "108.39", "acq_date": "2026-11-21", "acq_time": "0612", "frp": "3,1"}
    kept = again(json.dumps(row), feed)
    assert [item.observed_at.isoformat() for item in kept.observations] == ["2026-11-21T06:12:00+00:00"]


def test_that_an_earthquake_is_read_in_the_answer_of_its_agency() -> None:
    raw = json.dumps({
        "DateTime": "2026-11-21T08:15:30+00:00", "Coordinates": "-6.51,108.27", "Magnitude": "4.8",
        "Kedalaman": "12 km", "Wilayah": "Indramayu",
    })  # fmt: skip
    assert len(again(raw, replace(mapped({}), format="bmkg-earthquake")).observations) == 1


def test_that_a_message_kept_as_fields_is_not_read_as_the_xml_it_was() -> None:
    cap = replace(mapped({}), format="cap")
    assert again('{"identifier": "2.49.0.1.360.0.2026", "sender": "bmkg"}', cap).rejected[0].reason == NOT_ALONE


def test_that_an_item_kept_as_xml_is_read_as_xml() -> None:
    bodies: list[bytes] = []

    def note(body: bytes, _feed: Feed) -> Parsed:
        bodies.append(body)
        return Parsed()

    reread(("<request/>",), mapped({}), parser=note, now=NOW)
    assert bodies[-1] == b"<request/>"


def _seen(feed: Feed, *, at: datetime) -> Observation:
    return Observation(feed.feed_id, "7", ObservationKind.POSITION, at)
