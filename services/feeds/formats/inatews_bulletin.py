"""One InaTEWS bulletin as an earthquake, and the tsunami warning in it as a warning of its own."""

import itertools
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import MAXYEAR, datetime, timedelta
from types import MappingProxyType

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point, distance_m
from services.domain.observation import Measure, Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.formats.earthquakes import (
    NO_EPICENTRE,
    NO_MAGNITUDE,
    leading_number,
    local_time,
    point_of_sides,
    severity_of,
    strongest_mmi,
    text_of,
    warns_of_tsunami,
)
from services.feeds.formats.fields import BadItemError, LeftOutError, clean_text, filled, finite, point_of, time_of
from services.feeds.formats.items import Item

NO_INFO = Label(id="buletin tanpa info", en="the bulletin has no info")
TEST = Label(id="buletin uji coba, bukan peringatan nyata", en="a test bulletin, not a real warning")
LEVELS: Mapping[str, Severity] = MappingProxyType(
    {"awas": Severity.P1, "siaga": Severity.P2, "waspada": Severity.P3}
)
_STAGE = re.compile(r"\bPDT?[\s-]*([1-4](?:\.\d)?)", re.IGNORECASE)
_OVER = re.compile(r"\b(berakhir|dicabut|dibatalkan|ended|cancel+ed)\b", re.IGNORECASE)
_TEST = re.compile(r"^\s*(tes|test|uji|simulasi|latihan|exercise)\b", re.IGNORECASE)
_CLOCK_IN_COAST = re.compile(r" \([^()]*\)(?=;|$)")
COUNTS_FOR = timedelta(hours=24)  # a bulletin nobody ended: BMKG ends a warning within hours (PD-4)
Cell = tuple[int, ...]
_SAME_S, _SAME_M = 60.0, 100_000.0  # origins of one earthquake differ so much between bulletins


