"""The quiet tables of history, feeds and outbox: hairlines, one row at a time, as wide as what they hold."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.theme.theme import Size, Theme

ROWS_MEASURED = 30  # a column is fitted to what is on screen, not to every row


class QuietTable(QTableView):
    """A table over ``model``; the column ``stretched`` takes the room that is left."""

    def __init__(
        self,
        model: QAbstractItemModel,
        theme: Theme,
        *,
        stretched: int,
        size: Size = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size: Size = size
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        columns = self.horizontalHeader()
        columns.setResizeContentsPrecision(ROWS_MEASURED)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        columns.setMaximumSectionSize(320)
        columns.setSectionsClickable(False)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        font = theme.font(self._size)
        self.setFont(font)
        self.horizontalHeader().setFont(theme.font("small"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(2 * QFontMetrics(font).height())

    def chosen_row(self) -> int | None:
        index = self.currentIndex()
        return index.row() if index.isValid() else None
