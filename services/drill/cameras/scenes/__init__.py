"""The scenes by name."""

from collections.abc import Callable

from services.drill.cameras.scene import Scene
from services.drill.cameras.scenes.bridge import Bridge
from services.drill.cameras.scenes.coast import Coast
from services.drill.cameras.scenes.highway import Highway
from services.drill.cameras.scenes.junction import Junction
from services.drill.cameras.scenes.market import Market
from services.drill.cameras.scenes.night_street import NightStreet
from services.drill.cameras.scenes.river import River
from services.drill.cameras.scenes.square import Square
from services.drill.cameras.scenes.terminal import Terminal

SCENES: dict[str, Callable[[], Scene]] = {
    "junction": Junction,
    "highway": Highway,
    "river": River,
    "market": Market,
    "coast": Coast,
    "night_street": NightStreet,
    "square": Square,
    "terminal": Terminal,
    "bridge": Bridge,
}


def scene(name: str) -> Callable[[], Scene]:
    """Return what makes the scene; it is drawn when first looked at. Raises KeyError for an unknown name."""
    return SCENES[name]
