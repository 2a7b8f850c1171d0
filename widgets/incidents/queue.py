"""The queue pane: the open incidents, worst first, every act on a key."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from services.domain.incident import Incident
from services.domain.text import Label, Language
from widgets.incidents.bulk_wish import BulkOutcome, BulkWish
from widgets.incidents.detail_actions import Act
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_head import QueueHead
from widgets.incidents.queue_list import QueueList
from widgets.incidents.queue_menus import MOST_KEYS
from widgets.incidents.queue_model import QueueModel
from widgets.incidents.queue_query import QueueCounts, QueueQuery
from widgets.incidents.queue_state import QueueCondition, QueueState
from widgets.incidents.saved_views import SavedView
from widgets.incidents.wishes import IncidentWish
from widgets.theme.theme import Theme


class IncidentQueue(QFrame):
    """Shows the open incidents and says which one the operator is on and what should happen to it.

    Keys: Up/Down/J/K move, Enter opens, A acknowledge, T assign, C note, S status, X close, N new, Ctrl+F search,
    V views, 1 to 9 one of them, G group, Space and Shift+Up/Down and Ctrl+A mark, Esc unmarks. While rows are
    marked the acts are for all of them.

    Signals: ``selected(str)`` when another incident became current, by hand or because the current one left;
    ``opened(str)`` on Enter; the requests carry the id of the current incident. ``bulk_wished(BulkWish)`` for
    the marked ones. ``views_changed(tuple[SavedView, ...])`` and ``columns_changed(frozenset[QueueColumn])``
    (those left out) are to be kept between starts.
    """

    selected = Signal(str)
    opened = Signal(str)
    acknowledge_requested = Signal(str)
    assign_requested = Signal(str)
    note_requested = Signal(str)
    status_requested = Signal(str)
    close_requested = Signal(str)
    new_requested = Signal()
    bulk_wished = Signal(object)  # BulkWish
    views_changed = Signal(object)  # tuple[SavedView, ...]
    columns_changed = Signal(object)  # frozenset[QueueColumn]

    def __init__(self, theme: Theme, words: ProfileWords, *, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._head = QueueHead(theme, words)
        self._list = QueueList(theme, words, now=now)
        self.setFocusProxy(self._list.view)
        self._lay_out()
        QWidget.setTabOrder(self._list.view, self._head)
        self._connect()
        self._bind_keys()

    @property
    def model(self) -> QueueModel:
        return self._list.model

    # what the console tells

    @Slot(object)
    def add_page(self, incidents: tuple[Incident, ...]) -> None:
        """Take in a page of what the store holds."""
        self.model.add_page(incidents)

    @Slot(object)
    def apply(self, incidents: tuple[Incident, ...]) -> None:
        """Take in what an announcement changed; a closed incident leaves."""
        self.model.apply(incidents)

    @Slot(object)
    def remove(self, incident_ids: tuple[str, ...]) -> None:
        self.model.remove(incident_ids)

    @Slot(object)
    def set_now(self, now: datetime) -> None:
        """Tell the time, once a second; only rows on screen are painted again."""
        self._list.set_now(now)

    def set_operator(self, name: str) -> None:
        """Name who sits here, for the filter "mine"."""
        self.model.set_operator(name)

    def set_theme(self, theme: Theme) -> None:
        self._list.set_theme(theme)
        self._head.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._list.set_language(language)
        self._head.bulk.set_language(language)

    def show_views(self, own: tuple[SavedView, ...]) -> None:
        """Offer the views the operator saved."""
        self._head.show_views(own)

    def leave_out(self, columns: frozenset[QueueColumn]) -> None:
        """Hide columns the operator does not want."""
        self._list.view.leave_out(columns)
        self._head.order.show_columns(columns)

    def show_on_wall(self) -> None:
        """Leave out what only a hand needs, and let nothing pulse: a wall is read, not used."""
        self._head.show_on_wall()
        self.stand_still()

    def stand_still(self) -> None:
        """Reduced motion, or a wall: symbols do not pulse."""
        self._list.view.stand_still()

    def allow_motion(self) -> None:
        self._list.view.allow_motion()

    @Slot(str)
    def select(self, incident_id: str) -> None:
        """Make an incident current because another pane did; emits nothing."""
        self._list.select(incident_id)

    def selected_id(self) -> str:
        """Return the current incident, "" when there is none or the filter hides it."""
        return self._list.selected_id()

    @Slot(object, object)
    def show_loading(self, done: int, total: int) -> None:
        """Say how far the reading of the open incidents is."""
        self._list.show_state(QueueState(QueueCondition.LOADING, done, total))

    @Slot()
    def show_ready(self) -> None:
        self._list.show_state(QueueState())

    @Slot(object)
    def show_failed(self, reason: Label) -> None:
        """Say why the open incidents could not be read; what is listed stays."""
        self._list.show_state(QueueState(QueueCondition.FAILED, reason=reason))

    def has_focus_inside(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))

    @Slot()
    def keep_focus(self) -> None:
        """Put the keyboard on the rows, or on the sentence that stands in their place: the keys work on both."""
        self._list.take_focus()

    # what the operator does

    @Slot(object)
    def ask(self, query: QueueQuery) -> None:
        """List, group and sort as ``query`` says."""
        self._list.set_query(query)
        self._head.show_query(query)
        self._show_marks()

    @Slot(object)
    def show_bulk_outcome(self, outcome: BulkOutcome) -> None:
        """Say how an act on many ended: what is done is unmarked, what was refused stays marked."""
        self.model.unmark(outcome.done)
        self._head.bulk.show_outcome(outcome)

    @Slot(object)
    def show_bulk_refused(self, reason: Label) -> None:
        """Nothing of an act on many was done."""
        self._head.bulk.show_refused(reason)

    @Slot()
    def _show_all(self) -> None:
        query = self.model.query
        self.ask(QueueQuery(sort=query.sort, group=query.group))
        self.keep_focus()

    def do(self, act: Act) -> None:
        """Ask for an act: on what is marked, else on the current incident."""
        if self.model.marked_count():
            self._head.bulk.open(act)
        elif incident_id := self.selected_id():
            self._requests()[act].emit(incident_id)

    @Slot()
    def _do_by_key(self) -> None:
        self.do(Act(self.sender().objectName()))

    def _requests(self) -> dict[Act, SignalInstance]:
        return {
            Act.ACKNOWLEDGE: self.acknowledge_requested,
            Act.ASSIGN: self.assign_requested,
            Act.NOTE: self.note_requested,
            Act.STATUS: self.status_requested,
            Act.CLOSE: self.close_requested,
        }

    @Slot(object)
    def _wish_for_marked(self, wish: IncidentWish) -> None:
        self.bulk_wished.emit(BulkWish(self.model.marked(), wish))

    @Slot()
    def _show_marks(self) -> None:
        self._head.bulk.show_marks(self.model.marked_count(), self.model.hidden_marks())

    @Slot(object)
    def _choose_columns(self, left_out: frozenset[QueueColumn]) -> None:
        self.leave_out(left_out)
        self.columns_changed.emit(left_out)

    @Slot()
    def _choose_view(self) -> None:
        self._head.choose_view(int(self.sender().objectName()))

    @Slot()
    def _open(self) -> None:
        if incident_id := self.selected_id():
            self.opened.emit(incident_id)

    @Slot()
    def _down(self) -> None:
        self._list.view.step(1)

    @Slot()
    def _up(self) -> None:
        self._list.view.step(-1)

    # parts

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_count()

    @Slot(object)
    def _show_counts(self, counts: QueueCounts) -> None:
        self._head.chips.show_counts(counts)

    @Slot()
    def _show_count(self) -> None:
        listed, total = self.model.listed_count(), self.model.counts.total
        narrow = self.tr("({0} of {1})").format(listed, total)
        self._head.header.show_origin(self.model.first())
        self._head.header.show_count(narrow if self.model.query.is_narrow else f"({total})")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._list, 1)

    def _connect(self) -> None:
        self.model.counts_changed.connect(self._show_counts)
        self._list.selected.connect(self.selected)
        self._list.opened.connect(self._open)
        self._list.all_wanted.connect(self._show_all)
        self._list.listed.connect(self._show_count)
        self._head.query_wanted.connect(self.ask)
        self._head.left.connect(self.keep_focus)
        self._head.views_changed.connect(self.views_changed)
        self._head.header.new_requested.connect(self.new_requested)
        order, bulk = self._head.order, self._head.bulk
        order.columns_chosen.connect(self._choose_columns)
        order.fold_all_wanted.connect(self._list.fold_all)
        order.unfold_all_wanted.connect(self._list.unfold_all)
        bulk.wished.connect(self._wish_for_marked)
        bulk.unmark_wanted.connect(self.model.unmark_all)
        self.model.marks_changed.connect(self._show_marks)

    def _bind_keys(self) -> None:
        header = self._head.header
        keys = {
            "J": self._down, "K": self._up, "N": self.new_requested, "Ctrl+F": header.start_search,
            "V": self._head.views_menu.offer, "G": self._head.order.offer_groups,
        }  # fmt: skip
        for key, slot in keys.items():
            self._shortcut(key).activated.connect(slot)
        for act in self._requests():
            self._shortcut(act.value).activated.connect(self._do_by_key)
        for number in range(1, MOST_KEYS + 1):
            self._shortcut(str(number)).activated.connect(self._choose_view)
        self._list.view.unmark_wanted.connect(self._head.bulk.leave)

    def _shortcut(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setObjectName(key)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut
