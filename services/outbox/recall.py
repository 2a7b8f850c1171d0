"""What is on its way out, and what was called back before it left."""

import threading
from collections.abc import Sequence

from services.domain.outbox import OutboxItem

Key = tuple[str, str]


class Recall:
    """Stands between the sender, in the pool, and an operator who undoes an act. Any thread.

    The record decides what was sent; this keeps the two from crossing while a message is under way.
    """

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._leaving: set[Key] = set()
        self._called_back: set[Key] = set()

    def begin(self, item: OutboxItem) -> bool:
        """Return whether ``item`` may be sent now; then ``end`` follows."""
        with self._gate:
            if _key(item) in self._called_back:
                return False
            self._leaving.add(_key(item))
            return True

    def end(self, item: OutboxItem) -> None:
        """What became of ``item`` is on disk, or it was not sent."""
        with self._gate:
            self._leaving.discard(_key(item))

    def call_back(self, items: Sequence[OutboxItem]) -> bool:
        """Let none of ``items`` be sent, and return True; return False when one of them is on its way."""
        keys = {_key(item) for item in items}
        with self._gate:
            if keys & self._leaving:
                return False
            self._called_back |= keys
            return True

    def let_go(self, items: Sequence[OutboxItem]) -> None:
        """Let ``items`` be sent after all."""
        with self._gate:
            self._called_back -= {_key(item) for item in items}


def _key(item: OutboxItem) -> Key:
    return item.event_id, item.peer
