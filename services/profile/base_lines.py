"""area/*.json: the named lines of the base map, as GeoJSON (lon, lat)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from services.domain.profile import Line
from services.domain.text import Label
from services.profile.problem import Problem, found_nothing, found_value
from services.profile.text_file import read_text

KINDS = ("outline", "coast", "river", "road-national", "road-toll", "road", "rail", "station")
_DEPTH = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_GAP = re.compile(r"[ \t\r\n,]*")
_PAIR = Label(id="[bujur, lintang] dalam derajat", en="[longitude, latitude] in degrees")


def read_lines(folder: Path) -> tuple[list[Line], list[Problem]]:
    """Return the lines of all files in ``area``, in the order of the file names, and what is wrong with them."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for path in sorted((folder / "area").glob("*.json")):
        for item in _of_file(path, f"area/{path.name}"):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                lines.append(item)
    return lines, problems


def _of_file(path: Path, name: str) -> Iterator[Line | Problem]:
    text = read_text(path, name)
    if isinstance(text, Problem):
        yield text
        return
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        found = Label(id=f"bukan JSON ({error.msg})", en=f"not JSON ({error.msg})")
        yield Problem(name, error.lineno, "", found, Label(id="GeoJSON", en="GeoJSON"))
        return
    except (ValueError, RecursionError) as error:
        yield Problem(name, None, "", found_value(str(error)), Label(id="GeoJSON", en="GeoJSON"))
        return
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        collection = Label(id='FeatureCollection dengan "features"', en='a FeatureCollection with "features"')
        yield Problem(name, 1, "features", found_nothing(), collection)
        return
    starts = _feature_lines(text)
    for index, feature in enumerate(features):
        line = starts[index] if index < len(starts) else None
        yield from _Feature(name, line, f"features[#{index + 1}]").lines(feature)


def _feature_lines(text: str) -> list[int]:
    """Return the line each feature begins on: "features" is decoded item by item."""
    starts: list[int] = []
    decoder = json.JSONDecoder()
    line, counted = 1, 0
    at = _after_gap(text, text.find("[", text.find('"features"')) + 1)
    while at < len(text) and text[at] != "]":
        line, counted = line + text.count("\n", counted, at), at
        starts.append(line)
        try:
            at = _after_gap(text, decoder.raw_decode(text, at)[1])
        except (ValueError, RecursionError):
            break
    return starts


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


class _Feature:
    def __init__(self, file: str, line: int | None, key: str) -> None:
        self._file, self._line, self._key = file, line, key

    def lines(self, feature: object) -> Iterator[Line | Problem]:
        properties = _member(feature, "properties")
        geometry = _member(feature, "geometry")
        kind, name = _member(properties, "kind"), _member(properties, "name")
        if kind not in KINDS:
            yield self._wrong("properties.kind", kind, _one_of(KINDS))
        if not isinstance(name, str):
            yield self._wrong("properties.name", name, Label(id='sebuah nama, boleh ""', en='a name, may be ""'))
        shape = _member(geometry, "type")
        if not isinstance(shape, str) or shape not in _DEPTH:
            yield self._wrong("geometry.type", shape, _one_of(tuple(_DEPTH)))
            return
        for part in _parts(_member(geometry, "coordinates"), _DEPTH[shape]):
            points = _points(part)
            if points is None:
                yield self._wrong("geometry.coordinates", part, _PAIR)
            elif isinstance(kind, str) and isinstance(name, str) and kind in KINDS:
                yield Line(kind, name, points)

    def _wrong(self, key: str, found: object, expected: Label) -> Problem:
        label = found_nothing() if found is None else found_value(found)
        return Problem(self._file, self._line, f"{self._key}.{key}", label, expected)


def _one_of(names: tuple[str, ...]) -> Label:
    return Label(id=f"salah satu dari {', '.join(names)}", en=f"one of {', '.join(names)}")


def _member(node: object, name: str) -> object:
    return node.get(name) if isinstance(node, dict) else None


def _parts(coordinates: object, depth: int) -> Iterator[object]:
    """Yield each run of positions: a point alone, a line, the rings of polygons."""
    if depth == 0:
        yield [coordinates]
    elif depth == 1 or not isinstance(coordinates, list):
        yield coordinates
    else:
        for part in coordinates:
            yield from _parts(part, depth - 1)


def _points(part: object) -> tuple[tuple[float, float], ...] | None:
    if not isinstance(part, list) or not part:
        return None
    points = [_point(pair) for pair in part]
    return None if None in points else tuple(point for point in points if point is not None)


def _point(pair: object) -> tuple[float, float] | None:
    match pair:
        case [bool(), *_] | [_, bool(), *_]:
            return None
        case [float() | int() as lon, float() | int() as lat, *_] if -90 <= lat <= 90 and -180 <= lon <= 180:
            return float(lat), float(lon)  # NaN and infinity fail the comparison
    return None
