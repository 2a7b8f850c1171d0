"""A whole city on the shipped profile and data, under a clock of ours."""

from datetime import UTC, datetime
from typing import Any

import pytest
from drill_town import PROFILE
from fake_clock import FakeClock

from services.drill.city import City
from services.drill.founding import Plan, found
from services.drill.scenario import Fault


def city(clock: FakeClock, scenario: str = "hari-biasa", **changes: Any) -> City:
    return found(Plan(PROFILE, scenario, **changes), clock)


def everything(city: City) -> tuple[object, ...]:
    return (
        city.requests(),
        city.positions(),
        city.indicators(),
        city.earthquakes_newest(),
        city.earthquakes_strong(),
        city.earthquakes_felt(),
        city.status(),
    )


def requests(city: City) -> list[dict[str, Any]]:
    listed: Any = city.requests()
    return list(listed)


@pytest.mark.parametrize("scenario", ["hari-biasa", "banjir-cimanuk", "gempa-m6"])
def test_that_the_same_seed_and_scenario_give_the_same_city(scenario: str) -> None:
    one_clock, other_clock = FakeClock(), FakeClock()
    one, other = city(one_clock, scenario, seed=3), city(other_clock, scenario, seed=3)
    for _ in range(60):  # one is asked every ten seconds, the other once at the end
        one_clock.advance(10.0)
        one.requests()
    other_clock.advance(600.0)
    assert everything(one) == everything(other)


def test_that_another_seed_gives_another_city(clock: FakeClock) -> None:
    assert city(clock, seed=1).requests() != city(clock, seed=2).requests()


def test_that_a_newcomer_sees_life_within_the_first_minute(clock: FakeClock) -> None:
    town = city(clock)
    assert len(requests(town)) == 8
    clock.advance(60.0)
    assert len(requests(town)) >= 10


def test_that_speed_brings_the_same_reports_sooner_and_none_from_the_future(clock: FakeClock) -> None:
    quick_clock = FakeClock()
    slow, quick = city(clock), city(quick_clock, speed=20.0)
    clock.advance(600.0)
    quick_clock.advance(30.0)
    assert [r["description"] for r in requests(slow)] == [r["description"] for r in requests(quick)]
    assert all(datetime.fromisoformat(r["requested_datetime"]) <= quick_clock.now() for r in requests(quick))


def test_that_a_paused_city_stands_still(clock: FakeClock) -> None:
    town = city(clock)
    town.pause()
    before = town.requests()
    clock.advance(3600.0)
    assert town.requests() == before


def test_that_the_ordinary_day_never_runs_dry(clock: FakeClock) -> None:
    town = city(clock)
    clock.advance(4 * 3600.0)
    newest = datetime.fromisoformat(requests(town)[0]["requested_datetime"])
    assert (clock.now() - newest.astimezone(UTC)).total_seconds() <= 60.0


def test_that_each_camera_fails_on_cue_and_recovers_and_fails_again(clock: FakeClock) -> None:
    town = city(clock)
    seen: dict[int, list[Fault | None]] = {4: [], 8: [], 9: []}
    for _ in range(60):
        clock.advance(10.0)
        for camera, faults in seen.items():
            faults.append(town.camera_fault(camera))
    for camera, fault in ((4, Fault.FREEZE), (8, Fault.DROP), (9, Fault.DARK)):
        starts = [n for n in range(1, 60) if seen[camera][n] is fault and seen[camera][n - 1] is None]
        assert len(starts) >= 2
        assert starts[0] * 10 < 180
    assert town.camera_fault(1) is None


def test_that_the_flood_raises_the_river_and_gathers_reports_along_it(clock: FakeClock) -> None:
    town = city(clock, "banjir-cimanuk")
    before_cm = town.weather().level_cm
    clock.advance(420.0)
    assert town.weather().level_cm > before_cm + 150
    assert town.weather().rain > 0.5
    floods = [r for r in requests(town) if r["service_code"] == "banjir"]
    assert len(floods) >= 20
    assert any(r.get("severity") == 1 for r in floods)


def test_that_the_quake_is_felt_by_many_and_is_no_tsunami(clock: FakeClock) -> None:
    town = city(clock, "gempa-m6")
    clock.advance(150.0)
    newest: Any = town.earthquakes_newest()
    quake = newest["Infogempa"]["gempa"]
    assert quake["Magnitude"] == "6.2"
    assert quake["Potensi"] == "Tidak berpotensi tsunami"
    assert "Indramayu" in quake["Dirasakan"]
    assert quake["DateTime"] == "2026-11-21T09:42:25+00:00"
    assert sum(r["service_code"] == "gempa" for r in requests(town)) >= 20


def test_that_everything_a_citizen_wrote_is_marked(clock: FakeClock) -> None:
    town = city(clock, "gempa-m6")
    clock.advance(1200.0)
    assert all(
        r["description"].startswith("LATIHAN - ") and r["service_notice"] == "LATIHAN" for r in requests(town)
    )
