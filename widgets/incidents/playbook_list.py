"""The steps of a playbook as a list that is worked by keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.incidents.playbook_model import ROW, TICKED, PlaybookModel
from widgets.incidents.playbook_rows import PlaybookRow
from widgets.incidents.step_marks import paint_step
from widgets.theme.elided_label import one_line, plain_tooltip
from widgets.theme.theme import Theme

PAD_PX, GAP_PX, MARK_PX = 8, 8, 14
SAID_SHARE = 0.5  # of the row, at most, for agency and state
FEWEST_ROWS = 3
CHOSEN_ALPHA = 51  # the accent at 20 %, as in the style sheet
Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class PlaybookDelegate(QStyledItemDelegate):
    """Paints mark, digit, title, agency and state; what does not fit is cut with an ellipsis."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(200, QFontMetrics(self.theme.font("normal")).height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PlaybookRow | None = index.data(ROW)
        if row is None:
            return
        painter.save()
        rect: QRect = option.rect
        self._paint_ground(painter, rect, option, row)
        font = self.theme.font("normal")
        painter.setFont(font)
        inner = rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        left = self._paint_mark(painter, inner, row, is_ticked=bool(index.data(TICKED)))
        said = self._paint_said(painter, inner, row)
        title = inner.adjusted(left, 0, -said - GAP_PX, 0)
        painter.setPen(self._ink(row))
        words = QFontMetrics(font).elidedText(one_line(row.title), Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, _LEFT, words)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, row: PlaybookRow
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            chosen = self.theme.color("accent")
            chosen.setAlpha(CHOSEN_ALPHA)
            painter.fillRect(rect, chosen)
        if row.lead and rect.top() > 0:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), self.theme.color("line"))
        if row.is_current:
            painter.fillRect(QRect(rect.left(), rect.top() + 1, 3, rect.height() - 1), self.theme.color("accent"))

    def _paint_mark(self, painter: QPainter, inner: QRect, row: PlaybookRow, *, is_ticked: bool) -> int:
        """Draw the shape and the digit; return where the title begins."""
        mark = QRectF(inner.left(), inner.center().y() - MARK_PX / 2 + 1, MARK_PX, MARK_PX)
        if row.can_tick:
            _paint_box(painter, mark, self._ink(row), is_ticked=is_ticked)
        else:
            paint_step(painter, mark, row.state, self._mark_color(row))
        if row.number:
            painter.setPen(self.theme.color("text_3"))
            painter.drawText(inner.adjusted(MARK_PX + GAP_PX, 0, 0, 0), _LEFT, str(row.number))
        return MARK_PX + GAP_PX + QFontMetrics(painter.font()).horizontalAdvance("0") + GAP_PX

    def _paint_said(self, painter: QPainter, inner: QRect, row: PlaybookRow) -> int:
        """Draw agency and state at the right; return their width."""
        words = "  ·  ".join(part for part in (one_line(row.who), row.said) if part)
        metrics = QFontMetrics(painter.font())
        most = round(inner.width() * (SAID_SHARE if row.title else 1.0))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
        painter.setPen(self.theme.color("text_2" if row.tone.value == "text" else row.tone.value))
        painter.drawText(inner, _RIGHT, shown)
        return min(most, metrics.horizontalAdvance(shown))

    def _ink(self, row: PlaybookRow) -> QColor:
        return self.theme.color("text_3" if row.tone.value == "text_3" else "text")

    def _mark_color(self, row: PlaybookRow) -> QColor:
        return self.theme.color(row.tone.value if row.tone.value != "text" else "text_2")


class PlaybookList(QListView):
    """Signals carry the row's number. Enter does, Space and digits tick, K skips, H contacts, I heard, G others."""

    entered_row = Signal(int)
    skip_asked = Signal(int)
    contact_asked = Signal(int)
    heard_asked = Signal(int)
    others_asked = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(self, model: PlaybookModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._delegate = model, PlaybookDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setProperty("role", "choices")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keys = {
            Qt.Key.Key_Return: self.entered_row,
            Qt.Key.Key_Enter: self.entered_row,
            Qt.Key.Key_K: self.skip_asked,
            Qt.Key.Key_H: self.contact_asked,
            Qt.Key.Key_I: self.heard_asked,
        }
        self.doubleClicked.connect(self._double)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.setMinimumHeight(FEWEST_ROWS * (QFontMetrics(theme.font("normal")).height() + 8) + 4)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def go_to(self, number: int) -> None:
        if number >= 0:
            self.setCurrentIndex(self._rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        here, key = self.currentIndex().row(), event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            number = self._rows.number_of_digit(key - Qt.Key.Key_0)
            self.go_to(number)
            self._rows.toggle(number)
        elif key == Qt.Key.Key_Space:
            self._rows.toggle(here)
        elif key == Qt.Key.Key_G:
            self.others_asked.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif (signal := self._keys.get(Qt.Key(key))) is not None:
            signal.emit(here)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        row = self._rows.row(current.row())
        self.setToolTip(plain_tooltip(row.title) if row else "")
        self.moved.emit(current.row())

    def _double(self, index: QModelIndex) -> None:
        self.entered_row.emit(index.row())


def _paint_box(painter: QPainter, rect: QRectF, color: QColor, *, is_ticked: bool) -> None:
    painter.setPen(color)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
    if is_ticked:
        painter.fillRect(rect.adjusted(3.5, 3.5, -3.5, -3.5), color)
