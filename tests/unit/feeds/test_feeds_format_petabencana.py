import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds.errors import FeedError
from services.feeds.formats.petabencana import parse
from services.feeds.formats.topojson import features_of
from services.feeds.plausible import is_unreadable

SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "petabencana"
FEED = feed_at(feed_id="petabencana", format="petabencana", options={"categories": {"flood": "banjir"}})
REPORT: dict[str, object] = {
    "pkey": "5519", "created_at": "2026-11-21T02:37:00.000Z", "source": "grasp", "status": "confirmed", "url": "abc",
    "image_url": "https://images.example/a.jpg", "disaster_type": "flood",
    "report_data": {"report_type": "flood", "flood_depth": 80},
    "tags": {"instance_region_code": "ID-JB", "local_area_id": "null"}, "title": " ", "text": "Air masuk rumah",
    "is_training": False, "partner_code": None,
}  # fmt: skip


def feature(**changes: object) -> dict[str, object]:
    place = {"type": "Point", "coordinates": [108.32, -6.33]}
    return {"type": "Feature", "geometry": place, "properties": {**REPORT, **changes}}


def enveloped(result: object, status: object = 200) -> Parsed:
    return parse(json.dumps({"statusCode": status, "result": result}).encode(), FEED)


def collection(*features: object) -> Parsed:
    return enveloped({"type": "FeatureCollection", "features": list(features)})


def only(**changes: object) -> Observation:
    (report,) = collection(feature(**changes)).observations
    return report


def test_that_a_report_is_read_out_of_its_envelope() -> None:
    report = only()
    assert report.kind is ObservationKind.REPORT
    assert (report.external_id, report.status) == ("5519", "confirmed")
    assert report.observed_at == datetime(2026, 11, 21, 2, 37, tzinfo=UTC)
    assert report.point == Point(-6.33, 108.32)
    assert (report.title, report.text, report.category) == ("Laporan banjir", "Air masuk rumah", "banjir")
    assert report.measures == {"depth": Measure(80.0, "cm")}
    assert report.attributes["region"] == "ID-JB"
    assert report.attributes["image_url"] == "https://images.example/a.jpg"


@pytest.mark.parametrize(
    ("depth_cm", "severity"),
    [
        (10, Severity.P4),
        (69.9, Severity.P4),
        (70, Severity.P3),
        (150, Severity.P3),
        (151, Severity.P2),
        (None, None),
    ],
)
def test_that_depth_gives_the_severity(depth_cm: float | None, severity: Severity | None) -> None:
    assert only(report_data={"flood_depth": depth_cm}).severity is severity


def test_that_a_report_without_data_is_a_report_all_the_same() -> None:
    report = only(report_data=None)
    assert (report.severity, dict(report.measures)) == (None, {})


def test_that_training_reports_are_left_out() -> None:
    read = collection(feature(is_training=True), feature(pkey="2"))
    assert [report.external_id for report in read.observations] == ["2"]
    assert "latihan" in read.rejected[0].reason.id
    assert not is_unreadable(collection(feature(is_training=True)))


@pytest.mark.parametrize(
    ("kind", "title"), [("fire", "Laporan kebakaran"), ("haze", "Laporan kabut asap"), ("x", "Laporan x")]
)
def test_that_other_disasters_are_named_and_their_details_kept(kind: str, title: str) -> None:
    report = only(disaster_type=kind, report_data={"report_type": kind, "impact": 2})
    assert (report.title, report.category, report.attributes["report_impact"]) == (title, "", "2")


def test_that_archives_have_no_envelope_no_number_and_times_in_wib() -> None:
    inner = {k: v for k, v in REPORT.items() if k not in ("pkey", "disaster_type", "status")}
    old = {
        **feature(),
        "properties": {**inner, "created_at": "2017-02-20T07:58:22.262", "report_data": {"flood_depth": 77}},
    }
    (report,) = parse(json.dumps({"type": "FeatureCollection", "features": [old]}).encode(), FEED).observations
    assert report.observed_at == datetime(2017, 2, 20, 0, 58, 22, 262000, tzinfo=UTC)
    assert report.external_id == "20170220T005822.262000Z@-6.330000,108.320000"
    assert report.category == "banjir"


def topology(geometries: list[object], arcs: list[object], **transform: object) -> dict[str, object]:
    objects = {"output": {"type": "GeometryCollection", "geometries": geometries}}
    return {
        "type": "Topology",
        "objects": objects,
        "arcs": arcs,
        **({"transform": transform} if transform else {}),
    }


def test_that_a_lone_topojson_point_lies_at_its_translate_and_not_at_zero() -> None:
    point = {"type": "Point", "properties": REPORT, "coordinates": [0, 0]}
    read = enveloped(topology([point], [], scale=[1, 1], translate=[108.32, -6.33]))
    assert read.observations[0].point == Point(-6.33, 108.32)


