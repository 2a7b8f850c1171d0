"""The head of the alarm list: how many call, whether it is a flood, and the P1 by name, whatever the list shows."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from services.domain.room_load import AlarmLoad
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.theme import Theme


class AlarmHead(QWidget):
    """Its place for the P1 is kept free, so that nothing below moves when one comes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load, self._p1, self._waiting = AlarmLoad(), (0, ""), 0
        self._title, self._p1_line, self._order = QLabel(), ElidedLabel(), QLabel()
        for label in (self._title, self._order):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._p1_line.setProperty("tone", "p1")
        self._order.setProperty("tone", "second")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(16)
        line.addWidget(self._title)
        line.addWidget(self._p1_line, 1)
        line.addWidget(self._order)
        self.set_theme(theme)

    def show_load(self, load: AlarmLoad) -> None:
        self._load = load
        self._retranslate()

    def show_p1(self, count: int, newest: str) -> None:
        """``newest`` is the title of the last of ``count`` calling P1 alarms."""
        self._p1 = (count, newest)
        self._retranslate()

    def show_waiting(self, count: int) -> None:
        """``count`` rows are not where they belong, because the hand is on the list."""
        self._waiting = count
        self._retranslate()

    def words(self) -> tuple[str, str, str]:
        """Return what it says: the title, the P1, the order."""
        return self._title.text(), self._p1_line.text(), self._order.text()

    def set_theme(self, theme: Theme) -> None:
        self._title.setFont(theme.font("large", QFont.Weight.DemiBold))
        self._p1_line.setFont(theme.font("normal", QFont.Weight.DemiBold))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        words = self.tr("Alarms ({0})").format(self._load.alarm_count)
        if self._load.is_flood:
            words += "   " + self.tr("flood: {0} in 10 min, grouped by cause").format(self._load.raised_in_10_min)
        self._title.setText(words)
        count, newest = self._p1
        self._p1_line.show_text(self.tr("P1: {0} calling, newest {1}").format(count, newest) if count else "")
        waiting = self._waiting
        self._order.setText(self.tr("{0} out of place, S sorts").format(waiting) if waiting else "")
