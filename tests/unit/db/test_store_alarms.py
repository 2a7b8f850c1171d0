"""Alarms on disk: what stands, what happened in a month, and the same again from the events alone."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from fake_clock import FakeClock

from db.store import Store
from services.domain.alarm import AlarmState
from services.domain.event import Event, EventKind, Json
from services.domain.log import Batch
from services.domain.severity import Severity

NOW = FakeClock().now()


def opened(folder: Path) -> Store:
    return Store.open(folder, mode="live", profile_id="kota", station="A", clock=FakeClock())


def told(n: int, kind: EventKind, alarm: str, *, at: datetime = NOW, **data: Json) -> Event:
    facts: dict[str, Json] = {"alarm": f"feed:{alarm}"}
    if kind is EventKind.ALARM_RAISED:
        facts |= {"source": "feed", "subject": alarm, "priority": 2, "title_id": alarm, "since": at.isoformat()}
    if kind is EventKind.ALARM_SHELVED:
        facts |= {"reason": "uji", "until": (at + timedelta(hours=1)).isoformat()}
    return Event(f"e{n}", kind, at, "Siti", "A", data=facts | data)


def test_that_what_stands_is_remembered_and_what_is_normal_has_no_row(tmp_path: Path) -> None:
    store = opened(tmp_path)
    try:
        events = (
            told(1, EventKind.ALARM_RAISED, "bmkg", priority=1),
            told(2, EventKind.ALARM_RAISED, "crm"),
            told(3, EventKind.ALARM_ACKNOWLEDGED, "crm", comment="ditelepon"),
            told(4, EventKind.ALARM_RAISED, "lapor"),
            told(5, EventKind.ALARM_SHELVED, "lapor"),
        )
        store.append(Batch(events)).result()
        store.append(Batch((told(6, EventKind.ALARM_CLEARED, "crm"),))).result()
    finally:
        store.close()
    again = opened(tmp_path)
    try:
        alarms = again.readers.alarms()
        assert [(a.subject, a.priority, a.state) for a in alarms] == [
            ("bmkg", Severity.P1, AlarmState.ACTIVE_UNACKNOWLEDGED),
            ("lapor", Severity.P2, AlarmState.ACTIVE_UNACKNOWLEDGED),
        ]
        assert (alarms[1].shelve_reason, alarms[1].shelved_until) == ("uji", NOW + timedelta(hours=1))
        assert again.rebuild_differences() == []
    finally:
        again.close()


def test_that_any_cut_of_the_events_gives_the_same_alarms(tmp_path: Path) -> None:
    chance = random.Random(4)
    kinds = [
        EventKind.ALARM_RAISED,
        EventKind.ALARM_CLEARED,
        EventKind.ALARM_ACKNOWLEDGED,
        EventKind.ALARM_SHELVED,
    ]
    kinds += [EventKind.ALARM_UNSHELVED]
    events = [
        told(n, chance.choice(kinds), chance.choice("abcd"), at=NOW + timedelta(seconds=n)) for n in range(200)
    ]
    store = opened(tmp_path)
    try:
        while events:
            cut = chance.randint(1, 20)
            store.append(Batch(tuple(events[:cut]))).result()
            events = events[cut:]
        assert store.rebuild_differences() == []
        before = store.readers.alarms()
        store.rebuild().result()
        assert store.readers.alarms() == before
    finally:
        store.close()


def test_that_a_month_brings_its_raisings_and_every_later_clearing(tmp_path: Path) -> None:
    store, day = opened(tmp_path), timedelta(days=1)
    try:
        events = (
            told(1, EventKind.ALARM_RAISED, "early", at=NOW - day),
            told(2, EventKind.ALARM_RAISED, "in", at=NOW),
            told(3, EventKind.ALARM_ACKNOWLEDGED, "in", at=NOW),
            told(4, EventKind.ALARM_RAISED, "late", at=NOW + day),
            told(5, EventKind.ALARM_CLEARED, "in", at=NOW + 2 * day),
        )
        store.append(Batch(events)).result()
        found = store.readers.alarm_events(NOW, NOW + day)
        assert [event.event_id for event in found] == ["e2", "e5"]
    finally:
        store.close()


def test_that_a_month_is_found_by_its_index(tmp_path: Path) -> None:
    store = opened(tmp_path)
    try:
        with store.readers._engine.connect() as connection:
            plan = connection.exec_driver_sql(
                "EXPLAIN QUERY PLAN SELECT * FROM event WHERE kind IN"
                " ('alarm_raised', 'alarm_cleared', 'alarm_shelved') AND at >= '2026' AND at < '2027' ORDER BY seq"
            ).all()
        assert "event_alarm" in str(plan)
    finally:
        store.close()
