"""The parts of the form of a call and where they stand: what is asked scrolls, what decides stays where it is."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from services.domain.call import CallKind
from services.domain.profile import Village
from services.domain.text import Language
from widgets.incidents.call_head import CallHead
from widgets.incidents.call_words import call_word, counts_text
from widgets.incidents.duplicate_list import DuplicateList
from widgets.incidents.new_fields import NewIncidentFields
from widgets.incidents.parked_drafts import ParkedDrafts
from widgets.incidents.place_field import PlaceCompleter
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme

EDGE_PX, GAP_PX = 12, 8
NEXT_KEY, PARK_KEY = "F7", "Ctrl+N"


class CallFormFrame(QFrame):
    """Owns the parts; what they do together is the form's."""

    def __init__(
        self,
        theme: Theme,
        words: ProfileWords,
        *,
        villages: Sequence[Village],
        complete: PlaceCompleter | None,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._language: Language = "id"
        self.call, self.duplicates = CallHead(theme), DuplicateList(theme, words)
        self.fields = NewIncidentFields(theme, words, villages=villages, complete=complete)
        self.parked = ParkedDrafts(theme, zone, NEXT_KEY)
        self.caller = self.call.caller
        self._heading, self._problem, self._banner = QLabel(), QLabel(), QLabel()
        self._today = ElidedLabel()
        self._counts: Mapping[CallKind, int] = {}
        self._asked = QScrollArea()
        self._save, self._cancel = KeyButton("Ctrl+↵", theme), KeyButton("Esc", theme)
        self._park, self._clear = KeyButton(PARK_KEY, theme), KeyButton("", theme)
        self._lay_out()
        self.set_theme(theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_visible)

    def show_banner(self, words: str) -> None:
        """Say something about the form as a whole, "" for nothing."""
        self._banner.setText(words)
        self._banner.setVisible(bool(words))

    @Slot(object)
    def show_counts(self, counts: Mapping[CallKind, int]) -> None:
        """Show how many calls of each kind there were today."""
        self._counts = counts
        told = counts_text(counts)
        self._today.show_text(self.tr("Today: {0}").format(told) if told else "")

    def set_theme(self, theme: Theme) -> None:
        self._today.setFont(theme.font("small"))
        self._heading.setFont(theme.font("large", QFont.Weight.DemiBold))
        for button in (self._save, self._cancel, self._park, self._clear):
            button.set_theme(theme)
        for part in (self.call, self.fields, self.duplicates, self.parked):
            part.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        self.fields.set_language(language)
        self.duplicates.set_language(language)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @Slot()
    def _name_save(self) -> None:
        """The button says what Ctrl+Enter will do now."""
        kind, same = self.call.kind(), self.duplicates.choice()
        if same is not None:
            self._save.setText(self.tr("Add to {0}").format(same.incident.number))
        elif kind is None or kind is CallKind.REAL:
            self._save.setText(self.tr("Save incident"))
        else:
            self._save.setText(self.tr("Note the call: {0}").format(call_word(kind).lower()))

    @Slot(QWidget, QWidget)
    def _keep_visible(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = self._asked.widget()
        if now is not None and inside is not None and inside.isAncestorOf(now):
            self._asked.ensureWidgetVisible(now, 0, 24)

    def _lay_out(self) -> None:
        for label in (self._heading, self._problem, self._banner):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label is not self._heading)
        self._today.setProperty("tone", "hint")
        self._problem.setProperty("tone", "p1")
        self._banner.setProperty("tone", "stale")
        self._problem.hide()
        self._banner.hide()
        self._save.setProperty("role", "primary")
        top = QHBoxLayout()
        top.setSpacing(EDGE_PX)
        top.addWidget(self._heading)
        top.addWidget(self._banner, 1)
        top.addWidget(self._today, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE_PX, GAP_PX, EDGE_PX, GAP_PX)
        layout.setSpacing(GAP_PX)
        layout.addLayout(top)
        layout.addWidget(self.parked)
        layout.addWidget(self._scrolling(), 1)
        layout.addWidget(self.duplicates)
        layout.addWidget(self._problem)
        layout.addLayout(self._buttons())

    def _scrolling(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("pane")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 4, 0)
        box.setSpacing(GAP_PX)
        box.addWidget(self.call)
        box.addWidget(self.fields)
        box.addStretch(1)
        self._asked.setWidget(inside)
        self._asked.setWidgetResizable(True)
        self._asked.setFrameShape(QFrame.Shape.NoFrame)
        self._asked.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._asked.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._asked

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_PX)
        for button in (self._save, self._cancel, self._park, self._clear):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        buttons.insertStretch(2, 1)
        return buttons

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("New call"))
        self._cancel.setText(self.tr("Keep for later"))
        self._park.setText(self.tr("Another call"))
        self._clear.setText(self.tr("Discard"))
        self.show_counts(self._counts)
        width = max(self.call.name_width(), self.fields.name_width())
        self.call.set_name_width(width)
        self.fields.set_name_width(width)
        self._name_save()
