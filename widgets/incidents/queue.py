"""The queue pane: the open incidents, worst first, every act on a key."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from services.domain.incident import Incident
from services.domain.text import Label, Language
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_chips import QueueChips
from widgets.incidents.queue_header import QueueHeader
from widgets.incidents.queue_list import QueueList
from widgets.incidents.queue_model import QueueModel
from widgets.incidents.queue_query import QueueCounts, QueueFilter, QueueQuery, QueueSort
from widgets.incidents.queue_state import QueueCondition, QueueState
from widgets.theme.theme import Theme


class IncidentQueue(QFrame):
    """Shows the open incidents and says which one the operator is on and what should happen to it.

    Keys: Up/Down/J/K move, Enter opens, A acknowledge, T assign, C note, S status, X close, N new, Ctrl+F search.

    Signals: ``selected(str)`` when another incident became current, by hand or because the current one left;
    ``opened(str)`` on Enter; the requests carry the id of the current incident.
    """

    selected = Signal(str)
    opened = Signal(str)
    acknowledge_requested = Signal(str)
    assign_requested = Signal(str)
    note_requested = Signal(str)
    status_requested = Signal(str)
    close_requested = Signal(str)
    new_requested = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, *, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._header, self._chips = QueueHeader(theme), QueueChips(theme)
        self._list = QueueList(theme, words, now=now)
        self.setFocusProxy(self._list.view)
        self._lay_out()
        QWidget.setTabOrder(self._list.view, self._header)
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
        for part in (self._list, self._header, self._chips):
            part.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._list.set_language(language)

    def show_on_wall(self) -> None:
        """Leave out what only a hand needs, and let nothing pulse: a wall is read, not used."""
        self._chips.hide()
        self._header.hide_controls()
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
    def _filter(self, which: QueueFilter) -> None:
        query = self.model.query
        self._list.set_query(QueueQuery(which, query.text, query.sort))

    @Slot(str)
    def _search(self, text: str) -> None:
        query = self.model.query
        self._list.set_query(QueueQuery(query.which, text, query.sort))

    @Slot(object)
    def _sort(self, sort: QueueSort) -> None:
        query = self.model.query
        self._list.set_query(QueueQuery(query.which, query.text, sort))

    @Slot()
    def _show_all(self) -> None:
        self._chips.check(QueueFilter.ALL)
        self._header.clear_search()
        self._filter(QueueFilter.ALL)
        self.keep_focus()

    def _ask(self, request: SignalInstance) -> None:
        if incident_id := self.selected_id():
            request.emit(incident_id)

    @Slot()
    def _open(self) -> None:
        self._ask(self.opened)

    @Slot()
    def _acknowledge(self) -> None:
        self._ask(self.acknowledge_requested)

    @Slot()
    def _assign(self) -> None:
        self._ask(self.assign_requested)

    @Slot()
    def _note(self) -> None:
        self._ask(self.note_requested)

    @Slot()
    def _status(self) -> None:
        self._ask(self.status_requested)

    @Slot()
    def _close(self) -> None:
        self._ask(self.close_requested)

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
        self._chips.show_counts(counts)

    @Slot()
    def _show_count(self) -> None:
        listed, total = self.model.rowCount(), self.model.counts.total
        narrow = self.tr("({0} of {1})").format(listed, total)
        self._header.show_origin(self.model.incident_at(0) if listed else None)
        self._header.show_count(narrow if self.model.query.is_narrow else f"({total})")

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self._header)
        head.addWidget(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)

    def _connect(self) -> None:
        self.model.counts_changed.connect(self._show_counts)
        self._list.selected.connect(self.selected)
        self._list.opened.connect(self._open)
        self._list.all_wanted.connect(self._show_all)
        self._list.listed.connect(self._show_count)
        self._chips.chosen.connect(self._filter)
        self._header.searched.connect(self._search)
        self._header.search_left.connect(self.keep_focus)
        self._header.sort_chosen.connect(self._sort)
        self._header.new_requested.connect(self.new_requested)

    def _bind_keys(self) -> None:
        keys = {
            "A": self._acknowledge, "T": self._assign, "C": self._note, "S": self._status, "X": self._close,
            "J": self._down, "K": self._up, "Ctrl+F": self._header.start_search, "N": self.new_requested,
        }  # fmt: skip
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
