"""FixMyStreet's extension (servicerequestupdates): what became of requests told of before."""

from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, time_of, zone_of
from services.feeds.formats.items import Item
from services.feeds.formats.links import web_address


class UpdateReader:
    """``options.requests_feed`` names the feed that told of the requests, where that is another one."""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._zone = feed, zone_of(feed)
        source = feed.options.get("requests_feed", feed.feed_id)
        if not isinstance(source, str) or not source:
            raise FeedError(bad_option("requests_feed"))
        self._source = source

    def read(self, item: Item, raw: str) -> Observation:
        request_id = clean_text(item.get("service_request_id"))
        if not request_id:
            raise BadItemError(NO_ID)
        return Observation(
            source=self._source,
            external_id=request_id,
            kind=ObservationKind.REPORT,
            observed_at=time_of(clean_text(item.get("updated_datetime")), self._zone),
            text=clean_text(item.get("description")),
            status=clean_text(item.get("status")).lower(),
            attributes=filled({
                "update_id": clean_text(item.get("update_id")),
                "service_code": clean_text(item.get("service_code")),
                "media_url": web_address(item.get("media_url")),
            }),
            replaces=(request_id,),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip
