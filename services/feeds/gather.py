"""All requests of one poll: the first answer, its further pages, the documents it points to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Protocol

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedState
from services.domain.observation import Observation, Parsed, Rejection
from services.domain.text import Label
from services.feeds.answer import Fetched
from services.feeds.budget import Budgets
from services.feeds.errors import TOO_LONG, FeedError, PostponedError, bad_option, too_many_items, too_many_pages
from services.feeds.formats import Parser
from services.feeds.formats.items import ITEMS_MAX, RAW_MAX
from services.feeds.links import own_address
from services.feeds.plausible import DOCUMENT_GONE, without_future
from services.feeds.request import document_of, page_of

PAGES = 20
PAGES_MAX = 1000
DOCUMENTS = 50  # new ones in one poll; the others come with the next, soon
SOON_S = 5.0
TOTAL_S = 120.0  # for everything after the first answer
GONE = (404, 410)


class Fetcher(Protocol):
    """``GuardedFetcher``, or a fake."""

    def fetch(self, feed: Feed, state: FeedState) -> Fetched: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one poll brought. ``parsed`` is None when there is nothing new.

    ``broken_by`` is what ended it before its end: then ``parsed`` is the part that was read, and nothing may be
    remembered but ``documents``, the followed ones that are whole.
    """

    fetched: Fetched
    parsed: Parsed | None = None
    broken_by: KnownError | None = None
    documents: Mapping[str, Fetched] = field(default_factory=lambda: MappingProxyType({}))
    has_readable: bool = False  # a document that was read well, now or before
    requests: int = 1
    byte_count: int = 0


class Gatherer:
    """Asks for one feed. Any thread, one call at a time.

    A page that fails loses nothing: what was read before it is handed on at once (it is known again by its
    digest when it comes a second time), and because neither validators nor cursor nor the newest time move, the
    next poll asks for everything again. A document is asked for once per link, its fragment included: an index
    that puts the time of the last change behind "#" has it asked for again, with the validators it came with.
    Which ones are known is kept in memory; after a restart an index that has changed has all of its own read.
    """

    def __init__(self, feed: Feed, *, fetcher: Fetcher, parser: Parser, clock: Clock, budgets: Budgets) -> None:
        self._feed, self._fetcher, self._parser = feed, fetcher, parser
        self._clock, self._budgets = clock, budgets
        self._nothing_known = FeedState(feed.feed_id)
        self._known: dict[str, Fetched] = {}  # documents on disk, by link

    def gather(self, state: FeedState) -> Gathered:
        """Ask for what changed since ``state``. Raises KnownError when there is no answer that can be read."""
        wait_s = self._budgets.spend(self._feed.url)
        if wait_s:
            raise PostponedError(wait_s)
        pages_max = self._pages_max()
        first = self._fetcher.fetch(self._feed, state)
        if first.body is None:
            return Gathered(first, byte_count=first.byte_count)
        walk = _Walk(first, self._read(first.body, self._feed))
        broken_by = self._go_on(walk, pages_max)
        return walk.gathered(state, broken_by)

    def remember(self, gathered: Gathered) -> None:
        """Tell that its items are on disk: its documents are not asked for again while the index names them."""
        listed = gathered.parsed.follow if gathered.parsed else ()
        if listed and gathered.broken_by is None:
            self._known = {link: known for link, known in self._known.items() if link in listed}
        self._known.update(gathered.documents)

    def _read(self, body: bytes, feed: Feed) -> Parsed:
        """``feed`` is the feed at the address that answered: formats without links of their own count on from it."""
        return without_future(self._parser(body, feed), self._clock.now())

    def _go_on(self, walk: "_Walk", pages_max: int) -> KnownError | None:
        ends_at_s = self._clock.monotonic_s() + TOTAL_S
        try:
            self._pages(walk, pages_max, ends_at_s)
            return self._documents(walk, ends_at_s)
        except KnownError as error:
            return error

    def _pages(self, walk: "_Walk", pages_max: int, ends_at_s: float) -> None:
        """Until there is no next page, or one that was read already: servers end their lists in circles, too."""
        at = self._feed.url
        visited = {at}
        while walk.next_url:
            at = own_address(self._feed, walk.next_url, found_at=at)
            if at in visited:
                return
            if len(visited) >= pages_max:
                raise FeedError(too_many_pages(pages_max))
            visited.add(at)
            page = self._further(page_of(self._feed, at), self._nothing_known, walk, ends_at_s)
            if page.body is None or page.digest in walk.digests:
                return
            walk.add_page(page, self._read(page.body, replace(self._feed, url=at)))

    def _documents(self, walk: "_Walk", ends_at_s: float) -> KnownError | None:
        """Return the first trouble with a single document; one that silences the server ends the round."""
        trouble: KnownError | None = None
        asked = 0
        for link in dict.fromkeys(walk.follow):
            if link in self._known:
                walk.has_readable = True
                continue
            if asked >= DOCUMENTS:
                raise PostponedError(SOON_S)
            asked += 1
            try:
                self._document(link, walk, ends_at_s)
            except FeedError as error:
                if not error.status or error.retry_after_s:
                    raise
                trouble = trouble or error
        return trouble

    def _document(self, link: str, walk: "_Walk", ends_at_s: float) -> None:
        """Read one document. One that is gone or makes no sense is set aside like any bad item."""
        before = self._before(link)
        state = replace(
            self._nothing_known, etag=before.etag, last_modified=before.last_modified, body_digest=before.digest
        )
        try:
            address = own_address(self._feed, link, found_at=self._feed.url)
            fetched = self._further(document_of(self._feed, address), state, walk, ends_at_s)
        except FeedError as error:
            if error.status not in GONE:
                raise
            walk.set_aside(link, DOCUMENT_GONE, Fetched(None))
            return
        try:
            parsed = self._read(fetched.body, self._feed) if fetched.body else Parsed()
        except FeedError as error:
            walk.set_aside(link, error.reason, replace(fetched, body=None))
        else:
            walk.add_document(link, fetched, parsed)

    def _before(self, link: str) -> Fetched:
        """Return what is known of the same document under an older link."""
        plain = link.partition("#")[0]
        return next((known for old, known in self._known.items() if old.partition("#")[0] == plain), Fetched(None))

    def _further(self, feed: Feed, state: FeedState, walk: "_Walk", ends_at_s: float) -> Fetched:
        if self._clock.monotonic_s() > ends_at_s:
            raise FeedError(TOO_LONG)
        wait_s = self._budgets.spend_further(feed.url)
        if wait_s:
            raise PostponedError(wait_s)
        walk.requests += 1
        fetched = self._fetcher.fetch(feed, state)
        walk.byte_count += fetched.byte_count
        return fetched

    def _pages_max(self) -> int:
        wanted = self._feed.options.get("max_pages", PAGES)
        if isinstance(wanted, bool) or not isinstance(wanted, int) or not 1 <= wanted <= PAGES_MAX:
            raise FeedError(bad_option("max_pages"))
        return wanted


