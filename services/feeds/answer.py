"""Judging and reading one HTTP answer."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

import requests
from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import SSLError, Timeout
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError, ReadTimeoutError
from urllib3.exceptions import SSLError as RawSSLError

from services.domain.feed import Feed, FeedState
from services.domain.text import Label
from services.feeds import errors
from services.feeds.address import site_of
from services.feeds.backoff import retry_after_s
from services.feeds.errors import Contact, FeedError

VALIDATOR_MAX = 300
CHUNK = 64 * 1024
BUSY_S = 60.0  # what "please wait" means when the server does not say how long
PAGES = ("text/html", "application/xhtml+xml")
REASONS = {
    401: errors.NO_PERMISSION, 403: errors.NO_PERMISSION, 404: errors.NOT_FOUND, 410: errors.NOT_FOUND,
    429: errors.TOO_MANY_REQUESTS, 503: errors.TOO_MANY_REQUESTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetched:
    """A good answer. ``body`` is None when there is nothing new (304, or the same bytes as last time)."""

    body: bytes | None
    etag: str = ""
    last_modified: str = ""
    digest: str = ""  # SHA-256 of the decoded body
    status: int = 200
    byte_count: int = 0  # of the body as it came, compressed
    content_type: str = ""  # as the server says, without parameters


def read_answer(response: requests.Response, *, feed: Feed, state: FeedState, now: datetime) -> Fetched:
    """Return what the answer holds. Raises FeedError, or what requests and urllib3 raise while reading."""
    if response.status_code == 304 and (state.etag or state.last_modified):
        return Fetched(None, state.etag, state.last_modified, state.body_digest, 304)
    _refuse_status(response, now)
    _refuse_type(response, feed)
    body = _body(response, feed.max_bytes)
    if not body.strip():
        raise FeedError(errors.EMPTY_BODY)
    digest = hashlib.sha256(body).hexdigest()
    return Fetched(
        body if digest != state.body_digest else None,
        etag=_validator(response, "ETag"),
        last_modified=_validator(response, "Last-Modified"),
        digest=digest,
        byte_count=response.raw.tell(),
        content_type=_content_type(response),
    )


def as_feed_error(error: Exception, feed: Feed) -> FeedError:
    """Translate what requests and urllib3 raise. Only the site is named: URLs carry secrets."""
    reason, contact = _reason(error)
    return FeedError(reason, f"{site_of(feed.url)}: {type(error).__name__}", contact=contact)


def _refuse_status(response: requests.Response, now: datetime) -> None:
    status = response.status_code
    if status == 200:
        return
    wish_s = retry_after_s(response.headers.get("Retry-After", ""), now)
    if status in (429, 503) and not wish_s:
        wish_s = BUSY_S
    if 300 <= status < 400 and status != 304:
        reason = errors.redirected(_target(response))
    else:
        reason = REASONS.get(status) or errors.server_trouble(status)
    raise FeedError(reason, f"HTTP {status}", retry_after_s=wish_s, status=status)


def _target(response: requests.Response) -> str:
    try:
        return site_of(urljoin(response.url, response.headers.get("Location", "")))[:200]
    except ValueError:
        return "?"


def _validator(response: requests.Response, name: str) -> str:
    """Return a header fit to be sent back; a folded or absurd one would spoil every later request."""
    text = response.headers.get(name, "")
    return text if len(text) <= VALIDATOR_MAX and text.isascii() and text.isprintable() else ""


def _refuse_type(response: requests.Response, feed: Feed) -> None:
    """Only what the profile expects, and JSON by any of its names where JSON is expected."""
    got = _content_type(response)
    is_json = got.endswith("+json") and "application/json" in feed.content_types
    if got not in feed.content_types and not is_json:
        raise FeedError(errors.CAPTIVE_PORTAL if got in PAGES else errors.wrong_content_type(got[:60] or "?"))
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise FeedError(errors.unknown_encoding(encoding[:60]))


def _content_type(response: requests.Response) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _body(response: requests.Response, max_bytes: int) -> bytes:
    """Decode while reading and stop at the cap: a gzip bomb costs no more than an honest body."""
    body = bytearray()
    for chunk in response.raw.stream(CHUNK, decode_content=True):
        body += chunk
        if len(body) > max_bytes:
            raise FeedError(errors.too_big(max_bytes))
    return bytes(body)


def _reason(error: Exception) -> tuple[Label, Contact]:
    if isinstance(error, Timeout | ReadTimeoutError | TimeoutError):
        return errors.NO_ANSWER, Contact.ANSWERED  # it took the connection
    if isinstance(error, SSLError | RawSSLError):
        return errors.UNTRUSTED, Contact.ANSWERED
    if isinstance(error, DecodeError):
        return errors.BAD_COMPRESSION, Contact.ANSWERED
    if isinstance(error, NoConnection | ProtocolError | OSError):
        return errors.CUT_OFF, Contact.ANSWERED
    if isinstance(error, HTTPError):
        return errors.NOT_HTTP, Contact.ANSWERED
    return errors.BAD_URL, Contact.NONE
