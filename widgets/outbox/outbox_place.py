"""The pane "Antrean kirim": what was not sent at the left, the chosen message and whom to call at the right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from services.domain.outbox import OutboxState, Owed, Uninformed
from services.domain.text import Label, Language
from widgets.outbox.message_side import MessageSide
from widgets.outbox.outbox_model import OutboxColumn, OutboxModel
from widgets.outbox.uninformed_list import UninformedList
from widgets.theme.quiet_table import QuietTable
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme
from widgets.words import age_text


class OutboxPlace(QFrame):
    """Keys: R send again, E edit and send again, Enter the incident, K copy for the telephone, Esc back to the table.

    Signals: ``resend_wished(OutboxItem)``, ``edit_wished(OutboxItem, str)``, ``incident_wished(str)``,
    ``shown()`` whenever it comes into view: what it shows may be old.
    """

    resend_wished = Signal(object)
    edit_wished = Signal(object, str)
    incident_wished = Signal(str)
    shown = Signal()

    def __init__(
        self,
        names: Mapping[str, Label],
        *,
        told: Sequence[str],
        said_in: Callable[[str], str],
        theme: Theme,
        zone: tzinfo,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        """``names`` are of peers that are on, ``told`` of agencies among them; ``said_in`` finds an item's words."""
        super().__init__(parent)
        self.setObjectName("pane")
        self._said_in, self._theme, self._now = said_in, theme, now
        self._has_receivers = bool(names)
        self._language: Language = "id"
        self._is_online = True
        self.model = OutboxModel(names, theme=theme, zone=zone, now=now, parent=self)
        self.table = QuietTable(self.model, theme, stretched=OutboxColumn.WHY)
        self.side = MessageSide(theme)
        self.uninformed = UninformedList(theme, told, zone=zone)
        self._head, self._empty, self._pages = QLabel(), StatePage(theme), QStackedWidget()
        self._lay_out()
        self._connect()
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._empty)
        self.set_theme(theme)
        self._retranslate()

    @Slot(object)
    def show_owed(self, owed: Sequence[Owed]) -> None:
        """Show what is not sent yet, oldest first; the chosen message stays chosen while it is among it."""
        self.model.show_owed(owed)
        if self.table.chosen_row() is None and owed:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(0, 0), flags)
        self._turn(self.table if owed else self._empty)
        self._show_chosen()
        self._retitle()

    @Slot(object)
    def show_uninformed(self, rows: Sequence[Uninformed]) -> None:
        self.uninformed.show_rows(rows)

    def show_saved(self) -> None:
        """The decision is on disk; the message goes out with the next round."""
        self.side.settle()
        self.side.say("")
        self._show_chosen()
        self._back()

    def show_refused(self, reason: Label) -> None:
        self.side.say(reason.in_language(self._language))

    @Slot(object)
    def show_network(self, is_online: bool) -> None:
        self._is_online = is_online
        self._retitle()

    @Slot(object)
    def set_now(self, now: datetime) -> None:
        self._now = now
        if self.isVisible():
            self.model.set_now(now)
            self._retitle()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._head.setFont(theme.font("normal"))
        for part in (self.table, self.side, self.uninformed, self._empty):
            part.set_theme(theme)
        self.model.restyle(theme, self._language)

    def set_language(self, language: Language) -> None:
        self._language = language
        self.model.restyle(self._theme, language)
        self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.model.set_now(self._now)
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.chosen_row()
        if row is None or row >= self.model.rowCount():
            self.side.show_owed(None, peer_name="", words="")
            return
        owed = self.model.owed(row)
        name = self.model.peer_name(owed.item.peer)
        self.side.show_owed(owed, peer_name=name, words=self._said_in(owed.item.body))

    def _turn(self, page: QWidget) -> None:
        """Show the table or the empty page; the keyboard, where it was here, goes along."""
        before = self._pages.currentWidget()
        if before is page:
            return
        was_here = before is not None and self.window().focusWidget() is before
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        if was_here:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _resend(self, owed: Owed) -> None:
        self.resend_wished.emit(owed.item)

    @Slot(object, str)
    def _edit(self, owed: Owed, words: str) -> None:
        self.edit_wished.emit(owed.item, words)

    @Slot()
    def _back(self) -> None:
        (self.focusProxy() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _retitle(self) -> None:
        rows = self.model.rows()
        held = sum(row.item.state is OutboxState.HELD for row in rows)
        parts = [self.tr("%n message(s) not sent", "", len(rows))] if rows else []
        if rows:
            oldest = min(row.item.created_at for row in rows)
            parts.append(self.tr("oldest {0}").format(age_text((self._now - oldest).total_seconds())))
        if held:
            parts.append("◆ " + self.tr("%n held for your decision", "", held))
        if not self._is_online:
            parts.append("▲ " + self.tr("no network: all of it is sent when the line is back"))
        self._head.setText(" · ".join(parts) or self.tr("0 messages not sent"))
        self._head.setProperty("tone", "stale" if held or not self._is_online else "second")
        self._head.style().unpolish(self._head)
        self._head.style().polish(self._head)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Outbox"))
        self.table.setAccessibleName(self.tr("Messages that were not sent"))
        if self._has_receivers:
            self._empty.say(
                self.tr("Nothing waits to be sent"),
                what_next=self.tr(
                    "Answers to reporters and notices to agencies wait here while the line is down."
                ),
            )
        else:
            self._empty.say(
                self.tr("The console sends nothing"),
                what_next=self.tr("No receiver is switched on in outbox.toml of the profile."),
            )
        self.model.restyle(self._theme, self._language)
        self._retitle()

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.side.resend_wished.connect(self._resend)
        self.side.edit_wished.connect(self._edit)
        self.side.incident_wished.connect(self.incident_wished)
        self.side.left.connect(self._back)
        bindings: tuple[tuple[str, Callable[[], None]], ...] = (
            ("R", self.side.resend),
            ("E", self.side.edit),
            ("K", self.uninformed.copy),
            ("Return", self.side.open_incident),
            ("Enter", self.side.open_incident),
        )
        for keys, slot in bindings:  # a text that is being edited takes letters and Enter before any shortcut
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setContentsMargins(16, 12, 16, 8)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.table)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.side)
        right.addWidget(self.uninformed)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self._pages)
        across.addWidget(right)
        across.setStretchFactor(0, 3)
        across.setStretchFactor(1, 2)
        across.setSizes([1260, 600])
        right.setSizes([500, 420])
        for splitter in (right, across):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(across, 1)
