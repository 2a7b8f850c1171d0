"""The lists behind DSDA's flood map: lon, lat as text, date and clock apart, names under different keys."""

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind
from services.feeds.formats.fields import (
    NO_ID,
    NO_TIME,
    BadItemError,
    clean_text,
    filled,
    finite,
    point_of,
    without_tags,
)
from services.feeds.formats.items import Item
from services.feeds.formats.water_gate.settings import NO_LEVEL, Settings, as_measures, graded, severity_of
from services.feeds.formats.water_gate.shapes import STATIONS, properties_of

_NOTHING: Item = {}
_PUMPS = {"pumps_running": "jumlah_pompa_operasi", "pumps_idle": "jumlah_pompa_idle"}


class MapReader:
    """Gates, observation posts, pumps, rain gauges; reservoirs carry no time and are rejected for that."""

    def __init__(self, feed: Feed, settings: Settings) -> None:
        self._feed, self._settings = feed, settings

    def read(self, item: Item, raw: str) -> Observation:
        row = properties_of(item)
        kind = next((name for name in STATIONS if isinstance(row.get(name), dict)), "")
        station = _held(row, kind)
        if not kind and "nama_waduk" in row:
            raise BadItemError(NO_TIME)
        number = clean_text(station.get("id"))
        if not number:
            raise BadItemError(NO_ID)
        site_type, measures = self._measured(row, kind)
        siaga = self._siaga(row, measures, number)
        return Observation(
            source=self._feed.feed_id,
            external_id=f"{kind}:{number}",
            kind=ObservationKind.SITE,
            observed_at=self._settings.time_at(clean_text(row.get("tanggal")), clean_text(row.get("jam"))),
            title=_name(station) or number,
            place=without_tags(clean_text(station.get("alamat"))),
            point=_point(item),
            severity=severity_of(siaga),
            status=_status(row),
            measures=measures,
            attributes=filled({
                "site_type": site_type,
                "river": without_tags(clean_text(station.get("sistem_aliran"))),
                "agency": without_tags(clean_text(station.get("kewenangan"))),
                "weather": clean_text(_held(row, "cuaca").get("nama")),
                "reading": clean_text(row.get("id")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip

    def _measured(self, row: Item, kind: str) -> tuple[str, dict[str, Measure]]:
        if kind == "pompa_air":
            return "pump", as_measures({name: finite(row.get(key)) for name, key in _PUMPS.items()}, "unit")
        if kind == "pos_pengukuran":
            rain = finite(row.get("itensitas", row.get("intensitas")))  # misspelt at the source
            return "rain_gauge", as_measures({"rain": rain}, "mm")
        level = self._settings.centimetres(row.get("ketinggian"), unit="cm")
        if level is None:
            raise BadItemError(NO_LEVEL)
        return "water_gauge", as_measures({"level": level}, "cm")

    def _siaga(self, row: Item, measures: dict[str, Measure], number: str) -> int | None:
        told = finite(row.get("status_siaga"))
        if told in (1.0, 2.0, 3.0, 4.0):
            return int(told)
        level = measures.get("level")
        return graded(level.value, self._settings.thresholds(number)) if level else None


def _status(row: Item) -> str:
    word = clean_text(row.get("status_siaga"))
    return f"Siaga {word}" if word.isdigit() else word


def _name(station: Item) -> str:
    names = (without_tags(clean_text(station.get(key))) for key in ("name", "nama", "nama_lokasi"))
    return next((name for name in names if name), "")


def _point(item: Item) -> Point | None:
    """Return the place of ``geometry.coordinates``: [lon, lat], written as text."""
    position: Json = _held(item, "geometry").get("coordinates")
    return point_of(position[1], position[0]) if isinstance(position, list) and len(position) == 2 else None


def _held(item: Item, name: str) -> Item:
    value = item.get(name)
    return value if isinstance(value, dict) else _NOTHING
