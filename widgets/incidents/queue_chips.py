"""The filter chips above the queue, each with how many it would list."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget

from widgets.incidents.queue_query import NO_COUNTS, SEVERITY_FILTERS, QueueCounts, QueueFilter
from widgets.theme.flow_layout import FlowLayout
from widgets.theme.severity_mark import severity_icon
from widgets.theme.theme import Theme
from widgets.words import severity_word

ICON_PX = 12


class QueueChips(QWidget):
    """One chip for each filter, one of them checked.

    Signals: ``chosen(QueueFilter)`` when the operator took another one.
    """

    chosen = Signal(object)  # QueueFilter

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts = NO_COUNTS
        self._group = QButtonGroup(self)
        self._chips = {which: self._chip() for which in QueueFilter}
        self._chips[QueueFilter.ALL].setChecked(True)
        self._group.buttonClicked.connect(self._choose)
        layout = FlowLayout(self, gap_px=4)
        layout.addWidget(self._row(which for which in QueueFilter if which not in SEVERITY_FILTERS))
        layout.addWidget(self._row(SEVERITY_FILTERS))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chip in self._chips.values():
            chip.setFont(theme.font("small"))
        self._retranslate()

    def show_counts(self, counts: QueueCounts) -> None:
        self._counts = counts
        self._retranslate()

    def check(self, which: QueueFilter) -> None:
        """Check a chip without emitting ``chosen``."""
        self._chips[which].setChecked(True)

    def chip(self, which: QueueFilter) -> QToolButton:
        return self._chips[which]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _chip(self) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group.addButton(chip)
        return chip

    def _row(self, filters: Iterable[QueueFilter]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for which in filters:
            layout.addWidget(self._chips[which])
        return row

    def _choose(self, button: QAbstractButton) -> None:
        which = next(which for which, chip in self._chips.items() if chip is button)
        self.chosen.emit(which)

    def _retranslate(self) -> None:
        words = {
            QueueFilter.ALL: self.tr("All"),
            QueueFilter.UNACKNOWLEDGED: self.tr("Unacknowledged"),
            QueueFilter.MINE: self.tr("Mine"),
            QueueFilter.OVERDUE: self.tr("Overdue"),
        }
        for which, chip in self._chips.items():
            count = self._counts.of[which]
            if which in words:
                self._label(chip, word=words[which], spoken=words[which], count=count)
            else:
                self._label_severity(chip, which, count=count)

    def _label(self, chip: QToolButton, *, word: str, spoken: str, count: int) -> None:
        chip.setText(f"{word} {count}" if count else word)
        chip.setAccessibleName(f"{spoken}: {count}")
        chip.setToolTip(spoken)

    def _label_severity(self, chip: QToolButton, which: QueueFilter, *, count: int) -> None:
        severity = SEVERITY_FILTERS[which]
        self._label(chip, word=severity.name, spoken=severity_word(severity), count=count)
        color = self._theme.severity_color(severity) if count else self._theme.color("text_3")
        ratio = self.devicePixelRatioF()
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIconSize(QSize(ICON_PX, ICON_PX))
        chip.setIcon(severity_icon(severity, color, side_px=ICON_PX, ratio=ratio))
