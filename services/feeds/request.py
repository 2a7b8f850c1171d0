"""What exactly is asked: method, headers, query, window and cursor as the profile's options say, and the secret.

Options of every feed::

    method = "GET"                # or "POST" with a fixed ``body``
    headers = { Accept = "application/ld+json" }
    query = { limit = 100 }
    cursor_param = "offset"       # how the source wants to be told FeedState.cursor
    since_param = "start_date"    # asks only for what came after the newest item, less since_overlap_s (3600)
    since_format = "iso"          # or "date", "epoch", "epoch-ms", or a strftime text (in time_zone, else UTC)
    auth = { kind = "header", name = "X-Api-Key", secret = "traccar_token" }   # bearer, query, path, basic
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from urllib.parse import quote, unquote_plus, urlsplit, urlunsplit

from services.domain.feed import Feed, FeedState
from services.feeds.errors import Contact, FeedError, SecretMissingError, bad_option, unsendable_secret
from services.feeds.formats.fields import zone_of

Secrets = Callable[[str], str | None]
"""Returns the secret of a name. Any thread; may block; raises KnownError."""

KINDS = ("bearer", "header", "query", "path", "basic")
OURS = frozenset({
    "host", "connection", "content-length", "transfer-encoding", "accept-encoding", "if-none-match",
    "if-modified-since",
})  # fmt: skip
OVERLAP_S = 3600.0
HIDDEN = "***"
HIDEABLE = 6  # shorter "secrets" occur by chance
_FIRST_PAGE = ("query", "since_param", "cursor_param")
_SEND = ("method", "body")


@dataclass(frozen=True, slots=True)
class Question:
    """One request as it is sent. It may hold a secret: never show, log or keep its parts."""

    url: str = field(repr=False)
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    body: bytes | None = field(default=None, repr=False)
    secret: str = field(default="", repr=False)
    hidden_as: str = HIDDEN

    def hide_secret(self, content: bytes) -> bytes:
        """Return ``content`` without our own secret, which servers repeat in links and error messages."""
        if len(self.secret) < HIDEABLE:
            return content
        for form in {self.secret, quote(self.secret, safe="")}:
            content = content.replace(form.encode(), self.hidden_as.encode())
        return content


def no_secrets(_name: str) -> str | None:
    return None


def question(feed: Feed, state: FeedState, secrets: Secrets) -> Question:
    """Return what to send. Raises FeedError for options that cannot be, SecretMissingError, or as ``secrets`` does."""
    plain = Question(
        with_query(feed.url, _query(feed, state)),
        _method(feed),
        _texts(feed, "headers", refused=OURS),
        _body(feed),
    )
    auth = feed.options.get("auth")
    return plain if auth is None else _with_secret(plain, auth, secrets)


def is_the_same_each_time(feed: Feed) -> bool:
    """Return whether the address never changes: only then do its validators speak of what is asked next."""
    return _method(feed) == "GET" and not any(feed.options.get(name) for name in ("since_param", "cursor_param"))


def page_of(feed: Feed, url: str) -> Feed:
    """Return what asks for a further page: the source's link says it all but the secret."""
    return _without(feed, url, names=_FIRST_PAGE)


def document_of(feed: Feed, url: str) -> Feed:
    """Return what asks for a document that an answer points to."""
    return _without(feed, url, names=(*_FIRST_PAGE, *_SEND))


def with_query(url: str, additions: Mapping[str, str]) -> str:
    """Return ``url`` with these parameters, each instead of one of the same name; the rest stays as written."""
    if not additions:
        return url
    parts = urlsplit(url)
    kept = [p for p in parts.query.split("&") if p and unquote_plus(p.partition("=")[0]) not in additions]
    added = [f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in additions.items()]
    return urlunsplit(parts._replace(query="&".join([*kept, *added])))


def _query(feed: Feed, state: FeedState) -> dict[str, str]:
    found = dict(_texts(feed, "query"))
    since_param, cursor_param = _name(feed, "since_param"), _name(feed, "cursor_param")
    since_at = _since(feed, state)
    if since_param and since_at:
        found[since_param] = _written(feed, since_at)
    if cursor_param and state.cursor:
        found[cursor_param] = state.cursor
    return found


