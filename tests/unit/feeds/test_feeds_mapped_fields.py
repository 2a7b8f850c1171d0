"""Typed coercions of a mapping: numbers, units, times, places, words, and people who are masked."""

from datetime import UTC, datetime

import pytest
from mapped_fakes import JAKARTA, mapped, one, site

from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_TIME, NO_ZONE
from services.feeds.formats.mapped.reader import NO_PLACE, NO_VALUE
from services.feeds.formats.mapped.times import AMBIGUOUS

REPORT: dict[str, object] = {"kind": "report", "fields": {"id": "id", "title": "judul", "time": "waktu"}}


@pytest.mark.parametrize(
    ("value", "how", "expected"),
    [
        (2780, {"unit": "mm", "to": "cm"}, Measure(278.0, "cm")),
        ("10", {"unit": "knot", "to": "km/h"}, Measure(18.52, "km/h")),
        (1.5, {"unit": "m", "to": "cm"}, Measure(150.0, "cm")),
        (500, {"unit": "l", "to": "m3"}, Measure(0.5, "m3")),
        ("84 Km", {"unit": "km"}, Measure(84.0, "km")),
        ("84 km", {"unit": "m", "to": "m"}, Measure(84000.0, "m")),
        ("30 orang", {"unit": "orang"}, Measure(30.0, "orang")),
        ("1.250,50 m2", {"numbers": "id", "unit": "m2"}, Measure(1250.5, "m2")),
        ("3,5 m3", {"numbers": "id", "unit": "m3", "to": "l"}, Measure(3500.0, "l")),
        ("Rp 1.250.000,00", {"numbers": "id", "unit": "Rp"}, Measure(1_250_000.0, "Rp")),
        ("Rp25.000,-", {"numbers": "id", "unit": "Rp"}, Measure(25_000.0, "Rp")),
        ("1.250,5", {"numbers": "id", "unit": "kWh"}, Measure(1250.5, "kWh")),
        ("\u221212", {}, Measure(-12.0)),
        ("penuh", {"map": {"penuh": 100}, "unit": "%"}, Measure(100.0, "%")),
    ],
)
def test_that_numbers_are_read_with_their_units(value: object, how: dict[str, object], expected: Measure) -> None:
    measure = site({"n": value}, measures={"level": {"path": "n", **how}}).measures["level"]
    assert (measure.value, measure.unit) == (pytest.approx(expected.value), expected.unit)


@pytest.mark.parametrize(
    "value", [None, "", "NoData", "-999", "Rp 5", "Rp 5 cm/jam", "5 l", "5 m2", "12,5", True, [1], "1e999"]
)
def test_that_what_is_no_such_number_is_unknown_never_zero(value: object) -> None:
    how = {"path": "n", "unit": "cm", "missing": ["-999"]}
    assert site({"n": value}, measures={"level": how}).measures == {}


def test_that_a_number_may_be_required() -> None:
    parsed = mapped(
        [{"id": 1}], kind="site", fields={"id": "id"}, measures={"level": {"path": "n", "required": True}}
    )
    assert [rejection.reason for rejection in parsed.rejected] == [NO_VALUE]


NINE = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21T09:30:00+07:00", "2026-11-21 09:30", "21 November 2026 09:30 WIB", "21 Nov 2026 02.30 UTC",
        "Sabtu, 21 Nopember 2026 pukul 09.30 WIB", "21 Nov 2026, 10:30:00 WITA", "Sat, 21 Nov 2026 09:30:00 +0700",
        1795228200, "1795228200", 1795228200000, "2026-11-21 09:30:00 WIB",
    ],
)  # fmt: skip
def test_that_times_are_read_as_people_and_programs_write_them(text: object) -> None:
    assert one([{"id": 1, "judul": "x", "waktu": text}], time_zone=JAKARTA, **REPORT).observed_at == NINE


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("21/11/2026 09.30", {"formats": ["%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M"]}),
        ("21 Agt 2026 x", None),
        ("21-Nop-2026 09:30", {"formats": ["%d-%b-%Y %H:%M"]}),
        ("Sabtu, 21 November 2026 09:30", {"formats": ["%A, %d %B %Y %H:%M"]}),
        ("1795228200000", {"formats": ["epoch_ms"]}),
        ("02:30 21.11.26", {"formats": ["%H:%M %d.%m.%y"], "time_zone": "UTC"}),
    ],
)
def test_that_a_mapping_may_say_how_times_are_written(text: str, how: dict[str, object] | None) -> None:
    fields = {"id": "id", "title": "judul", "time": {"path": "waktu", **(how or {})}}
    parsed = mapped([{"id": 1, "judul": "x", "waktu": text}], kind="report", fields=fields, time_zone=JAKARTA)
    assert [item.observed_at for item in parsed.observations] == ([NINE] if how else [])


