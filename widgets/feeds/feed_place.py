"""The work place "Umpan": which of the sources is late and why, and what can be done about it."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from services.domain.feed import FeedAttempt, FeedHealth, QuarantinedItem
from services.domain.observation import Parsed
from services.domain.text import Language
from widgets.feeds.feed_head import FeedHead
from widgets.feeds.feed_list import FeedList
from widgets.feeds.feed_model import FeedModel
from widgets.feeds.feed_order import FeedQuery
from widgets.feeds.feed_side import FeedSide
from widgets.theme.theme import Theme


class FeedPlace(QFrame):
    """Feeds at the left, worst first; the chosen one at the right. Nothing moves while somebody is in the table.

    Keys: Up/Down/J/K move, Enter goes into the side, Esc back, R ask now, P pause or resume, Q what was refused,
    T try it again, L log, S sort again, Ctrl+F filter; N adds a source once ``enable_adding`` was called.

    Signals with a feed id: ``refresh_requested``, ``pause_requested``, ``resume_requested``, ``log_requested``,
    ``quarantine_requested`` when another feed is chosen or its refusals changed.
    ``reread_requested((feed_id, raws))`` is answered by ``show_reread``, ``retake_requested((feed_id, Parsed))`` by
    ``show_retaken``. ``add_requested()`` and ``try_requested()`` ask for a new source.
    """

    refresh_requested = Signal(str)
    pause_requested = Signal(str)
    resume_requested = Signal(str)
    log_requested = Signal(str)
    quarantine_requested = Signal(str)
    reread_requested = Signal(object)  # tuple[str, tuple[str, ...]]
    retake_requested = Signal(object)  # tuple[str, Parsed]
    add_requested = Signal()
    try_requested = Signal()

    def __init__(
        self, *, theme: Theme, zone: tzinfo, language: Language, now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._theme = theme
        self.model = FeedModel(theme=theme, zone=zone, language=language, now=now, parent=self)
        self.head, self._list = FeedHead(theme), FeedList(self.model, theme)
        self.table = self._list.table
        self.side = FeedSide(theme, zone=zone, language=language)
        self._language: Language = language
        self._asked_of: tuple[str, int, datetime | None] = ("", -1, None)  # whose refusals, and as of which answer
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.setFocusProxy(self.table)
        QWidget.setTabOrder(self.table, self.head)
        self._retranslate()

    # what the console tells

    def show_healths(self, healths: Sequence[FeedHealth], now: datetime) -> None:
        """Take in how feeds are doing, about once a second; only what changed is drawn again."""
        self.model.show_healths(healths, now)
        if self.isVisible():
            self._catch_up()

    @Slot(object)
    def show_quarantine(self, items: Sequence[QuarantinedItem]) -> None:
        """Show the newest refused items of the chosen feed; those of another come too late."""
        if all(item.feed_id == self.side.feed_id() for item in items):
            self.side.show_quarantine(items)

    def show_log(self, rows: Sequence[FeedAttempt]) -> None:
        """Show how the last requests of the chosen feed ended, newest first."""
        self.side.show_log(rows)

    @Slot(object)
    def show_reread(self, parsed: Parsed) -> None:
        """Show what is made of the refused items now."""
        self.side.show_reread(parsed)

    @Slot()
    def show_retaken(self) -> None:
        self.side.show_retaken()

    @Slot()
    def enable_adding(self) -> None:
        """Show the ways to a new source: somebody answers ``add_requested`` and ``try_requested`` from now on."""
        self.head.enable_adding()
        self._list.enable_adding()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.model.restyle(theme, self._language)
        for part in (self.head, self._list, self.side):
            part.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        self.model.restyle(self._theme, language)
        self.side.set_language(language)
        self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._arrange()
        self._catch_up()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # what the technician does

    @Slot(object)
    def _ask(self, query: FeedQuery) -> None:
        self.table.order.ask(query)
        self._choose_one()
        self._show_page()

    @Slot()
    def _arrange(self) -> None:
        self.table.order.arrange()
        self.head.show_in_order()

    @Slot()
    def _choose(self) -> None:
        row = self.table.row()
        if row is not None or not self.model.rowCount():
            self.side.show_row(row, self.model.now)
            self._ask_quarantine()

    @Slot()
    def _enter_side(self) -> None:
        self.side.open_refused()

    @Slot()
    def _leave_side(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _add(self) -> None:
        if self.head.is_adding_enabled():
            self.add_requested.emit()

    # keeping up

    def _catch_up(self) -> None:
        """Draw what the seconds changed; sort again only while nobody is in the table."""
        order = self.table.order
        if order.is_out_of_order():
            self.head.show_out_of_order() if self.table.is_in_hand() else self._arrange()
        self._choose_one()
        row = self.table.row()
        if row is not None:
            self.side.show_row(row, self.model.now)
            self._ask_quarantine()
        self._show_page()

    def _choose_one(self) -> None:
        """Choose the first feed where none is chosen: the worst one."""
        if not self.table.currentIndex().isValid() and self.table.order.rowCount():
            self.table.selectRow(0)

    def _ask_quarantine(self) -> None:
        """Ask for the refusals of another feed, and again after each answer that had some."""
        row = self.table.row()
        if row is None:
            return
        health = row.health
        asked_of = (row.feed_id, health.rejected, health.state.next_at if health.rejected else None)
        if self._asked_of != asked_of:
            self._asked_of = asked_of
            self.quarantine_requested.emit(row.feed_id)

    @Slot()
    def _show_counts(self) -> None:
        self.head.show_counts(self.model.counts())
        if any(row.health.feed.is_drill for row in self.model.rows()):
            self.head.show_drill()

    def _show_page(self) -> None:
        self.side.setVisible(self.model.rowCount() > 0)
        self._list.refresh()

    def _lay_out(self) -> None:
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self._list, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self.side)
        split.setStretchFactor(0, 66)
        split.setStretchFactor(1, 34)
        split.setSizes([1240, 620])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.model.counts_changed.connect(self._show_counts)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._enter_side)
        self.head.asked.connect(self._ask)
        self.head.arrange_requested.connect(self._arrange)
        self._list.all_requested.connect(self.head.show_all)
        self._list.add_requested.connect(self.add_requested)
        for ours, theirs in (
            (self.refresh_requested, self.side.refresh_requested),
            (self.pause_requested, self.side.pause_requested),
            (self.resume_requested, self.side.resume_requested),
            (self.log_requested, self.side.log_requested),
            (self.reread_requested, self.side.reread_requested),
            (self.retake_requested, self.side.retake_requested),
            (self.add_requested, self.head.add_requested),
            (self.try_requested, self.head.try_requested),
        ):
            theirs.connect(ours)

    def _bind_keys(self) -> None:
        keys = {
            "R": self.side.ask_now,
            "P": self.side.pause_or_resume,
            "Q": self.side.open_refused,
            "T": self.side.try_again,
            "L": self.side.open_log,
            "S": self._arrange,
            "N": self._add,
            "Ctrl+F": self.head.start_search,
            "Esc": self._leave_side,
        }
        for key, slot in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _retranslate(self) -> None:
        self.model.restyle(self._theme, self._language)
        self._show_counts()
        self._show_page()
