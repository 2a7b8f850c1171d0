"""Everything above the rows of the queue: it says what is listed, and what the operator wants listed."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.severity import Severity
from widgets.incidents.bulk_bar import BulkBar
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_chips import QueueChips
from widgets.incidents.queue_header import QueueHeader, SearchField
from widgets.incidents.queue_menus import OrderMenu, ViewsMenu
from widgets.incidents.queue_query import QueueFilter, QueueGroup, QueueQuery, QueueSort
from widgets.incidents.saved_views import MOST_VIEWS, NAME_MAX, SavedView, known_views
from widgets.theme.theme import Theme


class QueueHead(QWidget):
    """Owns ``header``, ``chips``, ``views_menu``, ``order`` and ``bulk``, and the operator's saved views.

    Signals: ``query_wanted(QueueQuery)``; ``views_changed(tuple[SavedView, ...])`` with the operator's own, to be
    kept; ``left()`` when the keyboard should go back to the rows.
    """

    query_wanted = Signal(object)  # QueueQuery
    views_changed = Signal(object)  # tuple[SavedView, ...]
    left = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = QueueQuery()
        self._own: tuple[SavedView, ...] = ()
        self.header = QueueHeader(theme)
        self.views_menu, self.order = ViewsMenu(), OrderMenu()
        self.chips = QueueChips(theme, words.agencies, more=(self.views_menu, self.order))
        self.bulk = BulkBar(theme, words)
        self._name = SearchField()
        self._name.setMaxLength(NAME_MAX)
        self._name.hide()
        self._lay_out()
        self._connect()
        self._retranslate()

    def show_query(self, query: QueueQuery) -> None:
        """Say what is listed."""
        self._query = query
        self.chips.show_query(query)
        self.header.show_search(query.text)
        self.order.show_query(query)
        self.views_menu.show_query(query)

    def show_views(self, own: tuple[SavedView, ...]) -> None:
        """Offer the operator's own views beside those that everybody has."""
        self._own = own
        self.views_menu.show_views(known_views(), own)

    def views(self) -> tuple[SavedView, ...]:
        return self.views_menu.views()

    def choose_view(self, number: int) -> None:
        self.views_menu.choose(number)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.header, self.chips, self.bulk):
            part.set_theme(theme)

    def show_on_wall(self) -> None:
        self.chips.hide()
        self.header.hide_controls()

    @Slot()
    def start_naming(self) -> None:
        """Ask for the name under which the present view is saved."""
        self._name.clear()
        self._name.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _save(self) -> None:
        """Keep the present view under the name; one of that name is replaced."""
        name = " ".join(self._name.text().split())
        if name:
            others = tuple(view for view in self._own if view.name.casefold() != name.casefold())
            self._keep((*others, SavedView(name, self._query))[-MOST_VIEWS:])

    @Slot()
    def _end_naming(self) -> None:
        self._save()  # Esc has cleared the name
        self._name.hide()
        self.left.emit()

    @Slot(object)
    def _forget(self, view: SavedView) -> None:
        self._keep(tuple(each for each in self._own if each is not view and each != view))

    def _keep(self, own: tuple[SavedView, ...]) -> None:
        self.show_views(own)
        self.views_changed.emit(own)

    @Slot(object)
    def _take_view(self, view: SavedView) -> None:
        self.query_wanted.emit(view.query)
        self.left.emit()

    @Slot(object)
    def _filter(self, which: QueueFilter) -> None:
        """All is all of it: severities and agency go too."""
        if which is QueueFilter.ALL:
            self._want(which=which, severities=frozenset(), agency="")
        else:
            self._want(which=which)

    @Slot(object)
    def _narrow(self, severities: frozenset[Severity]) -> None:
        self._want(severities=severities)

    @Slot(str)
    def _take_agency(self, code: str) -> None:
        self._want(agency=code)

    @Slot(str)
    def _search(self, text: str) -> None:
        self._want(text=text)

    @Slot(object)
    def _sort(self, sort: QueueSort) -> None:
        self._want(sort=sort)

    @Slot(object)
    def _group(self, group: QueueGroup) -> None:
        self._want(group=group)
        self.left.emit()

    def _want(self, **changes: object) -> None:
        self.query_wanted.emit(replace(self._query, **changes))  # type: ignore[arg-type]

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        for part in (self.header, self._name, self.chips, self.bulk):
            layout.addWidget(part)

    def _connect(self) -> None:
        header, chips = self.header, self.chips
        chips.chosen.connect(self._filter)
        chips.severities_chosen.connect(self._narrow)
        chips.agency_chosen.connect(self._take_agency)
        header.searched.connect(self._search)
        header.search_left.connect(self.left)
        self.order.sort_chosen.connect(self._sort)
        self.order.group_chosen.connect(self._group)
        self.views_menu.view_chosen.connect(self._take_view)
        self.views_menu.view_forgotten.connect(self._forget)
        self.views_menu.save_wanted.connect(self.start_naming)
        self._name.left.connect(self._end_naming)
        self.bulk.left.connect(self.left)

    def _retranslate(self) -> None:
        self._name.setPlaceholderText(self.tr("Name of this view; Enter saves it, Esc does not"))
        self._name.setAccessibleName(self.tr("Name of this view"))
        self.show_views(self._own)
