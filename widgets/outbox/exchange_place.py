"""What comes in and what goes out, as two tabs of one work place."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

FEEDS, OUTBOX = 0, 1


class ExchangePlace(QWidget):
    """Signals: ``turned()`` when another tab came to the front."""

    turned = Signal()

    def __init__(self, feeds: QWidget, outbox: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._panes = (feeds, outbox)
        self._stack, self._group = QStackedWidget(), QButtonGroup(self)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(16, 8, 16, 8)
        tabs.setSpacing(8)
        for number, pane in ((FEEDS, feeds), (OUTBOX, outbox)):
            self._stack.addWidget(pane)
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("role", "chip")
            self._group.addButton(button, number)
            tabs.addWidget(button)
        tabs.addStretch(1)
        self._group.button(FEEDS).setChecked(True)
        self._group.idClicked.connect(self._turn)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(tabs)
        box.addWidget(self._stack, 1)
        self._retranslate()

    @Slot()
    def show_feeds(self) -> None:
        self._turn(FEEDS)

    @Slot()
    def show_outbox(self) -> None:
        self._turn(OUTBOX)

    def is_showing_outbox(self) -> bool:
        return self._stack.currentIndex() == OUTBOX

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot(int)
    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._group.button(number).setChecked(True)
        pane = self._panes[number]
        (pane.focusProxy() or pane).setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _retranslate(self) -> None:
        self._group.button(FEEDS).setText(self.tr("Feeds"))
        self._group.button(OUTBOX).setText(self.tr("Outbox"))
