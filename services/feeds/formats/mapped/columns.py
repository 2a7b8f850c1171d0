"""What can be mapped: every path in a sample of rows, with examples of what stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from services.domain.event import Json
from services.feeds.errors import EMPTY_BODY, FeedError
from services.feeds.formats.json_body import json_body, refuse_page
from services.feeds.formats.mapped.csv_body import csv_rows
from services.feeds.formats.mapped.documents import document_format
from services.feeds.formats.mapped.meaning import meaning_of
from services.feeds.formats.mapped.paths import quoted
from services.feeds.formats.mapped.privacy import Privacy
from services.feeds.formats.mapped.table import document_of
from services.feeds.formats.mapped.words import text_of
from services.feeds.formats.mapped.xlsx_body import xlsx_rows
from services.feeds.formats.mapped.xml_rows import as_values, elements_at, rss_document
from services.feeds.formats.xml_body import local_name, xml_body

SAMPLE = 200
EXAMPLES, EXAMPLE_MAX = 3, 80
_DEPTH_MAX, _COLUMNS_MAX, _LISTS_MAX = 5, 300, 2000


@dataclass(frozen=True, slots=True)
class Column:
    """One thing rows hold: ``path`` is its JMESPath, ``meaning`` one of ``meaning.MEANINGS`` or "".

    ``examples`` are at most three different texts, ``values`` all of the sample; people are masked in both.
    """

    path: str
    name: str
    examples: tuple[str, ...] = ()
    meaning: str = ""
    values: tuple[Json, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a body, and where its rows stand (``items``, "" for the body itself)."""

    form: str
    rows: Sequence[Json]
    items: str = ""
    whole: Json = None


def sample_of(body: bytes) -> Sample:
    """Return the first rows, people masked. Raises FeedError when there are none to be found."""
    if not body.strip():
        raise FeedError(EMPTY_BODY)
    refuse_page(body)
    form = document_format(body)
    sample = _SAMPLERS.get(form, _of_json)(body, form)
    privacy, rows = Privacy(), list(sample.rows[:SAMPLE])
    for row in rows:
        privacy.mask(row)
    return Sample(form, rows, sample.items, sample.whole)


def columns_in(rows: Sequence[Json]) -> tuple[Column, ...]:
    """Return every path of ``rows``, in the order met, at most 300."""
    found: dict[tuple[str, ...], list[Json]] = {}
    for row in rows:
        _collect(row, (), found)
    return tuple(_column(keys, values) for keys, values in found.items())


def _collect(value: Json, keys: tuple[str, ...], found: dict[tuple[str, ...], list[Json]]) -> None:
    if isinstance(value, dict) and len(keys) < _DEPTH_MAX:
        for key, inner in value.items():
            _collect(inner, (*keys, key), found)
    elif keys and (keys in found or len(found) < _COLUMNS_MAX):
        found.setdefault(keys, []).append(value)


def _column(keys: tuple[str, ...], values: list[Json]) -> Column:
    texts = dict.fromkeys(text[:EXAMPLE_MAX] for value in values if (text := text_of(value)))
    return Column(quoted(*keys), keys[-1], tuple(texts)[:EXAMPLES], meaning_of(keys[-1]), tuple(values))


def _of_json(body: bytes, form: str) -> Sample:
    whole = json_body(body)
    features = whole.get("features") if isinstance(whole, dict) else None
    if form == "geojson" and isinstance(features, list):
        return Sample(form, features, "", whole)
    path, rows = _longest_list(whole)
    return Sample("json", rows, quoted(*path), whole)


def _longest_list(whole: Json) -> tuple[tuple[str, ...], list[Json]]:
    """Return the longest list of objects within five levels of names; the nearest of equals."""
    best: tuple[tuple[str, ...], list[Json]] = ((), whole if isinstance(whole, list) else [])
    for keys, value in _walk(whole):
        is_rows = isinstance(value, list) and value and isinstance(value[0], dict)
        if is_rows and isinstance(value, list) and len(value) > len(best[1]):
            best = keys, value
    return best


def _walk(whole: Json) -> list[tuple[tuple[str, ...], Json]]:
    """Return everything within five levels of names, level by level."""
    level: list[tuple[tuple[str, ...], Json]] = [((), whole)]
    met = list(level)
    for _ in range(_DEPTH_MAX):
        level = [
            ((*keys, key), inner)
            for keys, value in level
            if isinstance(value, dict)
            for key, inner in value.items()
        ][:_LISTS_MAX]
        met += level
    return met


def _of_xml(body: bytes, form: str) -> Sample:
    root = xml_body(body)
    path = _repeated(root)
    return Sample(form, [as_values(element) for element in elements_at(root, path)[:SAMPLE]], "/".join(path))


def _repeated(root: Element) -> list[str]:
    """Return the path of the elements that look like rows: most of them, with most leaves in each."""
    counts: dict[tuple[str, ...], tuple[int, int]] = {}
    level: list[tuple[tuple[str, ...], Element]] = [((local_name(root),), root)]
    for _ in range(_DEPTH_MAX):
        for path, element in level:
            leaves = sum(len(child) == 0 for child in element) + len(element.attrib)
            number, most = counts.get(path, (0, 0))
            if leaves:
                counts[path] = number + 1, max(most, leaves)
        level = [
            ((*path, local_name(child)), child)
            for path, element in level
            for child in element
            if len(child) or child.attrib
        ]
    rows = {path: count for path, count in counts.items() if len(path) > 1 and count[1] > 1} or counts
    return list(max(rows.items(), key=lambda row: (row[1], -len(row[0])))[0]) if rows else [local_name(root)]


def _of_rss(body: bytes, form: str) -> Sample:
    return Sample(form, rss_document(body, needs_whole=False).rows or ())


def _of_csv(body: bytes, form: str) -> Sample:
    return Sample(form, document_of(csv_rows(body, encoding=None, delimiter=None), header_row=None).rows or ())


def _of_xlsx(body: bytes, form: str) -> Sample:
    return Sample(form, document_of(xlsx_rows(body, sheet=None), header_row=None).rows or ())


_SAMPLERS = {"xml": _of_xml, "rss": _of_rss, "csv": _of_csv, "xlsx": _of_xlsx}
