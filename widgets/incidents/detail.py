"""The selected incident: its facts, what can be done with it, and what happened so far."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from services.domain.source_status import SourceStatus
from services.domain.text import Label, Language
from widgets.incidents.act_forms import ActForms
from widgets.incidents.detail_actions import Act, DetailActions
from widgets.incidents.detail_facts import DetailFacts
from widgets.incidents.detail_life import DetailLife
from widgets.incidents.detail_record import DetailRecord
from widgets.incidents.event_log import EventLog
from widgets.incidents.event_words import time_with_seconds
from widgets.incidents.feedback_line import FeedbackLine
from widgets.incidents.more_acts import RareAct
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import AcknowledgeWish, IncidentWish, UndoWish
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme

LOG_LINES = 3  # the log never gets lower than this


class IncidentDetail(QFrame):
    """Shows one incident and takes the operator's acts on it. Keys: A, T, C, S, X, R, O, E, M, Ctrl+Z; Esc goes back.

    Signals: ``wished(IncidentWish)``, answered by ``show_saving``, ``show_saved`` or ``show_refused`` with the
    same wish; ``left()`` when Esc leads back to the queue. ``forms`` look for other incidents, ``life`` knows those
    related to this one, ``feedback`` offers to undo: the console talks to each.
    """

    wished = Signal(object)  # IncidentWish
    incident_shown = Signal(object)  # Incident: another one, or the same one changed
    left = Signal()

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
        self._zone, self._now = zone, now
        self._language: Language = "id"
        self._incident: Incident | None = None
        self._facts = DetailFacts(theme, words, zone=zone, now=now)
        self._actions = DetailActions(theme, pane=self)
        self.forms = ActForms(theme, words)
        self.feedback, self.life = FeedbackLine(theme), DetailLife(self)
        self._operator = ""
        self._log = EventLog(theme, words, zone=zone)
        self.record = DetailRecord(self._log, theme, words, zone=zone, now=now)
        self._empty, self._pages = StatePage(theme), QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._retranslate()

    # what the console tells

    def incident_id(self) -> str:
        """Return the incident shown, "" for none."""
        return self._incident.incident_id if self._incident else ""

    def incident(self) -> Incident | None:
        """Return the incident as it is shown: what an act on it is based on."""
        return self._incident

    def is_in_use(self) -> bool:
        """Return whether the operator is at work here: a form is open, or the keyboard is inside."""
        return self.forms.current is not None or self._is_focus_inside()

    @Slot(object)
    def show_incident(self, incident: Incident | None) -> None:
        """Show another incident, or the same one changed; None shows that nothing is selected."""
        is_other = (incident.incident_id if incident else "") != self.incident_id()
        self._incident = incident
        if is_other:
            self._turn_to_another()
        if incident is not None:
            self._facts.show_incident(incident)
            self._actions.offer(incident, self._operator)
            self.life.show_incident(incident)
            self.record.show_incident(incident)
            self._log.name_merged({one.incident_id: one.number for one in incident.ties.absorbed})
            self.incident_shown.emit(incident)
        self._pages.setCurrentIndex(0 if incident is None else 1)

    @Slot(object)
    def show_log(self, events: tuple[Event, ...]) -> None:
        """Show what happened, oldest first as the log gives it, to the incidents merged into it too.

        An answer about another incident is dropped.
        """
        if events and not any(event.incident_id == self.incident_id() for event in events):
            return
        self._log.show_events(events)
        reports = [e.at for e in events if e.kind in (EventKind.OPENED, EventKind.OBSERVED)]
        self._facts.show_reported_at(max(reports, default=None))

    @Slot(object)
    def show_source_status(self, answer: tuple[str, SourceStatus | None]) -> None:
        """Show what the source says; an answer about another incident is dropped."""
        incident_id, status = answer
        if incident_id == self.incident_id():
            self._facts.show_source_status(status)

    @Slot(object)
    def set_now(self, now: datetime) -> None:
        self._now = now
        self._facts.set_now(now)
        self.record.set_now(now)

    @Slot(object)
    def show_saving(self, wish: IncidentWish) -> None:
        """Say that an act is on its way to the disk and not there yet."""
        if wish.incident_id == self.incident_id():
            self._say(self.tr("Not saved yet…"), tone="second")

    @Slot(object, object)
    def show_saved(self, wish: IncidentWish, seq: int) -> None:
        """Say that an act is on disk, as number ``seq`` of the log."""
        self.forms.settle(wish)
        if wish.incident_id == self.incident_id():
            at = time_with_seconds(self._now, self._zone)
            words = (
                self.tr("Undone {0} (no. {1})") if isinstance(wish, UndoWish) else self.tr("Saved {0} (no. {1})")
            )
            self._say(words.format(at, seq), tone="hint")
            if self.forms.current is None and self._is_focus_inside():
                self.keep_focus()

    def set_operator(self, name: str) -> None:
        """Tell who is signed on: what is theirs is offered differently."""
        self._operator = name
        self.life.set_operator(name)
        if self._incident is not None:
            self._actions.offer(self._incident, name)

    @Slot(object, object)
    def show_refused(self, wish: IncidentWish, reason: Label) -> None:
        """Say why an act was not done; what was entered stays."""
        if wish.incident_id != self.incident_id():
            return
        sentence = reason.in_language(self._language)
        form = self.forms.current
        if form is not None:
            form.allow()
            form.say(sentence)
            self._say("", tone="second")
        else:
            self._say(sentence, tone="p1")

    def set_theme(self, theme: Theme) -> None:
        for part in (self._facts, self._actions, self.forms, self._log, self.record, self.feedback, self._empty):
            part.set_theme(theme)
        self._log.setMinimumHeight(LOG_LINES * (self._log.fontMetrics().lineSpacing() + 4))

    def set_language(self, language: Language) -> None:
        self._language = language
        for part in (self._facts, self.forms, self._log, self.record):
            part.set_language(language)

    # what the operator does, here or on a key of the queue

    @Slot(str)
    def acknowledge(self, incident_id: str) -> None:
        self._wish(AcknowledgeWish(incident_id))

    @Slot(str)
    def open_assign(self, incident_id: str) -> None:
        self._open(Act.ASSIGN, incident_id)

    @Slot(str)
    def open_note(self, incident_id: str) -> None:
        self._open(Act.NOTE, incident_id)

    @Slot(str)
    def open_status(self, incident_id: str) -> None:
        self._open(Act.STATUS, incident_id)

    @Slot(str)
    def open_close(self, incident_id: str) -> None:
        self._open(Act.CLOSE, incident_id)

    @Slot()
    def undo(self) -> None:
        """Wish the last act undone."""
        if self._incident is not None:
            self.wished.emit(UndoWish(self.incident_id()))

    @Slot()
    def keep_focus(self) -> None:
        """Put the keyboard on the pane: its keys work, the log scrolls, the playbook goes on."""
        self.record.keep_focus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot(object)
    def _act(self, act: Act) -> None:
        match act:
            case Act.ACKNOWLEDGE:
                self.acknowledge(self.incident_id())
            case Act.OWN:
                self.life.own()
            case Act.PLAYBOOK:
                self.record.open_playbook()
            case Act.MORE:
                self.life.open_menu(self._actions.button(Act.MORE))
            case _:
                self._open(act, self.incident_id())

    @Slot()
    def _not_ready(self) -> None:
        self._say(self.tr("The other incident is still being read. Try again."), tone="second")

    @Slot(object)
    def _open_form(self, act: Act | RareAct) -> None:
        if self._incident is not None:
            self._say("", tone="second")
            self.forms.open(act, self._incident)

    def _open(self, act: Act, incident_id: str) -> None:
        """Open a form; one for an incident that is not the one shown is refused, not applied to the wrong one."""
        if self._incident is None or incident_id != self.incident_id():
            return
        if self._actions.button(act).isEnabled():
            self._open_form(act)

    @Slot(object)
    def _wish(self, wish: IncidentWish) -> None:
        if self.forms.current is not None and self.forms.current.incident_id == wish.incident_id:
            self.forms.current.wait()
        self.wished.emit(wish)

    def _turn_to_another(self) -> None:
        self.forms.close_form()
        self._log.show_events(())
        self._facts.show_reported_at(None)
        self._facts.show_source_status(None)
        has_draft = self.forms.has_draft(self.incident_id())
        self._say(self.tr("A note was not saved; C opens it.") if has_draft else "", tone="stale")

    def _say(self, sentence: str, *, tone: str) -> None:
        self.feedback.say(sentence, tone=tone)

    def _is_focus_inside(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Selected incident"))
        self._empty.say(self.tr("No incident selected"), what_next=self.tr("Choose one to see it here."))

    def _connect(self) -> None:
        self._actions.asked.connect(self._act)
        self._actions.edit_asked.connect(self.life.edit)
        self.record.attach(self.forms, self._facts)
        for part in (self.forms, self.life, self.record.playbook):
            part.wished.connect(self._wish)
        self.life.form_wished.connect(self._open_form)
        self.life.unready.connect(self._not_ready)
        self.feedback.undo_wished.connect(self.undo)
        self.forms.left.connect(self.keep_focus)
        self.forms.opened.connect(self.life.fold)
        self.forms.closed.connect(self.life.unfold)
        escape = QShortcut(QKeySequence("Esc"), self._log)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.left)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo)

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        for part in (self._facts, self.life, self._actions, self.forms):
            layout.addWidget(part)
        layout.addWidget(self.record, 1)
        self.record.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # a form comes first
        layout.addWidget(self.feedback)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
