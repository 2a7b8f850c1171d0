"""One round of sending: what is due, one after the other, each receipt on disk before the next is sent."""

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.log import Batch
from services.domain.outbox import OutboxCounts, OutboxItem, OutboxState, Trouble
from services.domain.text import Label
from services.outbox.ports import Channel, OutboxLog, OutboxReader, Receipt
from services.outbox.recall import Recall
from services.outbox.receipts import Receipts
from services.outbox.verdict import WAIT_CAP_S, answered, held, is_peers_own, waiting

AT_ONCE = 20
COUNTED = 10_000
WAIT_S = 10.0
SLOW_DISK = Label(
    id="Penyimpanan tidak menjawab dalam 10 detik. Pengiriman dilanjutkan nanti; periksa diska.",
    en="Storage did not answer within 10 seconds. Sending goes on later; check the disk.",
)


class Delivery:
    """Knows the way to every peer. Pool threads, one round at a time."""

    def __init__(
        self,
        channels: Mapping[str, Channel],
        *,
        reader: OutboxReader,
        log: OutboxLog,
        clock: Clock,
        station: str,
        chance: Callable[[], float] = random.random,
        recall: Recall | None = None,
    ) -> None:
        """``channels`` are by peer."""
        self._channels, self._reader, self._log = dict(channels), reader, log
        self._clock, self._chance = clock, chance
        self._receipts = Receipts(clock=clock, station=station)
        self._recall = recall or Recall()
        self._is_stopped = False

    def stop(self) -> None:
        """Send nothing more, and end the delivery under way. Any thread."""
        self._is_stopped = True
        for channel in self._channels.values():
            channel.stop()

    def send_due(self) -> OutboxCounts:
        """Send what is due, in order, and return what is left. Raises KnownError when the disk fails.

        A peer that does not answer is left alone for the rest of the round: one dead peer delays no other
        for long. A peer that asks for credentials is left alone until a person resends what it refused.
        """
        return self._send(self._clock.now)

    def send_waiting(self) -> OutboxCounts:
        """Send also what waits for its next try: the line is back, and a pause was meant for a dead one."""
        return self._send(lambda: self._clock.now() + timedelta(seconds=WAIT_CAP_S))

    def counts(self) -> OutboxCounts:
        rows = self._reader.outbox(limit=COUNTED)
        n_held = sum(row.state is OutboxState.HELD for row in rows)
        return OutboxCounts(len(rows), n_held, min((row.created_at for row in rows), default=None))

    def _send(self, due_at: Callable[[], datetime]) -> OutboxCounts:
        resting = {row.peer for row in self._reader.outbox(limit=COUNTED) if is_peers_own(row)}
        while self._send_some(resting, due_at()):
            pass
        return self.counts()

    def _send_some(self, resting: set[str], due_at: datetime) -> bool:
        """Return whether anything was delivered, so that what waited behind it may be due now."""
        has_delivered = False
        for item in self._reader.due_outbox(due_at, limit=AT_ONCE):
            if item.peer in resting or self._is_stopped or not self._recall.begin(item):
                continue
            try:
                after, receipt = self._sent(item)
                if self._is_stopped and after.state is not OutboxState.DONE:
                    return False  # our own doing: not the peer's failure
                self._keep(after, receipt)
            finally:
                self._recall.end(item)
            has_delivered |= after.state is OutboxState.DONE
            if after.state is OutboxState.PENDING or is_peers_own(after):
                resting.add(item.peer)
        return has_delivered and not self._is_stopped

    def _sent(self, item: OutboxItem) -> tuple[OutboxItem, Receipt | None]:
        channel = self._channels.get(item.peer)
        if channel is None:
            return held(item, Trouble.NO_PEER), None
        try:
            receipt = channel(item.body, key=item.event_id)
        except KnownError as error:
            now, share = self._clock.now(), self._chance()
            return waiting(item, Trouble.NO_ANSWER, error.detail, now=now, share=share), None
        return answered(item, receipt, now=self._clock.now(), share=self._chance()), receipt

    def _keep(self, item: OutboxItem, receipt: Receipt | None) -> None:
        event = self._receipts.of(item, receipt)
        try:
            if event is None:
                self._log.mark_outbox(item).result(WAIT_S)
            else:
                self._log.append(Batch((event,), marked=(item,))).result(WAIT_S)
        except TimeoutError as error:
            raise KnownError(SLOW_DISK) from error
