"""Devices by themselves: whether they are heard, not where they are."""

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind
from services.domain.text import Label
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, zone_of
from services.feeds.formats.items import Item
from services.feeds.formats.traccar.clock import CLOCK_UNSET, device_time

NEVER_HEARD = Label(id="perangkat belum pernah terdengar", en="the device was never heard of")


class DeviceReader:
    """``GET /api/devices``; the positions are at ``GET /api/positions``."""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._zone = feed, zone_of(feed)

    def read(self, item: Item, raw: str) -> Observation:
        device_id, heard = clean_text(item.get("id")), item.get("lastUpdate")
        if not device_id:
            raise BadItemError(NO_ID)
        if not heard:
            raise BadItemError(NEVER_HEARD)
        try:
            heard_at = device_time(heard, heard=None, zone=self._zone)
        except BadItemError as error:
            raise BadItemError(NEVER_HEARD if error.reason == CLOCK_UNSET else error.reason) from error
        return Observation(
            source=self._feed.feed_id,
            external_id=device_id,
            kind=ObservationKind.POSITION,
            observed_at=heard_at,
            title=clean_text(item.get("name")) or device_id,
            category=clean_text(item.get("category")),
            status=clean_text(item.get("status")),
            attributes=filled({
                "unique_id": clean_text(item.get("uniqueId")),
                "model": clean_text(item.get("model")),
                "located": "" if _has_position(item.get("positionId")) else "never",
                "disabled": "yes" if item.get("disabled") is True else "",
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip


def _has_position(position_id: Json) -> bool:
    return clean_text(position_id) not in ("", "0")
