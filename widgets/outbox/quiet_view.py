"""The look of the outbox's tables: hairlines, one row at a time, 32 px high."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.theme.theme import Theme

ROWS_MEASURED = 30


class QuietView(QTableView):
    """A table over ``model``; the column ``stretched`` takes the room that is left."""

    def __init__(
        self, model: QAbstractItemModel, theme: Theme, *, stretched: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        columns = self.horizontalHeader()
        columns.setResizeContentsPrecision(ROWS_MEASURED)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        columns.setMaximumSectionSize(280)
        columns.setSectionsClickable(False)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.setFont(theme.font("normal"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(2 * QFontMetrics(theme.font("normal")).height())

    def chosen_row(self) -> int | None:
        index = self.currentIndex()
        return index.row() if index.isValid() else None
