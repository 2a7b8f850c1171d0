"""The strip at the top: time, shift, alarms, feeds, network, outbox, user. Only the abnormal takes colour."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from services.domain.outbox import OutboxCounts
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from services.domain.text import Language
from widgets.alarms.alarm_cell import AlarmCell
from widgets.alarms.alarm_words import load_text, sound_text
from widgets.desk.strip_cell import StripCell
from widgets.theme.theme import Theme
from widgets.words import age_text

LOCALES = {"id": QLocale("id_ID"), "en": QLocale("en_GB")}


class StatusStrip(QWidget):
    """Shows what it is told; asks nothing. ``zone_label`` is what the room calls its time ("WIB").

    Signals: ``outbox_opened()`` when the outbox's cell is clicked, or Enter pressed on it;
    ``alarms_opened()`` likewise.
    """

    outbox_opened = Signal()
    alarms_opened = Signal()

    def __init__(
        self, *, theme: Theme, zone: tzinfo, zone_label: str, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zone, self._zone_label, self._language = zone, zone_label, language
        self._load, self._outbox, self._feeds = AlarmLoad(), OutboxCounts(), (0, 0)
        self._now: datetime | None = None
        self._is_online = self._is_heard = True
        self._user = ""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("strip")
        self._alarms = AlarmCell(theme, self)
        self._alarms.activated.connect(self.alarms_opened)
        self._labels = {name: QLabel(self) for name in _ORDER}
        self._labels |= {"outbox": self._leading_cell(), "alarms": self._alarms}
        self._drill = self._labels["drill"]
        self._drill.setProperty("tone", "drill")
        self._drill.hide()
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 0, 12, 0)
        box.setSpacing(24)
        for name, label in self._labels.items():
            label.setTextFormat(Qt.TextFormat.PlainText)
            box.addWidget(label)
            if name == "room":
                box.addStretch(1)
        self.set_theme(theme)
        self._retranslate()

    @Slot(object)
    def show_time(self, now: datetime) -> None:
        """``now`` is aware UTC; shown in the room's zone."""
        self._now = now
        local = now.astimezone(self._zone)
        month = LOCALES[self._language].monthName(local.month, QLocale.FormatType.ShortFormat)
        self._labels["time"].setText(f"{local.day} {month} {local.year}  {local:%H.%M.%S} {self._zone_label}")
        self._show_outbox()
        self._show_sound()

    @Slot(object)
    def show_alarms(self, load: AlarmLoad) -> None:
        self._load = load
        self._alarms.show_worst(load.worst)
        is_grave = load.worst in (Severity.P1, Severity.P2)
        tone = f"p{load.worst:d}" if load.worst is not None and is_grave else "p2" if load.is_flood else "second"
        self._set("alarms", load_text(load), tone)
        self._alarms.setToolTip(self.tr("Open the alarms (F8)"))
        self._show_sound()

    @Slot(bool)
    def show_heard(self, is_heard: bool) -> None:
        """Say whether this machine has a loudspeaker."""
        self._is_heard = is_heard
        self._show_sound()

    @Slot(int, int)
    def show_feeds(self, ok: int, total: int) -> None:
        self._feeds = (ok, total)
        words = self.tr("feeds {0}/{1}").format(ok, total)
        self._set("feeds", words if ok == total else f"▲ {words}", "second" if ok == total else "stale")

    @Slot(bool)
    def show_network(self, is_online: bool) -> None:
        self._is_online = is_online
        words = self.tr("network on") if is_online else "▲ " + self.tr("network off, working offline")
        self._set("network", words, "second" if is_online else "stale")

    @Slot(object)
    def show_outbox(self, counts: OutboxCounts) -> None:
        self._outbox = counts
        self._show_outbox()

    def show_user(self, name: str) -> None:
        self._user = name
        self._set("user", name or self.tr("no operator"), "second" if name else "stale")

    def show_room(self, name: str) -> None:
        """``name`` is the area's own name, from the profile."""
        self._set("room", name, "second")

    def stand_still(self) -> None:
        """On a wall no symbol pulses."""
        self._alarms.stand_still()

    def show_drill(self) -> None:
        """From now on everything on this window is simulated."""
        self._drill.show()

    def set_theme(self, theme: Theme) -> None:
        for label in self._labels.values():
            label.setFont(theme.font())
        self._alarms.set_theme(theme)
        self._labels["time"].setFont(theme.font("normal", QFont.Weight.DemiBold))
        self.setStyleSheet(
            f"#strip {{ background: {theme.colors['panel']}; border-bottom: 1px solid {theme.colors['line']}; }}"
        )
        self.setMinimumHeight(40)

    def set_language(self, language: Language) -> None:
        self._language = language
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _leading_cell(self) -> QLabel:
        cell = StripCell(self)
        cell.activated.connect(self.outbox_opened)
        return cell

    def _show_sound(self) -> None:
        """Silence is always said, with how long it lasts."""
        words = sound_text(self._load, self._now, is_heard=self._is_heard)
        self._set("sound", words, "stale")
        self._labels["sound"].setVisible(bool(words))

    def _show_outbox(self) -> None:
        counts = self._outbox
        words = self.tr("outbox {0}").format(counts.unsent)
        if counts.unsent and counts.oldest_at is not None and self._now is not None:
            oldest = age_text((self._now - counts.oldest_at).total_seconds())
            words = self.tr("outbox {0}, oldest {1}").format(counts.unsent, oldest)
        if counts.held:
            words += self.tr(", {0} held").format(counts.held)
        self._set("outbox", words, "stale" if counts.held else "second")
        self._labels["outbox"].setToolTip(self.tr("Open the outbox (Ctrl+K)"))

    def _set(self, name: str, words: str, tone: str) -> None:
        label = self._labels[name]
        label.setText(words)
        if label.property("tone") != tone:
            label.setProperty("tone", tone)
            label.style().unpolish(label)
            label.style().polish(label)

    def _retranslate(self) -> None:
        self._drill.setText("LATIHAN" if self._language == "id" else self.tr("LATIHAN - drill"))
        self.show_alarms(self._load)
        self.show_feeds(*self._feeds)
        self.show_network(self._is_online)
        self.show_user(self._user)
        self._show_outbox()
        if self._now is not None:
            self.show_time(self._now)


_ORDER = ("drill", "time", "room", "alarms", "sound", "feeds", "network", "outbox", "user")
