"""One entity without its encoding: normalised (v2, LD), concise and key-values become names and plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.domain.event import Json
from services.feeds.formats.fields import clean_text
from services.feeds.formats.items import Item

_HOLDS = ("value", "object", "@value", "vocab", "json", "languageMap", "valueList", "objectList", "vocabList")
_TIMES = ("observedAt", "TimeInstant", "timestamp", "dateObserved")
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Entity:
    """``units`` are UN/CEFACT codes as given, ``observed`` the times that attributes carry themselves."""

    entity_id: str
    type: str
    values: Mapping[str, Json]
    units: Mapping[str, str]
    observed: Mapping[str, str]

    def text(self, *names: str) -> str:
        """Return the first of these that says something; a list as its words."""
        for name in names:
            value = self.values.get(name)
            if value is not None and (text := _as_text(value)):
                return text
        return ""

    def first(self, *names: str) -> Json:
        return next((self.values[name] for name in names if self.values.get(name) is not None), None)


def entity_of(item: Item) -> Entity:
    values: dict[str, Json] = {}
    units: dict[str, str] = {}
    observed: dict[str, str] = {}
    for given, attribute in item.items():
        if given in ("id", "type", "@id", "@type", "@context"):
            continue
        name = local_name(given)
        values[name] = plain(attribute)
        if isinstance(attribute, dict):
            units[name] = _unit(attribute)
            observed[name] = _observed(attribute)
    return Entity(
        clean_text(item.get("id", item.get("@id"))),
        _type(item.get("type", item.get("@type"))),
        values,
        {name: unit for name, unit in units.items() if unit},
        {name: at for name, at in observed.items() if at},
    )


def local_name(name: str) -> str:
    """Return the last part of an expanded name (https://uri.fiware.org/ns/dataModels#category)."""
    return name.rpartition("#")[2].rpartition("/")[2] or name if "://" in name else name


def plain(value: Json) -> Json:
    """Return what an attribute holds. GeoJSON and structured values stay objects."""
    for _ in range(_DEPTH):
        if not isinstance(value, dict) or "coordinates" in value:
            return value
        held = next((name for name in _HOLDS if name in value), None)
        if held is None:
            return value
        value = _in_a_language(value[held]) if held == "languageMap" else value[held]
    return value


def _in_a_language(words: Json) -> Json:
    if not isinstance(words, dict):
        return words
    order = ("id", "@none", "en", *words)
    return next((words[language] for language in order if words.get(language)), None)


def _type(value: Json) -> str:
    names = value if isinstance(value, list) else [value]
    return next((local_name(clean_text(name)) for name in names if clean_text(name)), "")


def _unit(attribute: Item) -> str:
    metadata = attribute.get("metadata")
    held = metadata if isinstance(metadata, dict) else {}
    code = attribute.get("unitCode") or held.get("unitCode") or held.get("unit")
    return clean_text(plain(code)) if code else ""


def _observed(attribute: Item) -> str:
    metadata = attribute.get("metadata")
    held = metadata if isinstance(metadata, dict) else {}
    told = (clean_text(plain(part[name])) for part in (attribute, held) for name in _TIMES if name in part)
    return next((text for text in told if text), "")


def _as_text(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(clean_text, value)))
    return clean_text(value)
