"""Filter, search and order against the plainest program that could be right."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_model import QueueModel
from widgets.incidents.queue_query import SEVERITY_FILTERS, QueueFilter, QueueQuery, QueueSort
from widgets.incidents.running_deadline import running_deadline

NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
WORDS = ProfileWords({"flood": Label("Banjir", "Flood")}, {})
NEVER = datetime.max.replace(tzinfo=UTC)

minutes = st.integers(-3, 3)
maybe_minutes = st.none() | minutes


def _at(offset: int | None) -> datetime | None:
    return None if offset is None else NOW + timedelta(minutes=offset)


incidents = st.builds(
    lambda n, severity, status, title, opened, ack_due, due, by: Incident(
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
    ),
    st.integers(0, 12),
    st.sampled_from(Severity),
    st.sampled_from(IncidentStatus),
    st.sampled_from(["Banjir rob", "BANJIR", "Jalan ΣΤΡΑΣΣΕ straße", "مطر", "🌊 rob"]),
    minutes,
    maybe_minutes,
    maybe_minutes,
    st.sampled_from(["", "Siti", "Budi"]),
)
changes = st.lists(incidents | st.integers(0, 12), max_size=40)  # an incident is applied, a number removed
queries = st.builds(
    QueueQuery,
    st.sampled_from(QueueFilter),
    st.sampled_from(["", "rob", "BANJIR rob", "strasse", "مطر", "00003", "nothing"]),
    st.sampled_from(QueueSort),
)


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
        QueueFilter.MINE: incident.acknowledged_by == "Siti",
        QueueFilter.OVERDUE: due is not None and due <= NOW,
        **{which: incident.severity is severity for which, severity in SEVERITY_FILTERS.items()},
    }[query.which]
    text = f"{incident.number} {incident.title}".casefold()
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
