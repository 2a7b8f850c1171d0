"""Lets the worst alarm sound, again and again until somebody acknowledges it, shelves it or mutes the room."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity


class Speaker(Protocol):
    """What makes the sound. GUI thread; ``play`` returns at once and breaks off what still sounds."""

    def play(self, priority: Severity) -> None: ...

    def stop(self) -> None: ...


class AlarmSound(QObject):
    """Follows ``AlarmLoad.sounding``. ``repeat_s`` by priority, from the start of one sounding to the next."""

    def __init__(
        self, speaker: Speaker, repeat_s: Mapping[Severity, float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._speaker, self._repeat_s = speaker, repeat_s
        self._sounding: Severity | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._sound)

    @Slot(object)
    def take_load(self, load: AlarmLoad) -> None:
        if load.sounding is self._sounding:
            return
        self._sounding = load.sounding
        if load.sounding is None:
            self.stop()
        else:
            self._timer.start(round(self._repeat_s[load.sounding] * 1000))
            self._sound()

    @Slot()
    def stop(self) -> None:
        self._timer.stop()
        self._speaker.stop()

    @Slot()
    def _sound(self) -> None:
        if self._sounding is not None:
            self._speaker.play(self._sounding)
