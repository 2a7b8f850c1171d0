"""BMKG weather warnings (nowcast): the RSS list of www.bmkg.go.id/alerts/nowcast and its CAP files.

The CAP ``identifier`` changes with every build of the list (FEEDS 1.3), so a warning's key is the code of its
file, which also stands in its ``web`` address and the last number of the identifier, and when it was sent.
There are no updates: a newer warning stands beside the older one, each ends by its ``expires``, and one that
has left the list early is not cancelled by that. BMKG must be named as source.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from services.domain.feed import Feed
from services.domain.observation import Observation, Parsed, Rejection
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.cap_alert import AlertReader, Reference
from services.feeds.formats.cap_index import (
    ELSEWHERE,
    NO_LINK,
    Entry,
    absolute,
    dated,
    entries_of,
    is_own_host,
)
from services.feeds.formats.fields import BadItemError, clean_text, filled, time_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import RAW_MAX, Item, read_items
from services.feeds.formats.xml_body import as_tree, xml_body

BMKG = "https://www.bmkg.go.id/alerts/nowcast/"
_FILE_CODE = re.compile(r"/(([A-Z]{3})\d{8}\d{3})_alert\.xml$")
_INFOGRAPHIC = re.compile(r"/([A-Z]{3})/(\d{4})/(\d{2})/(\d{2})/")
_LAST_NUMBER = re.compile(r"\.(\d{3})$")
_DISTRICTS = re.compile(
    r"(?:khususnya di|especially in):?\s+(.+?)(?:\.?\s*(?:\n|$)|\.\s+(?:Kondisi|These|Masyarakat))"
)


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the warnings of a CAP file, or in ``follow`` the files a list points to. Raises FeedError.

    Option ``province``: the three letters of BMKG's file codes ("CJB" is West Java), or several; only files of that
    province are followed, and files whose name says nothing. A list without lines is "no warnings".
    Attributes beside CAP's: code (of the file), districts (as named in the text, not proven by the area).
    """
    entries = entries_of(xml_body(body))
    alerts = [as_tree(entry.alert) for entry in entries if entry.alert is not None]
    follow, rejected = _links([entry for entry in entries if entry.alert is None], feed)
    reader = AlertReader(feed, _Key(feed))

    def read(item: Item, raw: str) -> Observation:
        warning = reader.read(item, raw)
        extra = filled({"code": warning.external_id.partition("@")[0], "districts": districts_in(warning.text)})
        lasting = {name: text for name, text in warning.attributes.items() if name != "identifier"}
        return replace(warning, attributes=lasting | extra)

    parsed = read_items(alerts, read, feed=feed)
    return replace(parsed, rejected=(*parsed.rejected, *rejected), follow=follow)


def districts_in(text: str) -> str:
    """Return the places after "khususnya di", once each, as written: "DENGILO, 2 X 11 ENAM LINGKUANG"."""
    match = _DISTRICTS.search(text)
    names = (name.strip(" .") for name in match[1].split(",")) if match else ()
    return ", ".join(dict.fromkeys(name for name in names if name))


class _Key:
    """Gives a warning its key: code of the file, and when it was sent."""

    def __init__(self, feed: Feed) -> None:
        self._by_address = _FILE_CODE.search(_path(feed.url))

    def __call__(self, alert: Item, reference: Reference) -> str:
        is_own = reference.identifier == clean_text(alert.get("identifier"))
        code = self._by_address[1] if self._by_address and is_own else _code_inside(alert, reference.identifier)
        try:
            return f"{code}@{time_of(reference.sent):%Y%m%dT%H%M%SZ}"
        except BadItemError:
            return code


def _code_inside(alert: Item, identifier: str) -> str:
    """Return CGT20260924002 of .../infografis/CGT/2026/09/24/... and identifier ....002."""
    infos = alert.get("info")
    first = infos[0] if isinstance(infos, list) and infos else infos
    web = clean_text(first.get("web")) if isinstance(first, Mapping) else ""
    page, number = _INFOGRAPHIC.search(web), _LAST_NUMBER.search(identifier)
    return "".join(page.groups()) + number[1] if page and number else identifier


def _links(entries: list[Entry], feed: Feed) -> tuple[tuple[str, ...], tuple[Rejection, ...]]:
    provinces = _provinces(feed)
    follow: dict[str, None] = {}
    rejected: list[Rejection] = []
    for index, entry in enumerate(entries):
        try:
            link = _checked(absolute(entry.link, feed), feed)
        except BadItemError as error:
            rejected.append(Rejection(index, error.reason, f"{entry.title} {entry.link}"[:RAW_MAX]))
        else:
            code = _FILE_CODE.search(_path(link))
            if not (provinces and code and code[2] not in provinces):
                follow[dated(link, entry)] = None
    return tuple(follow), tuple(rejected)


def _checked(link: str, feed: Feed) -> str:
    """Return the address when it is a document of this host without a query. Raises BadItemError."""
    if not link or urlsplit(link).query or not urlsplit(link).path.endswith(".xml"):
        raise BadItemError(NO_LINK)
    if not link.startswith(BMKG) and not is_own_host(link, feed):
        raise BadItemError(ELSEWHERE)
    return link


def _provinces(feed: Feed) -> tuple[str, ...]:
    option = feed.options.get("province", ())
    names = (option,) if isinstance(option, str) else option
    if not isinstance(names, list | tuple) or not all(
        isinstance(n, str) and re.fullmatch("[A-Z]{3}", n) for n in names
    ):
        raise FeedError(bad_option("province"))
    return tuple(names)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


FORMAT = Format(
    "bmkg-nowcast",
    Label("Peringatan dini cuaca BMKG (RSS dan CAP)", "BMKG weather warnings (RSS and CAP)"),
    parse,
    content_types=("application/rss+xml", "application/xml", "text/xml", "application/cap+xml"),
    options=(
        Option(
            "province", Label("tiga huruf kode berkas BMKG, CJB = Jawa Barat", "BMKG's file code, CJB = West Java")
        ),
        Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),
    ),
)
