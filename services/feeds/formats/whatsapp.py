"""WhatsApp Cloud API: webhook bodies, as a relay hands them on (Meta cannot be polled).

A relay may answer one body, a list of them, a table of them, or each in an envelope ("body", "payload") and also
as the text it was signed as. Deliveries are repeated and out of order for up to seven days.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.text import Label
from services.feeds.errors import FeedError, source_says, wrong_shape
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, point_of, time_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, few, read_items, refuse_crowd_of
from services.feeds.formats.json_body import json_body
from services.feeds.formats.masking import mask_people, masked_name, masked_number, without_long_keys
from services.feeds.formats.messages import NAME_MAX, NO_CONTENT, held, identifier, shown_time, title_of

EXPECTED = Label(id="isi webhook WhatsApp (entry, changes)", en="WhatsApp webhook bodies (entry, changes)")
_PEOPLE = ("profile", "contacts", "name")
_LISTS = ("data", "webhooks", "updates", "events", "items", "messages", "result")
_ENVELOPES = ("body", "payload", "raw")
_MEDIA = MappingProxyType(
    {"image": "Foto", "video": "Video", "audio": "Pesan suara", "document": "Berkas", "sticker": "Stiker"}
)
_WRITTEN = MappingProxyType(
    {"text": "body", "button": "text", "order": "text", **dict.fromkeys(_MEDIA, "caption")}
)
_PRESSED = MappingProxyType({"button_reply": "title", "list_reply": "title", "nfm_reply": "response_json"})
_NOT_REPORTS = frozenset({"system", "reaction"})
_TITLES = MappingProxyType(
    {
        **_MEDIA,
        "location": "Lokasi",
        "contacts": "Kontak",
        "unsupported": "Pesan yang tidak dapat diteruskan WhatsApp",
    }
)
CANCELLED, DELETED = "cancelled", "Pesan dihapus pengirimnya"


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the messages of ``body`` as reports. Raises FeedError when there is no webhook body in it.

    ``external_id`` is the message's id; an edited message keeps the first one's, a deleted one ``replaces`` it with
    the status "cancelled". Attributes: channel, reporter (masked), forwarded, edited_at, media_kind, media_id (its
    address is asked for with the token), media_name, thread (the message it answers) and reply_to: the sender's
    number, which WhatsApp uses as the address: the one place where it stands in full, because nothing can be sent
    back without it; it is masked in ``raw`` and everywhere else. Dropped: receipts of our own messages
    (``statuses``), reactions, changes of numbers, echoes of what was sent from a telephone.
    """
    values = (value for one in _bodies(json_body(body)) for value in _values(one))
    items = (message for value in values for message in _messages(value))
    return read_items(few(items), _Reader(feed).read, feed=feed)


class _Message(dict[str, Json]):
    """A message without its sender's number and name, which are kept beside it."""

    reply_to = ""
    reporter = ""


