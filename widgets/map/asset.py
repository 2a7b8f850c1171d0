"""What the map page may ask for, already in memory."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asset:
    """``mime`` is sent as it stands; ``nosniff`` makes the page believe nothing else."""

    body: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class BasePage:
    """``files`` maps names under ``console://map/`` to what folium had put inline. No inline script is left."""

    html: Asset
    files: Mapping[str, Asset]
