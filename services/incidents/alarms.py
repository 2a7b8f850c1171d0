"""What asks for a response now: raised by causes, cleared when they end, answered by people (ISA-18.2)."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from services.domain.alarm import LOAD_WINDOW, Alarm, AlarmRules, AlarmSource, Mute, alarm_id_of
from services.domain.clock import Clock
from services.domain.event import Event, EventKind, Json
from services.domain.log import Committed
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.alarm_board import AlarmBoard
from services.incidents.alarm_journal import AlarmJournal
from services.incidents.alarm_rate import AlarmRate
from services.incidents.incident_alarms import priority_of

BY_PEOPLE = frozenset({EventKind.ALARM_ACKNOWLEDGED, EventKind.ALARM_SHELVED, EventKind.ALARM_UNSHELVED})


class Alarms(QObject):
    """Keeps the alarms of the room, ticked at 1 Hz. GUI thread.

    Whoever knows a cause says ``raise_for`` and ``clear``, then ``announce``. Nothing may be raised before
    ``begin``: an alarm that the store remembers is not raised again.
    """

    changed = Signal(object)  # AlarmLoad
    listed = Signal()  # some alarm is another than before: whoever shows them asks for ``alarms``
    began = Signal()
    ticking = Signal(object)  # datetime: say now what has fallen due

    def __init__(
        self, clock: Clock, *, rules: AlarmRules, journal: AlarmJournal, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock, self.rules, self.journal = clock, rules, journal
        self._board, self._rate, self._load = AlarmBoard(), AlarmRate(), AlarmLoad()
        self._mute: Mute | None = None
        self._is_altered = False
        self.has_begun = False
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)

    @property
    def load(self) -> AlarmLoad:
        return self._load

    @property
    def chattering(self) -> frozenset[str]:
        return self._rate.chattering

    def alarms(self) -> tuple[Alarm, ...]:
        """Return all that are not normal: calling, then acknowledged, then shelved; each worst first."""
        return self._board.alarms()

    def get(self, alarm_id: str) -> Alarm | None:
        return self._board.get(alarm_id)

    @Slot()
    def start(self) -> None:
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Stop ticking and hand over what is not written yet."""
        self._timer.stop()
        self.journal.flush_all()

    @Slot(object)
    def begin(self, remembered: Iterable[Alarm]) -> None:
        """Take up the alarms of the store."""
        alarms, start = tuple(remembered), self._clock.now() - LOAD_WINDOW
        self._board.load(alarms)
        for alarm in alarms:
            if alarm.raised_at > start and not alarm.is_shelved:
                self._rate.take(alarm.alarm_id, alarm.raised_at)
        self.has_begun = self._is_altered = True
        self.began.emit()
        self.announce()

    @Slot(object)
    def take_committed(self, committed: Committed) -> None:
        """Take in what people did with alarms, once it is on disk."""
        for event in committed.events:
            if event.kind in BY_PEOPLE:
                self._apply(event)
            elif event.kind is EventKind.ALARM_MUTED:
                self._take_mute(event)
        if self._is_altered:
            self.announce()

    def raise_for(
        self,
        source: AlarmSource,
        subject: str,
        title: Label,
        *,
        priority: Severity | None = None,
        category: str = "",
        since: datetime | None = None,
        raised_at: datetime | None = None,
    ) -> None:
        """Raise the alarm of this cause, unless it stands with this priority or the profile does not want it.

        ``priority`` None: the profile's. ``since`` is when the cause began. ``announce`` or the next tick says it.
        """
        kind = self.rules.kinds.get(source)
        if kind is None:
            return
        wanted, now = priority or priority_of(kind, None), self._clock.now()
        alarm_id, at = alarm_id_of(source, subject), raised_at or now
        standing = self._board.get(alarm_id)
        if standing is not None and standing.is_active and standing.priority is wanted:
            return
        facts: dict[str, Json] = {
            "alarm": alarm_id,
            "source": source.value,
            "subject": subject,
            "priority": int(wanted),
            "title_id": title.id,
            "title_en": title.en,
            "category": category,
            "since": (since or at).isoformat(),
        }
        raised = self._apply(self.journal.note(EventKind.ALARM_RAISED, facts, at=at))
        if raised is not None and not raised.is_shelved and at > now - LOAD_WINDOW:
            self._rate.take(alarm_id, at)

    def clear(self, source: AlarmSource, subject: str, *, answered_by: str = "") -> None:
        """Say that the cause is over; ``answered_by`` whoever ended it, "" when it ended by itself."""
        alarm = self._board.get(alarm_id_of(source, subject))
        if alarm is None or not alarm.is_active:
            return
        facts: dict[str, Json] = {
            "alarm": alarm.alarm_id,
            "raised_at": alarm.raised_at.isoformat(),
            "answered_by": answered_by,
        }
        self._apply(self.journal.note(EventKind.ALARM_CLEARED, facts))

    @Slot()
    def tick(self) -> None:
        if not self.has_begun:
            return
        now = self._clock.now()
        self.ticking.emit(now)
        for alarm in self._board.shelved:
            if alarm.shelved_until is not None and alarm.shelved_until <= now:
                facts: dict[str, Json] = {"alarm": alarm.alarm_id, "is_expired": True}
                self._apply(self.journal.note(EventKind.ALARM_UNSHELVED, facts))
        if self._mute is not None and self._mute.until <= now:
            self._mute = None
        self._rate.forget_before(now)
        self.journal.flush()
        self.announce()

    @Slot()
    def announce(self) -> None:
        """Say what has changed since it was last said."""
        self._rate.judge()
        board, rate = self._board, self._rate
        load = AlarmLoad(
            alarm_count=board.calling_count,
            raised_in_10_min=rate.count,
            is_flood=rate.is_flood,
            shelved_count=len(board.shelved),
            worst=board.worst,
            sounding=board.sounding((p for p, s in self.rules.repeat_s.items() if s > 0), self._mute),
            muted_until=self._mute.until if self._mute else None,
        )
        if load != self._load:
            self._load = load
            self.changed.emit(load)
        if self._is_altered:
            self._is_altered = False
            self.listed.emit()

    def _apply(self, event: Event) -> Alarm | None:
        self._is_altered = True
        return self._board.apply(event)

    def _take_mute(self, event: Event) -> None:
        until = datetime.fromisoformat(str(event.data["until"]))
        self._mute = Mute(event.at, until, event.actor) if until > self._clock.now() else None
        self._is_altered = True
