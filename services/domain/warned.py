"""Which warnings stand now: neither ended by the clock, nor withdrawn, nor replaced by a newer message."""

from collections.abc import Iterable
from datetime import datetime

from services.domain.observation import Observation

ENDED_WORDS = frozenset({"cancelled", "canceled", "ended", "berakhir", "dibatalkan"})


def says_ended(item: Observation) -> bool:
    """Return whether the source says that it is over: a CAP Cancel, the end of a tsunami warning (PD-4)."""
    return item.status.strip().casefold() in ENDED_WORDS or item.attributes.get("closes", "") == "yes"


def is_expired(item: Observation, now: datetime) -> bool:
    return item.expires_at is not None and item.expires_at <= now


def standing_at(warnings: Iterable[Observation], now: datetime) -> tuple[Observation, ...]:
    """Return those that stand, in the order given.

    A warning that its source no longer lists still stands until it expires: gone is not cancelled.
    """
    told = tuple(warnings)
    replaced = {(item.source, external_id) for item in told for external_id in item.replaces}
    return tuple(
        item
        for item in told
        if (item.source, item.external_id) not in replaced and not says_ended(item) and not is_expired(item, now)
    )
