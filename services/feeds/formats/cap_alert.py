"""One CAP message (OASIS CAP 1.2, and 1.0 and 1.1 where they are still sent) as a warning.

Several ``info`` blocks are languages or stages of one message: those of the best language are read as one
warning, with all their areas, the worst severity and the latest end.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind, Ring
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.formats.fields import (
    BadItemError,
    LeftOutError,
    clean_text,
    filled,
    time_of,
    without_tags,
    zone_of,
)
from services.feeds.formats.items import Item
from services.feeds.formats.rings import circle_of, ring_of_circle, ring_of_text

REQUIRED = ("identifier", "sender", "sent", "status", "msgType", "scope")
PLACE_MAX, CODES_MAX = 500, 2000
_SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {"minor": Severity.P4, "moderate": Severity.P3, "severe": Severity.P2, "extreme": Severity.P1}
)
_KINDS: Mapping[str, str] = MappingProxyType({"alert": "alert", "update": "update", "cancel": "cancelled"})
_LANGUAGES = (("id", "in"), ("en",))  # "in" is the old code of Indonesian
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A message as CAP names it: by who sent it, its number, and when."""

    sender: str
    identifier: str
    sent: str


Key = Callable[[Item, Reference], str]
"""Gives the key of the message a reference names; the alert that names it is at hand."""


def key_of_reference(_: Item, reference: Reference) -> str:
    """Return "sender,identifier": an update that keeps its number revises, whatever its time."""
    return f"{reference.sender},{reference.identifier}"


