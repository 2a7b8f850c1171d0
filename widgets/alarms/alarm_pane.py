"""The list of alarms: opened under the strip when it is wanted, never by itself, over any work place."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.alarm import Alarm, AlarmGroup
from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from services.domain.text import Label, Language
from widgets.alarms.alarm_form import AlarmAct, AlarmForm
from widgets.alarms.alarm_head import AlarmHead
from widgets.alarms.alarm_model import AlarmColumn, AlarmModel, Row
from widgets.alarms.alarm_table import AlarmTable
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme

ROWS_SHOWN = 8  # the pane's height, in rows: the work below stays in sight


class AlarmPane(QFrame):
    """Keys: A acknowledge, Shift+A with a comment, H shelve or bring back, M mute, Enter the incident or the group,
    S put in order, Esc close.

    Signals: ``acknowledge_wished(tuple[Alarm, ...], str)``, ``shelve_wished(Alarm, str, float)`` with reason and
    seconds, ``unshelve_wished(Alarm)``, ``mute_wished()``, ``cause_wished(Alarm)``, ``group_toggled(str)``,
    ``closed()``.
    """

    acknowledge_wished = Signal(object, str)
    shelve_wished = Signal(object, str, float)
    unshelve_wished = Signal(object)
    mute_wished = Signal()
    cause_wished = Signal(object)  # Alarm
    group_toggled = Signal(str)
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
        self._longest_min = longest_shelf_min
        self.model = AlarmModel(categories, now=now, parent=self)
        self.table = AlarmTable(self.model, theme)
        self.form = AlarmForm(theme)
        self.head = AlarmHead(theme)
        self._buttons = {key: KeyButton(key, theme) for key in ("A", "Shift+A", "H", "M", "Esc")}
        self.setFocusProxy(self.table)
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
        if was_empty and rows and self.table.chosen_row() is None:
            self._choose(0)
        self.head.show_waiting(self.model.new_count)

    @Slot(object)
    def show_load(self, load: AlarmLoad) -> None:
        self.head.show_load(load)

    def set_now(self, now: datetime) -> None:
        if self.isVisible():
            self.model.set_now(now)

    def say(self, problem: str) -> None:
        """Say why an act was refused, beside the act."""
        if self.form.isVisible():
            self.form.say(problem)

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
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        for button in self._buttons.values():
            button.set_theme(theme)
        self.head.set_theme(theme)
        self.table.set_theme(theme)
        self.form.set_theme(theme)
        line = QFontMetrics(theme.font("normal")).height()
        self.setFixedHeight(line * 2 * (ROWS_SHOWN + 3))

    def set_language(self, language: Language) -> None:
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
    def _acknowledge(self) -> None:
        """A group is answered with a comment only: nobody waves away what was not looked at."""
        row = self._chosen()
        if isinstance(row, AlarmGroup):
            self.form.ask_comment()
        elif row is not None:
            self.acknowledge_wished.emit((row,), "")

    @Slot()
    def _comment(self) -> None:
        if self._chosen() is not None:
            self.form.ask_comment()

    @Slot()
    def _shelve(self) -> None:
        row = self._chosen()
        if not isinstance(row, Alarm):
            return
        if row.is_shelved:
            self.unshelve_wished.emit(row)
        else:
            longest = self._longest_min.get(row.priority, 0)
            self.form.ask_shelf(max(1, longest))
            if longest < 1:
                self.form.say(self.tr("This priority may not be shelved."))

    @Slot()
    def _enter(self) -> None:
        row = self._chosen()
        if isinstance(row, AlarmGroup):
            self.group_toggled.emit(row.key)
        elif row is not None:
            self.cause_wished.emit(row)

    @Slot(object, str, int)
    def _take_form(self, act: AlarmAct, text: str, minutes: int) -> None:
        row = self._chosen()
        if row is None:
            self.form.leave()
        elif act is AlarmAct.ACKNOWLEDGE:
            self.acknowledge_wished.emit(row.members if isinstance(row, AlarmGroup) else (row,), text)
        elif isinstance(row, Alarm):
            self.shelve_wished.emit(row, text, minutes * 60.0)

    @Slot()
    def _sort(self) -> None:
        self.model.release()
        self.model.hold()
        self.head.show_waiting(self.model.new_count)

    @Slot()
    def _back(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # parts

    def _release(self) -> None:
        self.model.release()
        self.head.show_waiting(self.model.new_count)

    def _chosen(self) -> Row | None:
        number = self.table.chosen_row()
        return self.model.row_at(number) if number is not None and number < self.model.rowCount() else None

    def _choose(self, number: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.model.index(number, AlarmColumn.PRIORITY), flags)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.setSpacing(8)
        for button in self._buttons.values():
            foot.addWidget(button)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.table, 1)
        box.addWidget(self.form)
        box.addLayout(foot)

    def _connect(self) -> None:
        acts = {
            "A": self._acknowledge, "Shift+A": self._comment, "H": self._shelve, "M": self.mute_wished,
            "S": self._sort, "Esc": self.close_pane,
        }  # fmt: skip
        for key, act in acts.items():
            if key != "Esc":
                shortcut = QShortcut(QKeySequence(key), self.table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(act)
            if key in self._buttons:
                self._buttons[key].clicked.connect(act)
        self.table.entered_row.connect(self._enter)
        self.form.entered.connect(self._take_form)
        self.form.left.connect(self._back)

    def _retranslate(self) -> None:
        words = {
            "A": self.tr("Acknowledge"),
            "Shift+A": self.tr("With a comment"),
            "H": self.tr("Shelve or bring back"),
            "M": self.tr("Sound off for a while"),
            "Esc": self.tr("Close"),
        }
        for key, word in words.items():
            self._buttons[key].setText(word)
        self.table.setAccessibleName(self.tr("Alarms"))