class BulletinReader:
    """Reads objects with ``info``. Raises BadItemError."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def read(self, item: Item, raw: str) -> Observation:
        info = item.get("info")
        if not isinstance(info, Mapping):
            raise BadItemError(NO_INFO)
        if _is_test(item, info) and not self._feed.is_drill:
            raise LeftOutError(TEST)
        at, point = local_time(info.get("date"), info.get("time")), _epicentre(info)
        magnitude, depth_km = finite(info.get("magnitude")), leading_number(info.get("depth"))
        if magnitude is None:
            raise BadItemError(NO_MAGNITUDE)
        measures = {"magnitude": Measure(magnitude)}
        if depth_km is not None:
            measures["depth"] = Measure(depth_km, "km")
        felt, region, tsunami = text_of(info, "felt").strip("- "), text_of(info, "area"), _tsunami_of(info)
        mmi, stage = strongest_mmi(felt), _STAGE.search(text_of(info, "subject"))
        return Observation(
            source=self._feed.feed_id,
            external_id=f"{at:%Y%m%dT%H%M%SZ}",
            kind=ObservationKind.EARTHQUAKE,
            observed_at=at,
            title=f"Gempa M{magnitude:.1f}" + (f": {region}" if region else ""),
            text="\n".join(filter(None, (text_of(info, "description", "headline"), *_instructions(info)))),
            place=region,
            point=point,
            category=str(self._feed.options.get("category", "")),
            severity=severity_of(magnitude, felt_mmi=mmi, is_tsunami_warning=tsunami == "warning"),
            status="ended" if tsunami == "ended" else "",
            measures=measures,
            attributes=filled({
                "felt": felt,
                "felt_mmi": str(mmi or ""),
                "potential": text_of(info, "potential"),
                "tsunami": tsunami,
                "stage": f"pd-{stage[1]}" if stage else "",
                "sent": _sent(item, info),
                "subject": text_of(info, "subject"),
                **_coasts(info.get("wzarea")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip


def latest_of_each(parsed: Parsed) -> Parsed:
    """Return the last bulletin of each earthquake, in the place where the list first speaks of it."""
    kept: list[Observation] = []
    near: dict[Cell, list[int]] = {}  # places in ``kept`` by minute and degree: a long list stays linear
    for quake in parsed.observations:
        cell = _cell(quake)
        around = itertools.product(*((n - 1, n, n + 1) for n in cell))
        candidates = itertools.chain.from_iterable(near.get(one, ()) for one in around)
        place = next((n for n in candidates if _are_same(quake, kept[n])), None)
        if place is None:
            near.setdefault(cell, []).append(len(kept))
            kept.append(quake)
        elif _order(quake) > _order(kept[place]):
            kept[place] = quake
    return replace(parsed, observations=tuple(kept))


def _cell(quake: Observation) -> Cell:
    point = quake.point or Point(0.0, 0.0)
    return int(quake.observed_at.timestamp() // _SAME_S), math.floor(point.lat), math.floor(point.lon)


def tsunami_warnings(parsed: Parsed) -> Parsed:
    """Add the tsunami warnings as observations of their own, with the area in words: they have no rings."""
    warnings = (_warning(q) for q in parsed.observations if q.attributes.get("tsunami"))
    return replace(parsed, observations=(*parsed.observations, *warnings))


def _warning(quake: Observation) -> Observation:
    is_over = quake.attributes["tsunami"] == "ended"
    levels = {name: coasts for name in LEVELS if (coasts := quake.attributes.get(name))}
    lines = [f"{name.upper()}: {coasts}" for name, coasts in levels.items()]
    kept = ("potential", "stage", "sent", "subject")
    sent = quake.attributes.get("sent")
    at = datetime.fromisoformat(sent) if sent else quake.observed_at
    return replace(
        quake,
        external_id=f"tsunami-{quake.external_id}",
        kind=ObservationKind.WARNING,
        observed_at=at,
        expires_at=at + COUNTS_FOR if at.year < MAXYEAR else at,
        point=None,
        title=("Peringatan dini tsunami berakhir: " if is_over else "Peringatan dini tsunami: ") + quake.title,
        text="\n".join([*lines, quake.text]),
        place=_CLOCK_IN_COAST.sub("", "; ".join(levels.values())),
        severity=min((LEVELS[name] for name in levels), default=Severity.P1),
        status="cancelled" if is_over else quake.attributes.get("stage", "warning"),
        attributes={
            **{name: quake.attributes[name] for name in kept if name in quake.attributes},
            **levels,
            "event": quake.external_id,
        },
    )


def _is_test(item: Item, info: Item) -> bool:
    status = text_of(item, "status")
    return (bool(status) and status.casefold() != "actual") or bool(
        _TEST.match(text_of(info, "headline", "subject"))
    )


def _tsunami_of(info: Item) -> str:
    """Return "warning", "ended" or "". The number of the bulletin counts most: PD-2 too says when it will be over."""
    stage = _STAGE.search(text_of(info, "subject"))
    if stage:
        return "ended" if stage[1].startswith("4") else "warning"
    told = " ".join(text_of(info, name) for name in ("subject", "headline", "potential", "description"))
    if "tsunami" in text_of(info, "subject").casefold() and _OVER.search(told):
        return "ended"
    return "warning" if warns_of_tsunami(text_of(info, "potential")) else ""


def _epicentre(info: Item) -> Point:
    """Read "lon,lat"; "8.51 LS" and "123.27 BT" say it more plainly, and so come first."""
    inner = info.get("point")
    lon, _, lat = clean_text(inner.get("coordinates") if isinstance(inner, Mapping) else inner).partition(",")
    point = point_of_sides(info.get("latitude"), info.get("longitude")) or point_of(lat.strip(), lon.strip())
    if point is None:
        raise BadItemError(NO_EPICENTRE)
    return point


def _sent(item: Item, info: Item) -> str:
    """Return when the bulletin went out, ISO UTC, from "2023-04-25T03:00:57WIB" or "25/04/2023 03:05:57WIB"."""
    for text in (text_of(info, "timesent"), text_of(info, "sent"), text_of(item, "sent")):
        try:
            return _moment(text).isoformat()
        except BadItemError:
            continue
    return ""


def _moment(text: str) -> datetime:
    try:
        return time_of(text)
    except BadItemError:  # no zone, or one in words
        date, _, clock = text.replace("T", " ", 1).partition(" ") if text[:4].isdigit() else text.partition(" ")
        return local_time(date, clock)


def _instructions(info: Item) -> list[str]:
    return [
        text
        for name in ("instruction", "instruction1", "instruction2", "instruction3")
        if (text := text_of(info, name))
    ]


def _coasts(areas: Json) -> dict[str, str]:
    """Return the coasts of each level: {"siaga": "PAPUA: JAYAPURA (10:02:00 WIB); ..."}."""
    found: dict[str, list[str]] = {}
    for area in _objects(areas):
        found.setdefault(text_of(area, "level").casefold(), []).append(_coast(area))
    return {name: "; ".join(dict.fromkeys(found[name]))[:4000] for name in LEVELS if name in found}


def _coast(area: Item) -> str:
    where = ": ".join(filter(None, (text_of(area, "province"), text_of(area, "district"))))
    clock = text_of(area, "time")
    return f"{where} ({clock})" if clock else where


def _objects(value: Json) -> Iterable[Item]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Mapping)]


def _are_same(a: Observation, b: Observation) -> bool:
    if a.point is None or b.point is None:
        return False
    return (
        abs((a.observed_at - b.observed_at).total_seconds()) <= _SAME_S and distance_m(a.point, b.point) <= _SAME_M
    )


def _order(quake: Observation) -> tuple[str, str]:
    return quake.attributes.get("sent", ""), quake.attributes.get("stage", "")
