"""What moves through the pictures: cars, angkot, trucks, buses, motorcycles, becak, people, boats."""

from services.drill.cameras.picture import Colour
from services.drill.cameras.solid import Box, Decal, Solid

GLASS: Colour = (58, 50, 44)
TYRE: Colour = (30, 30, 30)
HEADLIGHT: Colour = (225, 240, 245)
TAIL: Colour = (40, 40, 190)
SKIN: Colour = (96, 130, 172)


def car(colour: Colour) -> Solid:
    return Solid(
        [
            Box((-0.86, 0.86), (-2.1, 2.1), (0.28, 0.86), colour),
            *_wheels(-0.48, 0.55),
            Decal("front", (0.06, 0.28), (0.45, 0.8), HEADLIGHT),
            Decal("front", (0.72, 0.94), (0.45, 0.8), HEADLIGHT),
            Decal("back", (0.04, 0.22), (0.5, 0.85), TAIL),
            Decal("back", (0.78, 0.96), (0.5, 0.85), TAIL),
            Box((-0.8, 0.8), (-1.75, 0.95), (0.86, 1.5), colour, taper=0.16),
            Decal("front", (0.06, 0.94), (0.1, 0.88), GLASS),
            Decal("back", (0.08, 0.92), (0.15, 0.85), GLASS),
            *(Decal(side, (0.06, 0.94), (0.14, 0.84), GLASS) for side in ("left", "right")),
        ],
        shadow=(1.75, 4.3),
    )


def van(colour: Colour) -> Solid:
    """An angkot or a family van."""
    return Solid(
        [
            Box((-0.85, 0.85), (-2.0, 2.0), (0.3, 1.9), colour, taper=0.05),
            *_wheels(-0.19, 0.18),
            Decal("front", (0.07, 0.93), (0.48, 0.88), GLASS),
            Decal("front", (0.06, 0.24), (0.2, 0.34), HEADLIGHT),
            Decal("front", (0.76, 0.94), (0.2, 0.34), HEADLIGHT),
            Decal("back", (0.12, 0.88), (0.52, 0.86), GLASS),
            Decal("back", (0.03, 0.13), (0.2, 0.45), TAIL),
            Decal("back", (0.87, 0.97), (0.2, 0.45), TAIL),
            *(Decal(side, (0.06, 0.94), (0.52, 0.84), GLASS) for side in ("left", "right")),
        ],
        shadow=(1.75, 4.1),
    )


def truck(colour: Colour, load: Colour) -> Solid:
    return Solid(
        [
            Box((-1.1, 1.1), (-3.6, 1.7), (0.95, 2.75), load),
            *_wheels(-0.53, -0.02, at=(0.1, 0.74)),
            Decal("back", (0.03, 0.12), (0.02, 0.1), TAIL),
            Decal("back", (0.88, 0.97), (0.02, 0.1), TAIL),
            *(Decal(side, (0.02, 0.98), (0.46, 0.54), _darker(load)) for side in ("left", "right")),
            Box((-1.08, 1.08), (1.85, 3.5), (0.5, 2.5), colour, taper=0.06),
            Decal("front", (0.08, 0.92), (0.5, 0.9), GLASS),
            Decal("front", (0.08, 0.24), (0.12, 0.26), HEADLIGHT),
            Decal("front", (0.76, 0.92), (0.12, 0.26), HEADLIGHT),
            *(Decal(side, (0.2, 0.85), (0.55, 0.88), GLASS) for side in ("left", "right")),
        ],
        shadow=(2.2, 7.2),
    )


def bus(colour: Colour, stripe: Colour) -> Solid:
    return Solid(
        [
            Box((-1.22, 1.22), (-5.3, 5.3), (0.4, 3.2), colour, taper=0.02),
            *_wheels(-0.15, 0.2, at=(0.14, 0.76)),
            Decal("front", (0.05, 0.95), (0.42, 0.86), GLASS),
            Decal("front", (0.2, 0.8), (0.88, 0.97), (60, 190, 240)),
            Decal("front", (0.05, 0.2), (0.12, 0.22), HEADLIGHT),
            Decal("front", (0.8, 0.95), (0.12, 0.22), HEADLIGHT),
            Decal("back", (0.1, 0.9), (0.55, 0.85), GLASS),
            Decal("back", (0.03, 0.12), (0.18, 0.34), TAIL),
            Decal("back", (0.88, 0.97), (0.18, 0.34), TAIL),
            *(Decal(side, (0.02, 0.98), (0.5, 0.82), GLASS) for side in ("left", "right")),
            *(Decal(side, (0.0, 1.0), (0.28, 0.4), stripe) for side in ("left", "right")),
        ],
        shadow=(2.5, 10.8),
    )


