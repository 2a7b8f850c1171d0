import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.observation import Measure, ObservationKind, Parsed
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_ID, NO_TIME, NO_ZONE
from services.feeds.formats.mapped import NO_VALUE, parse

FIELDS = {"id": "kode", "value": "nilai", "time": "per", "note": "catatan"}
OPTIONS: dict[str, object] = {
    "kind": "measurement",
    "ok_when": "metaData.code == '200'",
    "error": "metaData.message",
    "items": "response.indikator[]",
    "fields": FIELDS,
}
ROW: dict[str, object] = {"kode": "pad", "nilai": 12.5, "per": "2026-11-21T02:00:00Z", "catatan": "sementara"}


def parsed_of(*rows: object, code: str = "200", **options: object) -> Parsed:
    body = {"metaData": {"code": code, "message": "Token salah"}, "response": {"indikator": list(rows)}}
    return parse(json.dumps(body).encode(), feed_at(feed_id="capaian", options={**OPTIONS, **options}))


def test_that_a_row_becomes_a_measurement() -> None:
    (item,) = parsed_of(ROW, unit="persen").observations
    assert item.kind is ObservationKind.MEASUREMENT
    assert item.attributes == {"indicator": "pad", "note": "sementara"}
    assert item.category == "pad"
    assert item.observed_at == datetime(2026, 11, 21, 2, tzinfo=UTC)
    assert item.measures == {"value": Measure(12.5, "persen")}


def test_that_a_figure_is_converted_to_the_unit_that_is_wanted() -> None:
    fields = {**FIELDS, "value": {"path": "nilai", "unit": "kg", "to": "ton"}}
    assert parsed_of({**ROW, "nilai": 12_500}, fields=fields).observations[0].measures["value"] == Measure(
        12.5, "ton"
    )


def test_that_the_sources_keys_are_translated_to_the_profiles() -> None:
    assert parsed_of(ROW, indicators={"pad": "pendapatan"}).observations[0].attributes["indicator"] == "pendapatan"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", 12.5),
        ("1.250", 1250.0),
        ("1.250.000,75", 1250000.75),
        ("-3", -3.0),
        (" 7 ", 7.0),
        ("100000", 100000.0),
    ],
)
def test_that_numbers_as_written_in_indonesia_are_read_where_the_profile_says_so(text: str, value: float) -> None:
    assert parsed_of({**ROW, "nilai": text}, numbers="id").observations[0].measures["value"].value == value


@pytest.mark.parametrize("text", ["1.25", "12.5", "1,250.5", "1.2500", "Rp 5", ""])
def test_that_other_writings_are_not_guessed_at(text: str) -> None:
    assert [r.reason for r in parsed_of({**ROW, "nilai": text}, numbers="id").rejected] == [NO_VALUE]


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"kode": None}, NO_ID), ({"nilai": None}, NO_VALUE), ({"nilai": True}, NO_VALUE), ({"nilai": "12,5"}, NO_VALUE),
     ({"per": None}, NO_TIME), ({"per": "2026-11-21 09:00:00"}, NO_ZONE)],
)  # fmt: skip
def test_that_a_bad_row_is_rejected_alone(change: dict[str, object], reason: object) -> None:
    parsed = parsed_of({**ROW, **change}, ROW)
    assert len(parsed.observations) == 1
    assert [r.reason for r in parsed.rejected] == [reason]


def test_that_not_a_number_is_refused() -> None:
    parsed = parsed_of({**ROW, "nilai": float("nan")}, {**ROW, "nilai": float("inf")}, ROW)
    assert len(parsed.observations) == 1
    assert len(parsed.rejected) == 2


def test_that_an_error_inside_http_200_is_told_in_the_sources_words() -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(ROW, code="201")
    assert caught.value.reason == errors.source_says("Token salah")


def test_that_the_body_itself_may_be_the_list() -> None:
    feed = feed_at(options={"fields": {"indicator": "k", "value": "v", "as_of": "t"}, "time_zone": "Asia/Jakarta"})
    (item,) = parse(b'[{"k": "a", "v": 1, "t": "2026-11-21"}]', feed).observations
    assert item.observed_at == datetime(2026, 11, 20, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"items": "a["}, "items"),
        ({"items": 3}, "items"),
        ({"fields": {"value": "v"}}, "fields.indicator"),
        ({"fields": "x"}, "fields"),
        ({"numbers": "roman"}, "numbers"),
        ({"kind": "song"}, "kind"),
        ({"kind": "report"}, "fields.title"),
        ({"rules": {"incident_when": "colour == 'red'"}}, "rules.incident_when"),
        ({"measures": {"level": {"path": "a", "unit": "km", "to": "l"}}}, "measures.level"),
        ({"fields": {**FIELDS, "note": {"path": "a", "constant": "b"}}}, "fields.note"),
        ({"atribut": {}}, "atribut"),
        ({"indicators": ["x"]}, "indicators"),
        ({"ok_when": "a =="}, "ok_when"),
    ],
)
def test_that_a_mapping_that_is_wrong_names_its_option(options: dict[str, object], name: str) -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(ROW, **options)
    assert caught.value.reason == errors.bad_option(name)


@pytest.mark.parametrize("items", ["response", "nothing.here", "sum(response.indikator)"])
def test_that_a_path_to_no_list_is_another_shape(items: str) -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(ROW, items=items)
    assert items in caught.value.reason.en
