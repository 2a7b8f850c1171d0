"""The column at the left edge: one button for each work place."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from widgets.desk.rail_icons import rail_icon
from widgets.theme.theme import Theme

PLACES = ("operations", "cctv", "programmes", "history", "feeds", "settings")
ICON_PX = 24


class Rail(QWidget):
    """Signals: ``place_chosen(str)``. Ctrl+1..6 are the window's own shortcuts."""

    place_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons = {place: _RailButton(theme, self) for place in PLACES}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 8)
        box.setSpacing(4)
        for number, button in enumerate(self._buttons.values()):
            self._group.addButton(button, number)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        self._group.idClicked.connect(self._choose)
        self.set_theme(theme)
        self._retranslate()

    def show_place(self, place: str) -> None:
        self._buttons[place].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for place, button in self._buttons.items():
            button.set_theme(theme)
            color = theme.color("text_2")
            button.setIcon(rail_icon(place, color, size_px=ICON_PX, ratio=self.devicePixelRatioF()))
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _choose(self, number: int) -> None:
        self.place_chosen.emit(PLACES[number])

    def _retranslate(self) -> None:
        for number, (place, words) in enumerate(self._words().items(), start=1):
            self._buttons[place].setToolTip(f"{words} (Ctrl+{number})")
            self._buttons[place].setAccessibleName(words)

    def _words(self) -> dict[str, str]:
        return {
            "operations": self.tr("Operations"),
            "cctv": self.tr("CCTV"),
            "programmes": self.tr("Programmes"),
            "history": self.tr("History"),
            "feeds": self.tr("Feeds"),
            "settings": self.tr("Settings"),
        }


class _RailButton(QToolButton):
    """Marks the present work place with the accent at its edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setFixedSize(48, 44)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect().adjusted(0, 0, -1, 0), self._theme.color("raised"))
        if self.isChecked():
            painter.fillRect(0, 8, 3, self.height() - 16, self._theme.color("accent"))
        if self.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(self.rect().adjusted(4, 2, -5, -3))
        corner = (self.width() - ICON_PX) // 2, (self.height() - ICON_PX) // 2
        self.icon().paint(painter, *corner, ICON_PX, ICON_PX)
