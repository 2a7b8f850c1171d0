"""One pure function per format: what a server sent, as observations. ``FORMATS`` names them as the profile does."""

from collections.abc import Mapping
from types import MappingProxyType

from services.feeds.formats import (
    bmkg_earthquake,
    bmkg_forecast,
    bmkg_nowcast,
    camera_list,
    cap,
    facebook,
    firms,
    inatews,
    instagram,
    mapped,
    ngsi,
    open311,
    petabencana,
    sensorthings,
    telegram,
    traccar,
    usgs,
    water_gate,
    whatsapp,
)
from services.feeds.formats.format import Format, Parser

__all__ = ["FORMATS", "KEPT_IN_MEMORY", "PARSERS", "Format", "Parser"]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            bmkg_earthquake.FORMAT,
            open311.FORMAT,
            traccar.FORMAT,
            telegram.FORMAT,
            facebook.FORMAT,
            instagram.FORMAT,
            whatsapp.FORMAT,
            camera_list.FORMAT,
            cap.FORMAT,
            bmkg_nowcast.FORMAT,
            inatews.FORMAT,
            ngsi.FORMAT,
            sensorthings.FORMAT,
            water_gate.FORMAT,
            bmkg_forecast.FORMAT,
            usgs.FORMAT,
            firms.FORMAT,
            petabencana.FORMAT,
            mapped.FORMAT,
        )
    }
)

PARSERS: Mapping[str, Parser] = MappingProxyType({name: one.parse for name, one in FORMATS.items()})

KEPT_IN_MEMORY = frozenset(name for name, one in FORMATS.items() if one.is_kept_in_memory)
