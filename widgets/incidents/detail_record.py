"""The lower half of the detail pane: what happened, or the playbook; one at a time, each a key away."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from services.domain.incident import Incident
from services.domain.text import Language
from widgets.incidents.act_forms import ActForms
from widgets.incidents.detail_facts import DetailFacts
from widgets.incidents.event_log import EventLog
from widgets.incidents.playbook_panel import PlaybookPanel
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.step_forms import StepAct
from widgets.theme.theme import Theme

LOG, PLAYBOOK = 0, 1
TAB_PAD_PX = 14


class DetailRecord(QWidget):
    """Opens the playbook's forms in the pane's place for forms, and takes the room of the particulars."""

    def __init__(self, log: EventLog, theme: Theme, words: ProfileWords, *, zone: tzinfo, now: datetime) -> None:
        super().__init__()
        self._log, self._tabs, self._pages = log, QTabBar(), QStackedWidget()
        self._incident: Incident | None = None
        self._forms: ActForms | None = None
        self._facts: DetailFacts | None = None
        self.playbook = PlaybookPanel(theme, words, zone=zone, now=now)
        self._lay_out()
        self._tabs.currentChanged.connect(self._turn)
        self.playbook.left.connect(self._leave)
        escape = QShortcut(QKeySequence("Esc"), self.playbook)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)
        self._retranslate()

    def attach(self, forms: ActForms, facts: DetailFacts) -> None:
        """Tell which forms and which particulars share the pane."""
        self._forms, self._facts = forms, facts
        forms.opened.connect(facts.fold)
        forms.closed.connect(self._share_room)
        self.playbook.asked.connect(self._open_form)

    def show_incident(self, incident: Incident | None) -> None:
        self._incident = incident
        self.playbook.show_incident(incident)
        self._retranslate()

    def is_playbook_open(self) -> bool:
        return self._tabs.currentIndex() == PLAYBOOK

    def keep_focus(self) -> None:
        """Put the keyboard on what is shown."""
        if self.is_playbook_open():
            self.playbook.take_focus()
        else:
            self._log.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def open_playbook(self) -> None:
        if self._forms is not None:
            self._forms.close_form()
        self._tabs.setCurrentIndex(PLAYBOOK)
        self.playbook.open()

    @Slot()
    def close_playbook(self) -> None:
        self._tabs.setCurrentIndex(LOG)
        self.keep_focus()

    @Slot()
    def _leave(self) -> None:
        """Close one thing: a contact card first."""
        if not self.playbook.close_card():
            self.close_playbook()

    def set_theme(self, theme: Theme) -> None:
        self.playbook.set_theme(theme)
        self._tabs.setMinimumHeight(self._tabs.fontMetrics().height() + TAB_PAD_PX)

    def set_language(self, language: Language) -> None:
        self.playbook.set_language(language)

    def set_now(self, now: datetime) -> None:
        self.playbook.set_now(now)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot(int)
    def _turn(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._share_room()

    @Slot()
    def _share_room(self) -> None:
        """Fold the particulars while the playbook or a form needs their room."""
        if self._facts is None or self._forms is None:
            return
        if self.is_playbook_open() or self._forms.current is not None:
            self._facts.fold()
        else:
            self._facts.unfold()

    @Slot(object, object)
    def _open_form(self, act: StepAct, subject: object) -> None:
        if self._forms is not None and self._incident is not None:
            self._forms.step_form(act).aim(subject)
            self._forms.open(act, self._incident)

    def _retranslate(self) -> None:
        count = self.playbook.summary()
        self._tabs.setTabText(LOG, self.tr("Log"))
        self._tabs.setTabText(PLAYBOOK, self.tr("Playbook {0}").format(count) if count else self.tr("Playbook"))

    def _lay_out(self) -> None:
        self._tabs.addTab("")
        self._tabs.addTab("")
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._pages.addWidget(self._log)
        self._pages.addWidget(self.playbook)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._tabs)
        layout.addWidget(self._pages, 1)
