"""The log of one incident: what happened, newest first, to read and to copy."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontMetrics, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from services.domain.event import Event
from services.domain.text import Language
from widgets.incidents.event_words import event_sentence, time_with_seconds
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.theme import Theme

GAP_PX = 12


class EventLog(QTextEdit):
    """Read-only sentences with their times. Text goes in letter by letter (``insertText``), never as markup."""

    def __init__(self, theme: Theme, words: ProfileWords, *, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._zone = theme, words, zone
        self._language: Language = "id"
        self._events: tuple[Event, ...] = ()
        self._merged: Mapping[str, str] = {}
        self.setProperty("role", "log")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self._retranslate()

    def show_events(self, events: Sequence[Event]) -> None:
        """Show ``events`` (oldest first, as the log gives them), newest on top; the place in the text is kept."""
        before, self._events = self._events, tuple(events)
        if before and self._events[: len(before)] == before and self._is_one_day():
            self._put_on_top(self._events[len(before) :])
        elif self._events != before:
            self._write()

    def name_merged(self, numbers: Mapping[str, str]) -> None:
        """Say which events are those of a merged incident: its number by its id."""
        if numbers != self._merged:
            self._merged = dict(numbers)
            self._write()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._write()

    def set_language(self, language: Language) -> None:
        self._language = language
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Log of the incident"))
        self._write()

    def _write(self) -> None:
        scroll = self.verticalScrollBar().value()
        self.clear()
        cursor = QTextCursor(self.document())
        day: str | None = None
        for number, event in enumerate(reversed(self._events)):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(self._hanging())
            shown_day = self._day(event.at)
            if day is not None and shown_day != day:
                cursor.insertText(f"{shown_day}\n", self._format("text_3"))
            day = shown_day
            self._write_event(cursor, event)
        self.verticalScrollBar().setValue(scroll)

    def _put_on_top(self, events: Sequence[Event]) -> None:
        """Add what is new to a log that stays; writing all of it again took 6 ms (measured)."""
        scroll = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        for event in events:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            self._write_event(cursor, event)
            cursor.insertBlock()
        self.verticalScrollBar().setValue(scroll)

    def _is_one_day(self) -> bool:
        """Return whether no line between the events names a day."""
        return len({self._day(event.at) for event in self._events}) == 1

    def _write_event(self, cursor: QTextCursor, event: Event) -> None:
        sentence = event_sentence(event, self._words, language=self._language, zone=self._zone)
        cursor.insertText(f"{time_with_seconds(event.at, self._zone)}\t", self._format("text_3"))
        number = self._merged.get(event.incident_id or "")
        cursor.insertText(f"{number}  " if number else "", self._format("text_3"))
        cursor.insertText(sentence, self._format("text"))

    def _day(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%d/%m/%Y}"

    def _hanging(self) -> QTextBlockFormat:
        width = QFontMetrics(self._theme.font("normal")).horizontalAdvance("00:00:00") + GAP_PX
        block = QTextBlockFormat()
        block.setLeftMargin(width)
        block.setTextIndent(-width)
        block.setTabPositions([QTextOption.Tab(width, QTextOption.TabType.LeftTab)])
        block.setBottomMargin(4)
        return block

    def _format(self, token: str) -> QTextCharFormat:
        text = QTextCharFormat()
        font: QFont = self._theme.font("normal")
        text.setFont(font)
        text.setForeground(self._theme.color(token))
        return text
