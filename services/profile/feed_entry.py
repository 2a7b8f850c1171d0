"""A new source as an entry of feeds.toml: the id it gets, and the text that is written."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

import tomlkit
from tomlkit.items import AoT, InlineTable, Item, Table

from services.domain.trial import Becomes, FeedDraft
from services.feeds.formats import FORMATS
from services.profile.schema_feeds import DRILL_BASE

ID_MAX = 36  # leaves room for "_key" behind it, and for a number
STALE_AFTER = 3.0  # rhythms without an answer after which what is shown counts as old


def feed_id_for(name: str, *, taken: Iterable[str]) -> str:
    """Return "pos_banjir" for "Pos Banjir!"; "pos_banjir_2" where that is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    word = (word if word[:1].isalpha() else f"umpan_{word}".strip("_"))[: ID_MAX - 4].strip("_")
    known, found, number = set(taken), word, 2
    while found in known:
        found, number = f"{word}_{number}", number + 1
    return found


def secret_name(feed_id: str) -> str:
    return f"{feed_id[:ID_MAX]}_key"


def entry_text(draft: FeedDraft, *, feed_id: str, drill_base_url: str | None = None) -> str:
    """Return ``[[feeds]]`` and what belongs to it, as TOML that may stand at the end of any feeds.toml.

    The secret itself is not in it, only its name. In a drill the city's address is written as ``{drill}``: it
    listens elsewhere the next time.
    """
    feed = tomlkit.table()
    name = tomlkit.inline_table()
    name.update({"id": draft.name, "en": draft.name})
    feed.add("id", feed_id)
    feed.add("name", name)
    feed.add("format", draft.reading.guess.format)
    feed.add("url", _address(draft.address.url, drill_base_url))
    feed.add("enabled", True)
    feed.add("interval_s", _number(draft.interval_s))
    feed.add("stale_after_s", _number(draft.interval_s * STALE_AFTER))
    if draft.attribution:
        feed.add("attribution", draft.attribution)
    if draft.content_type and draft.content_type not in FORMATS[draft.reading.guess.format].content_types:
        feed.add("content_types", [draft.content_type])
    if draft.reading.becomes is Becomes.INCIDENTS:
        feed.add("opens_incidents", True)
    options = _options(draft, feed_id)
    if options.value:
        feed.add("options", options)
    document, feeds = tomlkit.document(), AoT([])
    feeds.append(feed)
    document.add("feeds", feeds)
    return tomlkit.dumps(document)


def _options(draft: FeedDraft, feed_id: str) -> Table:
    table = tomlkit.table()
    if draft.address.auth_kind:
        auth: dict[str, object] = {"kind": draft.address.auth_kind}
        if draft.address.auth_name:
            auth["name"] = draft.address.auth_name
        table.add("auth", _inline(auth | {"secret": secret_name(feed_id)}))
    plain = {name: value for name, value in draft.options.items() if not isinstance(value, Mapping)}
    tables = {name: value for name, value in draft.options.items() if isinstance(value, Mapping)}
    for key, value in plain.items():
        table.add(key, _value(value))
    for key, value in tables.items():
        inner = tomlkit.table()
        for name, field in value.items():
            inner.add(name, _value(field))
        table.add(key, inner)
    return table


def _value(value: object) -> Item:
    if isinstance(value, Mapping):
        return _inline(value)
    return tomlkit.item(list(value) if isinstance(value, tuple) else value)


def _inline(values: Mapping[str, object]) -> InlineTable:
    table = tomlkit.inline_table()
    for name, value in values.items():
        table.add(name, _value(value))
    return table


def _address(url: str, drill_base_url: str | None) -> str:
    base = (drill_base_url or "").rstrip("/")
    return url.replace(base, DRILL_BASE, 1) if base and url.startswith(f"{base}/") else url


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
