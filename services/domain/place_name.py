"""A name of the offline gazetteer, as it is proposed while somebody types."""

from dataclasses import dataclass

from services.domain.geo import Point


@dataclass(frozen=True, slots=True)
class PlaceName:
    """``text`` is what stands in the line when it is taken; ``point`` the middle of a village, None of a district."""

    text: str
    place: str
    district: str
    point: Point | None = None
