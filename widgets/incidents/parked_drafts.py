"""Calls that wait: forms that were put aside because the telephone rang again."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from services.domain.draft import KeptDraft
from widgets.incidents.call_words import call_word
from widgets.theme.flow_layout import FlowLayout
from widgets.theme.theme import Theme
from widgets.words import clock_text

LONGEST = 28  # characters of a chip
MOST = 6


class ParkedDrafts(QWidget):
    """One chip for each, oldest first; ``next_key`` brings the first. Signals: ``chosen(str)`` with the draft's id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, zone: tzinfo, next_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next_key = next_key
        self._zone, self._drafts = zone, tuple[KeptDraft, ...]()
        self._chips = [QToolButton(self) for _ in range(MOST)]
        layout = FlowLayout(self, gap_px=4)
        for chip in self._chips:
            chip.setProperty("role", "chip")
            chip.clicked.connect(self._take)
            layout.addWidget(chip)
        self.set_theme(theme)
        self.show_drafts(())

    def show_drafts(self, drafts: Sequence[KeptDraft]) -> None:
        self._drafts = tuple(drafts)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(drafts))
            chip.setObjectName(drafts[place].draft_id if place < len(drafts) else "")
            key = f"{self._next_key}  " if place == 0 else ""
            chip.setText(key + self._words(drafts[place]) if place < len(drafts) else "")
        self.setVisible(bool(drafts))

    def next_id(self) -> str:
        """Return the one that has waited longest, "" when none does."""
        return self._drafts[0].draft_id if self._drafts else ""

    def set_theme(self, theme: Theme) -> None:
        for chip in self._chips:
            chip.setFont(theme.font("small"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_drafts(self._drafts)

    @Slot()
    def _take(self) -> None:
        self.chosen.emit(self.sender().objectName())

    def _words(self, draft: KeptDraft) -> str:
        said = draft.facts
        words = said.title or said.description or draft.where or said.reporter
        words = words or (call_word(draft.kind) if draft.kind else self.tr("Call"))
        cut = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        return f"{clock_text(draft.started_at, self._zone)}  {cut}".replace("&", "&&")
