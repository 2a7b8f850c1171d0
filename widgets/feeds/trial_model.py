"""What a trial accepted and what it rejected, as rows."""

from collections.abc import Sequence
from datetime import tzinfo
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from services.domain.observation import Observation, Rejection
from services.domain.text import Language
from widgets.theme.elided_label import one_line, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
UNDATED_YEAR = 1970  # how a format marks an item that does not say when


class AcceptedColumn(IntEnum):
    ID = 0
    TITLE = 1
    TIME = 2
    PLACE = 3
    STATE = 4


class RejectedColumn(IntEnum):
    INDEX = 0
    REASON = 1
    RAW = 2


class _Rows(QAbstractTableModel):
    """Rows that come all at once: another trial is another data set."""

    columns: type[IntEnum]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heading(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self.text(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.text(index.row(), index.column()))
        return None

    def heading(self, column: int) -> str:
        raise NotImplementedError

    def text(self, row: int, column: int) -> str:
        raise NotImplementedError


class AcceptedModel(_Rows):
    columns = AcceptedColumn

    def __init__(self, *, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._items: tuple[Observation, ...] = ()

    def show_items(self, items: Sequence[Observation]) -> None:
        self.beginResetModel()
        self._items, self._count = tuple(items), len(items)
        self.endResetModel()

    def heading(self, column: int) -> str:
        translate = QCoreApplication.translate
        return {
            AcceptedColumn.ID: translate("Trial", "Id"),
            AcceptedColumn.TITLE: translate("Trial", "What"),
            AcceptedColumn.TIME: translate("Trial", "Time"),
            AcceptedColumn.PLACE: translate("Trial", "Where"),
            AcceptedColumn.STATE: translate("Trial", "State"),
        }[AcceptedColumn(column)]

    def text(self, row: int, column: int) -> str:
        item = self._items[row]
        match column:
            case AcceptedColumn.ID:
                return item.external_id
            case AcceptedColumn.TITLE:
                return item.title or item.text
            case AcceptedColumn.TIME:
                return self._time(item)
            case AcceptedColumn.PLACE:
                return _where(item)
        measures = [f"{name} {one.value:g} {one.unit}".strip() for name, one in item.measures.items()]
        return ", ".join(filter(None, (item.status, *measures)))

    def _time(self, item: Observation) -> str:
        if item.observed_at.year <= UNDATED_YEAR:
            return QCoreApplication.translate("Trial", "not said")
        return f"{item.observed_at.astimezone(self._zone):%d/%m/%Y %H:%M}"


class RejectedModel(_Rows):
    columns = RejectedColumn

    def __init__(self, *, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._items: tuple[Rejection, ...] = ()

    def show_items(self, items: Sequence[Rejection]) -> None:
        self.beginResetModel()
        self._items, self._count = tuple(items), len(items)
        self.endResetModel()

    def set_language(self, language: Language) -> None:
        self._language = language
        self.show_items(self._items)

    def heading(self, column: int) -> str:
        translate = QCoreApplication.translate
        return {
            RejectedColumn.INDEX: translate("Trial", "No."),
            RejectedColumn.REASON: translate("Trial", "Why"),
            RejectedColumn.RAW: translate("Trial", "Item"),
        }[RejectedColumn(column)]

    def text(self, row: int, column: int) -> str:
        item = self._items[row]
        match column:
            case RejectedColumn.INDEX:
                return str(item.index + 1)
            case RejectedColumn.REASON:
                return item.reason.in_language(self._language)
        return item.raw


def _where(item: Observation) -> str:
    point = "" if item.point is None else f"{item.point.lat:.4f}, {item.point.lon:.4f}"
    return "  ".join(filter(None, (point, item.place)))
