"""The window. It arranges, it does not know."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from widgets.desk.command_bar import CommandBar
from widgets.desk.keys_help import KeysHelp
from widgets.desk.rail import PLACES, Rail
from widgets.desk.status_strip import StatusStrip
from widgets.theme.theme import Theme

FRAME_PX = 4


class MainWindow(QMainWindow):
    """Signals: ``place_shown(str)``, ``wall_left()``, ``closing()`` once, before the window goes."""

    place_shown = Signal(str)
    wall_left = Signal()
    closing = Signal()

    def __init__(
        self, *, theme: Theme, strip: StatusStrip, commands: CommandBar, places: Mapping[str, QWidget], room: str,
        panes: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        """``panes`` are what F6 steps through, in order; those that are not on screen are passed over."""
        super().__init__()
        self._panes = tuple(panes)
        self._was_maximized = False
        self._room = room
        self._rail = Rail(theme)
        self._strip, self._commands = strip, commands
        self._stack = QStackedWidget()
        self._places = dict(places)
        for place in PLACES:
            self._stack.addWidget(self._places[place])
        self._help = KeysHelp(self)
        self._frame = _Frame(theme)
        self._lay_out()
        self._bind_keys()
        self._rail.place_chosen.connect(self.show_place)
        self._retranslate()
        self.show_place(PLACES[0])

    def add_under_strip(self, pane: QWidget) -> None:
        """Give ``pane`` its place between the strip and whatever work place is shown."""
        self._column.insertWidget(1, pane)

    @Slot(str)
    def show_place(self, place: str) -> None:
        self._stack.setCurrentWidget(self._places[place])
        self._rail.show_place(place)
        self.place_shown.emit(place)

    @property
    def place(self) -> str:
        """Return the work place now on screen."""
        return PLACES[self._stack.currentIndex()]

    @Slot()
    def toggle_wall(self) -> None:
        """Full screen without rail and command bar, and back to exactly what was."""
        if self.isFullScreen():
            self.leave_wall()
        else:
            self.set_wall()
            self.showFullScreen()

    def set_wall(self) -> None:
        """Leave out what only a desk needs; trouble is still told."""
        self._was_maximized = self.isMaximized()
        self._rail.hide()
        self._commands.show_notices_only()

    def leave_wall(self) -> None:
        self._rail.show()
        self._commands.show_all()
        self.wall_left.emit()
        self.showMaximized() if self._was_maximized else self.showNormal()

    @Slot()
    def show_help(self) -> None:
        self._help.open()

    def show_drill(self) -> None:
        """Put the drill frame round everything."""
        self._frame.show_drill()
        self._retranslate()

    def set_theme(self, theme: Theme) -> None:
        self._rail.set_theme(theme)
        self._strip.set_theme(theme)
        self._commands.set_theme(theme)
        self._frame.set_theme(theme)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(1920, 1080)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._column = right = QVBoxLayout()
        right.setSpacing(0)
        for widget, share in ((self._strip, 0), (self._stack, 1), (self._commands, 0)):
            right.addWidget(widget, share)
        inner = QHBoxLayout(self._frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._rail)
        inner.addLayout(right, 1)
        self.setCentralWidget(self._frame)

    def _bind_keys(self) -> None:
        for number, place in enumerate(PLACES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setObjectName(place)
            shortcut.activated.connect(self._show_by_key)
        for keys, slot in (
            ("/", self._commands.focus_command),
            ("?", self.show_help),
            ("F11", self.toggle_wall),
            ("F6", self._focus_next_pane),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @Slot()
    def _show_by_key(self) -> None:
        self.show_place(self.sender().objectName())

    @Slot()
    def _focus_next_pane(self) -> None:
        """Move the keyboard to the next pane on screen."""
        panes = [pane for pane in self._panes if pane.isVisible()]
        now = self.focusWidget()
        inside = [n for n, pane in enumerate(panes) if now is not None and (pane is now or pane.isAncestorOf(now))]
        start = inside[0] + 1 if inside else 0
        for pane in (*panes[start:], *panes[:start]):
            target = first_focus(pane)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _retranslate(self) -> None:
        drill = " - LATIHAN" if self._frame.is_drill else ""
        self.setWindowTitle(f"{self._room}{drill} - " + self.tr("Command centre"))


def first_focus(pane: QWidget) -> QWidget | None:
    """Return where the keyboard goes when it comes to ``pane``: its proxy, or its first field that takes it."""
    proxy = pane.focusProxy()
    if proxy is not None and proxy.isVisible():
        return proxy
    takes_keys = (w for w in (pane, *pane.findChildren(QWidget)) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next((w for w in takes_keys if w.isVisible() and w.isEnabled() and w.focusProxy() is None), None)


class _Frame(QWidget):
    """The whole window's ground; a frame in the drill colour while the data is simulated."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.is_drill = False

    def show_drill(self) -> None:
        self.is_drill = True
        self.setContentsMargins(FRAME_PX, FRAME_PX, FRAME_PX, FRAME_PX)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg"))
        if self.is_drill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("drill"))
            outer, inner = self.rect(), self.rect().adjusted(FRAME_PX, FRAME_PX, -FRAME_PX, -FRAME_PX)
            for strip in _strips(outer.width(), outer.height(), inner.width(), inner.height()):
                painter.drawRect(*strip)


def _strips(width: int, height: int, inner_width: int, inner_height: int) -> tuple[tuple[int, int, int, int], ...]:
    edge = (width - inner_width) // 2
    return (
        (0, 0, width, edge),
        (0, height - edge, width, edge),
        (0, edge, edge, inner_height),
        (width - edge, edge, edge, inner_height),
    )
