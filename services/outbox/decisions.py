"""What a person decides about something held: send it again, or with other words.

Both keep the key. What is held was refused, so the peer never took that key, and a peer that took it after all (its
answer lost, a retry by somebody else's hand) knows it and takes nothing twice. An item that is still being tried can
not be edited: nobody knows whether its first words have arrived.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

import uuid_utils

from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.event import Event, EventKind, Json
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxItem, OutboxState
from services.domain.text import Label
from services.outbox.bodies import LIMIT, said_in, saying
from services.outbox.ports import OutboxLog
from services.outbox.verdict import resent

NOT_HELD = Label(
    id="Pesan ini tidak lagi ditahan: sudah dikirim ulang. Tunggu jawaban sistem tujuan.",
    en="This message is not held any more: it was sent again. Wait for the receiving system's answer.",
)
NO_WORDS = Label(id="Pesan masih kosong. Tulis isinya.", en="The message is empty. Write what it should say.")
TOO_LONG = Label(
    id="Pesan lebih dari {0} huruf. Persingkat, lalu kirim lagi.",
    en="The message is longer than {0} characters. Shorten it and send it again.",
)


class Decisions:
    """GUI thread; never blocks. Raises KnownError when it may not be done; then nothing was written."""

    def __init__(
        self,
        log: OutboxLog,
        *,
        clock: Clock,
        station: str,
        operator: str,
        new_id: Callable[[], str] = lambda: str(uuid_utils.uuid7()),
    ) -> None:
        self._log, self._clock, self._station, self._operator = log, clock, station, operator
        self._new_id = new_id
        self._decided: set[tuple[str, str]] = set()

    def sign_on(self, operator: str) -> None:
        """Let what follows be ``operator``'s."""
        self._operator = operator

    def resend(self, item: OutboxItem) -> Future[Committed]:
        """Let a held or waiting ``item`` be due at once."""
        if item.state is OutboxState.HELD:
            self._decide(item)
        return self._log.append(Batch(marked=(resent(item),)))

    def edit(self, item: OutboxItem, words: str) -> Future[Committed]:
        """Let a held ``item`` be due at once with other words; the log keeps both."""
        words = words.strip()
        if not words:
            raise KnownError(NO_WORDS)
        if len(words) > LIMIT:
            raise KnownError(Label(TOO_LONG.id.format(LIMIT), TOO_LONG.en.format(LIMIT)))
        if item.state is not OutboxState.HELD:
            raise KnownError(NOT_HELD)
        self._decide(item)
        data: dict[str, Json] = {
            "peer": item.peer, "key": item.event_id, "before": said_in(item.body), "after": words,
        }  # fmt: skip
        now = self._clock.now()
        event = Event(
            self._new_id(), EventKind.REPLY_EDITED, now, self._operator, self._station, item.incident_id, data
        )
        edited = replace(resent(item), body=saying(item.body, words))
        return self._log.append(Batch((event,), marked=(edited,)))

    def update(self, committed: Committed) -> None:
        """Let what was held again be decided again."""
        for event in committed.events:
            if event.kind is EventKind.HELD:
                self._decided.discard((str(event.data["key"]), str(event.data["peer"])))

    def _decide(self, item: OutboxItem) -> None:
        """Refuse a second decision on the same holding: a row may look held for a moment after the first."""
        key = (item.event_id, item.peer)
        if key in self._decided:
            raise KnownError(NOT_HELD)
        self._decided.add(key)
