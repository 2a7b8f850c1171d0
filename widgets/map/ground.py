"""Which side of the coast is land: the map's ground as rings to fill."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.domain.geo import BoundingBox
from services.domain.profile import Area, Line

LatLon = tuple[float, float]
Ring = tuple[LatLon, ...]
MARGIN_DEG = 2.0  # how far the ground reaches beyond the area: further than the map can be moved


@dataclass(frozen=True, slots=True)
class Ground:
    """``region`` is the area itself, ``around`` the land of its neighbours and islands. Rings of (lat, lon)."""

    region: tuple[Ring, ...]
    around: tuple[Ring, ...]


def ground_of(area: Area) -> Ground:
    """Return the land of ``area``.

    A closed coast is an island. An open coast is closed along the frame on the side where the regency lies.
    Without any open coast the area lies inland, and everything around it is land.
    """
    region = tuple(line.points for line in area.lines if line.kind == "outline" and len(line.points) > 2)
    frame = _frame_around(area)
    inside = _middle(region[0]) if region else _center(area.bounds)
    coasts = [line for line in area.lines if line.kind == "coast" and len(line.points) > 2]
    mainland = [_closed_on_land_side(line, frame, inside) for line in coasts if not _is_closed(line)]
    islands = [line.points for line in coasts if _is_closed(line)]
    return Ground(region, tuple(mainland or [_corners(frame)]) + tuple(islands))


def home_bounds(area: Area) -> BoundingBox:
    """Return what "the whole area" shows: the extent of its outline. The bounds may reach to far islands."""
    points = [point for line in area.lines if line.kind == "outline" for point in line.points]
    return _extent(points) if points else area.bounds


def contains(ring: Sequence[LatLon], point: LatLon) -> bool:
    """Return whether ``point`` is inside ``ring`` (even-odd rule)."""
    lat, lon = point
    is_inside = False
    for (lat_a, lon_a), (lat_b, lon_b) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (lat_a > lat) != (lat_b > lat) and lon < lon_a + (lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a):
            is_inside = not is_inside
    return is_inside


def _frame_around(area: Area) -> BoundingBox:
    """The coast may reach beyond the bounds: the frame holds both, so that the closing edge crosses nothing."""
    bounds = area.bounds
    corners = ((bounds.south, bounds.west), (bounds.north, bounds.east))
    all_ = _extent([point for line in area.lines for point in line.points] + list(corners))
    return BoundingBox(
        max(-89.0, all_.south - MARGIN_DEG), max(-180.0, all_.west - MARGIN_DEG),
        min(89.0, all_.north + MARGIN_DEG), min(180.0, all_.east + MARGIN_DEG),
    )  # fmt: skip


def _closed_on_land_side(coast: Line, frame: BoundingBox, inside: LatLon) -> Ring:
    extent = _extent(coast.points)
    start, end = (_led_out(point, extent, frame) for point in (coast.points[0], coast.points[-1]))
    there, back = list(_walk(frame, end, start)), list(_walk(frame, start, end))
    one_way = (*coast.points, end, *there, start)
    other_way = (*coast.points, end, *reversed(back), start)
    return one_way if contains(one_way, inside) else other_way


def _walk(frame: BoundingBox, start: LatLon, end: LatLon) -> Iterator[LatLon]:
    """Yield the corners passed going round the frame (north, east, south, west) from one edge point to another."""
    begin, stop = _place_on(frame, start), _place_on(frame, end)
    if stop <= begin:
        stop += 4.0
    corners = _corners(frame)
    for step in range(int(begin) + 1, int(stop) + 1):
        yield corners[step % 4]


def _place_on(frame: BoundingBox, point: LatLon) -> float:
    """Return 0..4: how far round the frame a point on it lies, from the north-west corner by the north."""
    lat, lon = point
    along_lon = (lon - frame.west) / (frame.east - frame.west)
    along_lat = (frame.north - lat) / (frame.north - frame.south)
    if lat == frame.north:
        return along_lon
    if lon == frame.east:
        return 1.0 + along_lat
    return 3.0 - along_lon if lat == frame.south else 4.0 - along_lat


def _led_out(point: LatLon, extent: BoundingBox, frame: BoundingBox) -> LatLon:
    """Continue the end of a coast straight to the frame, over the edge of its own extent that is nearest."""
    lat, lon = point
    ways = (
        (extent.north - lat, (frame.north, lon)), (extent.east - lon, (lat, frame.east)),
        (lat - extent.south, (frame.south, lon)), (lon - extent.west, (lat, frame.west)),
    )  # fmt: skip
    return min(ways)[1]


def _extent(points: Sequence[LatLon]) -> BoundingBox:
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    return BoundingBox(min(lats), min(lons), max(lats), max(lons))


def _corners(frame: BoundingBox) -> Ring:
    return (
        (frame.north, frame.west), (frame.north, frame.east), (frame.south, frame.east), (frame.south, frame.west),
    )  # fmt: skip


def _is_closed(line: Line) -> bool:
    return line.points[0] == line.points[-1]


def _middle(ring: Ring) -> LatLon:
    return sum(lat for lat, _ in ring) / len(ring), sum(lon for _, lon in ring) / len(ring)


def _center(bounds: BoundingBox) -> LatLon:
    return (bounds.south + bounds.north) / 2.0, (bounds.west + bounds.east) / 2.0
