"""The words of a trial: what a field can mean, what a source becomes, and what is still missing for that."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from services.domain.trial import Becomes

MEANINGS = (
    "id", "title", "text", "time", "clock", "lat", "lon", "point", "place", "status", "severity", "category", "value",
    "speed", "heading",
)  # fmt: skip
_NEEDED: Mapping[Becomes, tuple[tuple[str, ...], ...]] = MappingProxyType({
    Becomes.INCIDENTS: (("id",), ("time",), ("title", "text")),
    Becomes.MAP: (("id",),),
    Becomes.POSITIONS: (("id",), ("time",), ("point", "lat")),
    Becomes.VALUES: (("id",), ("value",), ("time",)),
})  # fmt: skip


def meaning_word(meaning: str) -> str:
    translate = QCoreApplication.translate
    return {
        "id": translate("Trial", "number or id"),
        "title": translate("Trial", "title"),
        "text": translate("Trial", "description"),
        "time": translate("Trial", "time"),
        "clock": translate("Trial", "time of day"),
        "lat": translate("Trial", "latitude"),
        "lon": translate("Trial", "longitude"),
        "point": translate("Trial", "point (both)"),
        "place": translate("Trial", "place in words"),
        "status": translate("Trial", "status"),
        "severity": translate("Trial", "severity"),
        "category": translate("Trial", "category"),
        "value": translate("Trial", "value"),
        "speed": translate("Trial", "speed"),
        "heading": translate("Trial", "heading"),
    }.get(meaning, meaning)


def becomes_word(becomes: Becomes) -> str:
    translate = QCoreApplication.translate
    return {
        Becomes.INCIDENTS: translate("Trial", "Reports that open incidents"),
        Becomes.MAP: translate("Trial", "Only on the map"),
        Becomes.POSITIONS: translate("Trial", "Positions of vehicles"),
        Becomes.VALUES: translate("Trial", "Values of indicators"),
    }[becomes]


def missing_words(becomes: Becomes, named: Collection[str], *, is_placed: bool) -> str:
    """Return "Still needed: time, title", "" when nothing is. ``is_placed``: the points need no field (GeoJSON)."""
    missing = [
        names
        for names in _NEEDED[becomes]
        if not any(name in named for name in names) and not (is_placed and "point" in names)
    ]
    if ("lat" in named) != ("lon" in named):
        missing.append(("lon",) if "lat" in named else ("lat",))
    words = ", ".join(meaning_word(names[0]) for names in missing)
    return QCoreApplication.translate("Trial", "Still needed: {0}").format(words) if words else ""


def is_needed(becomes: Becomes, meaning: str, named: Collection[str]) -> bool:
    """Return whether ``meaning`` would fill a gap that none of ``named`` fills."""
    return any(meaning in names and not any(name in named for name in names) for names in _NEEDED[becomes])


def size_text(count: int) -> str:
    """Return "812 B", "3.4 kB" or "2.1 MB"."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
