"""The alarms' list, sound and strip, and the way of what people do with them to the disk."""

from concurrent.futures import Future
from itertools import takewhile

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from console.alarm_speaker import AlarmSpeaker
from console.desk import Desk
from console.incident_wiring import IncidentWiring
from console.notices import Notices
from console.room import Room
from console.saving import Saving
from services.domain.alarm import Alarm, AlarmSource
from services.domain.errors import KnownError
from services.domain.log import Committed
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.alarm_groups import arranged, must_group
from services.incidents.alarm_sound import AlarmSound
from services.incidents.incident_alarms import OF_AN_INCIDENT

REFRESH_MS = 250  # a list in a flood is drawn four times a second, not three hundred
OPEN_SPEAKER_MS = 3000  # after the first page is shown: looking for sound servers takes 0.1 s
ANSWERS_INCIDENT = (AlarmSource.INCIDENT, AlarmSource.OVERDUE)
NO_SPEAKER = Label(
    id="Komputer ini tidak punya pengeras suara: alarm hanya terlihat. Sambungkan, atau awasi strip di atas.",
    en="This machine has no loudspeaker: alarms are only seen. Connect one, or keep an eye on the strip above.",
)


class AlarmWiring(QObject):
    """Keeps the list true while it is open, and nothing while it is not. GUI thread."""

    def __init__(
        self,
        app: QApplication,
        *,
        room: Room,
        desk: Desk,
        incidents: IncidentWiring,
        notices: Notices,
        speaker: AlarmSpeaker | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._desk, self._incidents, self._notices = room, desk, incidents, notices
        self._pane, self._alarms, self._acts = desk.alarms, room.alarms, room.alarm_acts
        self._opened_groups: set[str] = set()
        self._before: QWidget | None = None
        self._saving = Saving(self)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._show_rows)
        self._connect(app)
        self._bind_keys()
        self._sound = self._connect_sound(speaker) if speaker is not None else None
        self._take_change()

    def stop(self) -> None:
        if self._sound is not None:
            self._sound.stop()

    @Slot()
    def toggle(self) -> None:
        """Open the list with the keyboard on it, or close it and give the keyboard back."""
        if self._pane.isVisible():
            self._pane.close_pane()
            return
        self._before = self._desk.window.focusWidget()
        self._show_rows()
        self._pane.open()

    def _connect(self, app: QApplication) -> None:
        pane, alarms = self._pane, self._alarms
        alarms.listed.connect(self._take_change)
        alarms.changed.connect(pane.show_load)
        alarms.ticking.connect(pane.set_now)
        app.focusChanged.connect(pane.follow_focus)
        pane.wishes.acknowledge_wished.connect(self._acknowledge)
        pane.wishes.shelve_wished.connect(self._shelve)
        pane.wishes.unshelve_wished.connect(self._unshelve)
        pane.wishes.mute_wished.connect(self._mute)
        pane.wishes.cause_wished.connect(self._show_cause)
        pane.wishes.group_toggled.connect(self._toggle_group)
        pane.closed.connect(self._give_back)
        self._saving.saved.connect(self._saved)
        self._saving.refused.connect(self._refused)
        self._desk.strip.alarms_opened.connect(self.toggle)
        self._desk.commands.alarms_requested.connect(self.toggle)
        self._room.alarm_room.load_failed.connect(self._notices.tell_error)

    def _bind_keys(self) -> None:
        for keys, slot in (("F8", self.toggle), ("Shift+F8", self._mute)):
            QShortcut(QKeySequence(keys), self._desk.window).activated.connect(slot)

    def _connect_sound(self, speaker: AlarmSpeaker) -> AlarmSound:
        speaker.setParent(self)
        speaker.heard_changed.connect(self._desk.strip.show_heard)
        speaker.heard_changed.connect(self._tell_heard)
        sound = AlarmSound(speaker, self._alarms.rules.repeat_s, self)
        self._alarms.changed.connect(sound.take_load)
        QTimer.singleShot(OPEN_SPEAKER_MS, speaker, speaker.open)
        return sound

    @Slot(bool)
    def _tell_heard(self, is_heard: bool) -> None:
        if not is_heard:
            self._notices.warn(NO_SPEAKER)

    @Slot()
    def _take_change(self) -> None:
        if self._pane.isVisible() and not self._refresh.isActive():
            self._refresh.start()

    @Slot()
    def _show_rows(self) -> None:
        alarms = self._alarms.alarms()
        is_grouping = must_group(len(alarms), is_flood=self._alarms.load.is_flood)
        rows = arranged(alarms, is_grouping=is_grouping, opened=self._opened_groups)
        p1 = tuple(takewhile(_is_calling_p1, alarms))  # they stand first
        self._pane.show_rows(rows, self._alarms.chattering, p1)

    @Slot(str)
    def _toggle_group(self, key: str) -> None:
        self._opened_groups ^= {key}
        self._pane.model.release()
        self._show_rows()
        self._pane.model.hold()

    @Slot(object, str)
    def _acknowledge(self, alarms: tuple[Alarm, ...], comment: str) -> None:
        """The answer to an unanswered incident answers the incident, too: it is the same act."""
        futures: list[Future[Committed]] = []
        try:
            for alarm in alarms:
                futures += self._answers(alarm, comment)
        except KnownError as error:
            self._refused("acknowledge", error)
        if futures:
            self._saving.watch("acknowledge", *futures)

    def _answers(self, alarm: Alarm, comment: str) -> list[Future[Committed]]:
        futures = [self._acts.acknowledge(alarm.alarm_id, comment)]
        incident = self._room.book.get(alarm.subject) if alarm.source in ANSWERS_INCIDENT else None
        if incident is not None and not incident.is_acknowledged:
            futures.append(self._room.dispatch.acknowledge(incident))
            if comment:
                futures.append(self._room.dispatch.note(incident, comment))
        return futures

    @Slot(object, str, float)
    def _shelve(self, alarm: Alarm, reason: str, for_s: float) -> None:
        try:
            future = self._acts.shelve(alarm.alarm_id, reason, for_s=for_s)
        except KnownError as error:
            self._refused("shelve", error)
        else:
            self._saving.watch("shelve", future)

    @Slot(object)
    def _unshelve(self, alarm: Alarm) -> None:
        try:
            future = self._acts.unshelve(alarm.alarm_id)
        except KnownError as error:
            self._refused("unshelve", error)
        else:
            self._saving.watch("unshelve", future)

    @Slot()
    def _mute(self) -> None:
        """A second time while it is silent: the sound is back."""
        is_muted = self._alarms.load.muted_until is not None
        self._saving.watch("mute", self._acts.unmute() if is_muted else self._acts.mute())

    @Slot(object)
    def _show_cause(self, alarm: Alarm) -> None:
        window = self._desk.window
        if alarm.source in OF_AN_INCIDENT:
            window.show_place("operations")
            self._incidents.select(alarm.subject)
        elif alarm.source is AlarmSource.FEED:
            window.show_place("feeds")
        elif alarm.source is AlarmSource.CAMERA:
            window.show_place("cctv")
            self._desk.camera_grid.enlarge(alarm.subject)
        else:
            window.show_place("settings")

    @Slot()
    def _give_back(self) -> None:
        """Put the keyboard where it was before the list was opened."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    @Slot(object, object)
    def _saved(self, _wish: str, _committed: Committed) -> None:
        self._pane.finish_form()
        self._show_rows()

    @Slot(object, object)
    def _refused(self, _wish: str, error: KnownError) -> None:
        self._notices.tell_error(error)
        self._pane.say(error.reason)


def _is_calling_p1(alarm: Alarm) -> bool:
    return alarm.priority is Severity.P1 and alarm.is_calling
