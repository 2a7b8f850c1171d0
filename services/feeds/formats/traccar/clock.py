"""The clocks of trackers: some never set, some ahead."""

from datetime import UTC, datetime, timedelta, tzinfo

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.formats.fields import BadItemError, time_of

# No receiver in service is older; unset clocks start in 1970 or 1980.
NOT_BEFORE = datetime(2010, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=5)
CLOCK_UNSET = Label(
    id="jam perangkat belum disetel (waktu sebelum 2010)", en="the device's clock is not set (before 2010)"
)
CLOCK_AHEAD = Label(id="jam perangkat mendahului jam server", en="the device's clock runs ahead of the server's")


def device_time(value: Json, *, heard: Json, zone: tzinfo | None) -> datetime:
    """Return when the device says it was. ``heard`` is when the server heard of it. Raises BadItemError."""
    at = time_of(value, zone)
    if at < NOT_BEFORE:
        raise BadItemError(CLOCK_UNSET)
    if heard and at > time_of(heard, zone) + AHEAD:
        raise BadItemError(CLOCK_AHEAD)
    return at
