"""Telegram Bot API: what ``getUpdates`` answers, one webhook body, or a relay's list of such bodies.

``Parsed.cursor`` is the last ``update_id`` + 1: asking with it as ``offset`` confirms everything before, which
Telegram then forgets; so it may only be used once the items are on disk. Also what cannot be read moves it on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, source_says, wrong_shape
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, finite, point_of, time_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, list_of, read_items
from services.feeds.formats.json_body import json_body
from services.feeds.formats.masking import mask_people, without_long_keys
from services.feeds.formats.messages import NAME_MAX, NO_CHAT, held, identifier, shown_time, title_of

EXPECTED = Label(id="jawaban getUpdates atau isi webhook Telegram", en="an answer to getUpdates or a webhook body")
CALLBACK = "callback_query"
_MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post", "business_message",
             "edited_business_message")  # fmt: skip
_MEDIA = MappingProxyType(
    {"photo": "Foto", "video": "Video", "voice": "Pesan suara", "audio": "Suara", "document": "Berkas",
     "video_note": "Pesan video", "animation": "Animasi", "sticker": "Stiker"}
)  # fmt: skip
_CONTENT = frozenset({"text", "caption", "location", "venue", "contact", *_MEDIA})


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the messages of ``body`` as reports. Raises FeedError: not Telegram's shape, or ``ok`` false.

    ``external_id`` is "chat:message", so that an edited message is the same report. Attributes: channel, reporter
    and phone (masked, in ``raw`` too), chat_kind, chat (a group's title), forwarded and forwarded_at, edited_at,
    media_kind, media_id (``getFile`` wants it), media_name, album, thread (the report it continues: a reply, a
    pressed button, the further pictures of an album) and reply_to: the chat's number, not masked, because nothing
    can be sent back without it. A pressed button has no time of its own and takes its message's. Dropped: service
    messages (joined, pinned...) and updates that are no messages (polls, inline queries).
    """
    values = json_body(body)
    _refuse_error(values)
    updates = _updates(values)
    mask_people(values)
    parsed = read_items([update for update in updates if _is_wanted(update)], _Reader(feed).read, feed=feed)
    return replace(parsed, cursor=_cursor(updates))


