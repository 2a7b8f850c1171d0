"""What a report being typed may be about already, and why; a person says whether it is the same."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from services.domain.duplicate import Duplicate
from services.domain.text import Language
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme
from widgets.words import status_word

SHOWN = 3


class DuplicateList(QFrame):
    """Three rows that keep their place. While one is chosen the list stands still: nothing changes under the hand.

    Signals: ``chosen(object)`` with the Duplicate, None when the choice was taken back.
    """

    chosen = Signal(object)  # Duplicate | None

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._language: Language = "id"
        self._shown: tuple[Duplicate, ...] = ()
        self._waiting: tuple[Duplicate, ...] | None = None
        self._choice: Duplicate | None = None
        self._heading = QLabel()
        self._rows = [_Row(f"Alt+{number}", theme) for number in range(1, SHOWN + 1)]
        for row in self._rows:
            row.button.clicked.connect(self._take_click)
        self._lay_out()
        self.set_theme(theme)
        self._retranslate()

    def choice(self) -> Duplicate | None:
        return self._choice

    @Slot(object)
    def show_duplicates(self, found: Sequence[Duplicate]) -> None:
        """Show what may be the same, best first; while one is chosen they wait."""
        if self._choice is not None:
            self._waiting = tuple(found)
            return
        self._shown = tuple(found)[:SHOWN]
        self._write()

    def choose(self, place: int) -> None:
        """Choose the row at ``place``, or take the choice back when it is chosen already."""
        if place < len(self._shown):
            same = self._choice is not None and self._choice is self._shown[place]
            self._choose(None if same else self._shown[place])

    def choose_none(self) -> None:
        """Take the choice back."""
        self._choose(None)

    def clear(self) -> None:
        self._choice, self._waiting, self._shown = None, None, ()
        self._write()

    def set_theme(self, theme: Theme) -> None:
        self._heading.setFont(theme.font("small", QFont.Weight.DemiBold))
        for row in self._rows:
            row.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _take_click(self) -> None:
        self.choose(next(n for n, row in enumerate(self._rows) if row.button is self.sender()))

    def _choose(self, found: Duplicate | None) -> None:
        self._choice = found
        if found is None and self._waiting is not None:
            self._shown, self._waiting = self._waiting[:SHOWN], None
        self._write()
        self.chosen.emit(found)

    def _write(self) -> None:
        for place, row in enumerate(self._rows):
            found = self._shown[place] if place < len(self._shown) else None
            row.show_duplicate(found, self._title(found), self._reason(found), is_chosen=self._is_chosen(found))
        self._heading.setText(
            self.tr("Known already?") if self._shown else self.tr("Nothing known is like this so far.")
        )

    def _is_chosen(self, found: Duplicate | None) -> bool:
        return found is not None and found is self._choice

    def _title(self, found: Duplicate | None) -> str:
        if found is None:
            return ""
        incident = found.incident
        where = incident.place or incident.district
        return (
            f"{incident.number}  {incident.title} · {where}" if where else f"{incident.number}  {incident.title}"
        )

    def _reason(self, found: Duplicate | None) -> str:
        if found is None:
            return ""
        status = status_word(found.incident.status)
        return f"{status} · {found.reason.in_language(self._language)}"

    def _retranslate(self) -> None:
        for row in self._rows:
            row.button.setText(self.tr("It is this one"))
        self._write()

    def _lay_out(self) -> None:
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setProperty("tone", "second")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        for row in self._rows:
            layout.addWidget(row)


class _Row(QWidget):
    """Keeps its height with or without something to show."""

    def __init__(self, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = KeyButton(key, theme)
        self.button.setCheckable(True)
        self._title, self._reason = ElidedLabel(), ElidedLabel()
        self._reason.setProperty("tone", "hint")
        keeping = self.button.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(keeping)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.addWidget(self._title, 0, 0)
        layout.addWidget(self._reason, 1, 0)
        layout.addWidget(self.button, 0, 1, 2, 1)
        layout.setColumnStretch(0, 1)

    def show_duplicate(self, found: Duplicate | None, title: str, reason: str, *, is_chosen: bool) -> None:
        self._title.show_text(title)
        self._reason.show_text(reason)
        self.button.setVisible(found is not None)
        self.button.setChecked(is_chosen)
        self.button.setAccessibleName(f"{self.button.text()} {title}")

    def set_theme(self, theme: Theme) -> None:
        self.button.set_theme(theme)
        self._reason.setFont(theme.font("small"))
