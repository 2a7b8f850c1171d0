"""The table of feeds: 32 px rows, one selected, nothing moves while somebody is in it."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from services.domain.feed import HOURS
from widgets.feeds.feed_cells import FeedColumn, header_text, standing_word
from widgets.feeds.feed_delegate import PAD_PX, FeedDelegate
from widgets.feeds.feed_model import ROW_ROLE, FeedModel
from widgets.feeds.feed_order import FeedOrder
from widgets.feeds.feed_row import FeedRow, Standing
from widgets.feeds.hour_bars import BAR_WIDTH_PX, GAP_PX
from widgets.theme.theme import Theme
from widgets.words import age_text, unknown_word

SLACK_PX = 4  # a text elides when it fits to the pixel: widths are fractions
NAME_EM, AGE_BAR_EM = 15, 5
SHOWN_FROM_EM = {  # columns that a narrow pane leaves out, and from how many ems of width they show
    FeedColumn.REFUSED: 40,
    FeedColumn.REASON: 54,
    FeedColumn.LAST: 60,
    FeedColumn.RATE: 66,
}


class FeedTable(QTableView):
    """Signals: ``chosen()`` when another feed is current, ``opened()`` when Enter asks for its side."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, model: FeedModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.order = FeedOrder(model, self)
        self._delegate = FeedDelegate(theme, self.order, self)
        self.setModel(self.order)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.set_theme(theme)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.set_theme(theme)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        self.horizontalHeader().setFont(theme.font("small"))
        self.retranslate()
        self.viewport().update()

    def retranslate(self) -> None:
        """Make the columns as wide as their words in this language."""
        self._set_widths()
        self._show_columns_that_fit()

    def row(self) -> FeedRow | None:
        """Return the chosen feed as it stands now."""
        row = self.currentIndex().siblingAtColumn(0).data(ROW_ROLE)
        return row if isinstance(row, FeedRow) else None

    def choose(self, feed_id: str) -> None:
        """Choose a feed; one that the filter leaves out is not chosen."""
        number = self._model.row_number(feed_id)
        index = self.order.mapFromSource(self._model.index(number, 0)) if number is not None else QModelIndex()
        if index.isValid():
            self.selectRow(index.row())

    def step(self, rows: int) -> None:
        """Move the choice by ``rows``."""
        if self.order.rowCount():
            at = self.currentIndex().row() + rows if self.currentIndex().isValid() else 0
            self.selectRow(max(0, min(self.order.rowCount() - 1, at)))

    def is_in_hand(self) -> bool:
        """Return whether somebody is in the table: the keyboard or the pointer."""
        return self.hasFocus() or (self.isVisible() and self.viewport().underMouse())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in steps and not event.modifiers():
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_columns_that_fit()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setMinimumSectionSize(24)
        columns.setSectionsClickable(False)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _set_widths(self) -> None:
        small, normal = QFontMetrics(self._theme.font("small")), QFontMetrics(self._theme.font("normal"))
        em = normal.height()
        widths = {
            FeedColumn.STANDING: max(normal.horizontalAdvance(f"◆ {standing_word(s)}") for s in Standing),
            FeedColumn.LAST: small.horizontalAdvance("00/00 00:00"),
            FeedColumn.AGE: max(AGE_BAR_EM * em, small.horizontalAdvance(unknown_word())),
            FeedColumn.ITEMS: small.horizontalAdvance("00000") + PAD_PX + HOURS * (BAR_WIDTH_PX + GAP_PX),
            FeedColumn.REFUSED: small.horizontalAdvance("0000"),
            FeedColumn.NEXT: small.horizontalAdvance(age_text(59 * 60)),
            FeedColumn.RATE: small.horizontalAdvance("00/000"),
        }
        for column, width in widths.items():
            heading = normal.horizontalAdvance(header_text(column))
            self.setColumnWidth(column, max(width, heading) + SLACK_PX + 2 * PAD_PX)

    def _show_columns_that_fit(self) -> None:
        """Leave out what a narrow pane has no room for; name and reason share the rest."""
        em, width = QFontMetrics(self._theme.font("normal")).height(), self.viewport().width()
        for column, ems in SHOWN_FROM_EM.items():
            self.setColumnHidden(column, width < ems * em)
        fixed = [c for c in FeedColumn if c not in (FeedColumn.NAME, FeedColumn.REASON)]
        rest = width - sum(self.columnWidth(c) for c in fixed if not self.isColumnHidden(c))
        if self.isColumnHidden(FeedColumn.REASON):
            self.setColumnWidth(FeedColumn.NAME, max(6 * em, rest))
        else:
            name = max(min(NAME_EM * em, rest // 2), rest * 2 // 5)
            self.setColumnWidth(FeedColumn.NAME, name)
            self.setColumnWidth(FeedColumn.REASON, max(6 * em, rest - name))
