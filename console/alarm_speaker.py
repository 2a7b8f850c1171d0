"""The machine's loudspeaker. Without one the alarms are seen only, and that is said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QObject, Signal, Slot

from services.domain.severity import Severity
from services.incidents.alarm_tones import RATE_HZ, tone

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink, QMediaDevices


class AlarmSpeaker(QObject):
    """Opened late: looking for sound servers takes 0.1 s (measured), and not every console has any. GUI thread.

    Signals: ``heard_changed(bool)`` when a device is there or not: once after ``open``, then when it changes.
    """

    heard_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tones = {priority: QByteArray(tone(priority)) for priority in Severity}
        self._buffer = QBuffer(self)
        self._devices: QMediaDevices | None = None
        self._sink: QAudioSink | None = None
        self._is_heard: bool | None = None

    @Slot()
    def open(self) -> None:
        """Look for a device, now and whenever one is plugged in or pulled out."""
        if self._devices is not None:
            return
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # which servers it did not find is no news
        from PySide6.QtMultimedia import QMediaDevices

        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look)
        self._look()

    def play(self, priority: Severity) -> None:
        self.open()
        if self._sink is None:
            return
        self.stop()
        self._buffer.setData(self._tones[priority])
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.start(self._buffer)

    def stop(self) -> None:
        if self._sink is not None:
            self._sink.stop()
        if self._buffer.isOpen():
            self._buffer.close()

    @Slot()
    def _look(self) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

        self.stop()
        device, format_ = QMediaDevices.defaultAudioOutput(), QAudioFormat()
        format_.setSampleRate(RATE_HZ)
        format_.setChannelCount(1)
        format_.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        is_heard = not device.isNull() and device.isFormatSupported(format_)
        self._sink = QAudioSink(device, format_, self) if is_heard else None
        if is_heard is not self._is_heard:
            self._is_heard = is_heard
            self.heard_changed.emit(is_heard)
