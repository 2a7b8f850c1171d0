"""Open311 GeoReport v2 service requests, JSON or XML (GET requests, GET requests/{id}).

Real servers break the standard in every field (FEEDS 3): one object where a list belongs, times without zone,
null or 0 for an unknown place, numbers as ids, CRLF in texts.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option, source_says, wrong_shape
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
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.masking import masked
from services.feeds.formats.xml_body import as_object, is_xml, local_name, xml_body

EXPECTED = Label(id="daftar service request Open311", en="a list of Open311 service requests")


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the requests of ``body``. Raises FeedError when it is not Open311's shape.

    Options: ``categories`` (service_code to the profile's category), ``time_zone`` for times without one.
    Attributes: service_code, status_notes, agency, media_url, updated_at, expected_at, reporter and phone (both
    masked, in ``raw`` too), channel. ``severity`` 1..4 is our extension of the standard.
    """
    reader = _Reader(feed)
    values = _xml_requests(body) if is_xml(body) else _json_requests(body)
    return read_items([masked(v) if isinstance(v, dict) else v for v in values], reader.read, feed=feed)


class _Reader:
    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._zone = zone_of(feed)
        self._categories = _categories(feed)

    def read(self, item: Item, raw: str) -> Observation:
        request_id = clean_text(item.get("service_request_id"))
        if not request_id:
            raise BadItemError(NO_ID)
        code = clean_text(item.get("service_code"))
        return Observation(
            source=self._feed.feed_id,
            external_id=request_id,
            kind=ObservationKind.REPORT,
            observed_at=self._requested_at(item),
            title=clean_text(item.get("service_name")),
            text=clean_text(item.get("description")),
            place=clean_text(item.get("address")),
            point=point_of(item.get("lat"), item.get("long")),
            category=self._categories.get(code, ""),
            severity=_severity(item.get("severity")),
            status=clean_text(item.get("status")).lower(),
            attributes=filled({
                "service_code": code,
                "status_notes": clean_text(item.get("status_notes")),
                "agency": clean_text(item.get("agency_responsible")),
                "media_url": _web_address(item.get("media_url")),
                "updated_at": _time_text(item.get("updated_datetime"), self._zone),
                "expected_at": _time_text(item.get("expected_datetime"), self._zone),
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


def _json_requests(body: bytes) -> Sequence[Json]:
    values = json_body(body)
    if isinstance(values, dict):
        values = _inside(values)
    if not isinstance(values, list):
        raise FeedError(wrong_shape(EXPECTED))
    _refuse_errors(values)
    return values


def _inside(values: Item) -> Json:
    """Return the list an object holds, or a list of the object itself when it is a request or an error."""
    if isinstance(values.get("service_requests"), list):
        return values["service_requests"]
    if "service_request_id" in values or _error_in([dict(values)]):
        return [dict(values)]
    return None


def _xml_requests(body: bytes) -> Sequence[Json]:
    root = xml_body(body)
    name = local_name(root)
    if name == "errors":
        _refuse_errors([as_object(child) for child in root])
    if name != "service_requests":
        raise FeedError(wrong_shape(EXPECTED), f"<{name[:40]}>")
    return [as_object(child) for child in root if local_name(child) == "request"]


def _refuse_errors(values: Sequence[Json]) -> None:
    """Raise FeedError when the list is one of errors, which some servers send with status 200."""
    message = _error_in(values)
    if message:
        raise FeedError(source_says(message))


def _error_in(values: Sequence[Json]) -> str:
    first = values[0] if values else None
    if (
        isinstance(first, dict)
        and "description" in first
        and "code" in first
        and "service_request_id" not in first
    ):
        return clean_text(first["description"])[:200] or "?"
    return ""


def _categories(feed: Feed) -> Mapping[str, str]:
    option = feed.options.get("categories", {})
    if not isinstance(option, Mapping):
        raise FeedError(bad_option("categories"))
    return {str(code): str(category) for code, category in option.items()}


def _severity(value: Json) -> Severity | None:
    number = finite(value)
    return Severity(int(number)) if number in (1.0, 2.0, 3.0, 4.0) else None


def _time_text(value: Json, zone: tzinfo | None) -> str:
    """Return ISO 8601 UTC, "" when it cannot be read: these times are only shown."""
    if not isinstance(value, str):
        return ""
    try:
        return time_of(value, zone).isoformat()
    except BadItemError:
        return ""


def _web_address(value: Json) -> str:
    text = clean_text(value)
    return text if text.startswith(("http://", "https://")) else ""


FORMAT = Format(
    "open311",
    Label("Laporan warga Open311 GeoReport v2", "Open311 GeoReport v2 citizen reports"),
    parse,
    content_types=("application/json", "application/xml", "text/xml"),
    options=(
        Option("categories", Label("service_code ke kode kategori", "service_code to category code")),
        Option("time_zone", Label("zona waktu untuk waktu tanpa zona", "time zone of times without one")),
        Option("reply_url", Label("alamat untuk mengirim balasan", "where replies are sent")),
    ),
)
