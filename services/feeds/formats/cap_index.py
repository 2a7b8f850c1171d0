"""Lists of warnings, RSS or Atom: where each CAP document lies, or the document itself where it is inside."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from services.domain.feed import Feed
from services.domain.observation import Rejection
from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.fields import clean_text
from services.feeds.formats.items import RAW_MAX
from services.feeds.formats.xml_body import local_name

ENTRIES_MAX = 5_000
AT_MOST = Label(id=f"paling banyak {ENTRIES_MAX} peringatan", en=f"at most {ENTRIES_MAX} warnings")
EXPECTED = Label(id="pesan CAP, atau daftar RSS/Atom-nya", en="a CAP message, or an RSS/Atom list of them")
NO_LINK = Label(id="tidak menunjuk ke dokumen peringatan", en="it does not point to a warning document")
ELSEWHERE = Label(
    id="menunjuk ke server lain; tidak diikuti", en="it points to another server, which is not followed"
)
_CAP_TYPE = "cap+xml"
_MARK = re.compile(r"[^0-9A-Za-z:+.-]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. ``link`` is as written, "" when there is none; ``changed`` when the line says it changed."""

    title: str
    link: str
    alert: Element | None = None
    changed: str = ""


def entries_of(root: Element) -> list[Entry]:
    """Return the lines of a list; a message, or several under any root, as lines that hold them. Raises FeedError."""
    entries = _entries(root)
    if len(entries) > ENTRIES_MAX:
        raise FeedError(wrong_shape(AT_MOST), f"{len(entries)} entries")
    return entries


def _entries(root: Element) -> list[Entry]:
    if local_name(root) == "rss":
        return [_rss_entry(item) for channel in _named(root, "channel") for item in _named(channel, "item")]
    if local_name(root) == "feed":
        return [_atom_entry(entry) for entry in _named(root, "entry")]
    alerts = _outermost_alerts(root)
    if not alerts:
        raise FeedError(wrong_shape(EXPECTED), f"<{local_name(root)[:40]}>")
    return [Entry("", "", alert) for alert in alerts]


def _outermost_alerts(root: Element) -> list[Element]:
    found, left = [], [root]
    while left:
        element = left.pop()
        if local_name(element) == "alert":
            found.append(element)
        else:
            left.extend(reversed(element))
    return found


def links_of(entries: Iterable[Entry], feed: Feed) -> tuple[tuple[str, ...], tuple[Rejection, ...]]:
    """Return the absolute addresses to follow, once each, and the lines without one or with one elsewhere."""
    follow: dict[str, None] = {}
    rejected: list[Rejection] = []
    for index, entry in enumerate(entries):
        if entry.alert is not None:
            continue
        link = absolute(entry.link, feed)
        problem = NO_LINK if not link else None if is_own_host(link, feed) else ELSEWHERE
        if problem:
            rejected.append(Rejection(index, problem, f"{entry.title} {entry.link}"[:RAW_MAX]))
        else:
            follow[dated(link, entry)] = None
    return tuple(follow), tuple(rejected)


def absolute(link: str, feed: Feed) -> str:
    """Return "" for what is no http(s) address."""
    try:
        whole = urljoin(feed.url, link) if link else ""
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def dated(link: str, entry: Entry) -> str:
    """Return ``link`` with the time of its change behind "#": a document that was written anew is asked for again."""
    mark = _MARK.sub("", entry.changed)
    return f"{link}#{mark}" if mark and "#" not in link else link


def is_own_host(link: str, feed: Feed) -> bool:
    """Return whether ``link`` stays on the feed's host; a file tried before there is an address has none."""
    own = host_of(feed.url)
    return not own or host_of(link) == own


def host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _rss_entry(item: Element) -> Entry:
    enclosed = [e.get("url", "") for e in _named(item, "enclosure") if _CAP_TYPE in e.get("type", "")]
    guids = [guid.text or "" for guid in _named(item, "guid") if guid.get("isPermaLink") == "true"]
    links = [link.text or link.get("href") or "" for link in _named(item, "link")]
    return Entry(_text(item, "title"), _first(enclosed, links, guids), _alert_in(item), _text(item, "pubDate"))


def _atom_entry(entry: Element) -> Entry:
    links = [
        e for e in _named(entry, "link") if e.get("rel", "alternate") in ("alternate", "related", "enclosure")
    ]
    caps = [link.get("href", "") for link in links if _CAP_TYPE in link.get("type", "")]
    others = [link.get("href", "") for link in links if "html" not in link.get("type", "")]
    return Entry(_text(entry, "title"), _first(caps, others), _alert_in(entry), _text(entry, "updated"))


def _alert_in(element: Element) -> Element | None:
    return next((inner for inner in element.iter() if local_name(inner) == "alert"), None)


def _text(element: Element, name: str) -> str:
    return next((clean_text(child.text) for child in _named(element, name)), "")


def _first(*groups: list[str]) -> str:
    return next((link.strip() for group in groups for link in group if link.strip()), "")


def _named(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local_name(child) == name)
