import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds.errors import FeedError
from services.feeds.formats.inatews import parse
from services.feeds.plausible import is_unreadable

SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "bmkg"
FEED = feed_at(feed_id="inatews", format="inatews", options={"category": "gempa"})
INFO: dict[str, object] = {
    "event": "Gempabumi",
    "date": "21-11-26",
    "time": "09:00:57 WIB",
    "point": {"coordinates": "107.90,-7.95"},
    "latitude": "7.95 LS",
    "longitude": "107.90 BT",
    "magnitude": "7.3",
    "depth": "84 Km",
    "area": "110 km Selatan GARUT-JABAR",
    "eventid": "20261121090057",
    "potential": "Gempa ini dirasakan untuk diteruskan pada masyarakat",
    "subject": "Warning Gempa dirasakan",
    "description": "Telah terjadi gempabumi mag:7.3",
    "felt": "Vi Garut, III-IV Indramayu",
    "timesent": "21/11/2026 09:05:57WIB",
}
AREAS = [
    {"province": "JABAR", "district": "GARUT", "level": "SIAGA", "date": "21-11-2026", "time": "09:20:00 WIB"},
    {"province": "JABAR", "district": "GARUT", "level": "SIAGA", "date": "21-11-2026", "time": "09:20:00 WIB"},
    {"province": "JABAR", "district": "SUKABUMI", "level": "WASPADA", "time": "09:30:00 WIB"},
]


def message(status: str = "Actual", **changes: object) -> dict[str, object]:
    return {"identifier": "Indonesia-InaTEWS-20261121090057",
            "sent": "2026-11-21T09:05:57WIB", "status": status, "info": {**INFO, **changes}}  # fmt: skip


def tsunami(stage: str, sent: str = "21/11/2026 09:06:00WIB", **changes: object) -> dict[str, object]:
    potential = "Potensi TSUNAMI untuk diteruskan pada masyarakat"
    return message(
        subject=f"Warning Tsunami PD-{stage}", potential=potential, timesent=sent, wzarea=AREAS, **changes
    )


def parsed(values: object) -> Parsed:
    return parse(json.dumps(values).encode(), FEED)


def test_that_a_felt_earthquake_is_read_with_its_point_the_right_way_round() -> None:
    (quake,) = parsed(message()).observations
    assert quake.kind is ObservationKind.EARTHQUAKE
    assert quake.external_id == "20261121T020057Z"
    assert quake.observed_at == datetime(2026, 11, 21, 2, 0, 57, tzinfo=UTC)
    assert quake.point == Point(-7.95, 107.9)
    assert quake.measures == {"magnitude": Measure(7.3), "depth": Measure(84.0, "km")}
    assert quake.attributes["felt"] == "Vi Garut, III-IV Indramayu"
    assert quake.attributes["felt_mmi"] == "6"
    assert "tsunami" not in quake.attributes
    assert quake.attributes["sent"] == "2026-11-21T02:05:57+00:00"


def test_that_the_point_alone_is_longitude_first() -> None:
    assert parsed(message(latitude=None, longitude=None)).observations[0].point == Point(-7.95, 107.9)


@pytest.mark.parametrize("stage", ["1", "2", "3", "3.1"])
def test_that_early_bulletins_warn_with_the_level_of_each_coast(stage: str) -> None:
    quake, warning = parsed(tsunami(stage)).observations
    assert quake.attributes["tsunami"] == "warning"
    assert quake.severity is Severity.P1
    assert warning.kind is ObservationKind.WARNING
    assert warning.external_id == "tsunami-20261121T020057Z"
    assert warning.attributes["event"] == quake.external_id
    assert warning.status == f"pd-{stage}"
    assert warning.severity is Severity.P2
    assert warning.attributes["siaga"] == "JABAR: GARUT (09:20:00 WIB)"
    assert warning.attributes["waspada"] == "JABAR: SUKABUMI (09:30:00 WIB)"
    assert "awas" not in warning.attributes
    assert warning.place == "JABAR: GARUT; JABAR: SUKABUMI"
    assert warning.observed_at == datetime(2026, 11, 21, 2, 6, tzinfo=UTC)
    assert warning.expires_at == datetime(2026, 11, 22, 2, 6, tzinfo=UTC)


