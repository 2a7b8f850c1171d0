"""How large text must be on a wall, from how far away it is read."""

# Smallest text at least 16 minutes of arc high: height = distance x tan(16') = distance x 0.00465.
MM_PER_MM = 0.00465
SMALLEST_STEP = 0.85  # of the type scale
CAP_HEIGHT_EM = 0.727  # of Inter: what is read is the height of capitals and figures
LINES_AT_LEAST = 32  # a wall with fewer lines says nothing: then come closer or take a larger screen


def wall_base_pt(distance_m: float, *, px_per_mm: float, height_px: int, dpi: float) -> float:
    """Return the base size in points for a wall read from ``distance_m``.

    ``px_per_mm`` is the screen's true density, ``dpi`` what Qt makes points of. Never below the desk's 10 pt,
    and never so large that fewer than ``LINES_AT_LEAST`` lines fit the height.
    """
    wanted_px = distance_m * 1000.0 * MM_PER_MM * px_per_mm / (SMALLEST_STEP * CAP_HEIGHT_EM)
    fitting_px = height_px / LINES_AT_LEAST / 1.6
    return max(10.0, min(wanted_px, fitting_px) * 72.0 / dpi)
