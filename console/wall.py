"""``--wall``: which scene, and how large its text."""

from PySide6.QtGui import QScreen

from services.domain.errors import KnownError
from services.domain.profile import Profile, Scene
from services.domain.text import Label

# Smallest text at least 16 minutes of arc high: height = distance x tan(16') = distance x 0.00465.
MM_PER_MM = 0.00465
SMALLEST_STEP = 0.85  # of the type scale
CAP_HEIGHT_EM = 0.727  # of Inter: what is read is the height of capitals and figures
LINES_AT_LEAST = 32  # a wall with fewer lines says nothing: then come closer or take a larger screen
WALL_55_INCH_MM = 685.0  # height of a 55-inch 16:9 screen
NO_SCENE = Label(
    id="Profil tidak punya tampilan bernama {0}. Yang ada: {1}.",
    en="The profile has no scene named {0}. There are: {1}.",
)


def scene_named(profile: Profile, code: str | None) -> Scene | None:
    """Return the scene, None when none was asked for. Raises KnownError for a name the profile does not have."""
    if code is None:
        return None
    for scene in profile.scenes:
        if scene.code == code:
            return scene
    there = ", ".join(scene.code for scene in profile.scenes)
    raise KnownError(Label(NO_SCENE.id.format(code, there), NO_SCENE.en.format(code, there)))


def text_size_for(screen: QScreen, distance_m: float, *, picture_height_px: int | None) -> float:
    """Return the base size in points; a picture stands for a 55-inch wall of the height asked for."""
    height_px, height_mm = float(screen.size().height()), screen.physicalSize().height()
    if picture_height_px is not None:
        height_px, height_mm = picture_height_px / screen.devicePixelRatio(), 0.0
    density = height_px / (height_mm if height_mm > 0 else WALL_55_INCH_MM)
    dpi = screen.logicalDotsPerInch()
    return wall_base_pt(distance_m, px_per_mm=density, height_px=round(height_px), dpi=dpi)


def wall_base_pt(distance_m: float, *, px_per_mm: float, height_px: int, dpi: float) -> float:
    """Return the base size in points for a wall read from ``distance_m``.

    ``px_per_mm`` is the screen's true density, ``dpi`` what Qt makes points of. Never below the desk's 10 pt,
    and never so large that fewer than ``LINES_AT_LEAST`` lines fit the height.
    """
    wanted_px = distance_m * 1000.0 * MM_PER_MM * px_per_mm / (SMALLEST_STEP * CAP_HEIGHT_EM)
    fitting_px = height_px / LINES_AT_LEAST / 1.6
    return max(10.0, min(wanted_px, fitting_px) * 72.0 / dpi)
