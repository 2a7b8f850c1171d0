"""Text on the wall is as large as the eye needs it."""

import pytest

from console.wall import CAP_HEIGHT_EM, SMALLEST_STEP, wall_base_pt


@pytest.mark.parametrize("distance_m", [0.8, 1.0, 1.5])
def test_that_the_smallest_text_is_sixteen_minutes_of_arc_high(distance_m: float) -> None:
    px_per_mm = 1080 / 685
    base_pt = wall_base_pt(distance_m, px_per_mm=px_per_mm, height_px=1080, dpi=96.0)
    cap_mm = base_pt * 96 / 72 * SMALLEST_STEP * CAP_HEIGHT_EM / px_per_mm
    assert cap_mm >= distance_m * 1000 * 0.00465 * 0.999 or base_pt == 10.0


def test_that_a_wall_read_from_far_still_holds_thirty_two_lines() -> None:
    base_pt = wall_base_pt(20.0, px_per_mm=1080 / 685, height_px=1080, dpi=96.0)
    assert 32 * base_pt * 96 / 72 * 1.6 <= 1080.5


def test_that_text_is_never_smaller_than_at_the_desk() -> None:
    assert wall_base_pt(0.3, px_per_mm=1.0, height_px=1080, dpi=96.0) == 10.0