def test_that_the_fourth_bulletin_ends_the_same_event() -> None:
    before, after = parsed(tsunami("3")).observations, parsed(tsunami("4")).observations
    assert [item.external_id for item in before] == [item.external_id for item in after]
    assert after[0].attributes["tsunami"] == "ended"
    assert after[0].status == "ended"
    assert after[1].status == "cancelled"


def test_that_the_end_needs_no_coasts() -> None:
    bulletin = tsunami("4")
    bulletin["info"] = {name: value for name, value in INFO.items() if name != "felt"} | {
        "subject": "Warning Tsunami PD-4"
    }
    assert parsed(bulletin).observations[1].status == "cancelled"


def test_that_a_bulletin_that_only_speaks_of_the_end_does_not_end_anything() -> None:
    text = "Tetap di tempat aman sampai peringatan dini tsunami dinyatakan berakhir"
    assert parsed(tsunami("2", description=text)).observations[0].attributes["tsunami"] == "warning"


@pytest.mark.parametrize("potential", ["tidak berpotensi TSUNAMI", "Gempa ini dirasakan", ""])
def test_that_a_denial_is_no_warning(potential: str) -> None:
    assert len(parsed(message(subject="Gempa M>5", potential=potential)).observations) == 1


def test_that_a_warning_in_words_alone_counts() -> None:
    potential = "Potensi TSUNAMI untuk diteruskan pada masyarakat"
    assert (
        parsed(message(subject="Gempa M>5", potential=potential)).observations[0].attributes["tsunami"]
        == "warning"
    )


@pytest.mark.parametrize(
    "bulletin", [message("TES"), message("Test"), message(headline="TES Peringatan Dini Tsunami")]
)
def test_that_test_bulletins_are_left_out_with_that_reason(bulletin: object) -> None:
    read = parsed(bulletin)
    assert read.observations == ()
    assert "uji" in read.rejected[0].reason.id
    assert not is_unreadable(read)


def xml_of(*infos: dict[str, object]) -> bytes:
    def element(name: str, value: object) -> str:
        if isinstance(value, list):
            return "".join(element(name, one) for one in value)
        inner = "".join(element(k, v) for k, v in value.items()) if isinstance(value, dict) else str(value)
        return f"<{name}>{inner}</{name}>"

    blocks = element("info", list(infos))
    return f"<?xml version='1.0'?><alert><identifier>x</identifier>{blocks}</alert>".encode()


def test_that_of_several_bulletins_on_one_earthquake_the_last_one_counts() -> None:
    first, last = tsunami("1"), tsunami("4", "21/11/2026 11:40:00WIB", time="09:01:20 WIB")
    other = {**INFO, "date": "20-11-26"}
    read = parse(xml_of(last["info"], first["info"], other), FEED)  # type: ignore[arg-type]
    quakes = [item for item in read.observations if item.kind is ObservationKind.EARTHQUAKE]
    assert [quake.attributes.get("tsunami", "") for quake in quakes] == ["ended", ""]
    turned = parse(xml_of(first["info"], last["info"]), FEED)  # type: ignore[arg-type]
    assert turned.observations[0].attributes["tsunami"] == "ended"


def test_that_the_xml_lists_say_the_same_as_the_json() -> None:
    from_xml = parse(xml_of(INFO), FEED).observations[0]
    assert from_xml.digest() == parsed(message()).observations[0].digest()


@pytest.mark.parametrize(
    ("date", "clock"), [("21-11-2026", "09:00:57 WIB"), ("21-Nov-26", "10:00:57 WITA"), ("2026-11-21", "09:00:57")]
)
def test_that_dates_are_day_first_and_wib_unless_they_say_otherwise(date: str, clock: str) -> None:
    assert parsed(message(date=date, time=clock)).observations[0].external_id == "20261121T020057Z"


