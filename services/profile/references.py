"""What must agree between the files: codes are unique, references lead somewhere, places are in the area.

Works on the raw values, so that a mistake elsewhere in a file does not hide these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from services.domain.text import Label
from services.profile.problem import Problem, found_value
from services.profile.toml_file import TomlFile
from services.profile.toml_lines import KeyPath

Files = Mapping[str, TomlFile]


@dataclass(frozen=True, slots=True)
class _Values:
    """All values at ``pattern`` of one file: "[]" stands for every item of a list, "{}" for every value of a table."""

    file: str
    pattern: str


@dataclass(frozen=True, slots=True)
class _Reference:
    source: _Values
    target: _Values
    what: Label


_AGENCY = _Values("agencies.toml", "agencies[].code")
_DEADLINE = _Values("categories.toml", "deadlines[].code")
_CATEGORY = _Values("categories.toml", "categories[].code")
_INDICATOR = _Values("programmes.toml", "programmes[].indicators[].id")
_FEED = _Values("feeds.toml", "feeds[].id")
_DRILL_FEED = _Values("drill.toml", "feeds[].id")
_CAMERA = _Values("cameras.toml", "cameras[].id")
_TEMPLATE = _Values("outbox.toml", "templates[].code")
_AN_AGENCY = Label(id="kode instansi dari agencies.toml", en="an agency code of agencies.toml")
_A_FEED = Label(id="id umpan dari feeds.toml", en="a feed id of feeds.toml")
_A_CATEGORY = Label(id="kode kategori dari categories.toml", en="a category code of categories.toml")
_A_TEMPLATE = Label(id="kode [[templates]] di berkas ini", en="a [[templates]] code of this file")
_AN_INDICATOR = Label(id="id indikator dari programmes.toml", en="an indicator id of programmes.toml")
_REFERENCES = (
    _Reference(_Values("categories.toml", "categories[].agencies[]"), _AGENCY, _AN_AGENCY),
    _Reference(_Values("programmes.toml", "programmes[].agency"), _AGENCY, _AN_AGENCY),
    _Reference(
        _Values("categories.toml", "categories[].deadline"),
        _DEADLINE,
        Label(id="kode [[deadlines]] di berkas ini", en="a [[deadlines]] code of this file"),
    ),
    _Reference(_Values("intake.toml", "report_feeds[]"), _FEED, _A_FEED),
    _Reference(
        _Values("drill.toml", "report_feeds[]"),
        _DRILL_FEED,
        Label(id="id [[feeds]] di berkas ini", en="a [[feeds]] id of this file"),
    ),
    _Reference(_Values("intake.toml", "tsunami_category"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("intake.toml", "earthquake_category"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("intake.toml", "warning_category{}"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("intake.toml", "site_category{}"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("intake.toml", "hotspot_category"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("feeds.toml", "feeds[].options.category"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("drill.toml", "feeds[].options.category"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("feeds.toml", "feeds[].options.categories{}"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("drill.toml", "feeds[].options.categories{}"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("feeds.toml", "feeds[].options.indicators{}"), _INDICATOR, _AN_INDICATOR),
    _Reference(_Values("drill.toml", "feeds[].options.indicators{}"), _INDICATOR, _AN_INDICATOR),
    _Reference(_Values("profile-feeds.toml", "feeds[].options.category"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("profile-feeds.toml", "feeds[].options.categories{}"), _CATEGORY, _A_CATEGORY),
    _Reference(_Values("profile-feeds.toml", "feeds[].options.indicators{}"), _INDICATOR, _AN_INDICATOR),
    _Reference(_Values("outbox.toml", "peers[].feed"), _FEED, _A_FEED),
    _Reference(_Values("outbox.toml", "peers[].agency"), _AGENCY, _AN_AGENCY),
    _Reference(_Values("outbox.toml", "peers[].templates{}"), _TEMPLATE, _A_TEMPLATE),
    _Reference(
        _Values("outbox.toml", "drill_peers[].feed"),
        _DRILL_FEED,
        Label(id="id umpan dari drill.toml", en="a feed id of drill.toml"),
    ),
    _Reference(_Values("outbox.toml", "drill_peers[].agency"), _AGENCY, _AN_AGENCY),
    _Reference(_Values("outbox.toml", "drill_peers[].templates{}"), _TEMPLATE, _A_TEMPLATE),
    _Reference(_Values("alarms.toml", "kinds[].feeds[]"), _FEED, _A_FEED),
    _Reference(
        _Values("alarms.toml", "kinds[].cameras[]"),
        _CAMERA,
        Label(id="id kamera dari cameras.toml", en="a camera id of cameras.toml"),
    ),
    _Reference(
        _Values("scenes.toml", "scenes[].cameras[]"),
        _CAMERA,
        Label(id="id kamera dari cameras.toml", en="a camera id of cameras.toml"),
    ),
)
_OF_A_FILE = (
    ("category", _CATEGORY, _A_CATEGORY),
    ("categories{}", _CATEGORY, _A_CATEGORY),
    ("indicators{}", _INDICATOR, _AN_INDICATOR),
)
_OF_A_FIELD = (
    ("fields.category.constant", _CATEGORY, _A_CATEGORY),
    ("fields.category.default", _CATEGORY, _A_CATEGORY),
    ("fields.category.map{}", _CATEGORY, _A_CATEGORY),
    ("fields.indicator.constant", _INDICATOR, _AN_INDICATOR),
    ("fields.indicator.map{}", _INDICATOR, _AN_INDICATOR),
)
_ADDED = _Values("profile-feeds.toml", "feeds[].id")
_UNIQUE = (
    _ADDED,
    _AGENCY,
    _DEADLINE,
    _CATEGORY,
    _Values("categories.toml", "dispositions[].code"),
    _FEED,
    _DRILL_FEED,
    _CAMERA,
    _Values("drill.toml", "cameras[].id"),
    _Values("programmes.toml", "programmes[].id"),
    _INDICATOR,
    _Values("scenes.toml", "scenes[].code"),
    _TEMPLATE,
    _Values("outbox.toml", "peers[].id"),
    _Values("outbox.toml", "drill_peers[].id"),
    _Values("categories.toml", "categories[].keywords[]"),
)
_CAMERA_LISTS = (_Values("cameras.toml", "cameras[]"), _Values("drill.toml", "cameras[]"))


def disagreements(files: Files) -> list[Problem]:
    """Return every duplicate, every reference that leads nowhere, every camera outside the area."""
    return [
        *(problem for values in _UNIQUE for problem in _duplicates(files, values)),
        *(problem for reference in _REFERENCES for problem in _dangling(files, reference)),
        *(problem for reference in _in_mappings(files) for problem in _dangling(files, reference)),
        *(problem for values in _CAMERA_LISTS for problem in _outside(files, values)),
        *_headlines(files),
        *_added_twice(files),
    ]


def _in_mappings(files: Files) -> Iterator[_Reference]:
    """Yield the references of every mapping: those in the feeds' files, and files of their own."""
    for name in files:
        if name.startswith("mappings/"):
            yield from (
                _Reference(_Values(name, at), target, what) for at, target, what in _OF_A_FILE + _OF_A_FIELD
            )
        elif name in ("feeds.toml", "drill.toml", "profile-feeds.toml"):
            inside = "feeds[].options."
            yield from (_Reference(_Values(name, inside + at), target, what) for at, target, what in _OF_A_FIELD)


