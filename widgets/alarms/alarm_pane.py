"""The list of alarms: opened under the strip when it is wanted, never by itself, over any work place."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from services.domain.alarm import Alarm
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from services.domain.text import Label, Language
from widgets.alarms.alarm_buttons import AlarmButtons
from widgets.alarms.alarm_form import AlarmForm
from widgets.alarms.alarm_head import AlarmHead
from widgets.alarms.alarm_model import AlarmColumn, AlarmModel, Row
from widgets.alarms.alarm_table import AlarmTable
from widgets.alarms.alarm_wishes import AlarmWishes
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme

ROWS_SHOWN = 8  # the pane's height, in rows: the work below stays in sight


class AlarmPane(QFrame):
    """Keys: A acknowledge, Shift+A with a comment, H shelve or bring back, M mute, Enter the incident or the group,
    S put in order, Esc close.

    What is wished is said by ``wishes``. Signals: ``closed()``.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        categories: Mapping[str, Label],
        *,
        longest_shelf_min: Mapping[Severity, int],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._language: Language = "id"
        self.model = AlarmModel(categories, now=now, parent=self)
        self.table = AlarmTable(self.model, theme)
        self.form = AlarmForm(theme)
        self.wishes = AlarmWishes(
            self.table, self.model, form=self.form, longest_shelf_min=longest_shelf_min, parent=self
        )
        self.head = AlarmHead(theme)
        self._buttons = AlarmButtons(self._acts(), field=self.table, theme=theme)
        self._nothing, self._pages = StatePage(theme), QStackedWidget()
        self._nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._retranslate()
        self.hide()

    # what the console tells

    def show_rows(self, rows: Sequence[Row], chattering: frozenset[str], p1: Sequence[Alarm]) -> None:
        """``p1`` are all calling P1 alarms: they are named above the list, whatever the list shows."""
        newest = max(p1, key=lambda alarm: alarm.raised_at, default=None)
        self.head.show_p1(len(p1), self.model.title_of(newest) if newest is not None else "")
        was_empty = self.model.rowCount() == 0
        self.model.show_rows(rows, chattering)
        self._turn()
        if was_empty and rows and self.table.chosen_row() is None:
            self._choose(0)
        self.head.show_waiting(self.model.new_count)

    @Slot(object)
    def show_load(self, load: AlarmLoad) -> None:
        self.head.show_load(load)

    def set_now(self, now: datetime) -> None:
        if self.isVisible():
            self.model.set_now(now)

    def say(self, problem: Label) -> None:
        """Say why an act was refused, beside the act."""
        if self.form.isVisible():
            self.form.say(problem.in_language(self._language))

    def finish_form(self) -> None:
        """What the form asked for is saved."""
        if self.form.isVisible():
            self.form.leave()

    @Slot()
    def open(self) -> None:
        """Come into view with the keyboard: the operator asked for it."""
        self.show()
        if self.table.chosen_row() is None and self.model.rowCount():
            self._choose(0)
        self._page().setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_pane(self) -> None:
        self.hide()
        self.model.release()
        self.closed.emit()

    @Slot(QWidget, QWidget)
    def follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Connect to ``QApplication.focusChanged``: while the keyboard is here nothing changes its place."""
        if now is None:
            return
        if now is self or self.isAncestorOf(now):
            self.model.hold()
        elif not self.underMouse():
            self._release()

    def set_theme(self, theme: Theme) -> None:
        self._buttons.set_theme(theme)
        self._nothing.set_theme(theme)
        self.head.set_theme(theme)
        self.table.set_theme(theme)
        self.form.set_theme(theme)
        line = QFontMetrics(theme.font("normal")).height()
        self.setFixedHeight(line * 2 * (ROWS_SHOWN + 3))

    def set_language(self, language: Language) -> None:
        self._language = language
        self.model.set_language(language)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.model.hold()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._release()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
        else:
            super().keyPressEvent(event)

    # what the operator does

    @Slot()
    def _sort(self) -> None:
        self.model.release()
        self.model.hold()
        self.head.show_waiting(self.model.new_count)

    @Slot()
    def _back(self) -> None:
        self._page().setFocus(Qt.FocusReason.OtherFocusReason)

    # parts

    def _release(self) -> None:
        self.model.release()
        self.head.show_waiting(self.model.new_count)

    def _choose(self, number: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.model.index(number, AlarmColumn.PRIORITY), flags)

    def _turn(self) -> None:
        """Show the rows, or the sentence in their place; the keyboard, where it was here, goes along."""
        before, page = self._pages.currentWidget(), self._page()
        had_keyboard = before is not page and self.window().focusWidget() is before
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_keyboard:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self) -> QWidget:
        return self.table if self.model.rowCount() else self._nothing

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "A": self.wishes.acknowledge,
            "Shift+A": self.wishes.comment,
            "H": self.wishes.shelve,
            "M": self.wishes.mute_wished.emit,
            "S": self._sort,
            "Esc": self.close_pane,
        }

    def _lay_out(self) -> None:
        for page in (self.table, self._nothing):
            self._pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(0)
        for part, share in ((self.head, 0), (self._pages, 1), (self.form, 0), (self._buttons, 0)):
            box.addWidget(part, share)
        self._turn()

    def _connect(self) -> None:
        self.form.left.connect(self._back)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Alarms"))
        self._nothing.say(
            self.tr("No alarm"),
            what_next=self.tr("What nobody answers, a breached deadline or a lost feed would stand here."),
        )
