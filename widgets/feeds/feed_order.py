"""Which feeds are listed, and in what order. Neither changes until it is asked to: nothing moves under the hand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from services.domain.feed import Feed
from widgets.feeds.feed_model import FeedModel
from widgets.feeds.feed_row import FeedRow, SortKey, Standing

Index = QModelIndex | QPersistentModelIndex


class FeedSort(Enum):
    WORST_FIRST = "worst"
    NAME = "name"
    AGE = "age"  # the furthest into its own rhythm first
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FeedQuery:
    """``standing`` None lists every state; ``words`` must all occur in name, id, address, format or source."""

    sort: FeedSort = FeedSort.WORST_FIRST
    standing: Standing | None = None
    words: tuple[str, ...] = ()

    def lists(self, row: FeedRow) -> bool:
        if self.standing is not None and row.standing is not self.standing:
            return False
        said = _said(row.health.feed) if self.words else ""
        return all(word in said for word in self.words)


class FeedOrder(QSortFilterProxyModel):
    """Lists and orders as the last ``arrange`` found it. A feed that is new comes last until the next one."""

    def __init__(self, model: FeedModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._query = FeedQuery()
        self._places: dict[str, int] = {}
        self._left_out: frozenset[str] = frozenset()
        self._judged, self._is_out_of_order = -1, False  # as of which revision of the model
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)

    @property
    def query(self) -> FeedQuery:
        return self._query

    def ask(self, query: FeedQuery) -> None:
        """List and order by another query, at once: somebody asked for it."""
        self._query = query
        self.arrange()

    def arrange(self) -> None:
        """Bring the rows into the order that is right now. The selection stays with its feed."""
        self.beginFilterChange()
        self._places, self._left_out = self._wanted()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
        self.sort(0)
        self._judged = -1

    def is_out_of_order(self) -> bool:
        """Return whether ``arrange`` would change anything."""
        if self._judged == self.model.revision and self._query.sort is not FeedSort.AGE:
            return self._is_out_of_order
        self._judged = self.model.revision
        self._is_out_of_order = (self._places, self._left_out) != self._wanted()
        return self._is_out_of_order

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: N802
        return self.model.row_at(source_row).feed_id not in self._left_out

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802
        return self._place(left.row()) < self._place(right.row())

    def _place(self, source_row: int) -> int:
        return self._places.get(self.model.row_at(source_row).feed_id, len(self._places) + source_row)

    def _wanted(self) -> tuple[dict[str, int], frozenset[str]]:
        rows = self.model.rows()
        left_out = frozenset(row.feed_id for row in rows if not self._query.lists(row))
        listed = [row for row in rows if row.feed_id not in left_out]
        return {row.feed_id: n for n, row in enumerate(sorted(listed, key=_KEYS[self._query.sort]))}, left_out


def words_in(text: str) -> tuple[str, ...]:
    return tuple(text.casefold().split())


def _said(feed: Feed) -> str:
    said = (feed.name.id, feed.name.en, feed.feed_id, feed.url, feed.format, feed.attribution)
    return " ".join(said).casefold()


def _by_name(row: FeedRow) -> str:
    return row.health.feed.name.id.casefold()


def _by_age(row: FeedRow) -> float:
    return -(row.rhythm_share or 0.0) if row.is_asked else 1.0


def _by_refused(row: FeedRow) -> int:
    return -row.health.rejected


_KEYS: dict[FeedSort, Callable[[FeedRow], SortKey | str | float]] = {
    FeedSort.WORST_FIRST: FeedRow.sort_key,
    FeedSort.NAME: _by_name,
    FeedSort.AGE: _by_age,
    FeedSort.REFUSED: _by_refused,
}