class _Walk:
    """What was read so far."""

    def __init__(self, first: Fetched, parsed: Parsed) -> None:
        self._first = first
        self._items: list[Observation] = []
        self._newest: dict[str, Observation] = {}
        self._rejected: list[Rejection] = []
        self._count = 0
        self._cursor = self.next_url = ""
        self.follow: list[str] = []
        self.digests: list[str] = []
        self.documents: dict[str, Fetched] = {}
        self.has_readable = False
        self.requests, self.byte_count = 1, first.byte_count
        self.add_page(first, parsed)

    def add_page(self, page: Fetched, parsed: Parsed) -> None:
        self.digests.append(page.digest)
        self.next_url, self._cursor = parsed.next_url, parsed.cursor or self._cursor
        self.follow += parsed.follow
        self._add(parsed)

    def add_document(self, link: str, fetched: Fetched, parsed: Parsed) -> None:
        self._add(parsed)
        self.documents[link] = replace(fetched, body=None)
        self.has_readable = self.has_readable or bool(parsed.observations) or fetched.body is None

    def set_aside(self, link: str, reason: Label, fetched: Fetched) -> None:
        self.documents[link] = fetched
        self._rejected.append(Rejection(self._count, reason, link[:RAW_MAX]))
        self._count += 1

    def gathered(self, state: FeedState, broken_by: KnownError | None) -> Gathered:
        """Return everything. Of several pages no validators are kept: "page 1 is the same" says nothing of page 2."""
        fetched = self._first
        if len(self.digests) > 1:
            digest = sha256("".join(self.digests).encode()).hexdigest()
            fetched = replace(fetched, etag="", last_modified="", digest=digest)
        parsed = Parsed(tuple(self._items), tuple(self._rejected), follow=tuple(self.follow), cursor=self._cursor)
        is_old = fetched.digest == state.body_digest and not broken_by and not self.documents
        return Gathered(
            fetched,
            None if is_old else parsed,
            broken_by,
            self.documents,
            self.has_readable,
            self.requests,
            self.byte_count,
        )

    def _add(self, parsed: Parsed) -> None:
        """Raises FeedError, with nothing added, when it would be too many. What a later page repeats counts once."""
        count = len(parsed.observations) + len(parsed.rejected)
        if self._count + count > ITEMS_MAX:
            raise FeedError(too_many_items(ITEMS_MAX))
        for item in parsed.observations:
            if self._newest.get(item.external_id) != item:
                self._newest[item.external_id] = item
                self._items.append(item)
        self._rejected += [replace(rejected, index=rejected.index + self._count) for rejected in parsed.rejected]
        self._count += count
