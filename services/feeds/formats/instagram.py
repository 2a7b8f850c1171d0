"""Instagram Graph API: photos the account is tagged in, its media, their comments, and single mentions.

Neither photo nor comment says where it was: the operator places it.
"""

from dataclasses import replace

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, time_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.graph_api import edge_of, entries, flattened, next_page, parent_of, refuse_error
from services.feeds.formats.items import Item, few, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.links import web_address
from services.feeds.formats.masking import mask_people
from services.feeds.formats.messages import held, identifier, title_of

EXPECTED = Label(id="foto, tanda atau komentar Instagram", en="media, tags or comments of Instagram")
_PEOPLE = ("from", "user", "owner")
_INNER = ("comments", "replies")
_MENTIONS = ("mentioned_media", "mentioned_comment")


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return media and comments as reports. Raises FeedError: not such a list, or an error object.

    Attributes: channel, reporter (masked, in ``raw`` too), media_kind, url, own ("yes": in the list of the
    account's own media), thread (the photo a comment stands under) and reply_to: the id of the photo or comment,
    because nothing can be sent back without it. ``Parsed.next_url`` has no token. ``media_url`` is signed anew for
    every answer and expires (``oe=``): it stands in ``raw`` only, or each poll would be news.
    """
    values = json_body(body)
    refuse_error(values)
    items = entries(_mentioned(values), EXPECTED)
    mask_people(values, within=_PEOPLE)
    owner, edge = edge_of(values, feed)
    reader = _Reader(feed, is_own=edge == "media")
    flat = few(flattened(items, _INNER, parent=owner if edge in _INNER else ""))
    parsed = read_items(flat, reader.read, feed=feed)
    return replace(parsed, next_url=next_page(values))


class _Reader:
    def __init__(self, feed: Feed, *, is_own: bool) -> None:
        self._feed, self._is_own = feed, is_own

    def read(self, item: Item, raw: str) -> Observation:
        external_id = identifier(item.get("id"))
        if not external_id:
            raise BadItemError(NO_ID)
        text, thread = clean_text(item.get("caption")) or clean_text(item.get("text")), _thread(item)
        kind = clean_text(item.get("media_type"))[:40].lower()
        return Observation(
            source=self._feed.feed_id,
            external_id=external_id,
            kind=ObservationKind.REPORT,
            observed_at=time_of(item.get("timestamp")),
            title=title_of(text, "Foto atau video" if kind else "Komentar"),
            text=text,
            category=str(self._feed.options.get("category", "")),
            attributes=filled({
                "channel": "instagram",
                "reply_to": external_id,
                "thread": "" if thread == external_id else thread,
                "reporter": clean_text(item.get("username")) or clean_text(held(item, "from").get("username")),
                "own": "yes" if self._is_own and not thread else "",
                "media_kind": kind,
                "url": web_address(item.get("permalink")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip


def _mentioned(values: Json) -> Json:
    """Return the one thing a mention was looked up for; the id beside it is the account's own."""
    if isinstance(values, dict):
        found = [values[name] for name in _MENTIONS if isinstance(values.get(name), dict)]
        return [*found] if found else values
    return values


def _thread(item: Item) -> str:
    if parent_of(item):
        return parent_of(item)
    return identifier(held(item, "media").get("id")) or identifier(item.get("parent_id"))


FORMAT = Format(
    "instagram",
    Label("Tanda, foto dan komentar Instagram", "Instagram tags, media and comments"),
    parse,
    options=(Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),),
)
