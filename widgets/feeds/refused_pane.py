"""The quarantine of one feed: what was refused and why, the raw item, and trying it again once a mapping is mended."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from services.domain.feed import QuarantinedItem
from services.domain.observation import Parsed
from services.domain.text import Language
from widgets.feeds.raw_text import pretty
from widgets.feeds.refused_model import RefusedColumn, RefusedModel
from widgets.theme.key_button import KeyButton
from widgets.theme.quiet_table import QuietTable
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme


class RefusedPane(QWidget):
    """Signals: ``reread_requested()``; ``retake_requested(Parsed)`` with what can be read now."""

    reread_requested = Signal()
    retake_requested = Signal(object)  # Parsed

    def __init__(self, theme: Theme, *, zone: tzinfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RefusedModel(zone=zone, language=language, parent=self)
        self._reread: Parsed | None = None
        self._table = QuietTable(self._model, theme, stretched=RefusedColumn.REASON, size="small")
        self._raw, self._said = QPlainTextEdit(), QLabel()
        self._again, self._take = KeyButton("T", theme), QPushButton()
        self._page, self._pages, self._full = StatePage(theme), QStackedWidget(), QWidget()
        self._lay_out()
        self._again.clicked.connect(self.ask_again)
        self._take.clicked.connect(self._ask_take)
        self._table.selectionModel().currentRowChanged.connect(self._show_raw)
        self.set_theme(theme)
        self._write()

    @property
    def count(self) -> int:
        return len(self._model.items)

    def raws(self) -> tuple[str, ...]:
        """Return the raw items, in the order they are listed."""
        return tuple(item.raw for item in self._model.items)

    def show_items(self, items: Sequence[QuarantinedItem]) -> None:
        """Show the newest refused items of the chosen feed, newest first."""
        if tuple(items) == self._model.items:
            return
        self._reread = None
        at = self._table.currentIndex()
        chosen = self._model.items[at.row()] if at.isValid() else None
        self._model.show(items)
        self._table.setColumnHidden(RefusedColumn.NOW, True)
        self._raw.clear()
        if items:
            self._table.selectRow(items.index(chosen) if chosen in items else 0)
        self._write()

    def show_reread(self, parsed: Parsed) -> None:
        """Show what is made of the items now; a rejection's index is the place of its item in ``raws``."""
        self._reread = parsed
        self._model.show_reread({refusal.index: refusal.reason for refusal in parsed.rejected})
        self._table.setColumnHidden(RefusedColumn.NOW, False)
        self._write()

    def show_retaken(self) -> None:
        """The items were taken in: say so, and offer them no more."""
        self._take.hide()
        self._said.setText(self.tr("Taken in. Refused items stay listed as a record."))

    def set_language(self, language: Language) -> None:
        self._model.set_language(language)
        self._write()

    def set_theme(self, theme: Theme) -> None:
        for part in (self._table, self._page, self._again):
            part.set_theme(theme)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(theme.points("small"))
        self._raw.setFont(fixed)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def take_focus(self) -> None:
        if self.count:
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def ask_again(self) -> None:
        if self.count:
            self.reread_requested.emit()

    @Slot()
    def _ask_take(self) -> None:
        if self._reread is not None and self._reread.observations:
            self.retake_requested.emit(Parsed(self._reread.observations))

    @Slot(QModelIndex, QModelIndex)
    def _show_raw(self, current: QModelIndex, _previous: QModelIndex) -> None:
        raw = self._model.items[current.row()].raw if current.isValid() else ""
        self._raw.setPlainText(pretty(raw))

    def _write(self) -> None:
        self._pages.setCurrentWidget(self._full if self.count else self._page)
        self._page.say(self.tr("Nothing refused"), what_next=self.tr("Items that cannot be read are kept here."))
        self._again.setText(self.tr("Try again with the present mapping"))
        self._table.setAccessibleName(self.tr("Refused items"))
        self._raw.setAccessibleName(self.tr("Raw item"))
        readable = len(self._reread.observations) if self._reread else 0
        self._said.setText(self._outcome())
        self._take.setText(self.tr("Take in {0}").format(readable))
        self._take.setVisible(readable > 0)

    def _outcome(self) -> str:
        if self._reread is None:
            return ""
        still = len(self._reread.rejected)
        words = self.tr("{0} of {1} can be read now").format(self.count - still, self.count)
        return words if still < self.count else self.tr("All {0} are still refused").format(still)

    def _lay_out(self) -> None:
        self._raw.setReadOnly(True)
        self._raw.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._raw.setTabChangesFocus(True)
        self._raw.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._table)
        split.addWidget(self._raw)
        split.setSizes([200, 260])
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(12)
        foot.addWidget(self._again)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._take)
        full = QVBoxLayout(self._full)
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(0)
        full.addWidget(split, 1)
        full.addLayout(foot)
        self._pages.addWidget(self._page)
        self._pages.addWidget(self._full)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)


def refused_title(count: int) -> str:
    return QCoreApplication.translate("Feeds", "Refused {0}").format(count or "").strip()
