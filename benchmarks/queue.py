"""How fast the incident queue sorts, filters, groups, searches and takes changes: 100,000 open rows, and Qt's proxy.

The baseline is a QSortFilterProxyModel over the same model in the same run, with its filter and comparison in
Python as a domain order needs them. It gets a tenth of the rows, or the run would take minutes (sorting 100,000
took 60 s): its times are a lower bound.
"""

import os
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.figure import Figure
from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_model import INCIDENT_ROLE, QueueModel
from widgets.incidents.queue_query import QueueFilter, QueueGroup, QueueQuery, QueueSort
from widgets.incidents.running_deadline import running_deadline

ROWS, BASELINE_ROWS = 100_000, 10_000
TARGET_MS = 50.0
TURNS = 7
NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
NEVER = datetime.max.replace(tzinfo=UTC)
PLACES = ("Kandanghaur", "Lohbener", "Jatibarang", "Sukra", "Sindang", "Losarang", "Haurgeulis")
WORDS = ProfileWords({"flood": Label("Banjir", "Flood")}, {"BPBD": "BPBD"})


class PlainProxy(QSortFilterProxyModel):
    """What one writes first: both virtuals in Python."""

    which, text = QueueFilter.ALL, ""

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: N802
        incident = self.sourceModel().index(row, 0, parent).data(INCIDENT_ROLE)
        if self.which is QueueFilter.UNACKNOWLEDGED and incident.is_acknowledged:
            return False
        return not self.text or self.text in incident.title.casefold()

    def lessThan(  # noqa: N802
        self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        return _key(left.data(INCIDENT_ROLE)) < _key(right.data(INCIDENT_ROLE))

    def ask(self, which: QueueFilter, text: str) -> None:
        self.beginFilterChange()
        self.which, self.text = which, text
        self.endFilterChange()


def figures() -> list[Figure]:
    """Return sort, filter, search and upsert over 100,000 rows, each with the proxy's time beside it."""
    app = QApplication.instance() or QApplication([])
    incidents = _incidents()
    baseline = _proxy_times(incidents[:BASELINE_ROWS])
    model, view = _model(incidents)
    times = {
        "queue sort, 100k rows": _times(_sorts(model)),
        "queue filter, 100k rows": _times(_filters(model)),
        "queue search, 100k rows": _times(_searches(model)),
        "queue group, 100k rows": _times(_groups(model)),
        "queue fold and open a group, 100k rows": _times(_folds(model)),
    }
    model.set_query(QueueQuery(group=QueueGroup.DISTRICT))
    times["queue upsert of 1, grouped, 100k rows"] = _times(_upserts(model, incidents, count=1))
    model.set_query(QueueQuery())
    times["queue upsert of 1, 100k rows"] = _times(_upserts(model, incidents, count=1))
    times["queue upsert of 30, 100k rows"] = _times(_upserts(model, incidents, count=30))
    view.deleteLater()
    app.processEvents()
    return [
        Figure(name, value, "ms", baseline.get(name), TARGET_MS, note="baseline over 10k rows only")
        for name, value in times.items()
    ]


def _sorts(model: QueueModel) -> list[Callable[[], None]]:
    orders = [QueueSort.NEWEST, QueueSort.WORST_FIRST, QueueSort.DEADLINE, QueueSort.WORST_FIRST]
    return [_asking(model, QueueQuery(sort=orders[turn % 4])) for turn in range(TURNS)]


def _filters(model: QueueModel) -> list[Callable[[], None]]:
    queries = [
        QueueQuery(QueueFilter.UNACKNOWLEDGED),
        QueueQuery(),
        QueueQuery(severities=frozenset({Severity.P1, Severity.P2})),
        QueueQuery(agency="BPBD"),
    ]
    return [_asking(model, queries[turn % 4]) for turn in range(TURNS)]


def _groups(model: QueueModel) -> list[Callable[[], None]]:
    groups = [group for group in QueueGroup if group is not QueueGroup.NONE]
    return [_asking(model, QueueQuery(group=groups[turn % len(groups)])) for turn in range(TURNS)]


def _folds(model: QueueModel) -> list[Callable[[], None]]:
    return [partial(model.fold, 0) if turn % 2 == 0 else partial(model.unfold, 0) for turn in range(TURNS)]


def _searches(model: QueueModel) -> list[Callable[[], None]]:
    texts = ["b", "banjir", "banjir sukra", ""]
    return [_asking(model, QueueQuery(text=texts[turn % 4])) for turn in range(TURNS)]


def _upserts(model: QueueModel, incidents: list[Incident], *, count: int) -> list[Callable[[], None]]:
    turns = []
    for turn in range(TURNS):
        changed = tuple(
            replace(incident, severity=Severity(1 + (incident.severity + turn) % 4), seq=turn + 1)
            for incident in random.Random(turn).sample(incidents, count)
        )
        turns.append(_applying(model, changed))
    return turns


def _asking(model: QueueModel, query: QueueQuery) -> Callable[[], None]:
    return lambda: model.set_query(query)


def _applying(model: QueueModel, incidents: tuple[Incident, ...]) -> Callable[[], None]:
    return lambda: model.apply(incidents)


def _proxy_times(incidents: list[Incident]) -> dict[str, float]:
    source, source_view = _model(incidents)
    proxy = PlainProxy()
    proxy.setSourceModel(source)
    unacknowledged, everything = QueueFilter.UNACKNOWLEDGED, QueueFilter.ALL
    times = {
        "queue filter, 100k rows": _time(lambda: proxy.ask(unacknowledged, "")),
        "queue search, 100k rows": _time(lambda: proxy.ask(everything, "banjir")),
        "queue sort, 100k rows": _time(lambda: proxy.sort(0)),
    }
    source_view.deleteLater()
    return times


def _time(act: Callable[[], None]) -> float:
    started = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1000.0


def _times(acts: list[Callable[[], None]]) -> float:
    return statistics.median(_time(act) for act in acts)


def _model(incidents: list[Incident]) -> tuple[QueueModel, QTableView]:
    model, view = QueueModel(WORDS, now=NOW), QTableView()
    view.setModel(model)
    model.add_page(tuple(incidents))
    return model, view


def _incidents() -> list[Incident]:
    chance = random.Random(1)
    return [_incident(number, chance) for number in range(ROWS)]


def _incident(number: int, chance: random.Random) -> Incident:
    opened_at = NOW - timedelta(seconds=chance.randrange(30 * 86400))
    is_known = chance.random() < 0.6
    return Incident(
        incident_id=f"i{number}",
        number=f"A-26-{number:05d}",
        category="flood",
        severity=Severity(chance.choice((1, 2, 2, 3, 3, 3, 4, 4))),
        status=IncidentStatus.NEW,
        title=f"{chance.choice(('Banjir', 'Laka lantas', 'Kebakaran'))} di {chance.choice(PLACES)}",
        opened_at=opened_at,
        updated_at=opened_at,
        place=chance.choice(PLACES),
        district=chance.choice(PLACES),
        agencies=chance.choice(((), ("BPBD",), ("DLH", "BPBD"))),
        acknowledged_at=opened_at if is_known else None,
        ack_due_at=opened_at + timedelta(minutes=15),
        due_at=opened_at + timedelta(hours=chance.choice((4, 24, 72))),
    )


def _key(incident: Incident) -> tuple[int, bool, datetime, datetime]:
    due = running_deadline(incident) or NEVER
    return (incident.severity, incident.is_acknowledged, due, incident.opened_at)
