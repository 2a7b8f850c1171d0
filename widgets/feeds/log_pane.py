"""How the last requests of one feed ended, and the whole reason of the chosen one."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from services.domain.feed import FeedAttempt
from services.domain.text import Language
from widgets.feeds.log_model import LogColumn, LogModel
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.quiet_table import QuietTable
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme

REASON_LINES = 3


class LogPane(QWidget):
    def __init__(self, theme: Theme, *, zone: tzinfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LogModel(zone=zone, language=language, parent=self)
        self._language: Language = language
        self._table = QuietTable(self.model, theme, stretched=LogColumn.REASON, size="small")
        self._reason = ElidedLabel(max_lines=REASON_LINES)
        self._page, self._pages = StatePage(theme), QStackedWidget()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._reason)
        self._table.selectionModel().currentRowChanged.connect(self._show_reason)
        self.set_theme(theme)
        self._write()

    def show_attempts(self, attempts: Sequence[FeedAttempt]) -> None:
        """Show them, the newest first."""
        self.model.show(attempts)
        self._write()

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._table.set_theme(theme)
        self._page.set_theme(theme)
        self._reason.setFont(theme.font("normal"))

    def set_language(self, language: Language) -> None:
        self._language = language
        self.model.set_language(language)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    @Slot(QModelIndex, QModelIndex)
    def _show_reason(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._write()

    def _write(self) -> None:
        translate = QCoreApplication.translate
        self._table.setAccessibleName(translate("Feeds", "Log"))
        self._page.say(
            translate("Feeds", "Not asked yet"),
            what_next=translate("Feeds", "Every request is listed here until the console is closed."),
        )
        self._pages.setCurrentWidget(self._table if self.model.rowCount() else self._page)
        index = self._table.currentIndex()
        reason = self.model.attempt(index.row()).reason if index.isValid() else None
        self._reason.show_text(reason.in_language(self._language) if reason else "")
        self._reason.setVisible(reason is not None)
