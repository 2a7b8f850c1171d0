"""Feeds as a table, keyed by feed id, in the order of the profile. Rows never move; ``FeedOrder`` arranges them."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from services.domain.feed import FeedHealth
from services.domain.text import Language
from widgets.feeds.feed_cells import (
    TONES,
    FeedColumn,
    Texts,
    Wording,
    cell_texts,
    header_hint,
    header_text,
    is_same_news,
    reason_text,
    ticked,
)
from widgets.feeds.feed_row import FeedRow, Standing, row_of
from widgets.theme.elided_label import plain_tooltip
from widgets.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # FeedRow
RIGHT = (FeedColumn.AGE, FeedColumn.ITEMS, FeedColumn.REFUSED, FeedColumn.NEXT, FeedColumn.RATE)
RIGHT_ALIGNED = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLUMNS = len(FeedColumn)


class FeedModel(QAbstractTableModel):
    """Signals: ``counts_changed()`` when a feed came or changed its standing."""

    counts_changed = Signal()

    def __init__(
        self, *, theme: Theme, zone: tzinfo, language: Language, now: datetime, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._now, self._is_other_day = theme, now, False
        self._wording = Wording(language, zone)
        self.revision = 0  # counts what happened, as opposed to the time that passed
        self._rows: list[FeedRow] = []
        self._texts: list[Texts] = []
        self._row_of: dict[str, int] = {}

    @property
    def now(self) -> datetime:
        return self._now

    def show_healths(self, healths: Iterable[FeedHealth], now: datetime) -> None:
        """Update the rows that changed and append those that are new, as of ``now``."""
        zone = self._wording.zone
        self._is_other_day = now.astimezone(zone).date() != self._now.astimezone(zone).date()
        self._now = now
        fresh = [row_of(health, now) for health in healths]
        before = len(self._rows)
        is_other = [self._update(row) for row in fresh if row.feed_id in self._row_of]
        self._append([row for row in fresh if row.feed_id not in self._row_of])
        if any(is_other) or len(self._rows) > before:
            self.counts_changed.emit()

    def rows(self) -> tuple[FeedRow, ...]:
        return tuple(self._rows)

    def row_at(self, row: int) -> FeedRow:
        return self._rows[row]

    def texts_at(self, row: int) -> Texts:
        """Return what the columns of a row say."""
        return self._texts[row]

    def row_number(self, feed_id: str) -> int | None:
        return self._row_of.get(feed_id)

    def counts(self) -> dict[Standing, int]:
        """Return how many feeds are in each state, the worst first."""
        standings = [row.standing for row in self._rows]
        return {standing: standings.count(standing) for standing in Standing}

    def restyle(self, theme: Theme, language: Language) -> None:
        """Say every word anew, in these colours."""
        self._theme, self._wording = theme, Wording(language, self._wording.zone)
        self._texts = [self._texts_of(row) for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, COLUMNS - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else COLUMNS

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = FeedColumn(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return header_text(column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(header_hint(column))
            case Qt.ItemDataRole.TextAlignmentRole if column in RIGHT:
                return RIGHT_ALIGNED
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number, column = index.row(), index.column()
        if role == ROW_ROLE:
            return self._rows[number]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts[number][column]
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(tone_of(self._rows[number], column))
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(number, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in RIGHT:
                return RIGHT_ALIGNED
        return None

    def _tooltip(self, number: int, column: int) -> str:
        row = self._rows[number]
        if column in (FeedColumn.REASON, FeedColumn.STANDING):
            return plain_tooltip(reason_text(row, self._wording))
        if column == FeedColumn.LAST and row.health.state.last_ok_at:
            at = row.health.state.last_ok_at.astimezone(self._wording.zone)
            return plain_tooltip(f"{at:%d/%m/%Y %H:%M:%S}")
        return plain_tooltip(self._texts[number][column])

    def _update(self, row: FeedRow) -> bool:
        """Take in a row that is known; return whether its standing is another one now."""
        number = self._row_of[row.feed_id]
        before, self._rows[number] = self._rows[number], row
        old = self._texts[number]
        is_tick = not self._is_other_day and is_same_news(before, row)
        new = ticked(old, row) if is_tick else self._texts_of(row)
        self.revision += not is_tick
        self._texts[number] = new
        for first, last in _runs(_changed_columns(before, row, old, new)):
            self.dataChanged.emit(self.createIndex(number, first), self.createIndex(number, last))
        return before.standing is not row.standing

    def _append(self, rows: list[FeedRow]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(NO_PARENT, first, first + len(rows) - 1)
            self._rows += rows
            self._texts += [self._texts_of(row) for row in rows]
            self.revision += 1
            self._row_of |= {row.feed_id: first + n for n, row in enumerate(rows)}
            self.endInsertRows()

    def _texts_of(self, row: FeedRow) -> Texts:
        return cell_texts(row, self._wording, now=self._now)


def tone_of(row: FeedRow, column: int) -> str:
    """Return the token of a cell's colour."""
    if row.standing in (Standing.OFF, Standing.RESTING):
        return "text_3"
    match column:
        case FeedColumn.STANDING:
            return TONES[row.standing]
        case FeedColumn.NAME:
            return "text"
        case FeedColumn.AGE if row.is_stale:
            return "stale"
        case FeedColumn.REFUSED:
            return "stale"
        case FeedColumn.RATE if row.is_at_limit:
            return "stale"
    return "text_2"


def _changed_columns(before: FeedRow, row: FeedRow, old: Texts, new: Texts) -> set[int]:
    """Return the columns to draw again."""
    changed = {column for column in range(COLUMNS) if old[column] != new[column]} if old != new else set()
    if _bar_step(before) != _bar_step(row):
        changed.add(FeedColumn.AGE)
    if before.health.hours != row.health.hours:
        changed.add(FeedColumn.ITEMS)
    return changed


def _runs(columns: set[int]) -> list[tuple[int, int]]:
    """Return neighbouring columns as (first, last): what lies between two that changed is not drawn again."""
    firsts = sorted(column for column in columns if column - 1 not in columns)
    lasts = sorted(column for column in columns if column + 1 not in columns)
    return list(zip(firsts, lasts, strict=True))


def _bar_step(row: FeedRow) -> int:
    """Return how far the bar of the age is filled, in steps that can be told apart on a screen."""
    share = row.rhythm_share
    return -1 if share is None else round(min(1.0, share) * 50)
