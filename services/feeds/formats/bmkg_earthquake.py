"""BMKG earthquakes: autogempa, gempaterkini and gempadirasakan of data.bmkg.go.id/DataMKG/TEWS (JSON).

The first holds one object where the others hold a list; either is taken in all three. There is no event id:
the key is time and epicentre, which a revision changes (intake matches revisions). BMKG must be named as source.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.fields import NO_TIME, BadItemError, clean_text, filled, finite, point_of, time_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body

EXPECTED = Label(id="Infogempa.gempa berisi gempa", en="Infogempa.gempa holding earthquakes")
NO_MAGNITUDE = Label(id="magnitudonya tidak ada atau tidak terbaca", en="its magnitude is missing or unreadable")
NO_EPICENTRE = Label(id="titik gempanya tidak ada atau tidak terbaca", en="its epicentre is missing or unreadable")

SHAKEMAPS = "https://data.bmkg.go.id/DataMKG/TEWS/"
_SHAKEMAP_NAME = re.compile(r"\d{14}\.mmi\.jpg")
_MONTHS = MappingProxyType(
    {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "aug": 8,
     "sep": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12}
)  # fmt: skip
_ZONES = MappingProxyType({"WIB": 7, "WITA": 8, "WIT": 9})
_LOCAL_DATE = re.compile(r"(\d{1,2})\s+(\w{3})\w*\s+(\d{4})")
_LOCAL_TIME = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})\s*(WIB|WITA|WIT)\b")
_SIDE = re.compile(r"([\d.]+)\s*(LS|LU|BT|BB)", re.IGNORECASE)
_ROMAN = MappingProxyType(
    {
        "I": 1,
        "II": 2,
        "III": 3,
        "IV": 4,
        "V": 5,
        "VI": 6,
        "VII": 7,
        "VIII": 8,
        "IX": 9,
        "X": 10,
        "XI": 11,
        "XII": 12,
    }
)
_ROMAN_WORD = re.compile(r"\b[IVX]+\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(tidak|tdk|bukan|no|not)\b")


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the earthquakes of ``body``. Raises FeedError when it is not BMKG's shape.

    Measures: magnitude, depth (km). Attributes: felt (places with MMI, as written), potential (as written),
    felt_mmi (highest MMI named, Arabic), tsunami ("warning" only when BMKG warns), shakemap (URL).
    """

    def read(item: Item, raw: str) -> Observation:
        return _read(item, raw, feed)

    return read_items(_quakes(json_body(body)), read, feed=feed)


def severity_of(magnitude: float, *, felt_mmi: int, is_tsunami_warning: bool) -> Severity:
    """Return how bad the earthquake is where it is worst; whether it concerns this room is intake's question.

    By the strongest shaking reported (BMKG's SIG scale II-IV begins at MMI III, VI and VII), and by magnitude
    where nobody has reported yet: M 7 and 6 are the bounds of "major" and "strong" in common use.
    """
    if is_tsunami_warning or felt_mmi >= 6 or magnitude >= 7.0:
        return Severity.P1
    if felt_mmi >= 5 or magnitude >= 6.0:
        return Severity.P2
    if felt_mmi >= 3 or magnitude >= 5.0:
        return Severity.P3
    return Severity.P4


def warns_of_tsunami(potential: str) -> bool:
    """Return whether BMKG's wording is a warning: "Tidak berpotensi tsunami" names the word and is none."""
    text = potential.casefold()
    return "tsunami" in text and not _NEGATION.search(text)


def strongest_mmi(felt: str) -> int:
    """Return the highest intensity named in e.g. "II-III Kab. Lembata, Iv Ruteng"; 0 when none is."""
    words = (match[0].upper() for match in _ROMAN_WORD.finditer(felt))
    return max((_ROMAN.get(word, 0) for word in words), default=0)


