"""``--wall``: which scene, and how large its text."""

from PySide6.QtGui import QScreen

from console.wall_type import wall_base_pt
from services.domain.errors import KnownError
from services.domain.profile import Profile, Scene
from services.domain.text import Label

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
