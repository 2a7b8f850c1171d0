"""All indicators as a table, keyed by indicator id."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from services.domain.freshness import FreshnessState
from services.domain.programme import Programme
from services.domain.standing import Standing, Trend
from services.domain.text import Language
from widgets.kpi.numbers import number_text
from widgets.kpi.tile import ARROWS, is_simulated
from widgets.theme.theme import Theme
from widgets.words import age_text, dimension_word, unknown_word

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
INDICATOR_ROLE = Qt.ItemDataRole.UserRole + 1
DIMENSION, PROGRAMME, NAME, VALUE, TARGET, SHARE, TREND, AS_OF, SOURCE = range(9)
RIGHT = (VALUE, TARGET, SHARE, AS_OF)


class StandingModel(QAbstractTableModel):
    """Rows in the profile's order; they never move. Before the first value a row says unknown."""

    def __init__(
        self,
        programmes: Sequence[Programme],
        *,
        theme: Theme,
        zone: tzinfo,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._zone, self._language = theme, zone, language
        self._programmes = [programme for programme in programmes for _ in programme.indicators]
        self._rows = [Standing(indicator) for programme in programmes for indicator in programme.indicators]
        self._row_of = {standing.indicator.indicator_id: row for row, standing in enumerate(self._rows)}

    @Slot(object)
    def show_standings(self, standings: Mapping[str, Standing]) -> None:
        for code, standing in standings.items():
            row = self._row_of.get(code)
            if row is not None and self._rows[row] != standing:
                self._rows[row] = standing
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def standing(self, row: int) -> Standing:
        return self._rows[row]

    def programme(self, row: int) -> Programme:
        return self._programmes[row]

    def row_of(self, indicator_id: str) -> int | None:
        return self._row_of.get(indicator_id)

    def restyle(self, theme: Theme, language: Language) -> None:
        self._theme, self._language = theme, language
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 9

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in RIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                return self._color(row, column)
        return self._rows[row].indicator.indicator_id if role == INDICATOR_ROLE else None

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("Dimension"),
            self.tr("Programme"),
            self.tr("Indicator"),
            self.tr("Value"),
            self.tr("Target"),
            self.tr("Way done"),
            self.tr("Trend"),
            self.tr("As of"),
            self.tr("Source"),
        )

    def _text(self, row: int, column: int) -> str:
        standing, programme = self._rows[row], self._programmes[row]
        indicator = standing.indicator
        match column:
            case 0:  # DIMENSION
                return dimension_word(programme.dimension)
            case 1:  # PROGRAMME
                return programme.name
            case 2:  # NAME
                return indicator.name.in_language(self._language)
            case 3:  # VALUE
                return self._value(standing)
            case 4:  # TARGET
                return f"{number_text(indicator.target, self._language)} · {indicator.target_year}"
            case 5:  # SHARE
                return "" if standing.share is None else f"{round(100 * standing.share)} %"
            case 6:  # TREND
                return ARROWS[standing.trend]
            case 7:  # AS_OF
                return self._as_of(standing)
        return self._source(standing)

    def _source(self, standing: Standing) -> str:
        source = standing.indicator.source
        if is_simulated(standing):
            return " · ".join((self.tr("DRILL"), source))
        return source + (self.tr(" (example figures)") if standing.indicator.is_example else "")

    def _value(self, standing: Standing) -> str:
        if standing.latest is None:
            return unknown_word()
        return f"{number_text(standing.latest.value, self._language)} {standing.indicator.unit}"

    def _as_of(self, standing: Standing) -> str:
        if standing.latest is None:
            return ""
        at = f"{standing.latest.as_of.astimezone(self._zone):%d/%m/%Y %H:%M}"
        if standing.freshness.state is FreshnessState.STALE and standing.freshness.age_s is not None:
            return f"▲ {age_text(standing.freshness.age_s)} · {at}"
        return at

    def _color(self, row: int, column: int) -> object:
        standing = self._rows[row]
        if column == TREND and standing.trend is Trend.WORSE:
            return self._theme.color("p2")
        if column == AS_OF and standing.freshness.state is FreshnessState.STALE:
            return self._theme.color("stale")
        if column == SOURCE and is_simulated(standing):
            return self._theme.color("drill")
        if column == VALUE and standing.freshness.state is not FreshnessState.LIVE:
            return self._theme.color("text_3")
        return self._theme.color("text" if column in (NAME, VALUE) else "text_2")