def test_that_date_and_clock_are_joined() -> None:
    fields = {"id": "id", "title": "judul", "time": {"join": ["tanggal", "jam"]}}
    row = {"id": 1, "judul": "x", "tanggal": "2026-11-21", "jam": "09:30"}
    assert one([row], kind="report", fields=fields, time_zone=JAKARTA).observed_at == NINE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/2026", AMBIGUOUS),
        ("kemarin", NO_TIME),
        (None, NO_TIME),
        ("31 Februari 2026", NO_TIME),
        (True, NO_TIME),
    ],
)
def test_that_a_time_that_cannot_be_known_is_not_guessed(text: object, reason: Label) -> None:
    parsed = mapped([{"id": 1, "judul": "x", "waktu": text}], time_zone=JAKARTA, **REPORT)
    assert [rejection.reason for rejection in parsed.rejected] == [reason]


def test_that_a_time_without_a_zone_is_refused_where_nothing_tells_it() -> None:
    parsed = mapped([{"id": 1, "judul": "x", "waktu": "21 Nov 2026 09:30"}], **REPORT)
    assert [rejection.reason for rejection in parsed.rejected] == [NO_ZONE]


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("-6.33, 108.32", "lat,lon"), ("-6.33 108.32", "lat,lon"), ("(-6.33,108.32)", "lat,lon"),
        ("-6,33; 108,32", "lat,lon"), ([-6.33, 108.32], "lat,lon"), ("108.32,-6.33", "lon,lat"),
        (["108.32", "-6.33"], "lon,lat"), (["108.32", "-6.33"], "geojson"),
        ({"type": "Point", "coordinates": [108.32, -6.33, 4]}, "geojson"),
        ("6.33 LS 108.32 BT", "ls-bt"), ("108,32 BT - 6,33 LS", "ls-bt"), ("6°19'48\" LS, 108°19'12\" BT", "ls-bt"),
        ("S 6° 19.8' E 108° 19.2'", "ls-bt"),
    ],
)  # fmt: skip
def test_that_a_point_is_read_in_the_order_the_mapping_says(value: object, form: str) -> None:
    point = site({"p": value}, fields={"point": {"path": "p", "form": form}}).point
    assert point is not None
    assert (point.lat, point.lon) == (pytest.approx(-6.33), pytest.approx(108.32))


@pytest.mark.parametrize(
    ("lat", "lon"), [(-6.33, 108.32), ("-6.33", "108.32"), ("6.33 LS", "108.32 BT"), ("-6,33", "108,32")]
)
def test_that_a_point_may_stand_in_two_columns(lat: object, lon: object) -> None:
    fields = {"point": {"lat": "a", "lon": "b"}}
    for numbers in ("plain", "id"):
        assert site({"a": lat, "b": lon}, fields=fields, numbers=numbers).point == Point(-6.33, 108.32)


@pytest.mark.parametrize(
    "value", [None, "", "0,0", "108.32,-6.33", "Indramayu", [1], {"type": "LineString"}, "1,2,3"]
)
def test_that_a_place_that_is_none_is_unknown(value: object) -> None:
    assert site({"p": value}, fields={"point": {"path": "p", "form": "lat,lon"}}).point is None


def test_that_a_position_without_a_place_is_rejected() -> None:
    fields = {"id": "id", "time": "t", "point": {"lat": "a", "lon": "b"}}
    rows = [
        {"id": 1, "t": "2026-11-21T02:30Z", "a": 0, "b": 0},
        {"id": 2, "t": "2026-11-21T02:30Z", "a": -6, "b": 108},
    ]
    parsed = mapped(rows, kind="position", fields=fields, measures={"speed": {"path": "v", "unit": "knot"}})
    assert [rejection.reason for rejection in parsed.rejected] == [NO_PLACE]
    assert parsed.observations[0].kind is ObservationKind.POSITION


@pytest.mark.parametrize(
    ("value", "how", "expected"),
    [
        ("Siaga", {}, Severity.P2), ("AWAS", {}, Severity.P1), ("p3", {}, Severity.P3), ("entah", {}, None),
        (1, {"map": {"1": "Awas", "4": "Info"}}, Severity.P1),
        (1.0, {"map": {"1": "Awas", "4": "Info"}}, Severity.P1),
        ("9", {"map": {"1": "Awas"}, "default": "Info"}, Severity.P4), (None, {"default": "P3"}, Severity.P3),
    ],
)  # fmt: skip
def test_that_levels_become_severities(value: object, how: dict[str, object], expected: Severity | None) -> None:
    assert site({"s": value}, fields={"severity": {"path": "s", **how}}).severity is expected


