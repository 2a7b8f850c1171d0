"""Above the table: how many feeds are in which state, a chip for each to list only those, a search and the order."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.feeds.feed_cells import MARKS, TONES, count_text
from widgets.feeds.feed_order import FeedQuery, FeedSort, words_in
from widgets.feeds.feed_row import Standing
from widgets.theme.flow_layout import FlowLayout
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme

SHOWN_ALWAYS = (Standing.OK, Standing.LATE, Standing.LOST)
ORDER = (
    Standing.OK, Standing.LATE, Standing.LOST, Standing.OFFLINE, Standing.PAUSED, Standing.WAITING,
    Standing.RESTING, Standing.OFF,
)  # fmt: skip


class FeedHead(QWidget):
    """Signals: ``asked(FeedQuery)`` when another choice or order was made, ``arrange_requested()``,
    ``add_requested()`` and ``try_requested()`` once adding is enabled.
    """

    asked = Signal(object)  # FeedQuery
    arrange_requested = Signal()
    add_requested = Signal()
    try_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: Mapping[Standing, int] = dict.fromkeys(Standing, 0)
        self._total, self._drill, self._choices = QLabel(), QLabel("LATIHAN"), QWidget()
        self._search, self._sort = QLineEdit(), QComboBox()
        self._arrange = KeyButton("S", theme)
        self._add, self._try = KeyButton("N", theme), QPushButton()
        self._chips = {standing: self._chip() for standing in ORDER}
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def query(self) -> FeedQuery:
        standing = next((s for s, chip in self._chips.items() if chip.isChecked()), None)
        return FeedQuery(list(FeedSort)[self._sort.currentIndex()], standing, words_in(self._search.text()))

    def show_counts(self, counts: Mapping[Standing, int]) -> None:
        self._counts = counts
        for part in (self._choices, self._search, self._sort, self._arrange):
            part.setVisible(any(counts.values()))  # nothing to choose from
        self._write()

    def show_out_of_order(self) -> None:
        """Offer to sort again: the rows stand where they stood, and no longer where they belong."""
        self._arrange.setEnabled(True)

    def show_in_order(self) -> None:
        self._arrange.setEnabled(False)

    def show_drill(self) -> None:
        self._drill.show()

    def summary(self) -> str:
        """Return "40 feeds: 36 OK, 2 late, 1 lost, 1 off"."""
        parts = [count_text(standing, count) for standing in ORDER if (count := self._counts[standing])]
        total = self.tr("%n feed(s)", "", sum(self._counts.values()))
        return self.tr("{0}: {1}").format(total, ", ".join(parts)) if parts else total

    def enable_adding(self) -> None:
        """Show the ways to a new source: somebody listens to them now."""
        self._add.show()
        self._try.show()

    def is_adding_enabled(self) -> bool:
        return not self._add.isHidden()

    def show_all(self) -> None:
        """Take every filter off."""
        for chip in self._chips.values():
            chip.setChecked(False)
        self._search.clear()
        self._ask()

    @Slot()
    def start_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._total.setFont(theme.font("large", QFont.Weight.DemiBold))
        self._drill.setFont(theme.font("normal", QFont.Weight.Bold))
        for key in (self._arrange, self._add):
            key.set_theme(theme)
        for chip in self._chips.values():
            chip.setFont(theme.font("normal"))
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    @Slot()
    def _ask(self) -> None:
        self._write()
        self.asked.emit(self.query())

    @Slot()
    def _choose(self) -> None:
        """List only one state; a second press on its chip lists all again."""
        for chip in self._chips.values():
            if chip is not self.sender():
                chip.setChecked(False)
        self._ask()

    def _write(self) -> None:
        self._total.setText(self.tr("%n feed(s)", "", sum(self._counts.values())))
        self._total.setAccessibleName(self.summary())
        for standing, chip in self._chips.items():
            self._label(chip, standing)
        self._search.setPlaceholderText(self.tr("Name, address, format or source  Ctrl+F"))
        self._search.setAccessibleName(self.tr("Filter the feeds"))
        self._sort.setAccessibleName(self.tr("Order"))
        names = (self.tr("Worst first"), self.tr("By name"), self.tr("By age"), self.tr("By refused items"))
        for number, name in enumerate(names):
            self._sort.setItemText(number, name)
        self._arrange.setText(self.tr("Sort again"))
        self._arrange.setToolTip(self.tr("Rows stay where they are while you are in the table"))
        self._add.setText(self.tr("Add source…"))
        self._try.setText(self.tr("Test a payload…"))

    def _label(self, chip: QToolButton, standing: Standing) -> None:
        count = self._counts[standing]
        words = count_text(standing, count)
        chip.setText(f"{MARKS[standing]} {words}".strip())
        chip.setAccessibleName(words)
        chip.setVisible(bool(count) or standing in SHOWN_ALWAYS or chip.isChecked())
        token = TONES[standing] if count else "text_3"
        sheet = "" if chip.isChecked() else f"QToolButton {{ color: {self._theme.colors[token]}; }}"
        if chip.styleSheet() != sheet:
            chip.setStyleSheet(sheet)

    def _chip(self) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(self._choose)  # no group: it would take the others out of the way of Tab
        return chip

    def _connect(self) -> None:
        self._search.textChanged.connect(self._ask)
        self._sort.currentIndexChanged.connect(self._ask)
        self._arrange.clicked.connect(self.arrange_requested)
        self._add.clicked.connect(self.add_requested)
        self._try.clicked.connect(self.try_requested)

    def _lay_out(self) -> None:
        self._sort.addItems([""] * len(FeedSort))
        for label in (self._total, self._drill):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._drill.setProperty("tone", "drill")
        for part in (self._drill, self._add, self._try):
            part.hide()
        self._arrange.setEnabled(False)
        flow = FlowLayout(self._choices, gap_px=4)
        for chip in self._chips.values():
            flow.addWidget(chip)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(12)
        above.addWidget(self._total)
        above.addWidget(self._drill)
        above.addWidget(self._choices, 1)
        above.addWidget(self._try)
        above.addWidget(self._add)
        below.addWidget(self._search, 1)
        below.addWidget(self._sort)
        below.addWidget(self._arrange)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addLayout(below)
