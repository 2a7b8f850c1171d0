"""The filter chips above the queue, each with how many it would list."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from services.domain.severity import Severity
from widgets.incidents.queue_query import NO_COUNTS, QueueCounts, QueueFilter, QueueQuery
from widgets.theme.flow_layout import FlowLayout
from widgets.theme.severity_mark import severity_icon
from widgets.theme.theme import Theme
from widgets.words import severity_word

ICON_PX = 12
COUNTS_EVERY_MS = 250  # laying the chips out anew costs more than a hundred changed rows


class QueueChips(QWidget):
    """One chip for each filter, one of them checked; one for each severity, any of them; one for an agency.

    Signals, when the operator took another: ``chosen(QueueFilter)``, ``severities_chosen(frozenset[Severity])``,
    ``agency_chosen(str)`` with its code, "" for any.
    """

    chosen = Signal(object)  # QueueFilter
    severities_chosen = Signal(object)  # frozenset[Severity]
    agency_chosen = Signal(str)

    def __init__(
        self, theme: Theme, agencies: Mapping[str, str], *, more: Sequence[QToolButton] = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """``agencies`` are codes and names; ``more`` stand behind the chips and look like them."""
        super().__init__(parent)
        self._theme, self._agencies = theme, agencies
        self._counts, self._query = NO_COUNTS, QueueQuery()
        self._more = tuple(more)
        self._is_behind = False
        self._pause = QTimer(self, singleShot=True, interval=COUNTS_EVERY_MS)
        self._pause.timeout.connect(self._catch_up)
        self._chips = {which: self._chip() for which in QueueFilter}
        self._severities = {severity: self._chip() for severity in Severity}
        self._agency = self._chip()
        self._agency.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._agency)
        self._agency.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._choose_agency)
        for chip in self._chips.values():
            chip.clicked.connect(self._choose)
        for chip in self._severities.values():
            chip.clicked.connect(self._choose_severities)
        layout = FlowLayout(self, gap_px=4)
        first, second = list(self._chips.values())[:3], list(self._chips.values())[3:]
        for chips in (first, second, (*self._severities.values(), self._agency), self._more):
            layout.addWidget(self._row(chips))
        self.set_theme(theme)
        self.show_query(self._query)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chip in (*self._chips.values(), *self._severities.values(), self._agency, *self._more):
            chip.setFont(theme.font("small"))
        self._retranslate()

    def show_counts(self, counts: QueueCounts) -> None:
        """Say the numbers; what changes faster than the eye reads is said with the next ones."""
        self._counts = counts
        if not self._pause.isActive():
            self._retranslate()
            self._pause.start()
        else:
            self._is_behind = True

    def show_query(self, query: QueueQuery) -> None:
        """Check the chips of what is listed, without emitting anything."""
        self._query = query
        is_all = query.which is QueueFilter.ALL and not (query.severities or query.agency)
        for which, chip in self._chips.items():
            chip.setChecked(is_all if which is QueueFilter.ALL else which is query.which)
        for severity, chip in self._severities.items():
            chip.setChecked(severity in query.severities)
        self._agency.setChecked(bool(query.agency))
        self._label_agency()

    def chip(self, which: QueueFilter) -> QToolButton:
        return self._chips[which]

    def severity_chip(self, severity: Severity) -> QToolButton:
        return self._severities[severity]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _chip(self) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return chip

    def _row(self, chips: Iterable[QToolButton]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for chip in chips:
            layout.addWidget(chip)
        return row

    @Slot()
    def _catch_up(self) -> None:
        if self._is_behind:
            self._is_behind = False
            self._retranslate()
            self._pause.start()

    @Slot()
    def _choose(self) -> None:
        which = next(which for which, chip in self._chips.items() if chip is self.sender())
        self.show_query(self._query)  # until it is so
        self.chosen.emit(which)

    @Slot()
    def _choose_severities(self) -> None:
        self.severities_chosen.emit(frozenset(s for s, chip in self._severities.items() if chip.isChecked()))

    @Slot(QAction)
    def _choose_agency(self, action: QAction) -> None:
        self.agency_chosen.emit(str(action.data()))

    @Slot()
    def _fill_menu(self) -> None:
        """Offer the agencies that have something open, the busiest first."""
        self._menu.clear()
        busy = sorted(self._counts.agencies.items(), key=lambda item: (-item[1], item[0]))
        entries = [("", self.tr("Any agency"))]
        entries += [(code, f"{self._agencies.get(code, code)}  {count}") for code, count in busy if count]
        for code, text in entries:
            action = self._menu.addAction(text.replace("&", "&&"))
            action.setData(code)
            action.setCheckable(True)
            action.setChecked(code == self._query.agency)

    def _retranslate(self) -> None:
        words = {
            QueueFilter.ALL: self.tr("All"),
            QueueFilter.UNACKNOWLEDGED: self.tr("Unacknowledged"),
            QueueFilter.MINE: self.tr("Mine"),
            QueueFilter.UNOWNED: self.tr("Without owner"),
            QueueFilter.UNASSIGNED: self.tr("Not assigned"),
            QueueFilter.OVERDUE: self.tr("Overdue"),
        }
        for which, chip in self._chips.items():
            self._label(chip, word=words[which], spoken=words[which], count=self._counts.of[which])
        for severity, chip in self._severities.items():
            self._label_severity(chip, severity, count=self._counts.severities[severity])
        self._label_agency()

    def _label(self, chip: QToolButton, *, word: str, spoken: str, count: int) -> None:
        chip.setText(f"{word} {count}" if count else word)
        chip.setAccessibleName(f"{spoken}: {count}")
        chip.setToolTip(spoken)

    def _label_severity(self, chip: QToolButton, severity: Severity, *, count: int) -> None:
        self._label(chip, word=severity.name, spoken=severity_word(severity), count=count)
        color = self._theme.severity_color(severity) if count else self._theme.color("text_3")
        ratio = self.devicePixelRatioF()
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIconSize(QSize(ICON_PX, ICON_PX))
        chip.setIcon(severity_icon(severity, color, side_px=ICON_PX, ratio=ratio))

    def _label_agency(self) -> None:
        code = self._query.agency
        word = self._agencies.get(code, code) if code else self.tr("Agency")
        count = self._counts.agencies.get(code, 0) if code else 0
        spoken = self.tr("Show one agency's incidents, with how many each has")
        self._label(self._agency, word=word.replace("&", "&&"), spoken=spoken, count=count)
        self._agency.setText(f"{self._agency.text()} ▾")
