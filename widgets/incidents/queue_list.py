"""The rows of the queue, or a sentence where there are none; keeps the operator's selection."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from services.domain.text import Language
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_model import QueueModel
from widgets.incidents.queue_query import QueueQuery
from widgets.incidents.queue_state import QueueCondition, QueueState
from widgets.incidents.queue_view import QueueView
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme

LOADING_IS_SAID_AFTER_MS = 300


class QueueList(QWidget):
    """Owns the model and its view.

    Signals: ``selected(str)`` when another incident became current, by hand or because the current one left;
    ``opened()`` on Enter; ``all_wanted()`` when the operator wants the filter away; ``listed()`` when the number
    of rows may have changed.
    """

    selected = Signal(str)
    opened = Signal()
    all_wanted = Signal()
    listed = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, *, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = QueueModel(words, now=now, parent=self)
        self.view = QueueView(self.model, theme)
        self._page, self._notice, self._pages = StatePage(theme), QLabel(), QStackedWidget()
        self._state = QueueState()
        self._language: Language = "id"
        self._selected_id = ""
        self._is_refiltering = False
        self._patience = QTimer(self, singleShot=True, interval=LOADING_IS_SAID_AFTER_MS)
        self._lay_out()
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self.view.opened.connect(self.opened)
        self.view.fold_wanted.connect(self.fold)
        self.view.unfold_wanted.connect(self.unfold)
        self._page.way_taken.connect(self.all_wanted)
        self._patience.timeout.connect(self.show_rows)
        self.model.rowsInserted.connect(self.show_rows)
        self.model.rowsRemoved.connect(self.show_rows)
        self.model.counts_changed.connect(self.show_rows)
        self.set_theme(theme)
        self._retranslate()

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)
        self._page.set_theme(theme)
        self._notice.setFont(theme.font("small"))

    def set_language(self, language: Language) -> None:
        self._language = language
        self.model.set_language(language)
        self._retranslate()

    def set_now(self, now: datetime) -> None:
        self.model.set_now(now)
        self.view.set_now(now)

    def set_query(self, query: QueueQuery) -> None:
        """List what ``query`` asks for. A selected incident that it hides is selected again when it comes back."""
        self._relist(partial(self.model.set_query, query))
        self._restore_selection()
        self.show_rows()

    @Slot(int)
    def fold(self, head: int) -> None:
        """Leave out the rows of a group and go to its head."""
        self._relist(partial(self.model.fold, head))
        self._go_to(self.model.head_of(head))

    @Slot(int)
    def unfold(self, head: int) -> None:
        self._relist(partial(self.model.unfold, head))
        self._go_to(head)

    @Slot()
    def fold_all(self) -> None:
        self._relist(self.model.fold_all)
        self._restore_selection()

    @Slot()
    def unfold_all(self) -> None:
        self._relist(self.model.unfold_all)
        self._restore_selection()

    def select(self, incident_id: str) -> None:
        """Make an incident current because another pane did; emits nothing."""
        self._selected_id = incident_id
        self._restore_selection()

    def selected_id(self) -> str:
        """Return the current incident; "" when there is none, it is hidden, or the head of a group is current."""
        row = self.view.selected_row()
        return "" if row is None or self.model.is_head(row) else self.model.incident_at(row).incident_id

    def show_state(self, state: QueueState) -> None:
        """Say how far the reading is. Loading is said after a moment, and never over rows."""
        starts = state.condition is QueueCondition.LOADING and self._state.condition is not QueueCondition.LOADING
        self._state = state
        if starts:
            self._patience.start()
        self.show_rows()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def show_rows(self) -> None:
        """Show the rows if there are any, else say why there are none."""
        is_empty = self.model.rowCount() == 0
        notice = "" if is_empty else self._state.notice(self._language)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        if not is_empty:
            self._turn_to(self.view)
        elif self._state.condition is not QueueCondition.LOADING or not self._patience.isActive():
            self._say_why_empty()
            self._turn_to(self._page)
        self.listed.emit()

    def take_focus(self) -> None:
        """Put the keyboard on the rows, or on the sentence that stands in their place."""
        (self.view if self._pages.currentIndex() == 0 else self._page).setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, page: QWidget) -> None:
        """Show ``page``; the keyboard stays in the list, whichever of the two has it."""
        had_focus = self.view.hasFocus() or self._page.hasFocus()
        self._pages.setCurrentWidget(page)
        if had_focus:
            self.take_focus()

    def _say_why_empty(self) -> None:
        if self.model.counts.total and self.model.query.is_narrow:
            hidden = self.tr("%n open incident(s) are hidden by the filter.", "", self.model.counts.total)
            self._page.say(self.tr("Nothing fits this filter"), what_next=hidden, way=self.tr("Show all"))
        elif self._state.condition is QueueCondition.READY:
            fills = self.tr("Reports from the feeds arrive here by themselves; N takes a new incident.")
            self._page.say(self.tr("No open incidents"), what_next=fills)
        else:
            self._page.say(self._state.headline(), what_next=self._state.notice(self._language))

    def _relist(self, act: Callable[[], None]) -> None:
        """List other rows because the operator asked for it."""
        self._is_refiltering = True  # or Qt would hand the selection to a neighbour
        self.view.is_held = False
        act()
        self.view.is_held = True
        self._is_refiltering = False

    def _go_to(self, row: int) -> None:
        self.view.select_only(row)
        self.view.scrollTo(self.model.index(row, 0))

    def _restore_selection(self) -> None:
        row = self.model.row_of(self._selected_id)
        if row is None:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        elif row != self.view.selected_row():
            self.view.selectRow(row)

    @Slot()
    def _selection_changed(self) -> None:
        incident_id = "" if self._is_refiltering else self.selected_id()
        if incident_id and incident_id != self._selected_id:
            self._selected_id = incident_id
            self.selected.emit(incident_id)

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Open incidents"))
        self.show_rows()

    def _lay_out(self) -> None:
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setProperty("tone", "second")
        self._notice.setWordWrap(True)
        self._notice.setContentsMargins(12, 0, 12, 8)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._notice)
        layout.addWidget(self._pages, 1)