def _quakes(values: Json) -> list[Json]:
    info = values.get("Infogempa") if isinstance(values, dict) else None
    quakes = info.get("gempa") if isinstance(info, dict) else None
    if isinstance(quakes, dict):
        return [quakes]
    if not isinstance(quakes, list):
        raise FeedError(wrong_shape(EXPECTED))
    return quakes


def _read(item: Item, raw: str, feed: Feed) -> Observation:
    at, point = _time(item), _epicentre(item)
    magnitude, depth_km = finite(item.get("Magnitude")), _leading_number(item.get("Kedalaman"))
    if magnitude is None:
        raise BadItemError(NO_MAGNITUDE)
    felt, potential = clean_text(item.get("Dirasakan")).strip("- "), clean_text(item.get("Potensi"))
    mmi, is_warning = strongest_mmi(felt), warns_of_tsunami(potential)
    measures = {"magnitude": Measure(magnitude)}
    if depth_km is not None:
        measures["depth"] = Measure(depth_km, "km")
    region = clean_text(item.get("Wilayah"))
    return Observation(
        source=feed.feed_id,
        external_id=f"{at:%Y%m%dT%H%M%SZ}@{point.lat:.2f},{point.lon:.2f}",
        kind=ObservationKind.EARTHQUAKE,
        observed_at=at,
        title=f"Gempa M{magnitude:.1f}" + (f": {region}" if region else ""),
        text="\n".join(filter(None, (potential, felt and f"Dirasakan: {felt}"))),
        place=region,
        point=point,
        category=str(feed.options.get("category", "")),
        severity=severity_of(magnitude, felt_mmi=mmi, is_tsunami_warning=is_warning),
        measures=measures,
        attributes=filled({
            "felt": felt,
            "felt_mmi": str(mmi or ""),
            "potential": potential,
            "tsunami": "warning" if is_warning else "",
            "shakemap": _shakemap(item),
        }),
        raw=raw,
        is_drill=feed.is_drill,
    )  # fmt: skip


def _time(item: Item) -> datetime:
    if item.get("DateTime"):
        return time_of(item["DateTime"], UTC)
    date = _LOCAL_DATE.search(clean_text(item.get("Tanggal")))
    clock = _LOCAL_TIME.search(clean_text(item.get("Jam")))
    month = _MONTHS.get(date[2].lower()) if date else None
    if not (date and clock and month):
        raise BadItemError(NO_TIME)
    zone = timezone(timedelta(hours=_ZONES[clock[4]]))
    try:
        parts = (int(clock[1]), int(clock[2]), int(clock[3]))
        return datetime(int(date[3]), month, int(date[1]), *parts, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadItemError(NO_TIME) from error


def _epicentre(item: Item) -> Point:
    """Read "lat,lon"; failing that, "8.51 LS" and "123.27 BT", whose numbers carry no sign."""
    lat, _, lon = clean_text(item.get("Coordinates")).partition(",")
    point = point_of(lat, lon) or point_of(_signed(item.get("Lintang")), _signed(item.get("Bujur")))
    if point is None:
        raise BadItemError(NO_EPICENTRE)
    return point


def _signed(value: Json) -> Json:
    match = _SIDE.search(clean_text(value))
    number = finite(match[1]) if match else None
    if match is None or number is None:
        return None
    return -number if match[2].upper() in ("LS", "BB") else number


def _leading_number(value: Json) -> float | None:
    """Return 12.0 of "12 km"."""
    return finite(clean_text(value).lower().removesuffix("km").strip())


def _shakemap(item: Mapping[str, Json]) -> str:
    name = clean_text(item.get("Shakemap"))
    return SHAKEMAPS + name if _SHAKEMAP_NAME.fullmatch(name) else ""


FORMAT = Format(
    "bmkg-earthquake",
    Label("Gempa BMKG: terbaru, M 5,0+, dirasakan", "BMKG earthquakes: latest, M 5.0+, felt"),
    parse,
    content_types=("application/json", "application/xml", "text/xml"),
    options=(Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),),
)