FEATURE = {
    "type": "Feature",
    "properties": {"id": "bmg2026wxyz", "time": "2026-11-21 02:00:57.941369", "mag": "4.575533",
                   "place": "Java, Indonesia", "fase": "13", "status": "M", "depth": "153.192871"},
    "geometry": {"type": "Point", "coordinates": ["108.270919", "-6.519303", 1]},
}  # fmt: skip


def test_that_automatic_locations_are_utc_and_all_text() -> None:
    (quake,) = parsed({"type": "FeatureCollection", "features": [FEATURE]}).observations
    assert quake.external_id == "bmg2026wxyz"
    assert quake.observed_at == datetime(2026, 11, 21, 2, 0, 57, 941369, tzinfo=UTC)
    assert quake.point == Point(-6.519303, 108.270919)
    assert quake.measures == {"magnitude": Measure(4.58), "depth": Measure(153.19, "km")}
    assert quake.title == "Gempa M4.6: Java, Indonesia"
    assert parsed(FEATURE).observations == (quake,)


def test_that_the_live_xml_list_is_read() -> None:
    body = b"""<Infogempa><gempa><eventid>bmg2026wxyz</eventid><status>confirmed</status>
<waktu>2026/11/21  02:00:57.941</waktu><lintang>-6.52</lintang><bujur>108.27</bujur><dalam>10</dalam><mag>4.6</mag>
<fokal>-</fokal><area>Java, Indonesia</area></gempa></Infogempa>"""
    (quake,) = parse(body, FEED).observations
    assert quake.observed_at == datetime(2026, 11, 21, 2, 0, 57, 941000, tzinfo=UTC)
    assert (quake.point, quake.status) == (Point(-6.52, 108.27), "confirmed")


@pytest.mark.parametrize(
    "change", [{"magnitude": "besar"}, {"date": "31-02-26"}, {"time": "pagi"}, {"point": None, "latitude": None}]
)
def test_that_one_unreadable_bulletin_is_rejected_with_its_reason(change: dict[str, object]) -> None:
    read = parsed([message(**change), message()])
    assert (len(read.observations), len(read.rejected)) == (1, 1)


@pytest.mark.parametrize("body", [b"[]", b"{}", b"7", b'{"Infogempa":{}}', b"<rss/>", b"<alert/>", b"<html>"])
def test_that_another_shape_is_refused(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse(body, FEED)


def test_that_the_recorded_bulletins_are_read() -> None:
    files = sorted(SHARED.glob("inatews_*.json"))
    if not files:
        pytest.skip("recorded payloads were not found")
    read = {path.name: parse(path.read_bytes(), feed_at(format="inatews")) for path in files}
    assert [name for name, result in read.items() if not result.observations] == ["inatews_tsunami_test.json"]
    (ended,) = [r for name, r in read.items() if "PD4" in name]
    assert [item.status for item in ended.observations] == ["ended", "cancelled"]
    drill = parse((SHARED / "inatews_tsunami_test.json").read_bytes(), feed_at(format="inatews", is_drill=True))
    warning = drill.observations[1]
    assert warning.attributes["awas"] == "Provinsi: Kota (10:00:00 WIB)"
    assert "PAPUA: SARMI" in warning.attributes["siaga"]


@pytest.mark.parametrize("sent", ["9999-12-31T23:59:59-14:00", "31/12/9999 23:59:59WIB", "kemarin", ""])
def test_that_an_impossible_time_of_sending_does_no_harm(sent: str) -> None:
    assert len(parsed({**tsunami("1", sent), "sent": sent}).observations) == 2


def test_that_an_absurdly_long_list_is_refused() -> None:
    with pytest.raises(FeedError, match="2000"):
        parsed({"info": [INFO] * 2001})
