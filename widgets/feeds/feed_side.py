"""Beside the table: the chosen feed, what can be done with it, what was refused of it, and how it answered."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from services.domain.feed import FeedAttempt, QuarantinedItem
from services.domain.observation import Parsed
from services.domain.text import Language
from widgets.feeds.feed_cells import TONES, Wording
from widgets.feeds.feed_facts import FeedFacts, heading_of
from widgets.feeds.feed_row import FeedRow, Standing
from widgets.feeds.log_pane import LogPane
from widgets.feeds.refused_pane import RefusedPane, refused_title
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.key_button import KeyButton
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme

_TONES_OF_LABELS = {"p2": "p2", "stale": "stale", "text_2": "second", "text_3": "hint"}  # as the sheet calls them


class FeedSide(QWidget):
    """Signals carry the id of the feed that is shown: ``refresh_requested``, ``pause_requested``,
    ``resume_requested``, ``log_requested``; ``reread_requested((feed_id, raws))``,
    ``retake_requested((feed_id, Parsed))``.
    """

    refresh_requested = Signal(str)
    pause_requested = Signal(str)
    resume_requested = Signal(str)
    log_requested = Signal(str)
    reread_requested = Signal(object)  # tuple[str, tuple[str, ...]]
    retake_requested = Signal(object)  # tuple[str, Parsed]

    def __init__(self, theme: Theme, *, zone: tzinfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone, self._language = zone, language
        self._row: FeedRow | None = None
        self._name, self._standing, self._drill = ElidedLabel(max_lines=2), QLabel(), QLabel("LATIHAN")
        self._ask, self._pause = KeyButton("R", theme), KeyButton("P", theme)
        self._facts = FeedFacts(theme, Wording(language, zone))
        self._refused = RefusedPane(theme, zone=zone, language=language)
        self._log = LogPane(theme, zone=zone, language=language)
        self._refused_tab, self._log_tab = _tab(), _tab()
        self._tabs, self._panes = QButtonGroup(self), QStackedWidget()
        self._empty, self._whole, self._pages = StatePage(theme), QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._retranslate()

    def feed_id(self) -> str:
        """Return the feed that is shown, "" for none."""
        return self._row.feed_id if self._row else ""

    def show_row(self, row: FeedRow | None, now: datetime) -> None:
        """Show a feed as it stands; another one than before begins without its items and log."""
        is_other = row is None or row.feed_id != self.feed_id()
        is_news = is_other or self._row is None or row is None or row.standing is not self._row.standing
        has_ended = row is not None and (
            is_other or self._row is None or row.health.state != self._row.health.state
        )
        self._row = row
        if is_other:
            self._refused.show_items(())
            self._log.show_attempts(())
        if row is not None:
            self._facts.show_row(row, now)
        if is_news:
            self._write()
        if has_ended and self._log_tab.isChecked():
            self.log_requested.emit(self.feed_id())

    def show_quarantine(self, items: Sequence[QuarantinedItem]) -> None:
        self._refused.show_items(items)
        self._write_tabs()

    def show_log(self, rows: Sequence[FeedAttempt]) -> None:
        self._log.show_attempts(rows)
        self._write_tabs()

    def show_reread(self, parsed: Parsed) -> None:
        self._refused.show_reread(parsed)

    def show_retaken(self) -> None:
        self._refused.show_retaken()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (self._ask, self._pause, self._facts, self._refused, self._log, self._empty):
            part.set_theme(theme)
        self._name.setFont(theme.font("title", QFont.Weight.DemiBold))
        self._standing.setFont(theme.font("normal", QFont.Weight.DemiBold))
        self._drill.setFont(theme.font("normal", QFont.Weight.Bold))
        self._write()

    def set_language(self, language: Language) -> None:
        self._language = language
        self._facts.set_wording(Wording(language, self._zone))
        self._refused.set_language(language)
        self._log.set_language(language)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def ask_now(self) -> None:
        if self._row is not None and self._ask.isEnabled():
            self.refresh_requested.emit(self._row.feed_id)

    @Slot()
    def pause_or_resume(self) -> None:
        if self._row is None or not self._pause.isEnabled():
            return
        is_paused = self._row.standing is Standing.PAUSED
        (self.resume_requested if is_paused else self.pause_requested).emit(self._row.feed_id)

    @Slot()
    def open_log(self) -> None:
        """Turn to how the feed answered."""
        self._log_tab.click()
        self._log.take_focus()

    @Slot()
    def open_refused(self) -> None:
        """Turn to what was refused."""
        self._refused_tab.click()
        self._refused.take_focus()

    @Slot()
    def try_again(self) -> None:
        self._refused_tab.click()
        self._refused.ask_again()

    @Slot()
    def _turn(self) -> None:
        self._panes.setCurrentIndex(1 if self._log_tab.isChecked() else 0)
        if self._log_tab.isChecked() and self._row is not None:
            self.log_requested.emit(self._row.feed_id)

    @Slot()
    def _reread(self) -> None:
        self.reread_requested.emit((self.feed_id(), self._refused.raws()))

    @Slot(object)
    def _retake(self, parsed: Parsed) -> None:
        self.retake_requested.emit((self.feed_id(), parsed))

    def _write(self) -> None:
        row = self._row
        self._pages.setCurrentWidget(self._empty if row is None else self._whole)
        if row is None:
            return
        self._name.show_text(row.health.feed.name.in_language(self._language))
        self._standing.setText(heading_of(row))
        self._tint(_TONES_OF_LABELS[TONES[row.standing]])
        self._drill.setVisible(row.health.feed.is_drill)
        self._ask.setEnabled(row.standing is not Standing.OFF)
        self._pause.setEnabled(row.standing is not Standing.OFF)
        is_paused = row.standing is Standing.PAUSED
        self._pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        self._write_tabs()

    def _tint(self, tone: str) -> None:
        if self._standing.property("tone") != tone:
            self._standing.setProperty("tone", tone)
            self._standing.style().unpolish(self._standing)
            self._standing.style().polish(self._standing)

    def _write_tabs(self) -> None:
        self._refused_tab.setText(refused_title(self._refused.count))
        self._log_tab.setText(self.tr("Log"))

    def _retranslate(self) -> None:
        self._ask.setText(self.tr("Ask now"))
        self._refused_tab.setToolTip(self.tr("Items that could not be read  Q"))
        self._log_tab.setToolTip(self.tr("How the last requests ended  L"))
        self._empty.say(self.tr("No feed chosen"), what_next=self.tr("Choose one in the table."))
        self._write()

    def _connect(self) -> None:
        self._ask.clicked.connect(self.ask_now)
        self._pause.clicked.connect(self.pause_or_resume)
        self._tabs.buttonClicked.connect(self._turn)
        self._refused.reread_requested.connect(self._reread)
        self._refused.retake_requested.connect(self._retake)

    def _lay_out(self) -> None:
        for label in (self._standing, self._drill):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._drill.setProperty("tone", "drill")
        state, acts, tabs = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        state.addWidget(self._standing)
        state.addWidget(self._drill)
        state.addStretch(1)
        for button in (self._ask, self._pause):
            acts.addWidget(button)
        acts.addStretch(1)
        for tab, pane in ((self._refused_tab, self._refused), (self._log_tab, self._log)):
            self._tabs.addButton(tab)
            tabs.addWidget(tab)
            self._panes.addWidget(pane)
        tabs.addStretch(1)
        self._refused_tab.setChecked(True)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(self._name)
        whole.addLayout(state)
        whole.addWidget(self._facts)
        whole.addSpacing(4)
        whole.addLayout(acts)
        whole.addSpacing(8)
        whole.addLayout(tabs)
        whole.addWidget(self._panes, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)


def _tab() -> QToolButton:
    tab = QToolButton()
    tab.setCheckable(True)
    tab.setProperty("role", "chip")
    tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return tab
