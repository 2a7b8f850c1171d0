"""Payloads of real sources, which lie beside the project and never in it: which format reads which file."""

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "feeds"
NOT_PAYLOADS = ("*/SOURCE.txt", "*.md", "*.yaml")

FORMATS_OF: Mapping[str, tuple[str, ...]] = {  # the first pattern that matches
    "bmkg/SYNTHETIC_forecast*": ("bmkg-forecast",),
    "bmkg/prakiraan*": ("bmkg-forecast",),
    "bmkg/inatews*": ("inatews",),
    "bmkg/nowcast_rss*": ("bmkg-nowcast", "cap"),
    "bmkg/nowcast_cap*": ("bmkg-nowcast", "cap"),
    "bmkg/*gempa*": ("bmkg-earthquake",),
    "bmkg/*.csv": ("mapped",),
    "cap12/*": ("cap",),
    "cctv/*": ("camera-list",),
    "facebook/*": ("facebook",),
    "fiware/*": ("ngsi",),
    "firms/*": ("firms",),
    "instagram/*": ("instagram",),
    "open311/*": ("open311",),
    "petabencana/*": ("petabencana",),
    "pju/*": ("mapped",),
    "sensorthings/*": ("sensorthings",),
    "telegram/*": ("telegram",),
    "traccar/*": ("traccar",),
    "usgs/*": ("usgs",),
    "waterlevel/*": ("water-gate",),
    "whatsapp/*": ("whatsapp",),
}


def payloads() -> list[Path]:
    """Return every payload, [] when there is no such folder."""
    files = sorted(path for path in SHARED.rglob("*") if path.is_file()) if SHARED.is_dir() else []
    return [path for path in files if not any(fnmatch(name_of(path), pattern) for pattern in NOT_PAYLOADS)]


def name_of(path: Path) -> str:
    return path.relative_to(SHARED).as_posix()


def formats_of(path: Path) -> tuple[str, ...]:
    return next((names for pattern, names in FORMATS_OF.items() if fnmatch(name_of(path), pattern)), ())


def payloads_for(name: str) -> list[Path]:
    """Return the payloads that the format ``name`` is for."""
    return [path for path in payloads() if name in formats_of(path)]
