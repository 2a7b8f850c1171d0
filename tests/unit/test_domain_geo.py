"""Points on the ground."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.geo import EARTH_RADIUS_M, BoundingBox, Point, distance_m

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
INDRAMAYU, JAKARTA = Point(-6.3264, 108.3200), Point(-6.1754, 106.8272)


def test_that_indramayu_is_166_km_from_jakarta() -> None:
    assert distance_m(INDRAMAYU, JAKARTA) == pytest.approx(165_900, rel=0.005)


def test_that_a_degree_along_a_meridian_is_111_km() -> None:
    assert distance_m(Point(0.0, 0.0), Point(1.0, 0.0)) == pytest.approx(111_195, abs=1.0)


@given(POINTS, POINTS)
def test_that_distance_is_the_same_both_ways_and_never_beyond_half_the_globe(a: Point, b: Point) -> None:
    there = distance_m(a, b)
    assert there == pytest.approx(distance_m(b, a), abs=1e-6)
    assert 0.0 <= there <= math.pi * EARTH_RADIUS_M + 1.0


@given(POINTS)
def test_that_a_point_is_no_distance_from_itself(point: Point) -> None:
    assert distance_m(point, point) == 0.0


def test_that_the_date_line_is_no_wall() -> None:
    assert distance_m(Point(0.0, 179.9), Point(0.0, -179.9)) == pytest.approx(22_239, abs=1.0)


@pytest.mark.parametrize(
    ("lat", "lon"), [(90.1, 0), (0, 180.1), (-91, 0), (math.nan, 0), (0, math.nan), (math.inf, 0)]
)
def test_that_there_is_no_such_place_outside_the_globe(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="no such place"):
        Point(lat, lon)


def test_that_a_box_contains_its_edges() -> None:
    box = BoundingBox(-6.7, 107.8, -6.2, 108.6)
    assert box.contains(INDRAMAYU)
    assert box.contains(Point(-6.7, 107.8))
    assert not box.contains(JAKARTA)