def test_that_words_are_translated_whatever_their_case() -> None:
    status = {"path": "s", "map": {"Rusak": "broken", "aktif": "ok"}, "default": "unknown"}
    assert [site({"s": s}, fields={"status": status}).status for s in ("RUSAK", "aktif", "hilang", None, True)] == [
        "broken", "ok", "unknown", "unknown", "unknown",
    ]  # fmt: skip


def test_that_lists_and_true_or_false_become_words() -> None:
    fields = {"status": "on", "text": "tags"}
    item = site({"on": True, "tags": ["a", 2, None]}, fields=fields)
    assert (item.status, item.text) == ("true", "a, 2")


def test_that_a_text_may_be_required_or_constant_or_joined() -> None:
    fields = {"id": "id", "title": {"join": ["a", "b"]}, "place": {"constant": "Balongan"}}
    item = one([{"id": 1, "a": "Lampu", "b": "padam"}], kind="site", fields=fields, site_type="lamp")
    assert (item.title, item.place, item.attributes) == ("Lampu padam", "Balongan", {"site_type": "lamp"})
    parsed = mapped([{"id": 1}], kind="site", fields={"id": "id", "title": {"path": "x", "required": True}})
    assert [rejection.reason.en for rejection in parsed.rejected] == ["x is not filled in"]


@pytest.mark.parametrize(("word", "expected"), [("kebanjiran", "banjir"), ("entah", "lainnya")])
def test_that_kinds_of_the_source_become_categories(word: str, expected: str) -> None:
    options = {"categories": {"kebanjiran": "banjir"}, "category": "lainnya"}
    assert site({"k": word}, fields={"category": "k"}, **options).category == expected


def test_that_a_code_that_is_translated_to_nothing_is_no_category() -> None:
    assert site({"k": "x9"}, fields={"category": "k"}, categories={"1": "banjir"}).category == ""


@pytest.mark.parametrize(
    "name", ["Nama Pelapor", "no_hp", "NO. TELEPON", "nomorTelepon", "nik", "E-mail", "whatsapp", "Penelepon"]
)
def test_that_columns_that_hold_people_are_masked_even_when_nobody_maps_them(name: str) -> None:
    rows: list[object] = [{"id": 1, "x": {name: "Siti Aminah 0812345678901"}}, {"x": {name: "Siti 0812345678901"}}]
    parsed = mapped(rows, kind="site", fields={"id": "id"})
    assert "Siti" not in parsed.observations[0].raw + parsed.rejected[0].raw
    assert "0812345678901" not in parsed.observations[0].raw + parsed.rejected[0].raw


def test_that_a_field_can_be_called_personal() -> None:
    row = {"id": 1, "a": {"b": "Budi Santoso"}, "instansi": "Dishub"}
    item = one([row], kind="site", fields={"id": "id"}, attributes={"guide": {"path": "a.b", "personal": True}})
    assert item.attributes == {"guide": "B*** S***"}
    assert "Budi" not in item.raw


def test_that_a_personal_field_needs_a_path_that_can_be_masked() -> None:
    with pytest.raises(FeedError, match=r"attributes\.guide"):
        site({}, attributes={"guide": {"path": "a[0].b", "personal": True}})


def test_that_a_camera_comes_without_its_password() -> None:
    row = {"id": 1, "alamat_siar": "rtsp://admin:rahasia@10.0.0.5/1"}
    item = one([row], kind="camera", fields={"id": "id"}, attributes={"url": "alamat_siar"})
    assert item.attributes == {"url": "rtsp://10.0.0.5/1"}
    assert "rahasia" not in item.raw


def test_that_markup_in_names_is_dropped() -> None:
    assert site({"n": "Kota<br>Tua <script>x</script>"}, fields={"title": "n"}).title == "Kota Tua x"


def test_that_a_warning_says_when_it_ends_and_what_it_replaces() -> None:
    fields = {"id": "id", "title": "n", "time": "a", "expires": {"path": "z", "required": False}, "replaces": "r"}
    row = {"id": 1, "n": "Rob", "a": "2026-11-21T00:00Z", "z": "2026-11-22T00:00Z", "r": ["A-1", "A-2"]}
    item = one([row], kind="warning", fields=fields)
    assert item.expires_at == datetime(2026, 11, 22, tzinfo=UTC)
    assert item.replaces == ("A-1", "A-2")
