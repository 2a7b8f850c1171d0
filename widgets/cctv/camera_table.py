"""The table of cameras beside the grid."""

import html

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from services.domain.camera import CameraState
from widgets.cctv.camera_model import AGE, CLAIMED, MEASURED, NAME, RATE, SHAPE_PX, CameraModel
from widgets.words import camera_word


class CameraTable(QTableView):
    """Signals: ``camera_activated(str)`` with the camera's id, on Enter or double click."""

    camera_activated = Signal(str)

    def __init__(self, model: CameraModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cameras = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        self._prepare_header()
        self.fit_columns()
        self.doubleClicked.connect(self._activate)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            parts = (index.data(Qt.ItemDataRole.DisplayRole), index.data(Qt.ItemDataRole.StatusTipRole))
            text = "<br>".join(html.escape(str(part)) for part in parts if part)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        self.camera_activated.emit(self._cameras.camera_id(index.row()))

    def fit_columns(self) -> None:
        """Give every column but the name the width of its widest word: none moves when a state changes."""
        words = [camera_word(state) for state in CameraState]
        metrics = self.fontMetrics()
        for column, room in ((CLAIMED, 24), (MEASURED, 24 + SHAPE_PX + 8), (AGE, 24), (RATE, 24)):
            title = str(self._cameras.headerData(column, Qt.Orientation.Horizontal))
            texts = [title, *words] if column == MEASURED else [title]
            self.setColumnWidth(column, max(metrics.horizontalAdvance(text) for text in texts) + room)

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (CLAIMED, MEASURED, AGE, RATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
