"""Service requests: what citizens reported."""

from datetime import UTC, datetime

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind
from services.domain.severity import Severity
from services.feeds.formats.fields import (
    NO_ID,
    NO_TIME,
    BadItemError,
    clean_text,
    filled,
    finite,
    point_of,
    time_of,
    zone_of,
)
from services.feeds.formats.items import Item
from services.feeds.formats.links import web_address
from services.feeds.formats.open311.options import categories_of, shown_time
from services.feeds.formats.open311.receipt import why_no_report


class RequestReader:
    """One feed's options, read once. Raises FeedError when they are wrong."""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._zone = feed, zone_of(feed)
        self._categories = categories_of(feed)

    def read(self, item: Item, raw: str) -> Observation:
        refused = why_no_report(item)
        request_id = clean_text(item.get("service_request_id"))
        if refused or not request_id:
            raise BadItemError(refused or NO_ID)
        code, at = clean_text(item.get("service_code")), self._requested_at(item)
        return Observation(
            source=self._feed.feed_id,
            external_id=request_id,
            kind=ObservationKind.REPORT,
            observed_at=at,
            title=clean_text(item.get("service_name")),
            text=clean_text(item.get("description")),
            place=" ".join(clean_text(item.get("address") or item.get("address_string")).split()),
            point=point_of(item.get("lat"), item.get("long")),
            category=self._categories.get(code, ""),
            severity=_severity(item.get("severity")),
            status=clean_text(item.get("status") or item.get("status_description")).lower(),
            attributes=filled({
                "service_code": code,
                "subtype": clean_text(item.get("service_subtype")),
                "status_notes": clean_text(item.get("status_notes")),
                "agency": clean_text(item.get("agency_responsible")),
                "media_url": web_address(item.get("media_url")),
                "updated_at": self._updated_at(item, at),
                "expected_at": shown_time(item.get("expected_datetime"), self._zone),
                "closed_at": shown_time(item.get("closed_datetime"), self._zone),
                "reporter": clean_text(item.get("reporter")),
                "phone": clean_text(item.get("phone")),
                "channel": clean_text(item.get("source")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip

    def _requested_at(self, item: Item) -> datetime:
        given = item.get("requested_datetime") or item.get("updated_datetime")
        if not isinstance(given, str):
            raise BadItemError(NO_TIME)
        return time_of(given, self._zone)

    def _updated_at(self, item: Item, requested_at: datetime) -> str:
        """Return when it last changed, never before it was made (servers' clocks differ; FixMyStreet does so too)."""
        text = shown_time(item.get("updated_datetime"), self._zone)
        return max(datetime.fromisoformat(text).astimezone(UTC), requested_at).isoformat() if text else ""


def _severity(value: Json) -> Severity | None:
    number = finite(value)
    return Severity(int(number)) if number in (1.0, 2.0, 3.0, 4.0) else None
