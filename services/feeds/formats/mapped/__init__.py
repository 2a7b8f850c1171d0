"""Any JSON, GeoJSON, XML, RSS, CSV or spreadsheet by a mapping in the profile; docs/profile.md tells every key.

::

    [feeds.options]
    kind = "measurement"                    # or report, site, position, warning, camera
    ok_when = "metaData.code == '200'"      # else the whole body is an error
    error = "metaData.message"              # the source's own words for it
    items = "response.indikator[]"          # default: the body itself
    [feeds.options.fields]
    indicator = "kode"
    value = { path = "nilai", numbers = "id" }
    as_of = "per"

Without ``fields`` the mapping is guessed from the names in the body: for trying a file, never for a profile.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import ValidationError

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Parsed, Rejection
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option, source_says, wrong_shape
from services.feeds.formats.fields import clean_text, finite
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import read_items
from services.feeds.formats.mapped.documents import document_format, json_items, read_document
from services.feeds.formats.mapped.guess import guess_mapping
from services.feeds.formats.mapped.paths import compile_path
from services.feeds.formats.mapped.privacy import Privacy
from services.feeds.formats.mapped.reader import NO_VALUE, Reader
from services.feeds.formats.mapped.schema import MappingModel, PageModel
from services.feeds.formats.mapped.schema_fields import TextField
from services.feeds.formats.mapped.table import Document
from services.feeds.formats.masking import without_secrets

__all__ = ["FORMAT", "NO_VALUE", "mapping_of", "parse"]


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return what ``body`` holds. Raises FeedError: another format, not ok, no list, or a mapping that is wrong.

    Attributes: those of the mapping; site_type; ``raises`` and ``closes`` ("yes" or "no") by the mapping's rules,
    ``closes_after_s``. Of a measurement: ``external_id``, category and attribute ``indicator`` name the indicator;
    measure ``value``; attributes note, source, period. A row without a time that needs none is of 1970.
    """
    options = feed.options if "fields" in feed.options else {**guess_mapping(body), **feed.options}
    mapping = mapping_of({"format": document_format(body), **options})
    document = read_document(body, mapping)
    _refuse_error(document.whole, mapping)
    if document.missing:
        raise FeedError(wrong_shape(document.missing))
    rows = json_items(document.whole, mapping) if document.rows is None else document.rows
    privacy = Privacy(_personal(mapping))
    for row in rows:
        privacy.mask(row)
    parsed = read_items(rows, Reader(mapping, feed).read, feed=feed)
    rejected = _in_place(parsed.rejected, document)
    return Parsed(parsed.observations, rejected, next_url=_next_url(document.whole, mapping, feed, len(rows)))


def mapping_of(options: Mapping[str, object]) -> MappingModel:
    """Return the checked mapping. Raises FeedError with the name of the first option that is wrong."""
    try:
        return MappingModel.model_validate(_plain(options))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first.get("ctx", {}).get("at") or ".".join(str(step) for step in first["loc"]))
        raise FeedError(bad_option(name), first["msg"][:200]) from error


def _plain(value: object) -> object:
    """Return tables as dicts and lists as lists: the schema takes nothing else."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _refuse_error(whole: Json, mapping: MappingModel) -> None:
    if mapping.ok_when and compile_path(mapping.ok_when).find(whole) is not True:
        message = clean_text(compile_path(mapping.error).find(whole))[:200] if mapping.error else ""
        raise FeedError(source_says(without_secrets(message) or "?"))


def _personal(mapping: MappingModel) -> list[tuple[str, ...]]:
    fields = [
        *(getattr(mapping.fields, name) for name in type(mapping.fields).model_fields),
        *mapping.attributes.values(),
    ]
    keys = [compile_path(f.path).keys for f in fields if isinstance(f, TextField) and f.personal]
    return [key for key in keys if key]


def _in_place(rejected: tuple[Rejection, ...], document: Document) -> tuple[Rejection, ...]:
    """Return all rejections by their position in the payload."""
    if document.indexes is None:
        return rejected
    placed = [Rejection(document.indexes[one.index], one.reason, one.raw) for one in rejected]
    return tuple(sorted((*placed, *document.rejected), key=lambda one: one.index))


def _next_url(whole: Json, mapping: MappingModel, feed: Feed, count: int) -> str:
    if mapping.next:
        return clean_text(compile_path(mapping.next).find(whole))[:2000]
    return _numbered_page(whole, mapping.page, feed) if mapping.page and count else ""


def _numbered_page(whole: Json, page: PageModel, feed: Feed) -> str:
    """Return the feed's address with the next page's number, as long as the body says there is one."""
    current, last = (finite(compile_path(path).find(whole)) for path in (page.current, page.last))
    if current is None or last is None or current >= last:
        return ""
    query = [(name, value) for name, value in parse_qsl(urlsplit(feed.url).query) if name != page.parameter]
    return "?" + urlencode([*query, (page.parameter, str(int(current) + page.step))])


FORMAT = Format(
    "mapped",
    Label("JSON, XML, RSS, CSV atau XLSX apa pun dengan pemetaan", "Any JSON, XML, RSS, CSV or XLSX by a mapping"),
    parse,
    content_types=(
        "application/json", "application/geo+json", "application/xml", "text/xml", "application/rss+xml",
        "application/atom+xml", "text/csv", "application/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    options=(
        Option("kind", Label("apa isinya: laporan, titik, posisi, capaian ...", "what it holds: reports, sites ...")),
        Option("items", Label("jalan ke daftarnya", "path to the list")),
        Option("fields", Label("jalan ke tiap bidang", "path to each field"), is_required=True),
        Option("measures", Label("angka: jalan dan satuan", "numbers: path and unit")),
        Option("attributes", Label("keterangan lain", "other facts")),
        Option("rules", Label("kapan menjadi kejadian, kapan selesai", "when it is an incident, when it is over")),
    ),
)  # fmt: skip
