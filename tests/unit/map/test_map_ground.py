"""Which side of a coast is land."""

from services.domain.geo import BoundingBox
from services.domain.profile import Area, Line
from widgets.map.ground import contains, ground_of, home_bounds

OUTLINE = Line("outline", "", ((-6.6, 108.0), (-6.3, 108.0), (-6.3, 108.4), (-6.6, 108.4), (-6.6, 108.0)))
INSIDE, SEA = (-6.5, 108.2), (-5.9, 108.2)


def area_with(*lines: Line) -> Area:
    return Area("", "", "Asia/Jakarta", "WIB", BoundingBox(-6.6, 108.0, -5.8, 108.4), (), (), lines, "")


def on_land(area: Area, point: tuple[float, float]) -> bool:
    return any(contains(ring, point) for ring in ground_of(area).around)


def test_that_the_land_lies_on_the_side_of_the_regency_whichever_way_the_coast_runs() -> None:
    coast = ((-6.20, 107.6), (-6.28, 108.2), (-6.80, 108.9))
    for points in (coast, tuple(reversed(coast))):
        area = area_with(OUTLINE, Line("coast", "", points))
        assert on_land(area, INSIDE)
        assert not on_land(area, SEA)
        assert on_land(area, (-7.5, 107.0))
        assert not on_land(area, (-5.0, 109.5))


def test_that_a_southern_coast_closes_to_the_north() -> None:
    area = area_with(OUTLINE, Line("coast", "", ((-6.7, 107.6), (-6.75, 108.2), (-6.7, 108.9))))
    assert on_land(area, INSIDE)
    assert on_land(area, SEA)
    assert not on_land(area, (-7.5, 108.2))


def test_that_a_coast_may_turn_a_corner() -> None:
    area = area_with(OUTLINE, Line("coast", "", ((-8.0, 107.9), (-6.2, 107.9), (-6.2, 109.0))))
    assert on_land(area, INSIDE)
    assert not on_land(area, (-5.5, 107.0))


def test_that_a_closed_coast_is_an_island_and_no_coast_means_land_all_round() -> None:
    island = Line("coast", "", ((-5.9, 108.3), (-5.9, 108.4), (-5.8, 108.4), (-5.9, 108.3)))
    assert on_land(area_with(OUTLINE), SEA)
    assert island.points in ground_of(area_with(OUTLINE, island)).around


def test_that_the_whole_area_is_the_outline_and_not_a_far_island() -> None:
    assert home_bounds(area_with(OUTLINE)) == BoundingBox(-6.6, 108.0, -6.3, 108.4)
    assert home_bounds(area_with()) == BoundingBox(-6.6, 108.0, -5.8, 108.4)
