import math
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from drill_town import PROFILE, town

from services.domain.geo import Point, distance_m
from services.drill.fleet import BUFFERED_S, Fleet, ways_of
from services.drill.scenario import SilenceEvent
from services.drill.town import town_of
from services.drill.vehicle_route import heading_deg
from services.profile.loader import load_profile

AT = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)


def wall_at(second: float) -> datetime:
    return AT + timedelta(seconds=second)


def positions(fleet: Fleet, second: float) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", fleet.positions(second, wall_at))


def point(position: dict[str, Any]) -> Point:
    return Point(position["latitude"], position["longitude"])


def fixed_at(position: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(position["fixTime"])


def test_that_the_kinds_are_there_in_their_shares() -> None:
    kinds = Counter(position["category"] for position in positions(Fleet(ways_of(town()), size=24, seed=1), 0.0))
    assert kinds == {"waste": 9, "ambulance": 6, "patrol": 5, "septic": 4}


def test_that_any_number_of_vehicles_may_be_asked_for() -> None:
    for size in (0, 1, 3, 500):
        assert len(positions(Fleet(ways_of(town()), size=size, seed=1), 10.0)) == size


def test_that_vehicles_stay_on_the_road() -> None:
    fleet = Fleet(ways_of(town()), size=8, seed=2)
    for second in range(0, 4000, 37):
        for position in positions(fleet, float(second)):
            here = point(position)
            assert min(abs(here.lat + 6.40), abs(here.lon - 108.20)) < 1e-5


def test_that_vehicles_move_at_the_speed_and_in_the_direction_they_tell() -> None:
    fleet = Fleet(ways_of(town_of(load_profile(PROFILE))), size=24, seed=1)
    compared = 0
    for second in range(0, 1200, 60):
        before, after = positions(fleet, float(second)), positions(fleet, second + 4.0)
        for one, other in zip(before[:-1], after[:-1], strict=True):
            seconds = (fixed_at(other) - fixed_at(one)).total_seconds()
            if one["course"] != other["course"] or one["speed"] != other["speed"] or one["speed"] == 0:
                continue
            moved_m = distance_m(point(one), point(other))
            if seconds == 0 or moved_m / seconds < one["speed"] * 1.852 / 3.6 * 0.8:
                continue  # it stood in between
            assert math.isclose(moved_m / seconds * 3.6, one["speed"] * 1.852, rel_tol=0.05)
            turned = abs(heading_deg(point(one), point(other)) - one["course"])
            assert min(turned, 360.0 - turned) < 3.0
            compared += 1
    assert compared > 100


def test_that_vehicles_stop_at_villages() -> None:
    fleet = Fleet(ways_of(town()), size=12, seed=1)
    assert any(
        position["speed"] == 0 for second in range(0, 3000, 60) for position in positions(fleet, float(second))
    )


def test_that_a_silent_vehicle_keeps_its_last_fix_and_comes_back() -> None:
    fleet = Fleet(ways_of(town()), size=6, seed=1)
    fleet.silence(SilenceEvent(100.0, 2, 60.0))
    silent, others = positions(fleet, 150.0)[1], positions(fleet, 150.0)[0]
    assert (wall_at(150.0) - fixed_at(silent)).total_seconds() >= 50.0
    assert (wall_at(150.0) - fixed_at(others)).total_seconds() <= 5.0
    assert (wall_at(200.0) - fixed_at(positions(fleet, 200.0)[1])).total_seconds() <= 5.0


def test_that_one_vehicle_tells_an_old_place() -> None:
    old = positions(Fleet(ways_of(town()), size=6, seed=1), 100.0)[-1]
    assert old["outdated"] is True
    assert fixed_at(old) == wall_at(-BUFFERED_S)


def test_that_the_same_seed_gives_the_same_fleet() -> None:
    assert positions(Fleet(ways_of(town()), size=9, seed=3), 77.0) == positions(
        Fleet(ways_of(town()), size=9, seed=3), 77.0
    )


def test_that_every_vehicle_is_marked() -> None:
    assert all(
        p["deviceName"].startswith("LATIHAN ") for p in positions(Fleet(ways_of(town()), size=24, seed=1), 0.0)
    )
