import json
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Measure, ObservationKind, Parsed
from services.feeds.errors import FeedError
from services.feeds.formats.bmkg_forecast import parse

SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "bmkg"
FEED = feed_at(feed_id="prakiraan", format="bmkg-forecast")
PLACE = {"adm1": "32", "adm2": "32.12", "adm3": "32.12.15", "adm4": "32.12.15.1008", "provinsi": "Jawa Barat",
         "kotkab": "Indramayu", "kecamatan": "Indramayu", "desa": "Paoman",
         "lon": 108.3248, "lat": -6.3207}  # fmt: skip
STEP = {
    "datetime": "2026-11-21T07:00:00Z", "t": 31, "tcc": 82, "tp": 0.4, "weather": 2, "weather_desc": "Cerah Berawan",
    "weather_desc_en": "Partly Cloudy", "wd_deg": 123, "wd": "E", "wd_to": "W", "ws": 12.2, "hu": 74, "vs": None,
    "vs_text": None, "time_index": "6-7", "analysis_date": "2026-11-21T00:00:00",
    "image": "https://api-apps.bmkg.go.id/storage/icon/cuaca/cerah berawan-am.svg",
    "utc_datetime": "2026-11-21 07:00:00", "local_datetime": "2026-11-21 14:00:00",
}  # fmt: skip
BODY = {
    "lokasi": {**PLACE, "timezone": "Asia/Jakarta"},
    "data": [{
        "lokasi": {**PLACE, "timezone": "+0700", "type": "adm4"},
        "cuaca": [[STEP], [{**STEP, "datetime": "2026-11-21T19:00:00Z"}, {**STEP, "datetime": "2026-11-21T22:00:00Z"}]],
    }],
}  # fmt: skip


def parsed(values: object) -> Parsed:
    return parse(json.dumps(values).encode(), FEED)


def changed(**changes: object) -> object:
    body = deepcopy(BODY)
    body["data"][0]["cuaca"][0][0].update(changes)  # type: ignore[index]
    return body


def test_that_every_step_of_every_day_is_a_forecast_the_partial_first_day_too() -> None:
    steps = parsed(BODY).observations
    assert [step.kind for step in steps] == [ObservationKind.FORECAST] * 3
    assert [step.external_id for step in steps] == [
        "32.12.15.1008@20261121T0700Z", "32.12.15.1008@20261121T1900Z", "32.12.15.1008@20261121T2200Z"
    ]  # fmt: skip
    first = steps[0]
    assert first.observed_at == datetime(2026, 11, 21, 7, tzinfo=UTC)
    assert (first.title, first.place, first.point) == (
        "Cerah Berawan",
        "Paoman, Indramayu",
        Point(-6.3207, 108.3248),
    )
    assert first.measures["temperature"] == Measure(31.0, "°C")
    assert first.measures["rain"] == Measure(0.4, "mm")
    assert first.measures["wind"] == Measure(12.2, "km/h")
    assert first.attributes["analysed_at"] == "2026-11-21T00:00:00+00:00"


def test_that_a_visibility_that_is_not_given_is_not_zero() -> None:
    assert "visibility" not in parsed(BODY).observations[0].measures
    assert parsed(changed(vs=9000)).observations[0].measures["visibility"] == Measure(9000.0, "m")


def test_that_the_icons_address_has_no_space() -> None:
    assert parsed(BODY).observations[0].attributes["icon"].endswith("/cerah%20berawan-am.svg")
    assert "icon" not in parsed(changed(image="javascript:alert(1)")).observations[0].attributes


def test_that_a_newer_run_revises_the_same_hour() -> None:
    before, after = (
        parsed(BODY).observations[0],
        parsed(changed(t=33, analysis_date="2026-11-21T12:00:00")).observations[0],
    )
    assert before.external_id == after.external_id
    assert before.digest() != after.digest()


def test_that_the_other_utc_field_serves_where_the_first_is_missing() -> None:
    assert parsed(changed(datetime=None)).observations[0].observed_at == datetime(2026, 11, 21, 7, tzinfo=UTC)


def test_that_one_broken_step_is_rejected_and_the_others_stay() -> None:
    read = parsed(changed(datetime="kapan", utc_datetime=None))
    assert (len(read.observations), len(read.rejected)) == (2, 1)


def test_that_bmkgs_own_not_found_is_told_in_its_words() -> None:
    with pytest.raises(FeedError, match="Data not found"):
        parsed({"message": "Data not found", "error": "Not Found", "statusCode": 404})


@pytest.mark.parametrize(
    "values",
    [[], {}, {"data": []}, {"status": "success", "message": "ok", "data": [{"cuaca": [[STEP]]}]},
     {"lokasi": PLACE, "data": [{"cuaca": [STEP]}]}, {"lokasi": PLACE, "data": [STEP]},
     {"lokasi": PLACE, "data": STEP}],
)  # fmt: skip
def test_that_another_shape_is_refused(values: object) -> None:
    with pytest.raises(FeedError):
        parsed(values)


def test_that_the_recorded_forecast_is_read_and_the_invented_one_refused() -> None:
    files = sorted(SHARED.glob("prakiraan_32*.json"))
    if not files:
        pytest.skip("recorded payloads were not found")
    for path in files:
        read = parse(path.read_bytes(), FEED)
        assert (len(read.observations), read.rejected) == (20, ())
    for name in ("SYNTHETIC_forecast_wrong_shape.json", "prakiraan_404.json"):
        with pytest.raises(FeedError):
            parse((SHARED / name).read_bytes(), FEED)
