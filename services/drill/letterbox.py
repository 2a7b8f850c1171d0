"""Where the drill's agencies and citizens get what the room sends: notices and chat messages, each key once."""

import threading
from collections.abc import Mapping

from services.domain.event import Json

KEPT = 1000


class Letterbox:
    """Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._letters: list[dict[str, Json]] = []
        self._ids: dict[tuple[str, str], str] = {}  # by addressee and key

    def take(self, addressee: str, body: Mapping[str, Json], *, key: str) -> tuple[str, bool]:
        """Return the letter's id, and whether it was new. Without a key every letter is new."""
        with self._lock:
            known = self._ids.get((addressee, key)) if key else None
            if known is not None:
                return known, False
            letter_id = f"LTH-S-{len(self._ids) + 1:05d}"
            self._ids[addressee, key or letter_id] = letter_id
            self._letters.append({"id": letter_id, "to": addressee, "key": key, "body": dict(body)})
            del self._letters[:-KEPT]
            return letter_id, True

    def letters(self) -> Json:
        """Return what came, oldest first."""
        with self._lock:
            return list(self._letters)