def test_that_topojson_areas_are_joined_from_differences() -> None:
    area = {"type": "Polygon", "properties": {"area_id": "5", "geom_id": "3212", "area_name": "RW 09", "state": 3,
            "last_updated": "2026-11-21T02:00:00.000Z"}, "arcs": [[0, -2]]}  # fmt: skip
    arcs = [[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]]
    (flood,) = enveloped(topology([area], arcs, scale=[0.01, 0.01], translate=[108.0, -6.0])).observations
    assert flood.kind is ObservationKind.WARNING
    assert (flood.external_id, flood.severity, flood.place) == ("flood:3212", Severity.P3, "RW 09")
    (ring,) = flood.rings
    assert [(round(lat, 2), round(lon, 2)) for lat, lon in ring] == [
        (-6.0, 108.0), (-6.0, 108.1), (-5.9, 108.1), (-5.9, 108.0), (-6.0, 108.0)
    ]  # fmt: skip


def test_that_an_arc_named_without_end_is_not_followed() -> None:
    arc = [[0, 0]] + [[1, 1]] * 9_999
    bomb = {"type": "Polygon", "properties": {}, "arcs": [[0] * 1000]}
    (read,) = features_of(topology([bomb], [arc], scale=[1, 1], translate=[0, 0]))  # type: ignore[arg-type]
    assert read["geometry"] is None  # type: ignore[index,call-overload]


@pytest.mark.parametrize(("state", "severity"), [(1, None), (2, Severity.P4), (3, Severity.P3), (4, Severity.P2)])
def test_that_flooded_areas_without_geometry_are_read_too(state: int, severity: Severity | None) -> None:
    read = enveloped([{"area_id": "5", "state": state, "last_updated": "2026-11-21T02:00:00.000Z"}])
    (flood,) = read.observations
    assert (flood.external_id, flood.severity, flood.attributes["state"]) == ("flood:5", severity, str(state))


def test_that_an_area_that_has_run_dry_ends_its_flood_and_one_never_flooded_is_left_out() -> None:
    (dry,) = enveloped([{"area_id": "5", "state": None, "last_updated": "2026-11-21T02:00:00Z"}]).observations
    assert (dry.external_id, dry.status, dry.severity) == ("flood:5", "cancelled", None)
    assert enveloped([{"area_id": "5", "state": None, "last_updated": None}]).rejected[0].is_left_out


def test_that_a_gauge_is_a_site_with_its_latest_reading() -> None:
    readings = [
        {"f1": "2026-11-21T05:00:00+00:00", "f2": 260, "f3": 2, "f4": "SIAGA II "},
        {"f1": "2026-11-21T04:00:00+00:00", "f2": 30, "f3": 4, "f4": "SIAGA IV "},
    ]
    gauge = {"gaugeid": "TMA1", "gaugenameid": "Bendung Rentang", "observations": readings}
    read = collection(
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [108.2, -6.7]}, "properties": gauge}
    )
    (site,) = read.observations
    assert site.kind is ObservationKind.SITE
    assert site.observed_at == datetime(2026, 11, 21, 5, tzinfo=UTC)
    assert site.attributes["site_type"] == "water_gauge"
    assert (site.status, site.severity, site.measures["level"]) == ("SIAGA II", Severity.P2, Measure(260.0, "cm"))


@pytest.mark.parametrize("change", [{"created_at": None}, {"created_at": "kapan"}])
def test_that_one_unreadable_report_is_rejected_and_the_others_stay(change: dict[str, object]) -> None:
    read = collection(feature(**change), feature(), {**feature(), "geometry": None}, 7)
    assert (len(read.observations), len(read.rejected)) == (1, 3)


def test_that_no_reports_are_no_reports() -> None:
    assert collection() == Parsed()


def test_that_an_error_in_the_envelope_is_told_in_its_words() -> None:
    with pytest.raises(FeedError, match="Too many requests"):
        parse(b'{"statusCode": 429, "message": "Too many requests"}', FEED)


@pytest.mark.parametrize(
    "result", [{"pkey": "2", "card_id": "x"}, [{"ts": "2026-11-21T02:00:00Z", "count": "1"}], None, "x",
               {"type": "Topology", "objects": {"output": {"type": "Point", "properties": {"name": "Pompa"},
                "coordinates": [1, 2]}}, "arcs": []}]
)  # fmt: skip
def test_that_another_endpoint_of_the_same_server_is_refused(result: object) -> None:
    with pytest.raises(FeedError):
        enveloped(result)


def test_that_the_recorded_answers_are_read() -> None:
    files = {path.name: path for path in SHARED.glob("*.*json")}
    if not files:
        pytest.skip("recorded payloads were not found")
    counts = {
        "docs_archive_reports_geojson_1.json": 1, "docs_floodgauges_topojson_1.json": 3, "docs_floods_1.json": 1,
        "docs_floods_2.json": 1, "docs_reports_topojson_1.json": 1, "floods_jkt_2017-02-20T17.geojson": 3,
        "floods_jkt_2017-02-21T08.geojson": 42, "reports_jbd_2017-02-21.geojson": 1057, "us_docs_reports_2.json": 1,
    }  # fmt: skip
    for name in counts.keys() & files.keys():
        read = parse(files[name].read_bytes(), feed_at(format="petabencana"))
        assert (len(read.observations), read.rejected) == (counts[name], ()), name
        assert all(item.rings for item in read.observations if "flood" in name and "geojson" in name)
