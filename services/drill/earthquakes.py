"""The earthquake bulletins in BMKG's exact form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from services.domain.event import Json

WIB = timezone(timedelta(hours=7), "WIB")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
LISTED = 15  # BMKG's lists hold the last fifteen
STRONG = 5.0


@dataclass(frozen=True, slots=True)
class Earthquake:
    """``at`` aware UTC, to the second as BMKG gives it."""

    at: datetime
    magnitude: float
    lat: float
    lon: float
    depth_km: int
    region: str
    felt: str
    potential: str


class Bulletins:
    """What BMKG's three files say, newest first. Each quake is told once and never revised."""

    def __init__(self, quakes: Sequence[Earthquake]) -> None:
        self._quakes = sorted(quakes, key=lambda quake: quake.at, reverse=True)

    def add(self, quake: Earthquake) -> None:
        self._quakes = sorted([quake, *self._quakes], key=lambda quake: quake.at, reverse=True)[:60]

    @property
    def count(self) -> int:
        return len(self._quakes)

    def newest(self) -> Json:
        """``autogempa.json``: one object, the newest quake that is strong or felt."""
        quake = self._quakes[0]
        item = {**_item(quake), "Potensi": _potential(quake), "Dirasakan": quake.felt or "-"}
        item["Shakemap"] = f"{quake.at.astimezone(WIB):%Y%m%d%H%M%S}.mmi.jpg"
        return {"Infogempa": {"gempa": item}}

    def strong(self) -> Json:
        """``gempaterkini.json``: M 5 and more."""
        quakes = [quake for quake in self._quakes if quake.magnitude >= STRONG][:LISTED]
        return {"Infogempa": {"gempa": [{**_item(quake), "Potensi": quake.potential} for quake in quakes]}}

    def felt(self) -> Json:
        """``gempadirasakan.json``."""
        quakes = [quake for quake in self._quakes if quake.felt][:LISTED]
        return {"Infogempa": {"gempa": [{**_item(quake), "Dirasakan": quake.felt} for quake in quakes]}}


def _potential(quake: Earthquake) -> str:
    is_small_and_felt = quake.felt and quake.magnitude < STRONG
    return "Gempa ini dirasakan untuk diteruskan pada masyarakat" if is_small_and_felt else quake.potential


def _item(quake: Earthquake) -> dict[str, Json]:
    wib = quake.at.astimezone(WIB)
    return {
        "Tanggal": f"{wib.day:02d} {MONTHS[wib.month - 1]} {wib.year}",
        "Jam": f"{wib:%H:%M:%S} WIB",
        "DateTime": quake.at.astimezone(UTC).isoformat(timespec="seconds"),
        "Coordinates": f"{quake.lat:.2f},{quake.lon:.2f}",
        "Lintang": f"{abs(quake.lat):.2f} {'LU' if quake.lat >= 0 else 'LS'}",
        "Bujur": f"{abs(quake.lon):.2f} {'BT' if quake.lon >= 0 else 'BB'}",
        "Magnitude": f"{quake.magnitude:.1f}",
        "Kedalaman": f"{quake.depth_km} km",
        "Wilayah": f"LATIHAN - {quake.region}",
    }
