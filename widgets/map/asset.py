"""A file the map page may ask for, already in memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asset:
    """``mime`` is sent as it stands; ``nosniff`` makes the page believe nothing else."""

    body: bytes
    mime: str
