"""The vehicles and people of Indramayu, ready to be put on a street."""

from services.drill.cameras.models import becak, bus, car, motorcycle, person, truck, van
from services.drill.cameras.picture import Colour
from services.drill.cameras.solid import Solid

WHITE: Colour = (196, 200, 200)
BLACK: Colour = (50, 50, 54)
RED: Colour = (56, 54, 150)
SILVER: Colour = (160, 158, 152)
BLUE: Colour = (140, 92, 50)
GREEN: Colour = (74, 128, 70)
ORANGE: Colour = (50, 122, 206)
CREAM: Colour = (170, 200, 214)


def motorcycles() -> list[Solid]:
    shirts: tuple[Colour, ...] = (
        (182, 176, 168),
        (60, 58, 56),
        (150, 96, 60),
        (76, 84, 160),
        (94, 120, 84),
        (130, 160, 190),
    )
    bodies: tuple[Colour, ...] = (RED, BLACK, SILVER, BLUE, BLACK, WHITE)
    return [motorcycle(body, shirt) for body, shirt in zip(bodies, shirts, strict=True)]


def cars() -> list[Solid]:
    return [car(colour) for colour in (WHITE, BLACK, SILVER, RED, (110, 104, 98))] + [van(SILVER), van(WHITE)]


def angkots() -> list[Solid]:
    return [van(BLUE), van(GREEN)]


def trucks() -> list[Solid]:
    return [
        truck(ORANGE, (104, 128, 140)),
        truck((150, 140, 60), (92, 96, 100)),
        truck(GREEN, (176, 180, 180)),
        truck(RED, (130, 110, 80)),
    ]


def buses() -> list[Solid]:
    return [bus(WHITE, BLUE), bus((206, 206, 200), RED), bus(CREAM, GREEN)]


def becaks() -> list[Solid]:
    return [becak(BLUE), becak(RED), becak(GREEN)]


def people() -> list[Solid]:
    shirts: tuple[Colour, ...] = (
        (196, 196, 190), (70, 70, 160), (150, 110, 60), (90, 150, 110), (60, 150, 200), (150, 90, 150),
        (60, 60, 64), (170, 170, 120),
    )  # fmt: skip
    trousers: tuple[Colour, ...] = ((60, 52, 48), (100, 76, 52), (44, 44, 44), (110, 110, 104))
    return [person(shirt, trousers[index % len(trousers)]) for index, shirt in enumerate(shirts)]
