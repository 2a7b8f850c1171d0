"""All open incidents in memory, whatever arrives while they load."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from small_room import NOW, incident

from services.domain.errors import KnownError
from services.domain.incident import Incident, IncidentStatus
from services.domain.log import Committed
from services.domain.room_load import OpenCounts
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.announcer import Announcer
from services.incidents.book import PAGE, SLICE, IncidentBook


class PagesThatWait:
    """A reader whose pages come when the test says so. ``rows`` may change in between."""

    def __init__(self, rows: list[Incident]) -> None:
        self.rows, self.gate, self.asked = rows, threading.Semaphore(0), list[str | None]()
        self.failure: Exception | None = None

    def open_incidents(self, *, after: str | None = None, limit: int = 2000) -> tuple[Incident, ...]:
        self.asked.append(after)
        assert self.gate.acquire(timeout=10.0)
        if self.failure:
            raise self.failure
        rows = sorted(self.rows, key=lambda i: (i.severity, i.incident_id))
        start = next((n + 1 for n, row in enumerate(rows) if row.incident_id == after), 0)
        return tuple(rows[start : start + limit])

    def let_pages_come(self, pages: int = 100) -> None:
        self.gate.release(pages)

    def incident(self, incident_id: str) -> Incident | None:
        raise AssertionError("the book reads pages only")

    def events_of(self, incident_id: str, *, limit: int = 500) -> tuple[()]:
        raise AssertionError("the book reads pages only")

    def search(self, text: str, *, limit: int = 200) -> tuple[Incident, ...]:
        raise AssertionError("the book reads pages only")


class Reader:
    """What a queue would hold after the book's signals."""

    def __init__(self, book: IncidentBook) -> None:
        self.rows: dict[str, Incident] = {}
        self.largest = 0
        book.loaded.connect(self.upsert)
        book.changed.connect(self.upsert)
        book.removed.connect(self.remove)

    def upsert(self, rows: tuple[Incident, ...]) -> None:
        self.largest = max(self.largest, len(rows))
        self.rows.update({row.incident_id: row for row in rows})

    def remove(self, ids: tuple[str, ...]) -> None:
        for incident_id in ids:
            del self.rows[incident_id]


def rows(count: int) -> list[Incident]:
    return [incident(f"i-{n:06d}", seq=n + 1) for n in range(count)]


def closed(row: Incident, *, seq: int) -> Incident:
    return replace(row, status=IncidentStatus.CLOSED, seq=seq)


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[QThreadPool]:
    pool = QThreadPool()
    yield pool
    assert pool.waitForDone(5000)


def load(qtbot: QtBot, book: IncidentBook, pages: PagesThatWait) -> None:
    pages.let_pages_come()
    with qtbot.waitSignal(book.load_finished, timeout=10_000):
        book.load()