def _since(feed: Feed, state: FeedState) -> datetime | None:
    """Never later than the last complete answer: an item dated in the future must not hide those before it."""
    overlap_s = feed.options.get("since_overlap_s", OVERLAP_S)
    if isinstance(overlap_s, bool) or not isinstance(overlap_s, int | float) or not 0 <= overlap_s <= 366 * 86_400:
        raise FeedError(bad_option("since_overlap_s"))
    if state.last_item_at is None:
        return None
    return min(state.last_item_at, state.last_ok_at or state.last_item_at) - timedelta(seconds=overlap_s)


def _written(feed: Feed, at: datetime) -> str:
    form = feed.options.get("since_format", "iso")
    local = at.astimezone(zone_of(feed) or UTC)
    if form == "iso":
        return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if form == "date":
        return local.strftime("%Y-%m-%d")
    if form in ("epoch", "epoch-ms"):
        return str(int(at.timestamp()) * (1000 if form == "epoch-ms" else 1))
    if isinstance(form, str) and "%" in form:
        return local.strftime(form)
    raise FeedError(bad_option("since_format"))


def _method(feed: Feed) -> str:
    method = feed.options.get("method", "GET")
    if method not in ("GET", "POST"):
        raise FeedError(bad_option("method"))
    return str(method)


def _body(feed: Feed) -> bytes | None:
    body = feed.options.get("body")
    if body is None:
        return None
    if not isinstance(body, str) or _method(feed) != "POST":
        raise FeedError(bad_option("body"))
    return body.encode()


def _name(feed: Feed, option: str) -> str:
    name = feed.options.get(option, "")
    if not isinstance(name, str):
        raise FeedError(bad_option(option))
    return name


def _texts(feed: Feed, option: str, *, refused: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """Return a table of texts and numbers, as texts."""
    table = feed.options.get(option, {})
    if not isinstance(table, Mapping):
        raise FeedError(bad_option(option))
    found = {}
    for name, value in table.items():
        text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
        if text is None or not _is_sendable(text, option) or name.lower() in refused:
            raise FeedError(bad_option(f"{option}.{name}"))
        found[str(name)] = text
    return found


def _is_sendable(text: str, option: str) -> bool:
    """A query is encoded, a header is not."""
    return text.isprintable() and (option == "query" or text.isascii())


def _with_secret(plain: Question, auth: object, secrets: Secrets) -> Question:
    if not isinstance(auth, Mapping) or auth.get("kind") not in KINDS or not auth.get("secret"):
        raise FeedError(bad_option("auth"))
    kind, name, wanted = str(auth["kind"]), str(auth.get("name", "")), str(auth["secret"])
    if kind != "bearer" and not name:
        raise FeedError(bad_option("auth.name"))
    secret = secrets(wanted)
    if not secret:
        raise SecretMissingError(wanted)
    if kind in ("bearer", "header") and not _is_sendable(secret, "headers"):
        raise FeedError(unsendable_secret(wanted), contact=Contact.NONE)
    if kind == "path" and f"{{{name}}}" not in plain.url:
        raise FeedError(bad_option("auth.name"))
    return _carrying(plain, kind, name=name, secret=secret)


def _carrying(plain: Question, kind: str, *, name: str, secret: str) -> Question:
    hidden_as = f"{{{name}}}" if kind == "path" else HIDDEN
    kept = replace(plain, secret=secret, hidden_as=hidden_as)
    if kind == "path":
        return replace(kept, url=plain.url.replace(hidden_as, quote(secret, safe=":@!$&'()*+,;=-._~")))
    if kind == "query":
        return replace(kept, url=with_query(plain.url, {name: secret}))
    basic = base64.b64encode(f"{name}:{secret}".encode()).decode()
    header = {
        "bearer": ("Authorization", f"Bearer {secret}"),
        "basic": ("Authorization", f"Basic {basic}"),
        "header": (name, secret),
    }[kind]
    return replace(kept, headers={**plain.headers, header[0]: header[1]})


def _without(feed: Feed, url: str, *, names: tuple[str, ...]) -> Feed:
    options = {name: value for name, value in feed.options.items() if name not in names}
    return replace(feed, url=url, options=MappingProxyType(options))
