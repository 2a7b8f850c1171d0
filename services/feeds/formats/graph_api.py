"""What every answer of Meta's Graph API has in common: its errors, its lists, its pages."""

import re
from collections.abc import Iterator, Sequence

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.text import Label
from services.feeds.errors import TOO_MANY_REQUESTS, FeedError, source_says
from services.feeds.formats.fields import clean_text, finite
from services.feeds.formats.items import Item, list_of
from services.feeds.formats.masking import REMOVED, without_long_keys
from services.feeds.formats.messages import held, identifier

THROTTLED = frozenset({4, 17, 32, 341, 368, 613, *range(80001, 80015)})
TOKEN_REFUSED = frozenset({102, 190, 463, 467})
THROTTLED_S = 300.0  # the windows are of an hour; how long is left stands only in headers
RECONNECT = Label(
    id="Kunci akses (token) sudah tidak berlaku. Sambungkan ulang akunnya dan simpan kunci yang baru.",
    en="The access token is no longer valid. Connect the account again and store the new token.",
)
_TOKEN = re.compile(rf"(?:access_token|appsecret_proof)={re.escape(REMOVED)}&?")
_EDGE = re.compile(r"/(?:v\d{1,3}\.\d{1,3}/)?((?:t_)?\d{1,40}(?:_\d{1,40})?)/(\w{1,40})(?:\?|$)")


def refuse_error(values: Json) -> None:
    """Raise FeedError with the API's own sentence when the answer is an error, whatever the status was."""
    error = values.get("error") if isinstance(values, dict) else None
    if not isinstance(error, dict):
        return
    code = int(finite(error.get("code")) or 0)
    detail = f"code {code}, subcode {identifier(error.get('error_subcode'))[:10]}"
    if code in TOKEN_REFUSED:
        raise FeedError(RECONNECT, detail)
    if code in THROTTLED:
        raise FeedError(TOO_MANY_REQUESTS, detail, retry_after_s=THROTTLED_S)
    raise FeedError(source_says(without_long_keys(clean_text(error.get("message"))[:200]) or "?"), detail)


def entries(values: Json, expected: Label) -> Sequence[Json]:
    """Return the objects of an answer: of ``data``, of an answer to ``?ids=``, or the one object. Raises FeedError."""
    if isinstance(values, dict) and not isinstance(values.get("data"), list):
        if "id" in values:
            return [values]
        if values and all(isinstance(one, dict) and one.get("id") == key for key, one in values.items()):
            return list(values.values())
    return list_of(values, under=("data",), expected=expected)


class Under(dict[str, Json]):
    """An object of the API; ``parent`` is the id of the object it stood inside, or in whose list it stood."""

    parent = ""


def flattened(items: Sequence[Json], edges: Sequence[str], *, parent: str) -> Iterator[Json]:
    """Yield each object, then what stands inside it under one of ``edges`` (comments hold comments)."""
    left = [(item, parent) for item in reversed(items)]
    while left:
        item, above = left.pop()
        if not isinstance(item, dict):
            yield item
            continue
        inner = [one for edge in edges for one in _taken_from(item, edge)]
        under = Under(item)
        under.parent = above
        yield under
        root = above or identifier(item.get("id"))
        left.extend((one, root) for one in reversed(inner))


def parent_of(item: Item) -> str:
    return item.parent if isinstance(item, Under) else ""


def next_page(values: Json) -> str:
    """Return ``paging.next`` without its token, which has been masked before; the fetcher adds the secret again."""
    paging = held(values, "paging") if isinstance(values, dict) else {}
    address = clean_text(paging.get("next"))
    return _TOKEN.sub("", address).rstrip("?&") if address.startswith("https://") else ""


def edge_of(values: Json, feed: Feed) -> tuple[str, str]:
    """Return whose list this is and which: ("1929_1015", "comments"); by its pages, else by the feed's address."""
    for address in (*_pages(values), feed.url):
        match = _EDGE.search(address)
        if match:
            return match[1], match[2]
    return "", ""


def _pages(values: Json) -> Iterator[str]:
    paging = held(values, "paging") if isinstance(values, dict) else {}
    for name in ("next", "previous"):
        address = paging.get(name)
        if isinstance(address, str):
            yield address[:2000]


def _taken_from(item: dict[str, Json], edge: str) -> list[Json]:
    """Take the list out of its holder, so that nothing is kept twice."""
    found = held(item, edge).get("data")
    if not isinstance(found, list):
        return []
    del item[edge]
    return found