def test_that_every_open_incident_arrives_in_small_slices(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait(rows(2 * PAGE + 7))
    book = IncidentBook(pages, pool=pool)
    reader = Reader(book)
    load(qtbot, book, pages)
    assert reader.rows == {row.incident_id: row for row in pages.rows}
    assert reader.largest <= SLICE
    assert len(pages.asked) == 3
    assert book.counts == OpenCounts(2 * PAGE + 7, 2 * PAGE + 7, (0, 2 * PAGE + 7, 0, 0))


def test_that_an_empty_room_is_loaded_too(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait([])
    book = IncidentBook(pages, pool=pool)
    load(qtbot, book, pages)
    assert (book.is_loading, book.incidents()) == (False, ())


def test_that_a_full_last_page_is_not_mistaken_for_the_middle(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait(rows(PAGE))
    book = IncidentBook(pages, pool=pool)
    load(qtbot, book, pages)
    assert len(book.incidents()) == PAGE


def test_that_asking_for_the_load_again_joins_the_one_under_way(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait(rows(3))
    book = IncidentBook(pages, pool=pool)
    book.load()
    load(qtbot, book, pages)
    assert pages.asked == [None]


def test_that_a_page_never_overwrites_what_was_saved_meanwhile(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait(rows(5))
    book = IncidentBook(pages, pool=pool)
    reader = Reader(book)
    book.load()
    newer = replace(pages.rows[2], title="Air surut", seq=99)
    book.update(Committed(incidents=(newer,)))
    load(qtbot, book, pages)
    assert book.get("i-000002") == newer
    assert reader.rows["i-000002"] == newer
    assert book.counts.total == 5


def test_that_an_incident_closed_while_its_page_was_read_stays_closed(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait(rows(5))
    book = IncidentBook(pages, pool=pool)
    reader = Reader(book)
    book.load()
    book.update(Committed(incidents=(closed(pages.rows[2], seq=99),)))
    load(qtbot, book, pages)
    assert book.get("i-000002") is None
    assert "i-000002" not in reader.rows


def test_that_an_incident_closed_and_reopened_while_loading_is_open(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait(rows(5))
    book = IncidentBook(pages, pool=pool)
    book.load()
    book.update(Committed(incidents=(closed(pages.rows[2], seq=98),)))
    reopened = replace(pages.rows[2], status=IncidentStatus.VERIFIED, seq=99)
    book.update(Committed(incidents=(reopened,)))
    load(qtbot, book, pages)
    assert book.get("i-000002") == reopened


def test_that_no_row_is_passed_over_when_the_row_between_two_pages_moves(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait(rows(PAGE + 50))
    book = IncidentBook(pages, pool=pool)
    pages.let_pages_come(1)
    with qtbot.waitSignal(book.counts_changed, timeout=5000):
        book.load()
    last = pages.rows[PAGE - 1]
    moved = replace(last, severity=Severity.P4, seq=9999)
    pages.rows[PAGE - 1] = moved
    book.update(Committed(incidents=(moved,)))
    load(qtbot, book, pages)
    assert len(book.incidents()) == PAGE + 50


def test_that_a_new_incident_is_told_as_a_change_and_a_closed_one_as_removed(
    qtbot: QtBot, pool: QThreadPool
) -> None:
    book = IncidentBook(PagesThatWait([]), pool=pool)
    row = incident()
    with qtbot.waitSignals([book.changed, book.counts_changed]):
        book.update(Committed(incidents=(row,)))
    with qtbot.waitSignal(book.removed) as removed:
        book.update(Committed(incidents=(closed(row, seq=2),)))
    assert removed.args == [("i-1",)]
    assert book.counts == OpenCounts()


def test_that_an_older_version_changes_nothing(qtbot: QtBot, pool: QThreadPool) -> None:
    book = IncidentBook(PagesThatWait([]), pool=pool)
    row = incident(seq=5)
    book.update(Committed(incidents=(row,)))
    with qtbot.assertNotEmitted(book.changed), qtbot.assertNotEmitted(book.removed):
        book.update(Committed(incidents=(replace(row, title="lama", seq=4),)))
        book.update(Committed(incidents=(closed(row, seq=4),)))
    assert book.get("i-1") == row


def test_that_counts_follow_severity_and_acknowledgement(qtbot: QtBot, pool: QThreadPool) -> None:
    book = IncidentBook(PagesThatWait([]), pool=pool)
    row = incident()
    book.update(Committed(incidents=(row, incident("i-2", severity=Severity.P1))))
    assert book.counts == OpenCounts(2, 2, (1, 1, 0, 0))
    book.update(Committed(incidents=(replace(row, severity=Severity.P4, acknowledged_at=NOW, seq=9),)))
    assert book.counts == OpenCounts(2, 1, (1, 0, 0, 1))
    assert book.counts.of(Severity.P4) == 1


def test_that_a_great_batch_is_handed_on_in_slices_and_in_order(qtbot: QtBot, pool: QThreadPool) -> None:
    book = IncidentBook(PagesThatWait([]), pool=pool)
    reader = Reader(book)
    many = rows(4 * SLICE)
    book.update(Committed(incidents=tuple(many)))
    book.update(Committed(incidents=(closed(many[-1], seq=10_000),)))
    qtbot.waitUntil(lambda: len(reader.rows) == 4 * SLICE - 1 and not book.get(many[-1].incident_id))
    assert reader.largest <= SLICE
    assert book.counts.total == 4 * SLICE - 1


def test_that_a_reader_that_fails_is_told_and_may_be_asked_again(qtbot: QtBot, pool: QThreadPool) -> None:
    pages = PagesThatWait(rows(3))
    pages.failure = KnownError(Label("Berkas hilang.", "File gone."))
    pages.let_pages_come()
    book = IncidentBook(pages, pool=pool)
    with qtbot.waitSignal(book.load_failed, timeout=5000) as failed:
        book.load()
    assert failed.args == [pages.failure]
    pages.failure = None
    load(qtbot, book, pages)
    assert len(book.incidents()) == 3


def test_that_what_the_writer_announces_arrives_on_the_gui_thread(qtbot: QtBot, pool: QThreadPool) -> None:
    announcer, book = Announcer(), IncidentBook(PagesThatWait([]), pool=pool)
    announcer.committed.connect(book.update)
    heard_in: list[threading.Thread] = []
    book.changed.connect(lambda _: heard_in.append(threading.current_thread()))
    committed = Committed(incidents=(replace(incident(), opened_at=NOW - timedelta(hours=1)),))
    with qtbot.waitSignal(book.changed, timeout=5000):
        writer = threading.Thread(target=announcer.announce, args=(committed,))
        writer.start()
    writer.join(5.0)
    assert heard_in == [threading.main_thread()]