def _duplicates(files: Files, values: _Values) -> Iterator[Problem]:
    first: dict[str, KeyPath] = {}
    for path, value in _values(files, values):
        if not isinstance(value, str):
            continue
        if value in first:
            line = files[values.file].lines.line(first[value])
            again = Label(
                id=f"tertulis {value!r}, sudah dipakai di baris {line}",
                en=f"found {value!r}, taken in line {line}",
            )
            yield files[values.file].problem(
                path, again, Label(id="yang belum dipakai", en="one that is not taken")
            )
        first.setdefault(value, path)


def _added_twice(files: Files) -> Iterator[Problem]:
    """An added feed may not be called as one of the profile's own is."""
    own = {value for values in (_FEED, _DRILL_FEED) for _, value in _values(files, values)}
    for path, value in _values(files, _ADDED):
        if value in own:
            expected = Label(id="yang belum dipakai profil", en="one that the profile has not taken")
            yield files[_ADDED.file].problem(path, found_value(value), expected)


def _dangling(files: Files, reference: _Reference) -> Iterator[Problem]:
    if reference.target.file not in files:
        return  # said already: that file cannot be read
    known = [value for _, value in _values(files, reference.target) if isinstance(value, str)]
    for path, value in _values(files, reference.source):
        if isinstance(value, str) and value not in known:
            yield files[reference.source.file].problem(
                path, found_value(value), _suggested(reference.what, value, known)
            )


