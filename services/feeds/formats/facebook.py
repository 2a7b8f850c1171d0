"""Facebook Graph API: a page's feed and posts, comments, group feeds, and the page's conversations.

Times end in ``+0000``. A photo may come without a word. The next page's address carries the access token.
"""

import re
from dataclasses import replace

from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, point_of, time_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.graph_api import edge_of, entries, flattened, next_page, parent_of, refuse_error
from services.feeds.formats.items import Item, few, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.links import web_address
from services.feeds.formats.masking import mask_people
from services.feeds.formats.messages import held, identifier, title_of

EXPECTED = Label(id="kiriman, komentar atau percakapan halaman Facebook", en="posts, comments or conversations")
_PEOPLE = (
    "from",
    "to",
    "participants",
    "senders",
    "message_tags",
    "story_tags",
    "with_tags",
    "likes",
    "reactions",
)
_COMMENT_LINK = re.compile(r"facebook\.com/([\w.-]{1,80})/posts/(\w{1,80})/?\?comment_id=(\d{1,40})")
_REPLY_LINK = re.compile(r"[?&]reply_comment_id=(\d{1,40})")
_INBOX = re.compile(r"/(\d{1,40})/inbox/")
_INNER = ("comments", "messages")
_OWN = ("posts", "published_posts")  # lists of what the page wrote itself


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return posts, their comments and messages as reports. Raises FeedError: not such a list, or an error object.

    ``external_id`` is the object's id; a comment that came without one gets it from its link. Attributes: channel,
    reporter (masked, in ``raw`` too), media_kind, url, own ("yes": the page wrote it itself), thread (the post a
    comment stands under, the conversation of a message) and reply_to: the id of the post, comment or person, not
    masked, because nothing can be sent back without it. ``Parsed.next_url`` has no token; none is left in ``raw``.
    Pictures' addresses are signed anew for every answer: they stand in ``raw`` only, or each poll would be news.
    """
    values = json_body(body)
    refuse_error(values)
    items = entries(values, EXPECTED)
    mask_people(values, within=_PEOPLE)
    owner, edge = edge_of(values, feed)
    reader = _Reader(feed, is_own=edge in _OWN)
    flat = few(flattened(items, _INNER, parent=owner if edge in _INNER else ""))
    parsed = read_items(flat, reader.read, feed=feed)
    return replace(parsed, next_url=next_page(values))


class _Reader:
    def __init__(self, feed: Feed, *, is_own: bool) -> None:
        self._feed, self._is_own = feed, is_own

    def read(self, item: Item, raw: str) -> Observation:
        thread = _thread(item)
        external_id = identifier(item.get("id")) or _linked_id(item)
        if not external_id:
            raise BadItemError(NO_ID)
        text, picture = _text(item), _media_kind(item)
        return Observation(
            source=self._feed.feed_id,
            external_id=external_id,
            kind=ObservationKind.REPORT,
            observed_at=time_of(item.get("created_time") or item.get("updated_time")),
            title=title_of(text, "Foto" if picture else "Kiriman tanpa teks"),
            text=text,
            place=clean_text(held(item, "place").get("name")),
            point=_point(item),
            category=str(self._feed.options.get("category", "")),
            attributes=filled({
                "channel": "facebook",
                "reply_to": _reply_to(item, external_id),
                "thread": "" if thread == external_id else thread,
                "reporter": clean_text(held(item, "from").get("name")),
                "own": "yes" if self._is_own or _is_by_page(item, thread or external_id) else "",
                "url": web_address(item.get("permalink_url") or item.get("link")),
                "media_kind": picture,
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip


def _thread(item: Item) -> str:
    """Return the post a comment belongs to: by the list it stood in, by its link, or by the comment it answers."""
    if parent_of(item):
        return parent_of(item)
    link = _COMMENT_LINK.search(clean_text(item.get("permalink_url")))
    if link:
        return f"{link[1]}_{link[2]}"
    return identifier(held(item, "parent").get("id")) or identifier(held(item, "object").get("id"))


def _is_by_page(item: Item, post_id: str) -> bool:
    """A post's id begins with its page's."""
    writer = identifier(held(item, "from").get("id"))
    return bool(writer) and writer == post_id.partition("_")[0]


def _linked_id(item: Item) -> str:
    address = clean_text(item.get("permalink_url"))
    link, reply = _COMMENT_LINK.search(address), _REPLY_LINK.search(address)
    return f"{link[2]}_{reply[1] if reply else link[3]}" if link else ""


def _reply_to(item: Item, external_id: str) -> str:
    """Return whom an answer goes to: the other side of a conversation, else the post or comment itself."""
    if not external_id.startswith(("t_", "m_")):
        return external_id
    inbox = _INBOX.search(clean_text(item.get("link")))
    page = inbox[1] if inbox else ""
    people = held(item, "participants").get("data")
    listed = people if isinstance(people, list) else [item.get("from")]
    ids = [identifier(person.get("id")) for person in listed if isinstance(person, dict)]
    return next((person_id for person_id in ids if person_id and person_id != page), "")


def _text(item: Item) -> str:
    for name in ("message", "snippet", "story"):
        text = clean_text(item.get(name))
        if text:
            return text
    attachment = _attachment(item)
    return clean_text(attachment.get("description")) or clean_text(attachment.get("title"))


def _attachment(item: Item) -> Item:
    listed = held(item, "attachments").get("data")
    first = listed[0] if isinstance(listed, list) and listed else item.get("attachment")
    return first if isinstance(first, dict) else {}


def _media_kind(item: Item) -> str:
    attachment = _attachment(item)
    kind = clean_text(attachment.get("media_type")) or clean_text(attachment.get("type"))
    return kind[:40] or ("photo" if web_address(item.get("full_picture") or item.get("picture")) else "")


def _point(item: Item) -> Point | None:
    location = held(held(item, "place"), "location")
    return point_of(location.get("latitude"), location.get("longitude"))


FORMAT = Format(
    "facebook",
    Label("Kiriman, komentar dan pesan halaman Facebook", "Facebook page posts, comments and messages"),
    parse,
    options=(Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),),
)
