"""Open311 GeoReport v2, JSON or XML: service requests, lists of services, their questions, updates, receipts.

Real servers break the standard in every field (FEEDS 3): one object where a list belongs, times without zone,
null or 0 for an unknown place, numbers as ids, CRLF in texts.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from services.domain.feed import Feed
from services.domain.observation import Observation, Parsed
from services.domain.text import Label
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.open311.documents import Content, document_of, fit_to_keep
from services.feeds.formats.open311.paging import with_next_page
from services.feeds.formats.open311.receipt import Receipt, receipt_of
from services.feeds.formats.open311.requests import RequestReader
from services.feeds.formats.open311.services import ServiceReader
from services.feeds.formats.open311.updates import UpdateReader

__all__ = ["FORMAT", "Receipt", "parse", "receipt_of"]


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return what ``body`` holds. Raises FeedError when it is not Open311's shape, or an error of the server.

    - Requests are REPORTs. Attributes: service_code, status_notes, agency, media_url, updated_at, expected_at,
      closed_at, reporter and phone (both masked, in ``raw`` too), channel. ``severity`` 1..4 is our extension.
    - Updates (FixMyStreet's servicerequestupdates) are REPORTs with the external id of their request, which
      ``replaces`` names too; attribute update_id. They say a status and a text, nothing else.
    - Services and service definitions are SITEs with site_type "service": the code is the external id, group,
      keywords and the questions asked are told, and ``category`` is what ``options.categories`` makes of the
      code. They carry no time, so they are undated (1970).

    ``next_url`` is the next page where ``options.page_size`` says that the server has pages, and this one is full.
    """
    document = document_of(body)
    reader = _READERS[document.content](feed)
    parsed = read_items(fit_to_keep(document.rows), reader.read, feed=feed)
    return with_next_page(parsed, feed, is_paged=document.content is Content.REQUESTS, count=len(document.rows))


class _Reader(Protocol):
    def read(self, item: Item, raw: str) -> Observation: ...


_READERS: Mapping[Content, Callable[[Feed], _Reader]] = {
    Content.REQUESTS: RequestReader,
    Content.UPDATES: UpdateReader,
    Content.SERVICES: ServiceReader,
}

FORMAT = Format(
    "open311",
    Label("Laporan warga Open311 GeoReport v2", "Open311 GeoReport v2 citizen reports"),
    parse,
    content_types=("application/json", "application/xml", "text/xml"),
    options=(
        Option("categories", Label("service_code ke kode kategori", "service_code to category code")),
        Option("time_zone", Label("zona waktu untuk waktu tanpa zona", "time zone of times without one")),
        Option(
            "page_size", Label("laporan per halaman, bila server berhalaman", "reports a page, if it has pages")
        ),
        Option(
            "requests_feed", Label("id umpan laporan yang diperbarui", "id of the feed whose reports are updated")
        ),
        Option("reply_url", Label("alamat untuk mengirim balasan", "where replies are sent")),
    ),
)