def _suggested(what: Label, value: str, known: list[str]) -> Label:
    near = get_close_matches(value, known, n=1)
    hint = f' ("{near[0]}"?)' if near else ""
    return Label(id=what.id + hint, en=what.en + hint)


def _outside(files: Files, cameras: _Values) -> Iterator[Problem]:
    bounds = [_number_at(files, f"area.bounds.{side}") for side in ("south", "north", "west", "east")]
    if None in bounds:
        return
    south, north, west, east = (value for value in bounds if value is not None)
    for path, camera in _values(files, cameras):
        for key, low, high in (("lat", south, north), ("lon", west, east)):
            value = camera.get(key) if isinstance(camera, dict) else None
            if isinstance(value, int | float) and not low <= value <= high:
                inside = Label(id=f"di dalam wilayah, {low} sampai {high}", en=f"inside the area, {low} to {high}")
                yield files[cameras.file].problem((*path, key), found_value(value), inside)


def _headlines(files: Files) -> Iterator[Problem]:
    """One headline indicator per dimension: the desk has one tile for each."""
    taken: dict[str, str] = {}
    for path, programme in _values(files, _Values("programmes.toml", "programmes[]")):
        for inner, indicator in _walk(programme, "indicators[]", path):
            if not isinstance(programme, dict) or not isinstance(indicator, dict):
                continue
            if indicator.get("is_headline") is not True:
                continue
            dimension, name = str(programme.get("dimension")), str(indicator.get("id"))
            if dimension in taken:
                one = Label(
                    id=f"satu indikator utama per dimensi; {dimension} sudah punya {taken[dimension]}",
                    en=f"one headline per dimension; {dimension} has {taken[dimension]} already",
                )
                yield files["programmes.toml"].problem((*inner, "is_headline"), found_value(True), one)
            taken.setdefault(dimension, name)


def _number_at(files: Files, pattern: str) -> float | None:
    for _, value in _values(files, _Values("profile.toml", pattern)):
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
    return None


def _values(files: Files, values: _Values) -> Iterator[tuple[KeyPath, object]]:
    file = files.get(values.file)
    return _walk(file.data, values.pattern, ()) if file else iter(())


def _walk(node: object, pattern: str, path: KeyPath) -> Iterator[tuple[KeyPath, object]]:
    """Yield path and value of everything at ``pattern``; whatever has another shape is passed over."""
    if not pattern:
        yield path, node
        return
    step, _, rest = pattern.partition(".")
    name = step.removesuffix("[]").removesuffix("{}")
    if not isinstance(node, dict) or name not in node:
        return
    for key, child in _children(node[name], step[len(name) :]):
        yield from _walk(child, rest, (*path, name, *key))


def _children(node: object, bracket: str) -> Iterator[tuple[KeyPath, object]]:
    if bracket == "":
        yield (), node
    elif bracket == "[]" and isinstance(node, list):
        yield from (((index,), item) for index, item in enumerate(node))
    elif bracket == "{}" and isinstance(node, dict):
        yield from (((key,), item) for key, item in node.items())
