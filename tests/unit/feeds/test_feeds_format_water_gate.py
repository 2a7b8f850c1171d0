import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds import errors
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_ID, NO_TIME
from services.feeds.formats.water_gate import parse
from services.feeds.formats.water_gate.settings import NO_LEVEL, siaga_of

GATE: dict[str, object] = {
    "ID_PINTU_AIR": 160,
    "NAMA_PINTU_AIR": "P.S. Bangkir",
    "LOKASI": "Bangkir",
    "SIAGA1": "3500",
    "SIAGA2": "2500",
    "SIAGA3": "1500",
    "LATITUDE": "-6.397",
    "LONGITUDE": "108.27",
    "TANGGAL": "2026-04-30 10:00:00",
    "TINGGI_AIR": "2780",
    "TINGGI_AIR_SEBELUMNYA": 2794,
    "STATUS_SIAGA": "Status : Siaga 2",
}
POST: dict[str, object] = {
    "properties": {
        "id": 345775,
        "ketinggian": 680,
        "status_siaga": 3,
        "tanggal": "2024-03-08",
        "jam": "23:00",
        "username": "Budi Santoso",
        "cuaca": {"inisial": "MT", "nama": "Mendung"},
        "pintu_air": {"id": 1, "name": "Bangkir", "sistem_aliran": "Cimanuk"},
    },
    "geometry": {"coordinates": ["108.27000000", "-6.39700000"]},
}


def parsed_of(*rows: object, **options: object) -> Parsed:
    return parse(json.dumps(list(rows)).encode(), feed_at(feed_id="tma", options=options))


def changed(**properties: object) -> dict[str, object]:
    held = POST["properties"]
    assert isinstance(held, dict)
    return {**POST, "properties": {**held, **properties}}


def only(parsed: Parsed) -> Observation:
    (item,) = parsed.observations
    return item


def test_that_millimetres_become_centimetres_in_levels_and_thresholds() -> None:
    item = only(parsed_of(GATE))
    assert item.measures == {
        "level": Measure(278.0, "cm"),
        "previous_level": Measure(pytest.approx(279.4), "cm"),  # type: ignore[arg-type]
        "siaga1": Measure(350.0, "cm"),
        "siaga2": Measure(250.0, "cm"),
        "siaga3": Measure(150.0, "cm"),
    }


def test_that_a_gate_is_a_site_with_the_sources_word_and_its_grade() -> None:
    item = only(parsed_of(GATE))
    assert (item.kind, item.external_id, item.title) == (ObservationKind.SITE, "160", "P.S. Bangkir")
    assert (item.place, item.point) == ("Bangkir", Point(-6.397, 108.27))
    assert (item.status, item.severity) == ("Siaga 2", Severity.P2)
    assert item.attributes == {"site_type": "water_gauge"}


def test_that_times_without_zone_are_wib_and_a_zone_given_stands() -> None:
    assert only(parsed_of(GATE)).observed_at == datetime(2026, 4, 30, 3, tzinfo=UTC)
    assert only(parsed_of({**GATE, "TANGGAL": "2026-04-30 10.00.00"})).observed_at.hour == 3
    assert only(parsed_of({**GATE, "TANGGAL": "2026-04-30T10:00:00+08:00"})).observed_at.hour == 2
    assert only(parsed_of(GATE, time_zone="Asia/Jayapura")).observed_at.hour == 1


def test_that_the_xml_of_all_gates_is_read_alike() -> None:
    fields = "".join(f"<{name}>{value}</{name}>" for name, value in GATE.items())
    row = f"<SP_GET_LAST_STATUS_PINTU_AIR>{fields}</SP_GET_LAST_STATUS_PINTU_AIR>"
    parsed = parse(f"<DocumentElement>{row}</DocumentElement>".encode(), feed_at(feed_id="tma"))
    assert only(parsed).digest() == only(parsed_of(GATE)).digest()


@pytest.mark.parametrize(
    ("words", "siaga"),
    [
        ("Status : Siaga 1", 1), ("Status : Siaga 3", 3), ("Status : Normal", 4), ("SIAGA IV ", 4), ("SIAGA II", 2),
        ("Awas", 1), ("Siaga", 2), ("Waspada", 3), ("", None), ("rusak", None),
    ],
)  # fmt: skip
def test_that_siaga_1_is_the_worst_in_whatever_words(words: str, siaga: int | None) -> None:
    assert siaga_of(words) == siaga


def test_that_a_level_may_be_below_zero() -> None:
    assert only(parsed_of({**GATE, "TINGGI_AIR": -120})).measures["level"] == Measure(-12.0, "cm")


def test_that_the_profile_may_know_another_unit_and_thresholds() -> None:
    row = {**GATE, "TINGGI_AIR": "2.6", "STATUS_SIAGA": "", "SIAGA1": None, "SIAGA2": None, "SIAGA3": None}
    item = only(parsed_of(row, unit="m", thresholds={"160": [350, 250, 150]}))
    assert item.measures == {"level": Measure(260.0, "cm"), "previous_level": Measure(279_400.0, "cm")}
    assert (item.severity, item.status) == (Severity.P2, "")
    assert only(parsed_of(row, unit="m")).severity is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("unit", "kaki"), ("thresholds", {"160": [1, 2, 3]}), ("thresholds", [1]), ("time_zone", "x")],
)
def test_that_a_wrong_option_is_the_profiles_fault(name: str, value: object) -> None:
    with pytest.raises(FeedError) as caught:
        parsed_of(GATE, **{name: value})
    assert caught.value.reason == errors.bad_option(name)