class AlertReader:
    """Reads alerts given as trees (``as_tree``). Raises BadItemError for what is no warning, with the reason."""

    def __init__(self, feed: Feed, key: Key = key_of_reference) -> None:
        self._feed, self._key = feed, key
        self._zone = zone_of(feed)

    def read(self, item: Item, raw: str) -> Observation:
        kind = _kind_of(item, is_drill=self._feed.is_drill)
        sent = time_of(clean_text(item.get("sent")), self._zone)
        infos = _spoken_to_us(_objects(item.get("info")))
        ends = [end for info in infos if (end := self._time(info.get("expires")))]
        rings, points, bad_areas = _areas(infos)
        first = infos[0] if infos else {}
        if infos and all("AllClear" in _texts(info.get("responseType")) for info in infos):
            kind = "cancelled"
        replaces = self._replaces(item)
        return Observation(
            source=self._feed.feed_id,
            external_id=self._own_key(item),
            kind=ObservationKind.WARNING,
            observed_at=sent,
            title=_first_line(first, "headline", "event") or _first_line(item, "note", "identifier"),
            text=_whole_text(infos) or _plain(item.get("note")),
            place=_joined((_plain(area.get("areaDesc")) for area in _all_areas(infos)), PLACE_MAX),
            point=points[0] if len(points) == 1 and not rings else None,
            category=str(self._feed.options.get("category", "")),
            severity=_worst(infos),
            status=kind,
            attributes=filled({
                "event": _first_line(first, "event"),
                "urgency": _first_line(first, "urgency"),
                "certainty": _first_line(first, "certainty"),
                "response": _joined(_texts(first.get("responseType")), PLACE_MAX),
                "sender": _first_line(first, "senderName") or _first_line(item, "sender"),
                "language": _first_line(first, "language"),
                "effective": self._time_text(first.get("effective")),
                "onset": self._time_text(first.get("onset")),
                "web": _web(first.get("web")),
                "codes": _codes(_objects(first.get("eventCode"))),
                "geocodes": _codes(code for area in _all_areas(infos) for code in _objects(area.get("geocode"))),
                "scope": "" if clean_text(item.get("scope")) == "Public" else clean_text(item.get("scope")),
                "identifier": clean_text(item.get("identifier")),
                "problems": _problems(infos, kind=kind, replaces=replaces, bad_areas=bad_areas),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
            expires_at=max(ends) if ends and len(ends) == len(infos) else None,
            rings=rings,
            replaces=replaces,
        )  # fmt: skip

    def _own_key(self, item: Item) -> str:
        sender, identifier, sent = (clean_text(item.get(name)) for name in ("sender", "identifier", "sent"))
        return self._key(item, Reference(sender, identifier, sent))

    def _replaces(self, item: Item) -> tuple[str, ...]:
        """Return what ``references`` names, also as a message of this sender: some write their name in two ways."""
        sender, own, keys = clean_text(item.get("sender")), self._own_key(item), []
        for triple in clean_text(item.get("references")).split():
            parts = triple.split(",")
            named, identifier, sent = (
                (parts[0], ",".join(parts[1:-1]), parts[-1]) if len(parts) >= 3 else (sender, parts[-1], "")
            )
            keys += [self._key(item, Reference(who, identifier, sent)) for who in (named, sender)]
        return tuple(dict.fromkeys(key for key in keys if key != own))

    def _time(self, value: Json) -> datetime | None:
        try:
            return time_of(clean_text(value), self._zone)
        except BadItemError:
            return None

    def _time_text(self, value: Json) -> str:
        at = self._time(value)
        return at.isoformat() if at else ""


def _kind_of(item: Item, *, is_drill: bool) -> str:
    """Return "alert", "update" or "cancelled". Raises BadItemError for every other message."""
    missing = [name for name in REQUIRED if not clean_text(item.get(name))]
    if missing:
        raise BadItemError(_lacks(", ".join(missing)))
    status, kind = clean_text(item.get("status")), clean_text(item.get("msgType"))
    if status.casefold() != "actual" and not (is_drill and status.casefold() == "exercise"):
        raise LeftOutError(_not_a_warning(f"status {status[:20]}"))
    if kind.casefold() in ("ack", "error"):
        raise LeftOutError(_not_a_warning(f"msgType {kind[:20]}"))
    if kind.casefold() not in _KINDS:
        raise BadItemError(_lacks("msgType"))
    return _KINDS[kind.casefold()]


def _lacks(names: str) -> Label:
    return Label(id=f"pesan CAP tanpa {names}", en=f"the CAP message lacks {names}")


def _not_a_warning(why: str) -> Label:
    return Label(id=f"bukan peringatan nyata: {why}", en=f"not a real warning: {why}")


def _spoken_to_us(infos: Sequence[Item]) -> list[Item]:
    """Return the blocks in Indonesian, else in English, else in whatever language comes first (CAP: en-US)."""
    spoken = [(clean_text(info.get("language")) or "en").casefold().partition("-")[0] for info in infos]
    wanted = next((wish for wish in _LANGUAGES if any(lang in wish for lang in spoken)), tuple(spoken[:1]))
    return [info for info, lang in zip(infos, spoken, strict=True) if lang in wanted]


def _worst(infos: Iterable[Item]) -> Severity | None:
    """Return None where every block says Unknown or nothing: the room's own rules decide then."""
    known = [_SEVERITIES.get(clean_text(info.get("severity")).casefold()) for info in infos]
    return min((one for one in known if one), default=None)


def _areas(infos: Sequence[Item]) -> tuple[tuple[Ring, ...], list[Point], int]:
    """Return the rings, the centres of circles without size, and how many shapes could not be read."""
    rings: list[Ring] = []
    points: list[Point] = []
    bad = 0
    for area in _all_areas(infos):
        for ring in map(ring_of_text, _shapes(area.get("polygon"))):
            rings += [ring] if ring else []
            bad += ring is None
        for circle in map(circle_of, _shapes(area.get("circle"))):
            bad += circle is None
            if circle and circle[1] > 0.0:
                rings.append(ring_of_circle(*circle))
            elif circle:
                points.append(circle[0])
    return tuple(dict.fromkeys(rings)), points, bad


def _shapes(value: Json) -> list[str]:
    """Return the texts whole: a polygon of thousands of corners is longer than any text for the screen."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str) and one.strip()]


def _all_areas(infos: Iterable[Item]) -> list[Item]:
    return [area for info in infos for area in _objects(info.get("area"))]


def _problems(infos: Sequence[Item], *, kind: str, replaces: tuple[str, ...], bad_areas: int) -> str:
    """Return what breaks CAP's rules but does not hinder, for whoever keeps the feed."""
    empty = [
        name
        for name in ("category", "event", "urgency", "severity", "certainty")
        if any(not _texts(info.get(name)) for info in infos)
    ]
    found = [
        *(f"{name} missing" for name in empty),
        *(["no info"] if not infos and kind != "cancelled" else []),
        *(["references missing"] if kind != "alert" and not replaces else []),
        *([f"{bad_areas} areas unreadable"] if bad_areas else []),
    ]
    return "; ".join(found)


def _whole_text(infos: Iterable[Item]) -> str:
    texts = [_plain(info.get(name)) for info in infos for name in ("description", "instruction")]
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _plain(value: Json) -> str:
    """Return text without markup, its lines kept."""
    text = _LINE_BREAK.sub("\n", "\n".join(_texts(value)))
    return "\n".join(filter(None, (without_tags(line) for line in text.splitlines())))


def _first_line(item: Item, *names: str) -> str:
    texts = (without_tags(text) for name in names for text in _texts(item.get(name)))
    return next((text for text in texts if text), "")


def _codes(pairs: Iterable[Item]) -> str:
    named = (f"{clean_text(p.get('valueName'))}={clean_text(p.get('value'))}" for p in pairs)
    return _joined((code for code in named if not code.endswith("=")), CODES_MAX)


def _joined(texts: Iterable[str], most: int) -> str:
    return "; ".join(dict.fromkeys(text.replace("\n", " ") for text in texts if text))[:most]


def _web(value: Json) -> str:
    text = clean_text(value)
    return text if text.startswith(("http://", "https://")) else ""


def _objects(value: Json) -> list[Item]:
    """Return the one or many blocks of a name."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def _texts(value: Json) -> list[str]:
    texts = (clean_text(one) for one in (value if isinstance(value, list) else [value]))
    return [text for text in texts if text]
