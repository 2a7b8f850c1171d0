"""The work place "Program": every indicator of every programme, and one of them over time."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QVBoxLayout, QWidget

from services.domain.programme import Programme
from services.domain.standing import Standing
from services.domain.text import Language
from widgets.kpi.standing_model import NAME, StandingModel
from widgets.theme.theme import Theme

if TYPE_CHECKING:  # importing pyqtgraph takes longer than the window: the console does it late, in the pool
    from widgets.kpi.chart import IndicatorChart


class ProgrammePlace(QWidget):
    """Owns the table model and, once ``take_chart`` was called, the chart."""

    def __init__(
        self,
        programmes: Sequence[Programme],
        *,
        theme: Theme,
        zone: tzinfo,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._zone, self._language = theme, zone, language
        self._chart: IndicatorChart | None = None
        self._model = StandingModel(programmes, theme=theme, zone=zone, language=language, parent=self)
        self._table = QTableView(self)
        self._prepare_table()
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self._table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._split)
        self._table.selectionModel().currentRowChanged.connect(self._show_current)
        self._table.selectRow(0)

    @Slot(object)
    def take_chart(self, chart: "type[IndicatorChart]") -> None:
        """Put a chart below the table."""
        self._chart = chart(self._theme, self._zone, self._language, self)
        self._split.addWidget(self._chart)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._show_current(self._table.currentIndex(), QModelIndex())

    @Slot(object)
    def show_standings(self, standings: Mapping[str, Standing]) -> None:
        self._model.show_standings(standings)
        self._show_current(self._table.currentIndex(), QModelIndex())

    @Slot(str)
    def select(self, indicator_id: str) -> None:
        row = self._model.row_of(indicator_id)
        if row is not None:
            self._table.selectRow(row)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._chart is not None:
            self._chart.set_theme(theme)
        self._model.restyle(theme, self._language)

    def set_language(self, language: Language) -> None:
        self._language = language
        if self._chart is not None:
            self._chart.set_language(language)
        self._model.restyle(self._theme, language)

    @Slot(QModelIndex, QModelIndex)
    def _show_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._chart is not None:
            self._chart.show_standing(self._model.standing(current.row()) if current.isValid() else None)

    def _prepare_table(self) -> None:
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Indicators"))
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
