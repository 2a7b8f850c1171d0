"""Finding what was: a search with its results, or the room's log."""

from datetime import tzinfo
from enum import Enum

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from services.domain.event import Event
from services.domain.incident import Incident
from services.domain.text import Label, Language
from widgets.history.results_model import ResultColumn, ResultsModel
from widgets.history.room_log_model import EVENT_ROLE, LogColumn, RoomLogModel
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.quiet_table import QuietTable
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme

TYPING_PAUSE_MS = 250


class _State(Enum):
    SEARCHING = "searching"
    READY = "ready"
    FAILED = "failed"


class HistoryFinder(QWidget):
    """One field, two tables, and a sentence where there is nothing to show.

    Signals: ``search_requested(str)`` on Enter and when the operator paused typing; ``log_requested()`` when the
    room's log is turned to; ``chosen(Incident)`` from the results; ``asked_for(str)``, an incident's id, from the log.
    """

    search_requested = Signal(str)
    log_requested = Signal()
    chosen = Signal(object)  # Incident
    asked_for = Signal(str)

    def __init__(self, theme: Theme, words: ProfileWords, *, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ResultsModel(theme, words, zone=zone, parent=self)
        self.room_log = RoomLogModel(words, zone=zone, parent=self)
        self._language: Language = "id"
        self._state, self._reason = _State.READY, Label("", "")
        self._heading, self._search = QLabel(), QLineEdit()
        self._tabs = QButtonGroup(self)
        self._incidents_tab, self._log_tab = self._tab(), self._tab()
        self._table = QuietTable(self.results, theme, stretched=ResultColumn.TITLE)
        self._log = QuietTable(self.room_log, theme, stretched=LogColumn.WHAT)
        self._page, self._pages = StatePage(theme), QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._retranslate()

    @Slot()
    def show_searching(self) -> None:
        """Say that a search is under way; what was found before stays."""
        self._state = _State.SEARCHING
        self._show_page()

    def show_results(self, incidents: tuple[Incident, ...], *, chosen: str) -> None:
        """Show what was found, newest first; the incident with id ``chosen`` stays chosen if it is among them."""
        self._state = _State.READY
        self.results.show(incidents)
        self.room_log.learn_numbers(incidents)
        row = self.results.row_of(chosen)
        if row is not None:
            self._table.selectRow(row)
        self._show_page()

    @Slot(object)
    def show_failed(self, reason: Label) -> None:
        """Say why the search could not be done."""
        self._state, self._reason = _State.FAILED, reason
        self._show_page()

    @Slot(object)
    def show_log(self, events: tuple[Event, ...]) -> None:
        """Show the room's log, given oldest first."""
        self.room_log.show(events)
        self._show_page()

    def set_theme(self, theme: Theme) -> None:
        self._heading.setFont(theme.font("large", QFont.Weight.DemiBold))
        for part in (self.results, self._table, self._log, self._page):
            part.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        for part in (self.results, self.room_log):
            part.set_language(language)
        self._show_page()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def start_search(self) -> None:
        self._incidents_tab.click()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def search_for(self, text: str) -> None:
        """Search for ``text`` because it was asked for elsewhere."""
        self.start_search()
        self._search.setText(text)
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask for what the field says now."""
        self._pause.stop()
        self.search_requested.emit(self._search.text().strip())

    @Slot()
    def _to_rows(self) -> None:
        self.ask()
        self.keep_focus()

    @Slot()
    def keep_focus(self) -> None:
        """Put the keyboard on the rows."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _turn(self) -> None:
        if self._log_tab.isChecked():
            self.log_requested.emit()
        self._show_page()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.results.incident_at(index.row()))

    @Slot(QModelIndex)
    def _choose_event(self, index: QModelIndex) -> None:
        event = index.data(EVENT_ROLE)
        if isinstance(event, Event) and event.incident_id:
            self.asked_for.emit(event.incident_id)

    def _show_page(self) -> None:
        is_log = self._log_tab.isChecked()
        table = self._log if is_log else self._table
        is_answered = is_log or self._state is not _State.FAILED  # or the rows answer an earlier question
        if table.model().rowCount() and is_answered:
            self._pages.setCurrentWidget(table)
        else:
            self._say_log_is_empty() if is_log else self._say_nothing_found()
            self._pages.setCurrentWidget(self._page)

    def _say_log_is_empty(self) -> None:
        self._page.say(
            self.tr("Nothing in the log yet"), what_next=self.tr("Every act of the room is written here.")
        )

    def _say_nothing_found(self) -> None:
        if self._state is _State.SEARCHING:
            self._page.say(self.tr("Searching"))
        elif self._state is _State.FAILED:
            sentence = self._reason.in_language(self._language)
            self._page.say(self.tr("The search could not be done"), what_next=sentence)
        elif self._search.text().strip():
            hint = self.tr("Try fewer words: number, place, reporter or a part of the text.")
            self._page.say(self.tr("Nothing found"), what_next=hint)
        else:
            self._page.say(self.tr("No incidents yet"), what_next=self.tr("What was handled is found here."))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("History"))
        self._search.setPlaceholderText(self.tr("Number, place, reporter, words of the report  Ctrl+F"))
        self._search.setAccessibleName(self.tr("Search the history"))
        self._incidents_tab.setText(self.tr("Incidents"))
        self._log_tab.setText(self.tr("Room log"))
        self._table.setAccessibleName(self.tr("Incidents found"))
        self._log.setAccessibleName(self.tr("Room log"))
        self.results.retranslate()
        self.room_log.retranslate()
        self._show_page()

    def _tab(self) -> QToolButton:
        tab = QToolButton()
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tabs.addButton(tab)
        return tab

    def _lay_out(self) -> None:
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._search.setClearButtonEnabled(True)
        self._incidents_tab.setChecked(True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        for part in (self._heading, self._incidents_tab, self._log_tab):
            head.addWidget(part)
        head.addWidget(self._search, 1)
        for page in (self._table, self._log, self._page):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._search.textEdited.connect(self._pause.start)
        self._search.returnPressed.connect(self._to_rows)
        self._pause.timeout.connect(self.ask)
        self._tabs.buttonClicked.connect(self._turn)
        self._table.selectionModel().currentRowChanged.connect(self._choose)
        self._log.selectionModel().currentRowChanged.connect(self._choose_event)