def motorcycle(colour: Colour, shirt: Colour) -> Solid:
    return Solid(
        [
            Box((-0.07, 0.07), (-0.95, -0.4), (0.0, 0.55), (34, 34, 34), taper=0.2),
            Box((-0.07, 0.07), (0.4, 0.95), (0.0, 0.55), (34, 34, 34), taper=0.2),
            Box((-0.18, 0.18), (-0.8, 0.6), (0.4, 0.82), colour, taper=0.15),
            Decal("back", (0.2, 0.8), (0.3, 0.7), TAIL),
            Decal("front", (0.2, 0.8), (0.4, 0.9), HEADLIGHT),
            Box((-0.3, 0.3), (-0.3, 0.3), (0.8, 1.4), shirt, taper=0.2),
            Box((-0.16, 0.16), (-0.14, 0.18), (1.4, 1.74), _darker(colour), taper=0.2),
        ],
        shadow=(0.7, 1.9),
    )


def becak(colour: Colour) -> Solid:
    """A pedicab: passengers before, rider behind."""
    return Solid(
        [
            Box((-0.08, 0.08), (-1.5, -0.2), (0.1, 0.7), (40, 40, 40)),
            Box((-0.28, 0.28), (-1.0, -0.6), (0.9, 1.5), (150, 140, 120), taper=0.2),
            Box((-0.16, 0.16), (-0.95, -0.65), (1.5, 1.8), (60, 90, 130), taper=0.3),
            Box((-0.55, 0.55), (-0.1, 1.0), (0.35, 0.95), colour),
            Box((-0.58, 0.58), (-0.2, 0.7), (1.45, 1.6), _darker(colour)),
        ],
        shadow=(1.2, 2.4),
    )


def person(shirt: Colour, trousers: Colour) -> Solid:
    return Solid(
        [
            Box((-0.17, 0.17), (-0.13, 0.13), (0.0, 0.82), trousers),
            Box((-0.25, 0.25), (-0.16, 0.16), (0.8, 1.42), shirt, taper=0.15),
            Box((-0.12, 0.12), (-0.12, 0.12), (1.44, 1.7), SKIN, taper=0.15),
            Decal("top", (0.0, 1.0), (0.0, 1.0), (24, 24, 28)),
            Decal("back", (0.0, 1.0), (0.3, 1.0), (24, 24, 28)),
        ],
        shadow=(0.45, 0.5),
    )


def boat(hull: Colour, stripe: Colour) -> Solid:
    """A fishing boat as it lies at Karangsong."""
    return Solid(
        [
            Box((-1.5, 1.5), (-4.6, 4.6), (0.0, 1.2), hull, taper=-0.12),
            *(Decal(side, (0.0, 1.0), (0.7, 0.92), stripe) for side in ("left", "right", "front", "back")),
            Decal("top", (0.12, 0.88), (0.06, 0.94), (70, 96, 118)),
            Box((-0.9, 0.9), (-3.2, -0.6), (1.2, 2.7), (214, 216, 210)),
            *(Decal(side, (0.1, 0.9), (0.45, 0.8), GLASS) for side in ("left", "right", "front")),
            Box((-0.07, 0.07), (0.6, 0.74), (1.2, 5.2), (90, 110, 130)),
        ],
        shadow=(3.2, 9.2),
    )


def _wheels(low: float, high: float, *, at: tuple[float, float] = (0.14, 0.68)) -> list[Decal]:
    """Return four wheels between two shares of the box's height."""
    return [Decal(side, (start, start + 0.17), (low, high), TYRE) for side in ("left", "right") for start in at]


def _darker(colour: Colour) -> Colour:
    blue, green, red = (int(c * 0.6) for c in colour)
    return blue, green, red
