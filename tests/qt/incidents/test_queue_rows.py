"""Filter, search and order against the plainest program that could be right."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_model import QueueModel
from widgets.incidents.queue_query import QueueFilter, QueueGroup, QueueQuery, QueueSort
from widgets.incidents.running_deadline import running_deadline

NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
WORDS = ProfileWords({"flood": Label("Banjir", "Flood")}, {})
NEVER = datetime.max.replace(tzinfo=UTC)

minutes = st.integers(-3, 3)
maybe_minutes = st.none() | minutes


def _at(offset: int | None) -> datetime | None:
    return None if offset is None else NOW + timedelta(minutes=offset)


incidents = st.builds(
    lambda n, severity, status, title, opened, ack_due, due, by, district, agencies: Incident(
        incident_id=f"i{n}",
        number=f"A-26-{n:05d}",
        category="flood",
        severity=severity,
        status=status,
        title=title,
        opened_at=NOW + timedelta(minutes=opened),
        updated_at=NOW,
        ack_due_at=_at(ack_due),
        due_at=_at(due),
        acknowledged_at=NOW if by else None,
        acknowledged_by=by,
        owner=by,
        district=district,
        agencies=tuple(dict.fromkeys(agencies)),
    ),
    st.integers(0, 12),
    st.sampled_from(Severity),
    st.sampled_from(IncidentStatus),
    st.sampled_from(["Banjir rob", "BANJIR", "Jalan ΣΤΡΑΣΣΕ straße", "مطر", "🌊 rob"]),
    minutes,
    maybe_minutes,
    maybe_minutes,
    st.sampled_from(["", "Siti", "Budi"]),
    st.sampled_from(["", "Sukra", "Lohbener", "sindang"]),
    st.lists(st.sampled_from(["BPBD", "DLH", "POLRES"]), max_size=2),
)
changes = st.lists(incidents | st.integers(0, 12), max_size=40)  # an incident is applied, a number removed
queries = st.builds(
    QueueQuery,
    st.sampled_from(QueueFilter),
    st.sampled_from(["", "rob", "BANJIR rob", "strasse", "مطر", "00003", "nothing"]),
    st.sampled_from(QueueSort),
    st.frozensets(st.sampled_from(Severity), max_size=2),
    st.sampled_from(["", "", "BPBD", "NOBODY"]),
)
grouped = st.builds(lambda query, group: replace(query, group=group), queries, st.sampled_from(QueueGroup))


def plainly_kept(held: dict[str, Incident], change: Incident | int) -> None:
    if isinstance(change, int):
        held.pop(f"i{change}", None)
    elif change.is_open:
        held[change.incident_id] = change
    else:
        held.pop(change.incident_id, None)


def plainly_lists(incident: Incident, query: QueueQuery) -> bool:
    due = running_deadline(incident)
    fits = {
        QueueFilter.ALL: True,
        QueueFilter.UNACKNOWLEDGED: not incident.is_acknowledged,
        QueueFilter.MINE: incident.owner == "Siti",
        QueueFilter.UNOWNED: not incident.owner,
        QueueFilter.UNASSIGNED: not incident.agencies,
        QueueFilter.OVERDUE: due is not None and due <= NOW,
    }[query.which]
    text = f"{incident.number} {incident.title}".casefold()
    fits = fits and (not query.severities or incident.severity in query.severities)
    fits = fits and (not query.agency or query.agency in incident.agencies)
    return fits and all(word in text for word in query.text.casefold().split())


def plain_key(incident: Incident, sort: QueueSort) -> tuple[object, ...]:
    due = running_deadline(incident) or NEVER
    return {
        QueueSort.WORST_FIRST: (incident.severity, incident.is_acknowledged, due, incident.opened_at),
        QueueSort.DEADLINE: (due, incident.opened_at),
        QueueSort.NEWEST: (-incident.opened_at.timestamp(),),
        QueueSort.OLDEST: (incident.opened_at,),
    }[sort]


def plain_queue(held: dict[str, Incident], query: QueueQuery) -> list[Incident]:
    rows = [incident for incident in held.values() if plainly_lists(incident, query)]
    return sorted(rows, key=lambda incident: plain_key(incident, query.sort))


@settings(deadline=None, max_examples=150)
@given(before=changes, query=queries, after=changes, other=queries)
def test_that_the_queue_lists_what_a_plain_filter_and_sort_would(
    before: list[Incident | int], query: QueueQuery, after: list[Incident | int], other: QueueQuery
) -> None:
    model, held = QueueModel(WORDS, now=NOW), dict[str, Incident]()
    model.set_operator("Siti")
    for changes_, asked in ((before, query), (after, other)):
        for change in changes_:
            plainly_kept(held, change)
            if isinstance(change, int):
                model.remove((f"i{change}",))
            else:
                model.apply((change,))
        assert rows_of(model) == plain_queue(held, model.query)
        model.set_query(asked)
        assert rows_of(model) == plain_queue(held, asked)


@settings(deadline=None, max_examples=50)
@given(first=st.lists(incidents, max_size=60), query=queries, second=st.lists(incidents, max_size=60))
def test_that_pages_and_sweeps_give_the_same_queue_as_single_changes(
    first: list[Incident], query: QueueQuery, second: list[Incident]
) -> None:
    one_by_one, at_once = QueueModel(WORDS, now=NOW), QueueModel(WORDS, now=NOW)
    for model in (one_by_one, at_once):
        model.set_query(query)
    at_once.add_page(tuple(i for i in first if i.is_open))
    at_once.apply(tuple(second))
    for incident in (*(i for i in first if i.is_open), *{i.incident_id: i for i in second}.values()):
        one_by_one.apply((incident,))
    assert set(rows_of(at_once)) == set(rows_of(one_by_one))
    assert at_once.counts == one_by_one.counts


def rows_of(model: QueueModel) -> list[Incident]:
    return [model.incident_at(row) for row in range(model.rowCount())]


def plain_group(incident: Incident, group: QueueGroup) -> str:
    return {
        QueueGroup.SEVERITY: str(int(incident.severity)),
        QueueGroup.STATUS: f"{list(IncidentStatus).index(incident.status)}",
        QueueGroup.CATEGORY: incident.category,
        QueueGroup.DISTRICT: incident.district.casefold() or "~",
        QueueGroup.AGENCY: incident.agencies[0].casefold() if incident.agencies else "~",
    }[group]


def plainly_grouped(held: dict[str, Incident], query: QueueQuery) -> list[int | Incident]:
    """Return heads, as how many stand below them, and incidents."""
    rows = plain_queue(held, query)
    if query.group is QueueGroup.NONE:
        return list(rows)
    shown: list[int | Incident] = []
    for name in sorted({plain_group(incident, query.group) for incident in rows}):
        below = [incident for incident in rows if plain_group(incident, query.group) == name]
        shown += [len(below), *below]
    return shown


def shown_in(model: QueueModel) -> list[int | Incident]:
    rows = range(model.rowCount())
    return [model.head_at(row).count if model.is_head(row) else model.incident_at(row) for row in rows]


@settings(deadline=None, max_examples=150)
@given(before=changes, query=grouped, after=changes, other=grouped, folded=st.integers(0, 5))
def test_that_groups_hold_what_a_plain_grouping_would_and_a_folded_one_only_its_head(
    before: list[Incident | int], query: QueueQuery, after: list[Incident | int], other: QueueQuery, folded: int
) -> None:
    model, held = QueueModel(WORDS, now=NOW), dict[str, Incident]()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_operator("Siti")
    model.set_query(query)
    for change in before:
        apply_to(model, held, change)
        assert shown_in(model) == plainly_grouped(held, query)
    model.set_query(other)
    assert shown_in(model) == plainly_grouped(held, other)
    heads = [row for row in range(model.rowCount()) if model.is_head(row)]
    kept = [QPersistentModelIndex(model.index(row, 0)) for row in range(model.rowCount())]
    if heads:
        model.fold(heads[folded % len(heads)])
    for change in after:
        apply_to(model, held, change)
        assert model.listed_count() == len(plain_queue(held, other))
    model.unfold_all()
    assert shown_in(model) == plainly_grouped(held, other)
    assert all(index.row() < model.rowCount() for index in kept)
    del tester


def apply_to(model: QueueModel, held: dict[str, Incident], change: Incident | int) -> None:
    plainly_kept(held, change)
    if isinstance(change, int):
        model.remove((f"i{change}",))
    else:
        model.apply((change,))
