"""The last status of each gate: upper-case names, levels and thresholds in millimetres, time in WIB."""

import re

from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, point_of, time_of, without_tags
from services.feeds.formats.items import Item
from services.feeds.formats.water_gate.settings import (
    NO_LEVEL,
    Settings,
    as_measures,
    graded,
    severity_of,
    siaga_of,
)

_LABEL = re.compile(r"^\s*status\s*:\s*", re.IGNORECASE)
_DOTTED = re.compile(r"(?<=\d)\.(?=\d{2}\b)")


class GateReader:
    """SP_GET_LAST_STATUS_PINTU_AIR, as XML or JSON."""

    def __init__(self, feed: Feed, settings: Settings) -> None:
        self._feed, self._settings = feed, settings

    def read(self, item: Item, raw: str) -> Observation:
        row = {name.upper(): value for name, value in item.items()}
        station = clean_text(row.get("ID_PINTU_AIR")) or clean_text(row.get("KODE_STASIUN"))
        if not station:
            raise BadItemError(NO_ID)
        level = self._cm(row, "TINGGI_AIR")
        if level is None:
            raise BadItemError(NO_LEVEL)
        status = _LABEL.sub("", without_tags(clean_text(row.get("STATUS_SIAGA"))))
        siaga = siaga_of(status) or graded(level, self._settings.thresholds(station))
        levels = {f"siaga{n}": self._cm(row, f"SIAGA{n}") for n in (1, 2, 3, 4)}
        return Observation(
            source=self._feed.feed_id,
            external_id=station,
            kind=ObservationKind.SITE,
            observed_at=time_of(_with_colons(clean_text(row.get("TANGGAL"))), self._settings.zone),
            title=without_tags(clean_text(row.get("NAMA_PINTU_AIR"))) or station,
            place=without_tags(clean_text(row.get("LOKASI"))),
            point=point_of(row.get("LATITUDE"), row.get("LONGITUDE")),
            severity=severity_of(siaga),
            status=status,
            measures=as_measures(
                {"level": level, "previous_level": self._cm(row, "TINGGI_AIR_SEBELUMNYA"), **levels}, "cm"
            ),
            attributes={"site_type": "water_gauge"},
            raw=raw,
            is_drill=self._feed.is_drill,
        )

    def _cm(self, row: Item, name: str) -> float | None:
        return self._settings.centimetres(row.get(name), unit="mm")


def _with_colons(text: str) -> str:
    """Return "2026-04-30 10:00:00" of "2026-04-30 10.00.00"; other texts as they are."""
    date, space, clock = text.partition(" ")
    return date + space + _DOTTED.sub(":", clock) if space and ":" not in clock else text
