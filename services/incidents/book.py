"""All open incidents in memory, on the GUI thread."""

from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from services.domain.errors import KnownError
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.room_load import OpenCounts
from services.incidents.ports import IncidentReader
from services.incidents.tally import Tally

PAGE = 2000
SLICE = 500  # rows handed on in one turn of the event loop


class IncidentBook(QObject):
    """Owns the open incidents. Everything but ``_read`` runs on the GUI thread.

    Pages are read one at a time in the pool and handed on in slices, so that the window stays alive while
    100,000 rows arrive. What is committed meanwhile goes straight in: of two versions the one with the
    higher ``seq`` wins, whichever way it came.
    """

    loaded = Signal(object)  # tuple[Incident, ...]: part of a page
    changed = Signal(object)  # tuple[Incident, ...]: new or newer
    removed = Signal(object)  # tuple[str, ...]: incident ids, closed
    counts_changed = Signal(object)  # OpenCounts
    load_finished = Signal()
    load_failed = Signal(object)  # KnownError; load() asks again
    _page_read = Signal(object)  # tuple[Incident, ...] | Exception, pool -> GUI thread

    def __init__(self, reader: IncidentReader, *, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._pool = reader, pool
        self._incidents: dict[str, Incident] = {}
        self._closed: dict[str, int] = {}  # seq of what closed while loading: a page may still bring it open
        self._tally, self._counts = Tally(), OpenCounts()
        self._page: deque[Incident] = deque()
        self._committed: deque[Incident] = deque()
        self._cursor: Incident | None = None
        self._is_loading = self._is_last_page = self._must_read_again = False
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._hand_on)
        self._page_read.connect(self._take_page)

    @property
    def is_loading(self) -> bool:
        return self._is_loading

    @property
    def counts(self) -> OpenCounts:
        return self._counts

    def get(self, incident_id: str) -> Incident | None:
        """Return the open incident as last saved, None when closed, unknown or not yet loaded."""
        return self._incidents.get(incident_id)

    def incidents(self) -> tuple[Incident, ...]:
        return tuple(self._incidents.values())

    @Slot()
    def load(self) -> None:
        """Read all open incidents. A load under way is joined, not doubled."""
        if not self._is_loading:
            self._is_loading = True
            self._read_after(None)

    @Slot(object)
    def update(self, committed: Committed) -> None:
        """Take in what is now on disk. A large batch is handed on in slices, in its order."""
        if self._is_loading and self._cursor is not None:
            self._watch_cursor(self._cursor, committed.incidents)
        if self._committed or len(committed.incidents) > SLICE:
            self._committed.extend(committed.incidents)
            self._turn.start()
        else:
            self._take_committed(committed.incidents)

    def _watch_cursor(self, cursor: Incident, changed: Sequence[Incident]) -> None:
        """Read again when the row the next page starts after was moved: rows could be passed over."""
        self._must_read_again |= any(
            row.incident_id == cursor.incident_id and _place(row) != _place(cursor) for row in changed
        )

    def _read_after(self, cursor: Incident | None) -> None:
        self._cursor = cursor
        self._pool.start(partial(self._read, cursor.incident_id if cursor else None))

    def _read(self, after: str | None) -> None:  # pool thread: no Qt but the signal
        outcome: object
        try:
            outcome = self._reader.open_incidents(after=after, limit=PAGE)
        except Exception as error:  # noqa: BLE001 the boundary; judged on the GUI thread
            outcome = error
        self._page_read.emit(outcome)

    @Slot(object)
    def _take_page(self, outcome: tuple[Incident, ...] | Exception) -> None:
        if isinstance(outcome, Exception):
            self._is_loading = False
            self._closed.clear()
            if not isinstance(outcome, KnownError):
                raise outcome
            self.load_failed.emit(outcome)
            return
        self._page.extend(outcome)
        self._is_last_page = len(outcome) < PAGE
        self._cursor = outcome[-1] if outcome else self._cursor
        self._turn.start()

    @Slot()
    def _hand_on(self) -> None:
        if self._committed:
            self._take_committed(tuple(_some(self._committed)))
        elif self._page:
            fresh = self._keep_newer(tuple(_some(self._page)))
            if fresh:
                self.loaded.emit(fresh)
            self._announce_counts()
        if self._committed or self._page:
            self._turn.start()
        elif self._is_loading:
            self._go_on_loading()

    def _go_on_loading(self) -> None:
        if self._cursor is not None and not self._is_last_page:
            self._read_after(self._cursor)
        elif self._must_read_again:
            self._must_read_again = False
            self._read_after(None)
        else:
            self._is_loading, self._cursor = False, None
            self._closed.clear()
            self.load_finished.emit()

    def _take_committed(self, incidents: Sequence[Incident]) -> None:
        gone = tuple(row.incident_id for row in incidents if not row.is_open and self._close(row))
        fresh = self._keep_newer([row for row in incidents if row.is_open])
        if fresh:
            self.changed.emit(fresh)
        if gone:
            self.removed.emit(gone)
        self._announce_counts()

    def _close(self, row: Incident) -> bool:
        """Forget the incident; return whether it was known as open."""
        if self._is_loading:
            self._closed[row.incident_id] = row.seq
        known = self._incidents.get(row.incident_id)
        if known is None or known.seq > row.seq:
            return False
        self._tally.take_away(self._incidents.pop(row.incident_id))
        return True

    def _keep_newer(self, rows: Sequence[Incident]) -> tuple[Incident, ...]:
        return tuple(row for row in rows if self._keep(row))

    def _keep(self, row: Incident) -> bool:
        known = self._incidents.get(row.incident_id)
        if (known and known.seq >= row.seq) or self._closed.get(row.incident_id, 0) >= row.seq > 0:
            return False
        if known:
            self._tally.take_away(known)
        self._tally.add(row)
        self._incidents[row.incident_id] = row
        return True

    def _announce_counts(self) -> None:
        counts = self._tally.counts()
        if counts != self._counts:
            self._counts = counts
            self.counts_changed.emit(counts)


def _some(rows: deque[Incident]) -> Iterator[Incident]:
    for _ in range(min(SLICE, len(rows))):
        yield rows.popleft()


def _place(row: Incident) -> tuple[object, ...]:
    return row.severity, row.opened_at
