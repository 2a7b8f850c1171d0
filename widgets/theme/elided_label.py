"""Text from outside, of any length, in a place that does not grow with it."""

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LONGEST_SHOWN = 2000  # characters laid out; nobody reads more of them in a label
LONGEST_TOOLTIP = 600


def one_line(text: str) -> str:
    """Return ``text`` without line breaks or runs of spaces, cut where no label could show it."""
    return " ".join(text[:LONGEST_SHOWN].split())


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows ``text`` letter by letter: Qt would take markup for markup."""
    cut = text if len(text) <= LONGEST_TOOLTIP else text[:LONGEST_TOOLTIP] + "…"
    return f"<qt>{html.escape(cut)}</qt>" if cut else ""


def fitted_lines(text: str, font: QFont, width: int, *, max_lines: int) -> list[str]:
    """Break ``text`` into at most ``max_lines`` lines of ``width`` pixels; the last ends in an ellipsis."""
    starts = _line_starts(text, font, width, count=max_lines + 1)
    ends = [*starts[1:], len(text)]
    lines = [text[a:b].rstrip() for a, b in zip(starts, ends, strict=True)]
    if len(lines) > max_lines:
        rest = text[starts[max_lines - 1] :]
        lines[max_lines - 1 :] = [QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return lines


def _line_starts(text: str, font: QFont, width: int, *, count: int) -> list[int]:
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < count and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    return starts or [0]


_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class ElidedLabel(QLabel):
    """Plain text on at most ``max_lines`` lines; a text that does not fit ends in an ellipsis, with a tooltip."""

    def __init__(self, *, max_lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max_lines = max_lines
        self._lines: list[str] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show ``text`` as data, whatever is in it."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(one_line(text))
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, max(1, len(self._lines)) * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        height = self.fontMetrics().lineSpacing()
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        for number, line in enumerate(self._lines):
            rect = self.rect().adjusted(0, number * height, 0, 0)
            rect.setHeight(height)
            self.style().drawItemText(
                painter, rect, flags, self.palette(), self.isEnabled(), line, self.foregroundRole()
            )
        painter.end()

    def _fit(self) -> None:
        text = one_line(self.text())
        lines = fitted_lines(text, self.font(), self.width(), max_lines=self._max_lines)
        self.setToolTip(plain_tooltip(self.text()) if lines and lines[-1].endswith("…") else "")
        if len(lines) != len(self._lines):
            self._lines = lines
            self.updateGeometry()
        self._lines = lines
        self.update()