class _Reader:
    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def read(self, item: Item, raw: str) -> Observation:
        sent, message_id, kind = _sent(item), _message_id(item), _kind(item)
        if not message_id:
            raise BadItemError(_complaint(item) if "title" in item else NO_ID)
        text, deleted = _text(sent), identifier(held(item, "revoke").get("original_message_id"))
        media, context = _media(sent), held(item, "context") or held(sent, "context")
        if not (text or media or deleted or _is_told(kind, sent)):
            raise BadItemError(_complaint(item))
        return Observation(
            source=self._feed.feed_id,
            external_id=message_id,
            kind=ObservationKind.REPORT,
            observed_at=time_of(item.get("timestamp")),
            title=DELETED if deleted else title_of(text, _TITLES.get(kind, "Pesan")),
            text=text,
            place=_place(sent),
            point=_point(sent),
            category=str(self._feed.options.get("category", "")),
            status=CANCELLED if deleted else "",
            attributes=filled({
                "channel": "whatsapp",
                "reply_to": item.reply_to if isinstance(item, _Message) else "",
                "reporter": item.reporter if isinstance(item, _Message) else "",
                "thread": identifier(context.get("id")),
                "forwarded": "yes" if context.get("forwarded") or context.get("frequently_forwarded") else "",
                "edited_at": shown_time(item.get("timestamp")) if "edit" in item else "",
                **media,
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
            replaces=(deleted,) if deleted else (),
        )  # fmt: skip


def _bodies(values: Json) -> Iterator[Item]:
    """Yield the webhook bodies. Raises FeedError when there are none, unless the list is an empty one."""
    listed = _listed(values)
    refuse_crowd_of(listed)
    found = [body for body in map(_opened, listed) if isinstance(body, dict) and _is_body(body)]
    if listed and not found:
        raise FeedError(wrong_shape(EXPECTED))
    yield from found


def _listed(values: Json) -> Sequence[Json]:
    if isinstance(values, list):
        return values
    if not isinstance(values, dict):
        raise FeedError(wrong_shape(EXPECTED))
    if _is_body(_opened(values)):
        return [values]
    return next((held for held in map(values.get, _LISTS) if isinstance(held, list)), None) or _table(values)


def _table(values: Item) -> Sequence[Json]:
    if any(isinstance(values.get(name), list) for name in _LISTS):
        return []
    if isinstance(values.get("error"), dict):
        message = clean_text(held(values, "error").get("message"))[:200]
        raise FeedError(source_says(without_long_keys(message) or "?"))
    if not any(_is_body(_opened(value)) for value in values.values()):
        raise FeedError(wrong_shape(EXPECTED))
    return list(values.values())


def _opened(value: Json) -> Json:
    """Return the body a relay's envelope holds; a body in itself as it is."""
    if not isinstance(value, dict) or _is_body(value):
        return value
    inside = next((value[name] for name in _ENVELOPES if name in value), None)
    if not isinstance(inside, str):
        return inside
    try:
        return json_body(inside.encode())
    except (FeedError, UnicodeEncodeError):
        return None


def _is_body(value: Json) -> bool:
    return isinstance(value, dict) and isinstance(value.get("entry"), list)


def _values(body: Item) -> Iterator[Item]:
    entries = body["entry"]
    for entry in entries if isinstance(entries, list) else ():
        changes = entry.get("changes") if isinstance(entry, dict) else None
        for change in changes if isinstance(changes, list) else ():
            if isinstance(change, dict) and isinstance(change.get("value"), dict):
                yield held(change, "value")


def _messages(value: Item) -> Iterator[Json]:
    """Yield what people wrote, masked; an error without a message stands for itself, to be seen."""
    names = _names(value)
    messages, errors = value.get("messages"), value.get("errors")
    for message in messages if isinstance(messages, list) else ():
        if not isinstance(message, dict):
            yield message
        elif clean_text(message.get("type")) not in _NOT_REPORTS:
            yield _masked(message, names)
    if not messages and isinstance(errors, list):
        yield from errors


def _names(value: Item) -> Mapping[str, str]:
    contacts = value.get("contacts")
    listed = [one for one in contacts if isinstance(one, dict)] if isinstance(contacts, list) else []
    return {
        identifier(one.get(key)): masked_name(held(one, "profile").get("name"))[:NAME_MAX]
        for one in listed
        for key in ("wa_id", "user_id")
    }


def _masked(message: dict[str, Json], names: Mapping[str, str]) -> _Message:
    number, user_id = identifier(message.get("from")), identifier(message.get("from_user_id"))
    masked = _Message(message)
    masked.reply_to = number or user_id
    masked.reporter = names.get(number) or names.get(user_id) or ""
    for holder in (masked, held(masked, "context"), held(_sent(masked), "context")):
        if isinstance(holder, dict) and "from" in holder:
            holder["from"] = masked_number(holder["from"])
    sent = _sent(masked)
    for media in (sent[kind] for kind in sent if kind in _MEDIA):
        if isinstance(media, dict) and "url" in media:
            media["url"] = clean_text(media["url"]).partition("?")[0]  # what follows is its signature
    mask_people(masked, within=_PEOPLE)
    return masked


def _sent(item: Item) -> Item:
    """Return what was sent: of an edited message the new wording."""
    return (held(held(item, "edit"), "message") or item) if "edit" in item else item


def _is_told(kind: str, sent: Item) -> bool:
    """Return whether its kind alone is worth a line: a place, a contact, or that something could not be handed on."""
    return kind == "unsupported" or (kind in _TITLES and kind in sent)


def _message_id(item: Item) -> str:
    edited = identifier(held(item, "edit").get("original_message_id")) if "edit" in item else ""
    return edited or identifier(item.get("id"))


def _kind(item: Item) -> str:
    return clean_text(_sent(item).get("type"))[:40]


def _text(sent: Item) -> str:
    """Return what was written, whichever kind of message it stands in."""
    written = [clean_text(held(sent, kind).get(_WRITTEN[kind])) for kind in sent if kind in _WRITTEN]
    pressed = held(sent, "interactive")
    if pressed:
        written += [clean_text(held(pressed, kind).get(name)) for kind, name in _PRESSED.items()]
    return next(filter(None, written), "")


def _media(sent: Item) -> Mapping[str, str]:
    kind = next((name for name in sent if name in _MEDIA and held(sent, name)), "")
    if not kind:
        return {}
    media = held(sent, kind)
    name = clean_text(media.get("filename"))[:200]
    return {"media_kind": kind, "media_id": identifier(media.get("id")), "media_name": name}


def _point(sent: Item) -> Point | None:
    location = held(sent, "location")
    return point_of(location.get("latitude"), location.get("longitude"))


def _place(sent: Item) -> str:
    location = held(sent, "location")
    return ", ".join(filter(None, (clean_text(location.get("name")), clean_text(location.get("address")))))


def _complaint(item: Item) -> Label:
    """Return why there is nothing to read, in WhatsApp's own words where it says so."""
    errors = item.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else item
    title = clean_text(first.get("title"))[:200] if isinstance(first, dict) else ""
    return source_says(title) if title else NO_CONTENT


FORMAT = Format(
    "whatsapp",
    Label("Pesan WhatsApp lewat perantara webhook", "WhatsApp messages through a webhook relay"),
    parse,
    options=(Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),),
)
