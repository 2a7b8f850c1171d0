"""A button that shows its key: every daily action has a key and a visible control."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from widgets.theme.theme import Theme

GAP_PX = 8


class KeyButton(QPushButton):
    """A push button with its key written quietly behind the verb. The key itself is bound by the pane."""

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def key(self) -> str:
        return self._key

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = super().sizeHint()
        return QSize(hint.width() + self._key_width() + GAP_PX, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        option.rect = self._word_rect()
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("text_3"))
        painter.drawText(self._key_rect(), int(Qt.AlignmentFlag.AlignCenter), self._key)
        painter.end()

    def _key_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._key)

    def _key_rect(self) -> QRect:
        width = self._key_width()
        return QRect(self.width() - width - GAP_PX, 0, width, self.height())

    def _word_rect(self) -> QRect:
        return self.rect().adjusted(0, 0, -self._key_width() - GAP_PX // 2, 0)
