"""Feeds as a table, keyed by feed id."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from services.domain.feed import FeedCondition, FeedHealth
from services.domain.freshness import FreshnessState
from services.domain.text import Language
from widgets.theme.theme import Theme
from widgets.words import age_text, feed_word, unknown_word

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MARKS = {
    FeedCondition.OFF: "○",
    FeedCondition.WAITING: "…",
    FeedCondition.OK: "",
    FeedCondition.FAILED: "◆",
    FeedCondition.OFFLINE: "◇",
}
NAME, CONDITION, AGE, ITEMS, REFUSED, REASON, NEXT, FORMAT = range(8)
RIGHT = (AGE, ITEMS, REFUSED, NEXT)


class FeedModel(QAbstractTableModel):
    """One row for each feed of the profile, in its order. Rows never move."""

    def __init__(self, *, theme: Theme, zone: tzinfo, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone, self._language = theme, zone, language
        self._rows: list[FeedHealth] = []
        self._row_of: dict[str, int] = {}

    @Slot(object)
    def show_health(self, health: FeedHealth) -> None:
        """Update or append the row of one feed."""
        row = self._row_of.get(health.feed.feed_id)
        if row is None:
            row = len(self._rows)
            self.beginInsertRows(NO_PARENT, row, row)
            self._rows.append(health)
            self._row_of[health.feed.feed_id] = row
            self.endInsertRows()
        elif self._rows[row] != health:
            self._rows[row] = health
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def health(self, row: int) -> FeedHealth:
        return self._rows[row]

    def restyle(self, theme: Theme, language: Language) -> None:
        self._theme, self._language = theme, language
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 8

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
        health, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(health, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._color(health, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in RIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("Feed"),
            self.tr("Condition"),
            self.tr("Age"),
            self.tr("Items"),
            self.tr("Refused"),
            self.tr("Why"),
            self.tr("Next try"),
            self.tr("Format"),
        )

    def _text(self, health: FeedHealth, column: int) -> str:
        match column:
            case 0:  # NAME
                return health.feed.name.in_language(self._language)
            case 1:  # CONDITION
                return f"{MARKS[health.condition]} {feed_word(health.condition)}".strip()
            case 2:  # AGE
                return self._age(health)
            case 3:  # ITEMS
                return str(health.accepted) if health.state.last_ok_at else ""
            case 4:  # REFUSED
                return str(health.rejected) if health.rejected else ""
            case 5:  # REASON
                return self._reason(health)
            case 6:  # NEXT
                return self._time(health.state.next_at)
        return health.feed.format

    def _age(self, health: FeedHealth) -> str:
        if health.condition is FeedCondition.OFF:
            return ""
        return unknown_word() if health.freshness.age_s is None else age_text(health.freshness.age_s)

    def _reason(self, health: FeedHealth) -> str:
        if health.condition is FeedCondition.OFF:
            needs = health.feed.needs
            return needs.in_language(self._language) if needs else self.tr("Switched off in the profile")
        error = health.state.last_error
        if error is None or health.condition is FeedCondition.OK:
            return ""
        since = self._time(health.state.lost_at)
        words = error.in_language(self._language)
        return self.tr("{0} (since {1})").format(words, since) if since else words

    def _time(self, at: datetime | None) -> str:
        return "" if at is None else f"{at.astimezone(self._zone):%H:%M:%S}"

    def _color(self, health: FeedHealth, column: int) -> object:
        if health.condition is FeedCondition.OFF:
            return self._theme.color("text_3")
        if column == CONDITION and health.condition is FeedCondition.FAILED:
            return self._theme.color("p2")
        if column == AGE and health.freshness.state is FreshnessState.STALE:
            return self._theme.color("stale")
        if column == REFUSED:
            return self._theme.color("stale")
        return self._theme.color("text" if column == NAME else "text_2")
