"""What a datastream measures, by its own words; levels of water in centimetres."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from services.domain.event import Json
from services.domain.observation import Measure
from services.feeds.formats.fields import clean_text
from services.feeds.formats.items import Item

_CM = MappingProxyType({"m": 100.0, "metre": 100.0, "meter": 100.0, "cm": 1.0, "mm": 0.1})
_UNITS = MappingProxyType(
    {"C": "°C", "Cel": "°C", "degC": "°C", "deg C": "°C", "µg/m³": "ug/m3", "μg/m³": "ug/m3"}
)
# Depth to the water counts downwards: it is never a level.
_DEPTH = re.compile(r"\b(depth|below|mbd|mbgl|kedalaman)\b", re.IGNORECASE)
_WORDS = (
    ("water_gauge", re.compile(r"water\s*level|muka\s*air|\btma\b|\bstage\b|gau?ge\s*height|river\s*level", re.I)),
    ("rain_gauge", re.compile(r"rain|hujan|precipitation", re.I)),
    ("air_quality", re.compile(r"\bpm\s*(1|2\.?5|10)\b|pm2_5|\b(no2|so2|co2?|o3|ozone)\b|kualitas udara", re.I)),
    ("noise", re.compile(r"noise|sound|bising", re.I)),
    (
        "weather",
        re.compile(r"temperature|suhu|humidity|kelembapan|kelembaban|wind|angin|barometric|pressure", re.I),
    ),
)


@dataclass(frozen=True, slots=True)
class Meaning:
    site_type: str
    is_level: bool = False


def meaning_of(stream: Item) -> Meaning:
    words = " ".join((_words(stream.get("name")), _words(stream.get("description")), _property(stream)))
    site_type = next((name for name, pattern in _WORDS if pattern.search(words)), "asset")
    return Meaning(site_type, site_type == "water_gauge" and not _DEPTH.search(words))


def measure_of(number: float, unit: str, meaning: Meaning) -> tuple[str, Measure]:
    """Return the measure and its name. A level in a unit that is no length stays what it is."""
    factor = _CM.get(unit) if meaning.is_level else None
    if factor is not None:
        return "level", Measure(number * factor, "cm")
    return "value", Measure(number, _UNITS.get(unit, unit))


def _property(stream: Item) -> str:
    held = stream.get("ObservedProperty")
    return _words(held.get("name")) if isinstance(held, dict) else ""


def _words(value: Json) -> str:
    return clean_text(value)[:300]
