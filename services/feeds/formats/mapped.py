"""Any JSON by a mapping in the profile: where the items are, and which path gives which field (JMESPath).

A first, thin form for figures of programmes::

    [feeds.options]
    ok_when = "metaData.code == '200'"      # else the whole body is an error
    error = "metaData.message"              # the source's own words for it
    items = "response.indikator[]"          # default: the body itself
    numbers = "id"                          # "12,5" and "1.250" as written in Indonesia; default "plain"
    time_zone = "Asia/Jakarta"              # for times without one
    unit = "unit"
    indicators = { "PAD-01" = "pad" }       # the source's key to the profile's indicator; default: as it is
    [feeds.options.fields]
    indicator = "kode"                      # or id
    value = "nilai"
    as_of = "per"                           # or time
    note = "catatan"                        # optional, and so is source
"""

import re
from collections.abc import Mapping

import jmespath
from jmespath.exceptions import JMESPathError
from jmespath.parser import ParsedResult

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option, source_says, wrong_shape
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, finite, time_of, zone_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body

NO_VALUE = Label(id="nilainya tidak ada atau bukan angka", en="its value is missing or not a number")
_INDONESIAN = re.compile(r"[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_ALIASES = {"indicator": ("indicator", "id"), "value": ("value",), "as_of": ("as_of", "time")}
_FAILED = (JMESPathError, TypeError, ValueError, KeyError, AttributeError, RecursionError, OverflowError)


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the measurements of ``body``. Raises FeedError: not JSON, not ok, no list, or a mapping that is wrong.

    ``external_id`` and attribute ``indicator`` name the indicator; measure ``value``; attributes note, source.
    """
    mapping = _Mapping(feed)
    values = json_body(body)
    mapping.refuse_error(values)
    return read_items(mapping.items(values), mapping.read, feed=feed)


class _Mapping:
    """The compiled options of one feed. Raises FeedError when they cannot be."""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._zone = feed, zone_of(feed)
        options = feed.options
        if options.get("kind", "measurement") != "measurement":
            raise FeedError(bad_option("kind"))
        if options.get("numbers", "plain") not in ("plain", "id"):
            raise FeedError(bad_option("numbers"))
        self._is_indonesian = options.get("numbers") == "id"
        self._ok_when, self._error = _path(options, "ok_when"), _path(options, "error")
        self._items = _path(options, "items")
        self._names = _table(options, "indicators")
        fields = _table(options, "fields")
        self._fields = {name: _path(fields, name) for name in ("note", "source")}
        self._fields |= {name: _first_path(fields, aliases) for name, aliases in _ALIASES.items()}

    def refuse_error(self, values: Json) -> None:
        if self._ok_when and _found(self._ok_when, values) is not True:
            message = clean_text(_found(self._error, values))[:200] if self._error else ""
            raise FeedError(source_says(message or "?"))

    def items(self, values: Json) -> list[Json]:
        found = _found(self._items, values) if self._items else values
        if not isinstance(found, list):
            where = str(self._feed.options.get("items", "@"))
            raise FeedError(wrong_shape(Label(id=f"daftar di {where}", en=f"a list at {where}")))
        return found

    def read(self, item: Item, raw: str) -> Observation:
        key = clean_text(self._field("indicator", item))
        if not key:
            raise BadItemError(NO_ID)
        indicator = str(self._names.get(key, key))
        return Observation(
            source=self._feed.feed_id,
            external_id=indicator,
            kind=ObservationKind.MEASUREMENT,
            observed_at=time_of(self._field("as_of", item), self._zone),
            title=indicator,
            text=clean_text(self._field("note", item)),
            category=indicator,
            measures={"value": Measure(self._number(item), clean_text(str(self._feed.options.get("unit", ""))))},
            attributes=filled({
                "indicator": indicator,
                "note": clean_text(self._field("note", item)),
                "source": clean_text(self._field("source", item)),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip

    def _field(self, name: str, item: Item) -> Json:
        path = self._fields[name]
        return _found(path, dict(item)) if path else None

    def _number(self, item: Item) -> float:
        value = self._field("value", item)
        if self._is_indonesian and isinstance(value, str):
            value = _from_indonesian(value)
        number = finite(value)
        if number is None:
            raise BadItemError(NO_VALUE)
        return number


def _from_indonesian(text: str) -> str:
    """Return "1250.5" of "1.250,5"; "" for what is not such a number, so that "1.25" is no 125."""
    text = text.strip()
    return text.replace(".", "").replace(",", ".") if _INDONESIAN.fullmatch(text) else ""


def _found(path: ParsedResult, values: Json) -> Json:
    """Return what ``path`` finds; None when it cannot be applied to such values."""
    try:
        found: Json = path.search(values)
    except _FAILED:
        return None
    return found


def _path(options: Mapping[str, object], name: str) -> ParsedResult | None:
    text = options.get(name)
    if text is None:
        return None
    try:
        return jmespath.compile(text)  # type: ignore[arg-type]
    except (JMESPathError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise FeedError(bad_option(name), str(error)[:200]) from error


def _first_path(fields: Mapping[str, object], names: tuple[str, ...]) -> ParsedResult | None:
    found = next((path for path in (_path(fields, name) for name in names) if path), None)
    if found is None:
        raise FeedError(bad_option(f"fields.{names[0]}"))
    return found


def _table(options: Mapping[str, object], name: str) -> Mapping[str, object]:
    table = options.get(name, {})
    if not isinstance(table, Mapping):
        raise FeedError(bad_option(name))
    return table


FORMAT = Format(
    "mapped",
    Label("JSON apa pun dengan pemetaan", "Any JSON by a mapping"),
    parse,
    options=(
        Option("items", Label("jalan ke daftarnya", "path to the list"), is_required=True),
        Option("fields", Label("jalan ke tiap bidang", "path to each field"), is_required=True),
    ),
)
