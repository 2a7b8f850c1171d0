"""The work place "History": find what was, read what happened, take it up again."""

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from services.domain.event import Event
from services.domain.incident import Incident
from services.domain.text import Label, Language
from widgets.history.finder import HistoryFinder
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.theme import Theme


class HistoryPlace(QFrame):
    """Search and results, or the room's log, and beside them the incident that is chosen.

    ``detail`` is the same pane as on the desk; the console answers its wishes.
    Signals: ``search_requested(str)`` when the place is first shown and when the operator paused typing;
    ``log_requested()`` when the room's log is turned to; ``selected(str)`` when another incident was chosen,
    answered by ``show_incident`` and ``show_events``.
    """

    search_requested = Signal(str)
    log_requested = Signal()
    selected = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: ProfileWords,
        *,
        zone: tzinfo,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.detail = IncidentDetail(theme, words, zone=zone, now=now)
        self.finder = HistoryFinder(theme, words, zone=zone)
        self._was_shown = False
        self._lay_out()
        self._connect()

    @Slot()
    def show_searching(self) -> None:
        """Say that a search is under way; what was found before stays."""
        self.finder.show_searching()

    @Slot(object)
    def show_results(self, incidents: tuple[Incident, ...]) -> None:
        """Show what was found, newest first."""
        self.finder.show_results(incidents, chosen=self.detail.incident_id())

    @Slot(object)
    def show_failed(self, reason: Label) -> None:
        """Say why the search could not be done."""
        self.finder.show_failed(reason)

    @Slot(object)
    def show_log(self, events: tuple[Event, ...]) -> None:
        """Show the room's log, given oldest first."""
        self.finder.show_log(events)

    @Slot(object)
    def show_incident(self, incident: Incident | None) -> None:
        """Show an incident beside the tables: the answer to ``selected``."""
        self.detail.show_incident(incident)

    @Slot(object)
    def show_events(self, events: tuple[Event, ...]) -> None:
        """Show what happened to the chosen incident, oldest first."""
        self.detail.show_log(events)

    @Slot(object)
    def apply(self, incidents: tuple[Incident, ...]) -> None:
        """Take in what an announcement changed."""
        self.finder.results.apply(incidents)
        for incident in incidents:
            if incident.incident_id == self.detail.incident_id():
                self.detail.show_incident(incident)

    @Slot(object)
    def set_now(self, now: datetime) -> None:
        self.detail.set_now(now)

    def set_theme(self, theme: Theme) -> None:
        self.detail.set_theme(theme)
        self.finder.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self.detail.set_language(language)
        self.finder.set_language(language)

    @Slot()
    def start_search(self) -> None:
        """Put the keyboard into the search."""
        self.finder.start_search()

    @Slot(str)
    def search_for(self, text: str) -> None:
        """Search for ``text`` because it was asked for elsewhere: the command bar."""
        self._was_shown = True  # this question replaces the first one
        self.finder.search_for(text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.finder.ask()

    @Slot(object)
    def _choose(self, incident: Incident) -> None:
        if incident.incident_id != self.detail.incident_id():
            self.detail.show_incident(incident)
            self.selected.emit(incident.incident_id)

    @Slot(str)
    def _ask_for(self, incident_id: str) -> None:
        if incident_id != self.detail.incident_id():
            self.selected.emit(incident_id)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.finder)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.finder.search_requested.connect(self.search_requested)
        self.finder.log_requested.connect(self.log_requested)
        self.finder.chosen.connect(self._choose)
        self.finder.asked_for.connect(self._ask_for)
        self.detail.left.connect(self.finder.keep_focus)
        search = QShortcut(QKeySequence("Ctrl+F"), self)
        search.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.activated.connect(self.start_search)
