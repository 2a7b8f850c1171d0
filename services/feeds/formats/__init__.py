"""One pure function per format: what a server sent, as observations. ``PARSERS`` names them as the profile does."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.feeds.formats import bmkg_earthquake, camera_list, mapped, open311, traccar

Parser = Callable[[bytes, Feed], Parsed]

PARSERS: Mapping[str, Parser] = MappingProxyType(
    {
        "bmkg_earthquake": bmkg_earthquake.parse,
        "camera_list": camera_list.parse,
        "mapped": mapped.parse,
        "open311": open311.parse,
        "traccar": traccar.parse,
    }
)

# What these deliver lives in memory only, so a restarted console must ask for all of it again, not for changes.
KEPT_IN_MEMORY = frozenset({"camera_list", "traccar"})
