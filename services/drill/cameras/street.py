"""Ground of streets: asphalt, pavement, paint, grass, as functions of metres."""

import numpy as np

from services.drill.cameras.picture import Colour, Paint, Plane
from services.drill.cameras.texture import band, flat, lay, noise_sheet, sampled

WHITE: Colour = (214, 218, 220)
YELLOW: Colour = (84, 190, 214)
DUST: Colour = (128, 142, 150)


class Surface:
    """One ground in the making. Distances in metres; x and y as the lens gives them."""

    def __init__(self, x: Plane, y: Plane, colour: Colour, *, seed: int) -> None:
        self.x, self.y = x, y
        self._sheet = noise_sheet(seed)
        self.paint: Paint = flat(x.shape, colour)
        self.speckle(14.0, metres=46.0)

    def speckle(self, strength: float, *, metres: float, where: Plane | None = None) -> None:
        """Roughen the surface; far away it evens out."""
        near = np.clip(1.2 - self.y / 120.0, 0.25, 1.0)
        rough = sampled(self._sheet, self.x, self.y, metres=metres)
        rough *= strength * near if where is None else strength * near * where
        self.paint += rough[..., None]

    def asphalt(self, where: Plane, *, colour: Colour = (104, 106, 106)) -> None:
        lay(self.paint, colour, where)
        self.speckle(9.0, metres=17.0, where=where)
        self.speckle(7.0, metres=60.0, where=where)

    def pavement(self, where: Plane, *, colour: Colour = (150, 160, 166), tile_m: float = 1.2) -> None:
        lay(self.paint, colour, where)
        gap = np.maximum(band(self.x % tile_m, 0.0, 0.07), band(self.y % tile_m, 0.0, 0.09))
        fades = np.clip(1.0 - self.y / 45.0, 0.0, 1.0)
        lay(self.paint, (110, 118, 124), gap * where * 0.6 * fades)
        self.speckle(8.0, metres=30.0, where=where)

    def grass(self, where: Plane, *, colour: Colour = (64, 118, 96)) -> None:
        lay(self.paint, colour, where)
        self.speckle(22.0, metres=14.0, where=where)
        self.speckle(16.0, metres=60.0, where=where)

    def painted(self, where: Plane, *, colour: Colour = WHITE) -> None:
        """Lay worn road paint."""
        wear = np.clip(0.86 + sampled(self._sheet, self.x, self.y, metres=9.0) * 0.25, 0.35, 1.0)
        lay(self.paint, colour, where * wear)

    def cover(self, colour: Colour, where: Plane) -> None:
        lay(self.paint, colour, where)

    def noise(self, *, metres: float) -> Plane:
        return sampled(self._sheet, self.x, self.y, metres=metres)


def zebra(across: Plane, along: Plane, *, low: float, high: float, start: float, end: float) -> Plane:
    """Return the bars of a crossing: stripes over ``across`` between ``low`` and ``high``, ``along`` its depth."""
    bars = ((across % 1.0) < 0.52).astype(np.float32)
    return bars * band(across, low, high) * band(along, start, end)
