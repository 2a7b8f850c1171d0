"""A mapping guessed from the names in a body: for somebody to look at and correct, never used unseen."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC

from services.domain.event import Json
from services.feeds.formats.fields import BadItemError, finite
from services.feeds.formats.mapped.columns import Column, Sample, columns_in, sample_of
from services.feeds.formats.mapped.meaning import MEANINGS, rank_of
from services.feeds.formats.mapped.paths import compile_path
from services.feeds.formats.mapped.privacy import is_personal
from services.feeds.formats.mapped.time_form import TimeForm
from services.feeds.formats.mapped.times import read_time
from services.feeds.formats.mapped.words import text_of

DEFAULT_ZONE = "Asia/Jakarta"
_TIME_FORMATS = (
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M", "%d/%m/%Y", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M",
    "%d-%m-%Y %H.%M", "%d-%m-%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y", "%d/%m/%y %H:%M", "%d/%m/%y", "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M", "%Y/%m/%d", "%Y-%m-%d %H.%M.%S", "%Y-%m-%d %H.%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M",
    "%m/%d/%Y",
)  # fmt: skip
_COMMA = re.compile(r"[-+]?\d[\d.]*,\d+")
_GEOMETRIES = frozenset({"Feature", "Point", "Polygon", "MultiPolygon", "LineString", "MultiLineString"})
_FIELDS = ("id", "title", "text", "place", "status", "category")
_OK_CODES = ("metaData.code", "metadata.code", "meta.code")


def guess_mapping(body: bytes, *, time_zone: str = DEFAULT_ZONE) -> Mapping[str, object]:
    """Return options for the format ``mapped``. Raises FeedError when no rows can be found in ``body``.

    Dates such as 03/04/2026 are taken as day first, which Indonesia writes, unless an example says otherwise.
    """
    sample = sample_of(body)
    return _options(sample, _assigned(columns_in(sample.rows)), time_zone=time_zone)


def guess_meanings(body: bytes) -> Mapping[str, str]:
    """Return the path of the field taken for each meaning. Raises FeedError when no rows can be found."""
    return {meaning: column.path for meaning, column in _assigned(columns_in(sample_of(body).rows)).items()}


def mapping_of_meanings(
    body: bytes, meanings: Mapping[str, str], *, kind: str, time_zone: str = DEFAULT_ZONE
) -> Mapping[str, object]:
    """Return options as ``guess_mapping`` does, for fields somebody has named and a kind somebody has chosen.

    Raises FeedError when no rows can be found; a path that is not in the rows is passed over.
    """
    sample = sample_of(body)
    columns = {column.path: column for column in columns_in(sample.rows)}
    named = {meaning: columns[path] for meaning, path in meanings.items() if path in columns}
    return _options(sample, named, time_zone=time_zone, chosen_kind=kind)


def _options(
    sample: Sample, by_meaning: Mapping[str, Column], *, time_zone: str, chosen_kind: str = ""
) -> Mapping[str, object]:
    options: dict[str, object] = {"kind": chosen_kind or "report", "format": sample.form}
    if sample.items and sample.form != "geojson":
        options["items"] = sample.items
    options |= _envelope(sample.whole)
    fields = _fields(by_meaning)
    if chosen_kind and "severity" in by_meaning:
        fields["severity"] = by_meaning["severity"].path
    if sample.form == "rss":
        fields = {name: field for name, field in fields.items() if name in ("status", "category", "severity")}
        return options | {"time_zone": time_zone, "fields": fields or {}}
    options["kind"] = kind = chosen_kind or _kind(by_meaning, fields, sample)
    if any("," in text and _COMMA.fullmatch(text) for text in _number_texts(by_meaning)):
        options["numbers"] = "id"
    options["time_zone"] = time_zone
    return options | _extras(kind, by_meaning) | {"fields": _for_kind(kind, fields, by_meaning)}


def _assigned(columns: Sequence[Column]) -> dict[str, Column]:
    """Return the best column of each meaning; a column has one meaning only."""
    ranked = sorted(
        (_repeats(meaning, column), rank, column.path.count("."), n, meaning)
        for n, column in enumerate(columns)
        for meaning in MEANINGS
        if (rank := rank_of(meaning, column.name)) is not None and _fits(meaning, column)
    )
    chosen: dict[str, Column] = {}
    taken: set[int] = set()
    for _, _, _, n, meaning in ranked:
        if meaning not in chosen and n not in taken:
            chosen[meaning] = columns[n]
            taken.add(n)
    if "id" not in chosen:
        chosen |= _unique_column(
            [column for n, column in enumerate(columns) if n not in taken or column.meaning in ("title", "place")]
        )
    return chosen


def _repeats(meaning: str, column: Column) -> bool:
    """Return whether a column called like a name says the same of most rows: the weather's, not the place's."""
    texts = [text_of(value) for value in column.values]
    return meaning == "title" and len(set(texts)) * 2 < len(texts)


def _fits(meaning: str, column: Column) -> bool:
    """Return whether the examples can be what the name says."""
    values = [value for value in column.values if value not in (None, "")]
    if not values:
        return False
    if meaning in ("value", "level", "speed", "heading"):
        return all(_COMMA.fullmatch(text_of(v)) or finite(v) is not None for v in values[:20])
    if meaning in ("lat", "lon"):
        return all(any(c.isdigit() for c in text_of(value)) for value in values[:20])
    if meaning == "point":
        return any(isinstance(v, list | dict) or sum(c.isdigit() for c in text_of(v)) > 3 for v in values[:20])
    if meaning == "title" and is_personal(column.name):
        return False
    if meaning == "category":
        return not _GEOMETRIES.issuperset(map(text_of, values))
    if meaning == "url":
        return any("://" in text_of(value) for value in values)
    if meaning in ("time", "clock"):
        return any(c.isdigit() for value in values[:20] for c in text_of(value))
    if meaning == "id":
        return (
            not any(isinstance(value, list | dict) for value in values)
            and len(set(map(text_of, values))) * 10 >= len(values) * 9
        )
    return True


def _unique_column(columns: Sequence[Column]) -> dict[str, Column]:
    for column in columns:
        texts = [text_of(value) for value in column.values]
        if len(texts) > 1 and all(texts) and len(set(texts)) == len(texts) and len(max(texts, key=len)) <= 80:
            return {"id": column}
    return {}


def _fields(columns: Mapping[str, Column]) -> dict[str, object]:
    fields: dict[str, object] = {name: columns[name].path for name in _FIELDS if name in columns}
    if "time" in columns:
        fields["time"] = _time(columns["time"], columns.get("clock"))
    point = _point(columns)
    if point:
        fields["point"] = point
    return fields


def _time(date: Column, clock: Column | None) -> object:
    if clock and not any(":" in text_of(value) for value in date.values[:20]):
        texts = [f"{text_of(day)} {text_of(hour)}" for day, hour in zip(date.values, clock.values, strict=False)]
        formats = _formats(texts)
        return {"join": [date.path, clock.path]} | ({"formats": formats} if formats else {})
    formats = _formats(date.values)
    return {"path": date.path, "formats": formats} if formats else date.path


def _formats(values: Sequence[Json]) -> list[str]:
    """Return the first format that reads all of ``values``; [] when they need none, or none does."""
    held = [value for value in values if value not in (None, "")][:50]
    if all(_reads(value, ()) for value in held):
        return []
    return next(([one] for one in _TIME_FORMATS if all(_reads(value, (TimeForm(one),)) for value in held)), [])


def _reads(value: Json, formats: Sequence[TimeForm]) -> bool:
    try:
        read_time(value, formats=formats, zone=UTC)
    except BadItemError:
        return False
    return True


def _point(columns: Mapping[str, Column]) -> dict[str, object] | None:
    if "lat" in columns and "lon" in columns:
        return {"lat": columns["lat"].path, "lon": columns["lon"].path}
    column = columns.get("point")
    if column is None:
        return None
    if any(isinstance(value, list) for value in column.values):
        return {"path": column.path, "form": "geojson"}
    text = next((text for text in map(text_of, column.values) if text), "")
    if re.search(r"\d\s*(LS|LU|BT)", text, re.IGNORECASE):
        return {"path": column.path, "form": "ls-bt"}
    first = finite(re.split(r"[,;\s]+", text.strip("()[] "))[0])
    return {"path": column.path, "form": "lon,lat" if first is not None and abs(first) > 90.0 else "lat,lon"}


def _kind(columns: Mapping[str, Column], fields: Mapping[str, object], sample: Sample) -> str:
    has_place = "point" in fields or sample.form == "geojson"
    if "url" in columns and any("m3u8" in text_of(v) or "rtsp:" in text_of(v) for v in columns["url"].values):
        return "camera"
    if has_place and "time" in fields and ("speed" in columns or "heading" in columns):
        return "position"
    if "value" in columns and "time" in fields and not has_place and "text" not in columns:
        return "measurement"
    if "time" in fields and ("title" in fields or "text" in fields) and ("text" in columns or not has_place):
        return "report"
    return "site"


def _for_kind(kind: str, fields: dict[str, object], columns: Mapping[str, Column]) -> dict[str, object]:
    if kind != "measurement":
        return fields
    renamed = {"indicator": fields.get("id"), "value": columns["value"].path, "as_of": fields.get("time")}
    return {name: field for name, field in renamed.items() if field}


def _extras(kind: str, columns: Mapping[str, Column]) -> dict[str, object]:
    if kind == "camera":
        return {"attributes": {"url": columns["url"].path}}
    wanted = {"position": ("speed", "heading"), "site": ("value", "level")}.get(kind, ())
    units = {"speed": "km/h", "heading": "deg"}
    measures = {n: {"path": columns[n].path, "unit": units.get(n, "")} for n in wanted if n in columns}
    return {"measures": measures} if measures else {}


def _number_texts(columns: Mapping[str, Column]) -> list[str]:
    return [
        text_of(value) for name in ("value", "level", "speed") if name in columns for value in columns[name].values
    ]


def _envelope(whole: Json) -> dict[str, object]:
    """Return ok_when for an answer that carries its own code (BPJS style), when that code is a good one."""
    for text in _OK_CODES:
        code = compile_path(text).find(whole)
        if text_of(code) == "200":
            literal = "'200'" if isinstance(code, str) else "`200`"
            return {"ok_when": f"{text} == {literal}", "error": f"{text.rpartition('.')[0]}.message"}
    return {}
