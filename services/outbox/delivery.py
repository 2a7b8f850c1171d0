"""One round of sending: what is due, one after the other, each receipt on disk before the next is sent."""

import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.feed import Feed
from services.domain.log import Committed
from services.domain.outbox import OutboxCounts, OutboxItem, OutboxState
from services.domain.text import Label
from services.outbox.ports import OutboxLog, OutboxReader, Post
from services.outbox.verdict import answered, held, not_answered, resent, wants_credentials

AT_ONCE = 20
COUNTED = 10_000
WAIT_S = 10.0
SLOW_DISK = Label(
    id="Penyimpanan tidak menjawab dalam 10 detik. Pengiriman dilanjutkan nanti; periksa diska.",
    en="Storage did not answer within 10 seconds. Sending goes on later; check the disk.",
)
NO_ADDRESS = "reply_url tidak ada lagi di profil untuk sumber ini"


class Delivery:
    """Knows the peers' addresses. Pool threads, one round at a time."""

    def __init__(
        self,
        addresses: Mapping[str, str],
        *,
        reader: OutboxReader,
        log: OutboxLog,
        post: Post,
        clock: Clock,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """``addresses`` are reply URLs by peer."""
        self._addresses, self._reader, self._log, self._post = dict(addresses), reader, log, post
        self._clock, self._chance = clock, chance
        self._is_stopped = False

    def stop(self) -> None:
        """Send nothing more, and end the delivery under way. Any thread."""
        self._is_stopped = True
        self._post.stop()

    def send_due(self) -> OutboxCounts:
        """Send what is due, in order, and return what is left. Raises KnownError when the disk fails.

        A peer that does not answer is left alone for the rest of the round: one dead peer delays no other
        for long. A peer that asks for credentials is left alone until a person resends what it refused.
        """
        resting = {row.peer for row in self._reader.outbox(limit=COUNTED) if wants_credentials(row)}
        while self._send_some(resting):
            pass
        return self.counts()

    def counts(self) -> OutboxCounts:
        rows = self._reader.outbox(limit=COUNTED)
        n_held = sum(row.state is OutboxState.HELD for row in rows)
        return OutboxCounts(len(rows), n_held, min((row.created_at for row in rows), default=None))

    def resend(self, item: OutboxItem) -> Future[Committed]:
        """Let ``item`` be tried again from the next round on: a person decided. Any thread; never blocks."""
        return self._log.mark_outbox(resent(item))

    def _send_some(self, resting: set[str]) -> bool:
        """Return whether anything was delivered, so that what waited behind it may be due now."""
        has_delivered = False
        for item in self._reader.due_outbox(self._clock.now(), limit=AT_ONCE):
            if item.peer in resting or self._is_stopped:
                continue
            after = self._sent(item)
            if self._is_stopped and after.state is not OutboxState.DONE:
                return False  # our own doing: not the peer's failure
            self._keep(after)
            has_delivered |= after.state is OutboxState.DONE
            if after.state is OutboxState.PENDING or wants_credentials(after):
                resting.add(item.peer)
        return has_delivered and not self._is_stopped

    def _sent(self, item: OutboxItem) -> OutboxItem:
        url = self._addresses.get(item.peer)
        if url is None:
            return held(item, NO_ADDRESS)
        try:
            receipt = self._post(url, item.body, key=item.event_id)
        except KnownError as error:
            return not_answered(item, str(error), now=self._clock.now(), share=self._chance())
        return answered(item, receipt, now=self._clock.now(), share=self._chance())

    def _keep(self, item: OutboxItem) -> None:
        try:
            self._log.mark_outbox(item).result(WAIT_S)
        except TimeoutError as error:
            raise KnownError(SLOW_DISK) from error


def addresses_of(feeds: Sequence[Feed]) -> dict[str, str]:
    """Return where each feed's source takes replies."""
    return {feed.feed_id: str(feed.options["reply_url"]) for feed in feeds if feed.options.get("reply_url")}