class _Reader:
    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._albums: dict[tuple[str, str], str] = {}

    def read(self, item: Item, raw: str) -> Observation:
        message, text = _message(item)
        chat_id, number = identifier(held(message, "chat").get("id")), identifier(message.get("message_id"))
        if not chat_id:
            raise BadItemError(NO_CHAT)
        if not number:
            raise BadItemError(NO_ID)
        key, pressed = f"{chat_id}:{number}", held(item, CALLBACK)
        media = _media(message)
        return Observation(
            source=self._feed.feed_id,
            external_id=f"{key}:{identifier(pressed.get('id'))}" if pressed else key,
            kind=ObservationKind.REPORT,
            observed_at=time_of(message.get("date")),
            title=title_of(text, _MEDIA.get(media.get("media_kind", ""), "Lokasi" if _point(message) else "Pesan")),
            text=text,
            place=_place(message),
            point=None if pressed else _point(message),
            category=str(self._feed.options.get("category", "")),
            attributes=filled({
                "channel": "telegram",
                "reply_to": chat_id,
                "thread": key if pressed else self._thread(message, key),
                "reporter": _name(pressed or message),
                "phone": clean_text(held(message, "contact").get("phone_number")),
                "edited_at": shown_time(message.get("edit_date")),
                "album": identifier(message.get("media_group_id")),
                **_chat(message),
                **_origin(message),
                **media,
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip

    def _thread(self, message: Item, key: str) -> str:
        replied = held(message, "reply_to_message")
        number = identifier(replied.get("message_id"))
        if number and "forum_topic_created" not in replied:
            return f"{key.rpartition(':')[0]}:{number}"
        group = identifier(message.get("media_group_id"))
        first = self._albums.setdefault((key.rpartition(":")[0], group), key) if group else key
        return "" if first == key else first


def _refuse_error(values: Json) -> None:
    if not isinstance(values, dict) or values.get("ok") is not False:
        return
    message = without_long_keys(clean_text(values.get("description"))[:200]) or "?"
    wait_s = finite(held(values, "parameters").get("retry_after")) or 0.0
    detail = f"error_code {identifier(values.get('error_code'))[:10]}"
    raise FeedError(source_says(message), detail, retry_after_s=max(0.0, wait_s))


def _updates(values: Json) -> Sequence[Json]:
    if isinstance(values, dict) and "update_id" in values:
        values = [values]
    updates = list_of(values, under=("result", "updates"), expected=EXPECTED)
    if updates and not any(isinstance(update, dict) and "update_id" in update for update in updates):
        raise FeedError(wrong_shape(EXPECTED))
    return updates


def _cursor(updates: Sequence[Json]) -> str:
    numbers = [update.get("update_id") for update in updates if isinstance(update, dict)]
    whole = [n for n in numbers if isinstance(n, int) and not isinstance(n, bool) and 0 <= n < 2**63 - 1]
    return str(max(whole) + 1) if whole else ""


def _is_wanted(update: Json) -> bool:
    """Return whether it is for a person to read; what has no known shape at all is, so that it is seen."""
    if not isinstance(update, dict):
        return True
    if isinstance(update.get(CALLBACK), dict):
        return True
    found = next((update[name] for name in _MESSAGES if name in update), None)
    if isinstance(found, dict):
        return not _CONTENT.isdisjoint(found) or "chat" not in found
    return found is not None or "update_id" not in update


def _message(item: Item) -> tuple[Item, str]:
    pressed = held(item, CALLBACK)
    if pressed:
        return held(pressed, "message"), clean_text(pressed.get("data")) or clean_text(
            pressed.get("game_short_name")
        )
    message: Item = next((held(item, name) for name in _MESSAGES if name in item), {})
    return message, clean_text(message.get("text")) or clean_text(message.get("caption"))


def _point(message: Item) -> Point | None:
    location = held(message, "location") or held(held(message, "venue"), "location")
    return point_of(location.get("latitude"), location.get("longitude"))


def _place(message: Item) -> str:
    venue = held(message, "venue")
    return ", ".join(filter(None, (clean_text(venue.get("title")), clean_text(venue.get("address")))))


def _name(message: Item) -> str:
    sender = held(message, "from")
    words = (clean_text(sender.get("first_name")), clean_text(sender.get("last_name")))
    return " ".join(filter(None, words)) or clean_text(sender.get("username"))


def _chat(message: Item) -> Mapping[str, str]:
    chat = held(message, "chat")
    return {"chat_kind": clean_text(chat.get("type"))[:20], "chat": clean_text(chat.get("title"))[:NAME_MAX]}


def _origin(message: Item) -> Mapping[str, str]:
    """A forwarded message is hearsay, and as old as its first sending."""
    if not any(name in message for name in ("forward_origin", "forward_date", "forward_from")):
        return {}
    sent = message.get("forward_date") or held(message, "forward_origin").get("date")
    return {"forwarded": "yes", "forwarded_at": shown_time(sent)}


def _media(message: Item) -> Mapping[str, str]:
    for kind in _MEDIA:
        found = _largest(message.get(kind))
        if found:
            return {
                "media_kind": kind,
                "media_id": identifier(found.get("file_id")),
                "media_name": clean_text(found.get("file_name"))[:200],
            }
    return {}


def _largest(media: Json) -> Item:
    """Return the last of a photo's sizes, which is the largest, or the one file there is."""
    sizes: Iterator[Json] = reversed(media) if isinstance(media, list) else iter((media,))
    return next((size for size in sizes if isinstance(size, dict)), {})


FORMAT = Format(
    "telegram",
    Label("Pesan ke bot Telegram", "Messages to a Telegram bot"),
    parse,
    options=(Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),),
)
