"""A few choices beside each other, taken by digit, arrow, space or mouse."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from widgets.theme.flow_layout import FlowLayout
from widgets.theme.theme import Theme

GAP_PX, EDGE_PX = 4, 3


class ChoiceRow(QWidget):
    """Chips numbered from 1. The row has the keyboard, not its chips: one Tab in, one Tab out.

    Signals, by hand only: ``chosen(str)`` with the code; ``entered()`` on Enter.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, codes: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_many, self._at = False, 0
        self._chips = {code: QToolButton(self) for code in codes}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = FlowLayout(self, gap_px=GAP_PX)
        self.setContentsMargins(EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX)  # room for the frame of the focus
        for code, chip in self._chips.items():
            chip.setCheckable(True)
            chip.setObjectName(code)
            chip.setProperty("role", "chip")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(self._take_click)
            layout.addWidget(chip)
        self.set_theme(theme)

    def take_many(self) -> None:
        """Let several be taken at once."""
        self._is_many = True

    def name(self, words: Mapping[str, str], keys: Mapping[str, str] | None = None) -> None:
        """Write the choices; ``keys`` are shown instead of the digits where there are any."""
        for number, (code, chip) in enumerate(self._chips.items(), start=1):
            chip.setText(f"{(keys or {}).get(code, str(number))}  {words.get(code, code)}")
            chip.setAccessibleName(words.get(code, code))

    def code(self) -> str:
        """Return the first that is taken, "" for none."""
        return next(iter(self.codes()), "")

    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show what is taken, without saying that somebody took it."""
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)
        self._at = next((n for n, code in enumerate(self._chips) if code in codes), 0)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chip in self._chips.values():
            chip.setFont(theme.font("small"))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, codes = event.key(), list(self._chips)
        number = key - Qt.Key.Key_1
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif 0 <= number < len(codes):
            self._take(codes[number])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_Space:
            self._take(codes[self._at])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self._theme.color("accent"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
            chip = list(self._chips.values())[self._at].geometry()
            painter.drawLine(chip.left() + 4, chip.bottom() + 1, chip.right() - 4, chip.bottom() + 1)
            painter.end()

    def _move(self, step: int) -> None:
        self._at = max(0, min(len(self._chips) - 1, self._at + step))
        if not self._is_many:
            self._take(list(self._chips)[self._at])
        self.update()

    @Slot()
    def _take_click(self) -> None:
        code = self.sender().objectName()
        self._chips[code].setChecked(not self._chips[code].isChecked())  # the click has turned it already
        self._take(code)

    def _take(self, code: str) -> None:
        chip = self._chips[code]
        if self._is_many:
            chip.setChecked(not chip.isChecked())
        else:
            for other in self._chips.values():
                other.setChecked(other is chip)
        self._at = list(self._chips).index(code)
        self.update()
        self.chosen.emit(code)
