"""What kind of Open311 document a body is, and its rows, whether it came as JSON or as XML."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from xml.etree.ElementTree import Element

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.errors import FeedError, source_says, wrong_shape
from services.feeds.formats.fields import clean_text
from services.feeds.formats.items import Item
from services.feeds.formats.json_body import json_body
from services.feeds.formats.links import guard
from services.feeds.formats.masking import masked
from services.feeds.formats.open311.xml_definition import definition_of
from services.feeds.formats.xml_body import as_object, is_xml, local_name, xml_body

EXPECTED = Label(
    id="daftar service request, layanan atau pembaruan Open311",
    en="a list of Open311 requests, services or updates",
)
DISCOVERY = Label(
    id="Ini dokumen discovery Open311 (daftar alamat), bukan laporan. Pakai alamat di dalamnya, diakhiri "
    "/requests.json.",
    en="This is an Open311 discovery document (a list of addresses), no reports. Use an address in it, ending in "
    "/requests.json.",
)


class Content(Enum):
    REQUESTS = "requests"
    UPDATES = "updates"
    SERVICES = "services"


@dataclass(frozen=True, slots=True)
class Document:
    content: Content
    rows: Sequence[Json]


_LISTS = {
    "service_requests": Content.REQUESTS,
    "requests": Content.REQUESTS,
    "services": Content.SERVICES,
    "service_request_updates": Content.UPDATES,
    "service_requests_updates": Content.UPDATES,
    "servicerequestupdates": Content.UPDATES,
}
_SINGLE = {
    "request": Content.REQUESTS,
    "service_request": Content.REQUESTS,
    "service": Content.SERVICES,
    "request_update": Content.UPDATES,
}
_REQUEST_KEYS = frozenset(
    {"service_request_id", "requested_datetime", "updated_datetime", "status", "status_notes", "token"}
)


def document_of(body: bytes) -> Document:
    """Return the rows of ``body`` as they came. Raises FeedError."""
    return _from_xml(xml_body(body)) if is_xml(body) else _from_json(json_body(body))


def fit_to_keep(rows: Sequence[Json]) -> list[Json]:
    """Return ``rows`` with people masked and credentials removed."""
    kept = [masked(row) if isinstance(row, dict) else row for row in rows]
    guard(kept)
    return kept


def _from_json(values: Json) -> Document:
    rows = _json_rows(values)
    _refuse_errors(rows)
    if isinstance(values, dict):
        for name, content in _LISTS.items():
            if isinstance(values.get(name), list):
                return Document(content, rows)
    return Document(_content_of(rows), rows)


def _json_rows(values: Json) -> Sequence[Json]:
    if isinstance(values, list):
        return values
    if not isinstance(values, dict):
        raise FeedError(wrong_shape(EXPECTED))
    if "endpoints" in values:
        raise FeedError(DISCOVERY)
    named = (values.get(name) for name in (*_LISTS, "errors"))
    return next((rows for rows in named if isinstance(rows, list)), [values])


def _content_of(rows: Sequence[Json]) -> Content:
    """Return what the rows speak of, by the fields they have. Raises FeedError for rows of something else."""
    keys = [frozenset(row) for row in rows if isinstance(row, dict)]
    if any("update_id" in row for row in keys):
        return Content.UPDATES
    if any(row & _REQUEST_KEYS for row in keys) or not rows:
        return Content.REQUESTS
    if any("service_code" in row for row in keys):
        return Content.SERVICES
    raise FeedError(wrong_shape(EXPECTED))


def _from_xml(root: Element) -> Document:
    name = local_name(root)
    if name in ("errors", "error"):
        raise FeedError(source_says(_xml_error(root)))
    if name == "discovery":
        raise FeedError(DISCOVERY)
    if name in ("service_definition", "service_definitions"):
        definitions = [root] if name == "service_definition" else list(root)
        return Document(Content.SERVICES, [definition_of(one) for one in definitions])
    if name in _SINGLE:
        return Document(_SINGLE[name], [as_object(root)])
    if name not in _LISTS:
        raise FeedError(wrong_shape(EXPECTED), f"<{name[:40]}>")
    return _xml_list(root, _LISTS[name])


def _xml_list(root: Element, content: Content) -> Document:
    rows: list[Json] = [as_object(child) for child in root]
    if content is Content.SERVICES and rows and not any(isinstance(r, dict) and "service_code" in r for r in rows):
        raise FeedError(wrong_shape(EXPECTED))
    return Document(content, rows)


def _xml_error(root: Element) -> str:
    """Return the server's own words: of the first error, or of the element itself (one server sends it bare)."""
    texts = [*(child.text for child in root.iter() if local_name(child) == "description"), root.text]
    return next((clean_text(text)[:200] for text in texts if clean_text(text)), "?")


def _refuse_errors(rows: Sequence[Json]) -> None:
    """Raise FeedError when the list is one of errors, which some servers send with status 200."""
    first = rows[0] if rows else None
    if isinstance(first, dict) and _is_error(first):
        raise FeedError(source_says(clean_text(first["description"])[:200] or "?"))


def _is_error(row: Item) -> bool:
    return "description" in row and "code" in row and "service_request_id" not in row
