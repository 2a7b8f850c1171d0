"""What the drill needs of a profile: the places, the roads, the kinds of report and the figures of its area."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from services.domain.geo import Point
from services.domain.profile import Category, Line, Profile, Village
from services.domain.programme import Indicator

SPREAD_DEG = 0.006  # about 650 m: reports of one village don't fall on one point


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    villages: Mapping[str, Village]  # by code
    roads: tuple[Line, ...]
    categories: Mapping[str, Category]  # by code
    indicators: tuple[Indicator, ...]
    time_zone: str = "Asia/Jakarta"

    def village(self, where: str) -> Village | None:
        """Return the village with that code or name; of equal names the first in the order of codes.

        "Karanganyar, Pasekan" says which district is meant.
        """
        if where in self.villages:
            return self.villages[where]
        name, _, district = (part.strip() for part in where.partition(","))
        for village in self.villages.values():
            if village.name == name and district in ("", village.district):
                return village
        return None

    def any_village(self, chance: random.Random) -> Village:
        return chance.choice(tuple(self.villages.values()))


def town_of(profile: Profile) -> Town:
    """Take from ``profile`` what a city needs to be simulated."""
    return Town(
        name=profile.area.name,
        villages={village.code: village for village in sorted(profile.area.villages, key=lambda v: v.code)},
        roads=tuple(line for line in profile.area.lines if line.kind.startswith("road")),
        categories={category.code: category for category in profile.categories},
        indicators=tuple(indicator for programme in profile.programmes for indicator in programme.indicators),
        time_zone=profile.area.time_zone,
    )


def point_near(village: Village, chance: random.Random) -> Point:
    """Return a point in the neighbourhood of the village's own, to 5 decimals (about 1 m)."""
    reach = min(SPREAD_DEG, village.area_km2**0.5 / 111.0 / 3.0)
    lat = village.point.lat + chance.uniform(-reach, reach)
    lon = village.point.lon + chance.uniform(-reach, reach)
    return Point(round(lat, 5), round(lon, 5))