def test_that_the_maps_gate_is_centimetres_with_text_coordinates_and_nobodys_name() -> None:
    item = only(parsed_of(POST))
    assert (item.external_id, item.title, item.point) == ("pintu_air:1", "Bangkir", Point(-6.397, 108.27))
    assert item.measures == {"level": Measure(680.0, "cm")}
    assert (item.status, item.severity) == ("Siaga 3", Severity.P3)
    assert item.observed_at == datetime(2024, 3, 8, 16, tzinfo=UTC)
    assert item.attributes == {
        "site_type": "water_gauge",
        "river": "Cimanuk",
        "weather": "Mendung",
        "reading": "345775",
    }
    assert "Budi" not in item.raw


def test_that_an_observation_post_names_itself_otherwise() -> None:
    row = changed(pintu_air=None, pos_pengamatan={"id": 4, "nama": "Rentang"})
    assert (only(parsed_of(row)).external_id, only(parsed_of(row)).title) == ("pos_pengamatan:4", "Rentang")


def test_that_pumps_and_rain_gauges_are_sites_of_their_own() -> None:
    pump = changed(pintu_air=None, pompa_air={"id": 2, "nama": "Karangsong"}, jumlah_pompa_operasi=1,
                   jumlah_pompa_idle=7, status_siaga=None)  # fmt: skip
    rain = changed(pintu_air=None, pos_pengukuran={"id": 3, "nama_lokasi": "Losarang", "alamat": "Jl. Raya"},
                   itensitas=64, jam="05:34:10", status_siaga=None)  # fmt: skip
    first, second = parsed_of(pump, rain).observations
    assert (first.attributes["site_type"], first.severity) == ("pump", None)
    assert first.measures == {"pumps_running": Measure(1.0, "unit"), "pumps_idle": Measure(7.0, "unit")}
    assert (second.attributes["site_type"], second.title, second.place) == ("rain_gauge", "Losarang", "Jl. Raya")
    assert second.measures == {"rain": Measure(64.0, "mm")}


def test_that_a_station_without_a_place_is_kept() -> None:
    assert only(parsed_of({**POST, "geometry": {"coordinates": [None, None]}})).point is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({**GATE, "ID_PINTU_AIR": None}, NO_ID),
        ({**GATE, "TINGGI_AIR": "rusak"}, NO_LEVEL),
        ({**GATE, "TANGGAL": None}, NO_TIME),
        (changed(ketinggian=None), NO_LEVEL),
        (changed(jam=None), NO_TIME),
        (changed(jam="25:00"), NO_TIME),
        (changed(pintu_air={"name": "x"}), NO_ID),
        ({"properties": {"id": 1, "nama_waduk": "Waduk Bojongsari", "volume": 3}}, NO_TIME),
    ],
)
def test_that_a_row_that_would_mislead_is_rejected_alone(row: object, reason: object) -> None:
    parsed = parsed_of(GATE, row)
    assert len(parsed.observations) == 1
    assert [(r.index, r.reason) for r in parsed.rejected] == [(1, reason)]


def test_that_history_mixes_units_and_is_graded_by_its_own_thresholds() -> None:
    body = b"2026-04-30 10.00.00,150;2026-04-30 9.50.00,260;2026-04-30 9.40.00,;|3500;2500;1500|<html></html>"
    parsed = parse(body, feed_at(feed_id="bangkir"))
    first, second = parsed.observations
    assert (first.external_id, first.title) == ("bangkir", "Aduan")
    assert first.observed_at == datetime(2026, 4, 30, 3, tzinfo=UTC)
    assert (first.measures["level"], first.measures["siaga3"]) == (Measure(150.0, "cm"), Measure(150.0, "cm"))
    assert [(p.status, p.severity) for p in (first, second)] == [
        ("Siaga 3", Severity.P3),
        ("Siaga 2", Severity.P2),
    ]
    assert [r.reason for r in parsed.rejected] == [NO_LEVEL]


@pytest.mark.parametrize("body", [b"{}", b"1", b'[{"a": 1}]', b"<a><b><c>1</c></b></a>", b"<html></html>", b"x,1"])
def test_that_another_shape_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse(body, feed_at())


def test_that_no_gates_are_no_error() -> None:
    assert parsed_of() == Parsed()


SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "waterlevel"
RECORDED = {"jakarta_pintu_air.json": 18, "jakarta_rumah_pompa.json": 181, "jakarta_curah_hujan.json": 120,
            "jakarta_posko_xml_minimal_RECONSTRUCTED.xml": 1, "jakarta_history_text_RECONSTRUCTED.txt": 2,
            "jakarta_waduk.json": 0}  # fmt: skip


@pytest.mark.parametrize("name", RECORDED)
def test_that_the_recorded_lists_are_read(name: str) -> None:
    path = SHARED / name
    if not path.exists():
        pytest.skip("recorded payloads were not found")
    parsed = parse(path.read_bytes(), feed_at())
    assert len(parsed.observations) == RECORDED[name], parsed.rejected[:3]
    assert all(r.reason == NO_TIME for r in parsed.rejected)
