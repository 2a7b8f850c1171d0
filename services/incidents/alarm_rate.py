"""How fast alarms come: the load of ten minutes, the flood, and which of them chatter. Pure arithmetic."""

from collections import deque
from datetime import datetime

from services.domain.alarm import CHATTER_COUNT, CHATTER_WINDOW, FLOOD_ABOVE, FLOOD_ENDS_BELOW, LOAD_WINDOW


class AlarmRate:
    """Told of every raising in the order of time; asked with the present time."""

    def __init__(self) -> None:
        self._raised: deque[datetime] = deque()
        self._recent: dict[str, deque[datetime]] = {}  # of each alarm, the last few within a minute of each other
        self._chattered: dict[str, datetime] = {}
        self.is_flood = False

    def take(self, alarm_id: str, at: datetime) -> None:
        if self._raised and at < self._raised[-1]:
            self._raised = deque(sorted((*self._raised, at)))
        else:
            self._raised.append(at)
        recent = self._recent.setdefault(alarm_id, deque(maxlen=CHATTER_COUNT))
        recent.append(at)
        if len(recent) == CHATTER_COUNT and at - recent[0] <= CHATTER_WINDOW:
            self._chattered[alarm_id] = at

    def forget_before(self, now: datetime) -> None:
        """Let go of what is older than ten minutes, and judge the flood anew."""
        start = now - LOAD_WINDOW
        while self._raised and self._raised[0] <= start:
            self._raised.popleft()
        minute = now - CHATTER_WINDOW
        self._recent = {key: times for key, times in self._recent.items() if times[-1] >= minute}
        self._chattered = {key: at for key, at in self._chattered.items() if at > start}
        self.judge()

    def judge(self) -> None:
        """Say whether it is a flood now."""
        self.is_flood = is_flood(self.count, was_flood=self.is_flood)

    @property
    def count(self) -> int:
        return len(self._raised)

    @property
    def chattering(self) -> frozenset[str]:
        """The alarms that were raised three times within a minute, at any time of the last ten minutes."""
        return frozenset(self._chattered)


def is_flood(raised_in_10_min: int, *, was_flood: bool) -> bool:
    """Above ten in ten minutes it begins, below five it ends, in between it stays what it was."""
    return raised_in_10_min >= FLOOD_ENDS_BELOW if was_flood else raised_in_10_min > FLOOD_ABOVE
