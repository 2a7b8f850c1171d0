"""The queue's model: worst first, keyed by id, every change announced as what it is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_model import IS_NEW_ROLE, SORT_ROLE, QueueModel
from widgets.incidents.queue_query import QueueCounts, QueueFilter, QueueQuery, QueueSort

Maker = Callable[..., Incident]


@pytest.fixture
def model(words: ProfileWords, now: datetime, qapp: object) -> Iterator[QueueModel]:
    model = QueueModel(words, now=now)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    del tester


def listed(model: QueueModel) -> list[str]:
    return [model.incident_at(row).incident_id for row in range(model.rowCount())]


def acknowledged(incident: Incident, at: datetime, by: str = "Siti") -> Incident:
    return replace(incident, acknowledged_at=at, acknowledged_by=by, owner=by, seq=incident.seq + 1)


def test_that_the_worst_comes_first_and_within_it_what_nobody_acknowledged(
    model: QueueModel, make: Maker, now: datetime
) -> None:
    minor = make(1, severity=Severity.P4)
    known = acknowledged(make(2, severity=Severity.P1), now)
    unknown = make(3, severity=Severity.P1)
    model.apply((minor, known, unknown))
    assert listed(model) == ["i3", "i2", "i1"]


def test_that_the_deadline_that_falls_first_comes_first_and_none_comes_last(
    model: QueueModel, make: Maker, now: datetime
) -> None:
    late = make(1, ack_due_at=now + timedelta(hours=1))
    soon = make(2, ack_due_at=now + timedelta(minutes=1))
    never = make(3, ack_due_at=None, due_at=None, minutes=600)
    model.apply((late, never, soon))
    assert listed(model) == ["i2", "i1", "i3"]


def test_that_new_rows_arrive_at_their_sorted_place(model: QueueModel, make: Maker, qtbot: object) -> None:
    model.apply(tuple(make(n, minutes=10 * n) for n in (1, 3)))
    places: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: places.append((first, last)))
    model.apply((make(2, minutes=20),))
    assert places == [(1, 1)]
    assert listed(model) == ["i3", "i2", "i1"]


def test_that_a_row_moves_only_when_its_sort_key_changed(model: QueueModel, make: Maker) -> None:
    first, second, third = (make(n, minutes=40 - 10 * n) for n in (1, 2, 3))
    model.apply((first, second, third))
    moves: list[int] = []
    model.rowsMoved.connect(lambda _p, start, _e, _d, _row: moves.append(start))
    model.apply((replace(second, title="Banjir surut", seq=1),))
    assert (moves, listed(model)) == ([], ["i1", "i2", "i3"])
    model.apply((replace(third, severity=Severity.P1, seq=1),))
    assert (moves, listed(model)) == ([2], ["i3", "i1", "i2"])


def test_that_a_changed_row_is_announced_alone(model: QueueModel, make: Maker) -> None:
    model.apply(tuple(make(n, minutes=40 - 10 * n) for n in (1, 2, 3)))
    changes: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    model.apply((replace(make(2, minutes=20), title="Surut", seq=1),))
    assert changes == [(1, 1)]


def test_that_an_index_stays_with_its_incident_through_every_change(
    model: QueueModel, make: Maker, now: datetime
) -> None:
    model.add_page(tuple(make(n, minutes=n) for n in range(1, 200)))
    kept = QPersistentModelIndex(model.index(model.row_of("i77") or 0, 2))
    model.apply(tuple(make(n, minutes=n, severity=Severity.P1) for n in range(300, 400)))
    model.remove(tuple(f"i{n}" for n in range(1, 60)))
    model.set_query(QueueQuery(sort=QueueSort.NEWEST))
    model.apply((acknowledged(make(80, minutes=80), now),))
    assert model.incident_at(kept.row()).incident_id == "i77"
    model.set_query(QueueQuery(severities=frozenset({Severity.P1})))
    assert not kept.isValid()


def test_that_a_closed_incident_leaves(model: QueueModel, make: Maker) -> None:
    model.apply((make(1), make(2)))
    model.apply((replace(make(1), status=IncidentStatus.CLOSED, seq=2),))
    assert listed(model) == ["i2"]


def test_that_a_page_read_before_the_closing_does_not_bring_it_back(model: QueueModel, make: Maker) -> None:
    model.apply((replace(make(1), status=IncidentStatus.CLOSED, seq=7),))
    model.add_page((replace(make(1), seq=6), make(2)))
    assert listed(model) == ["i2"]
    model.apply((replace(make(1), status=IncidentStatus.VERIFIED, seq=8),))
    assert "i1" in listed(model)


def test_that_an_announcement_is_newer_than_a_page(model: QueueModel, make: Maker) -> None:
    model.apply((replace(make(1), title="Surut", seq=9),))
    model.add_page((replace(make(1), title="Naik", seq=4),))
    assert model.incident_at(0).title == "Surut"


def test_that_removing_what_is_not_there_changes_nothing(model: QueueModel, make: Maker) -> None:
    model.apply((make(1),))
    model.remove(("nobody",))
    assert listed(model) == ["i1"]


def test_that_each_filter_lists_what_its_count_promises(model: QueueModel, make: Maker, now: datetime) -> None:
    model.set_operator("Siti")
    model.apply(
        (
            make(1, severity=Severity.P1, ack_due_at=now - timedelta(minutes=1)),
            acknowledged(make(2, severity=Severity.P2), now),
            acknowledged(make(3), now, by="Budi"),
            make(4, severity=Severity.P4),
        )
    )
    for which in QueueFilter:
        model.set_query(QueueQuery(which=which))
        assert model.rowCount() == model.counts.of[which], which
    assert model.counts.of[QueueFilter.MINE] == 1
    assert model.counts.of[QueueFilter.OVERDUE] == 1


def test_that_an_incident_becomes_overdue_by_the_clock_alone(
    model: QueueModel, make: Maker, now: datetime
) -> None:
    told: list[QueueCounts] = []
    model.counts_changed.connect(told.append)
    model.apply((make(1, ack_due_at=now + timedelta(seconds=30)),))
    model.set_query(QueueQuery(which=QueueFilter.OVERDUE))
    assert listed(model) == []
    model.set_now(now + timedelta(seconds=30))
    assert listed(model) == ["i1"]
    assert told[-1].of[QueueFilter.OVERDUE] == 1


def test_that_a_resolved_incident_is_not_overdue(model: QueueModel, make: Maker, now: datetime) -> None:
    model.apply((make(1, status=IncidentStatus.RESOLVED, due_at=now - timedelta(days=1)),))
    assert model.counts.of[QueueFilter.OVERDUE] == 0


def test_that_acknowledging_under_the_filter_takes_the_row_out(
    model: QueueModel, make: Maker, now: datetime
) -> None:
    model.apply((make(1), make(2, minutes=5)))
    model.set_query(QueueQuery(which=QueueFilter.UNACKNOWLEDGED))
    model.apply((acknowledged(make(1), now),))
    assert listed(model) == ["i2"]


def test_that_a_search_finds_all_its_words_in_any_case(model: QueueModel, make: Maker) -> None:
    model.apply((make(1, title="BANJIR rob", place="Eretan"), make(2, title="Banjir", place="Lohbener")))
    model.set_query(QueueQuery(text=" eretan  banjir "))
    assert listed(model) == ["i1"]
    model.set_query(QueueQuery(text="00002"))
    assert listed(model) == ["i2"]


def test_that_a_new_row_is_new_for_two_seconds_and_a_page_is_not(
    model: QueueModel, make: Maker, now: datetime
) -> None:
    model.add_page((make(1),))
    model.apply((make(2, severity=Severity.P1),))
    assert [model.index(row, 0).data(IS_NEW_ROLE) for row in (0, 1)] == [True, False]
    model.set_now(now + timedelta(seconds=2))
    assert model.index(0, 0).data(IS_NEW_ROLE) is False


def test_that_sort_values_are_typed(model: QueueModel, make: Maker) -> None:
    incident = make(1)
    model.apply((incident,))
    values = {column: model.index(0, column).data(SORT_ROLE) for column in QueueColumn}
    assert values[QueueColumn.SEVERITY] == 3
    assert values[QueueColumn.ELAPSED] == incident.opened_at
    assert values[QueueColumn.DEADLINE] == incident.ack_due_at


def test_that_markup_in_a_title_stays_letters_in_text_and_tooltip(model: QueueModel, make: Maker) -> None:
    model.apply((make(1, title="<img src=x onerror=alert(1)> & co"),))
    index = model.index(0, QueueColumn.TITLE)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "<img src=x onerror=alert(1)> & co"
    assert "<img" not in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_that_slots_of_incidents_long_gone_are_drawn_together(
    model: QueueModel, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.incidents.queue_rows.MANY_DEAD", 5)
    model.add_page(tuple(make(n, minutes=n) for n in range(1, 30)))
    before = [incident_id for incident_id in listed(model) if int(incident_id[1:]) > 20]
    model.remove(tuple(f"i{n}" for n in range(1, 21)))
    assert listed(model) == before
    model.apply((make(31, minutes=25.5),))
    assert listed(model)[listed(model).index("i31") - 1] == "i26"
