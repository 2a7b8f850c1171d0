"""Bytes to rows, by the mapping's ``format`` or by what the bytes look like."""

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.errors import EMPTY_BODY, FeedError, wrong_shape
from services.feeds.formats.json_body import json_body, refuse_page
from services.feeds.formats.mapped.csv_body import csv_rows
from services.feeds.formats.mapped.paths import compile_path
from services.feeds.formats.mapped.schema import MappingModel
from services.feeds.formats.mapped.table import Document, document_of
from services.feeds.formats.mapped.xlsx_body import MAGIC, xlsx_rows
from services.feeds.formats.mapped.xml_rows import rss_document, xml_document
from services.feeds.formats.xml_body import is_xml

_FEATURES = ["features", "result.features", "data.features"]
_FEED_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf", b"<atom:feed")


def document_format(body: bytes) -> str:
    """Return json, geojson, xml, rss, xlsx or csv: what ``body`` begins like. Never raises."""
    start = body[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(MAGIC.lower()):
        return "xlsx"
    if is_xml(body):
        return "rss" if any(root in start for root in _FEED_ROOTS) else "xml"
    if start.startswith((b"{", b"[")):
        is_geo = b'"featurecollection"' in start or b'"FeatureCollection"' in body[-200:]
        return "geojson" if is_geo and start.startswith(b"{") else "json"
    return "csv"


def read_document(body: bytes, mapping: MappingModel) -> Document:
    """Return what ``body`` holds; ``mapping.format`` is known by now. Raises FeedError when it is not that."""
    if not body.strip():
        raise FeedError(EMPTY_BODY)
    refuse_page(body)
    form = mapping.format
    needs_whole = any((mapping.ok_when, mapping.error, mapping.next, mapping.page))
    if form == "csv":
        rows = csv_rows(body, encoding=mapping.encoding, delimiter=mapping.delimiter)
        return document_of(rows, header_row=mapping.header_row)
    if form == "xlsx":
        return document_of(xlsx_rows(body, sheet=mapping.sheet), header_row=mapping.header_row)
    if form == "xml":
        return xml_document(body, items=mapping.items, needs_whole=needs_whole)
    if form == "rss":
        return rss_document(body, needs_whole=needs_whole)
    return Document(None, json_body(body))


def json_items(values: Json, mapping: MappingModel) -> list[Json]:
    """Return the list at ``items``, or the body itself, or a FeatureCollection's features. Raises FeedError."""
    paths = [mapping.items] if mapping.items else _FEATURES if mapping.format == "geojson" else ["@"]
    for text in paths:
        found = compile_path(text).find(values)
        if isinstance(found, list):
            return found
    raise FeedError(wrong_shape(Label(id=f"daftar di {paths[0]}", en=f"a list at {paths[0]}")))
