"""The same items in any order, any number of times, in any bodies: the same incidents."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from fake_clock import FakeClock
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_room import AT_LOHBENER, Room, site, warning
from small_room import KANDANGHAUR, NOW, quake, report

from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind
from services.domain.severity import Severity

HOUR = timedelta(hours=1)
SHAKEN = replace(quake("q"), attributes={"felt": "IV Balongan"}, severity=Severity.P3)
CITIZENS = tuple(
    replace(
        report(f"F-{n}", text="Gempa terasa kuat"), title="Gempa", category="gempa", severity=Severity.P3,
        observed_at=NOW + timedelta(seconds=20 * n),
    )
    for n in range(3)
)  # fmt: skip
DAMAGE = replace(CITIZENS[0], external_id="F-9", text="Gempa, rumah ambruk", severity=Severity.P1)
ITEMS: tuple[Observation, ...] = (
    SHAKEN,
    replace(SHAKEN, source="bmkg_felt"),
    replace(quake("us7", at=NOW + timedelta(seconds=9), magnitude=5.3), source="usgs", severity=Severity.P3),
    quake("far", point=Point(-8.51, 123.27)),
    *CITIZENS,
    DAMAGE,
    report("A-1"),
    replace(report("A-2", text="Sampah"), observed_at=NOW - HOUR),
    report("A-3", status="closed"),
    warning("W1"),
    warning("W2", replaces=("W1",), severity=Severity.P2, after=timedelta(minutes=1)),
    warning("X1", rings=(AT_LOHBENER,)),
    warning("X2", rings=(AT_LOHBENER,), status="cancelled", replaces=("X1",), after=timedelta(minutes=1)),
    warning("Y1", severity=Severity.P4),
    site(severity=Severity.P2),
    site(external_id="gate-2"),
    Observation(
        "firms", "h1", ObservationKind.HOTSPOT, NOW, "Titik panas", point=KANDANGHAUR, attributes={"confidence": "h"}
    ),
    Observation(
        "firms", "h2", ObservationKind.HOTSPOT, NOW, "Titik panas", point=Point(-6.365, 108.08),
        attributes={"confidence": "h"},
    ),
    Observation("bmkg_f", "f", ObservationKind.FORECAST, NOW, "Hujan"),
)  # fmt: skip


def told(deliveries: Sequence[Sequence[int]]) -> list[tuple[object, ...]]:
    """What the room has after those bodies, however its incidents are numbered.

    Of an earthquake the words are those of the agency that was heard first, so its title is left out.
    """
    clock = FakeClock()
    clock.advance(300)
    room = Room(clock)
    for body in deliveries:
        by_feed: dict[str, list[Observation]] = {}
        for index in body:
            by_feed.setdefault(ITEMS[index].source, []).append(ITEMS[index])
        for source, items in by_feed.items():
            room.hears(*items, feed_id=source)
    room.overdue.end()
    rows = ((row.category, row.severity, row.source, row.title, row.district) for row in room.open_rows())
    return sorted(
        (c, s, "" if c == "gempa" else source, "" if c == "gempa" else t, d) for c, s, source, t, d in rows
    )


ALL = range(len(ITEMS))
EXPECTED = told([ALL])
ORDERS = st.permutations(ALL)
AGAIN = st.lists(st.lists(st.sampled_from(ALL), max_size=8), max_size=4)
CUTS = st.lists(st.integers(0, len(ITEMS)), max_size=6)


def test_that_these_items_are_seven_incidents() -> None:
    assert [(category, severity) for category, severity, *_ in EXPECTED] == [
        ("banjir", Severity.P2),
        ("banjir", Severity.P2),
        ("banjir", Severity.P2),
        ("gempa", Severity.P1),
        ("gempa", Severity.P3),
        ("sampah", Severity.P3),
        ("sampah", Severity.P3),
    ]


@given(order=ORDERS, cuts=CUTS, again=AGAIN)
@settings(max_examples=40, deadline=None)
def test_that_order_cuts_and_repetition_do_not_matter(
    order: list[int], cuts: list[int], again: list[list[int]]
) -> None:
    edges = [0, *sorted(cuts), len(order)]
    bodies = [order[a:b] for a, b in pairwise(edges)]
    assert told([*bodies, *again]) == EXPECTED
