"""Calls: written down and counted, known by their number, added to what is known; never an incident by themselves."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fake_clock import FakeClock
from small_room import KANDANGHAUR, small_profile

from db.store import Store
from services.domain.call import CallKind, masked_number, normal_number
from services.domain.draft import IncidentDraft
from services.domain.geo import BoundingBox
from services.domain.incident import Disposition, Incident
from services.domain.log import Committed
from services.incidents.calls import CallBook
from services.incidents.dispatch import Dispatch
from services.incidents.duplicates import DuplicateFinder
from services.incidents.refusals import RefusedError

pytest_plugins = ["store_fixtures"]

NUMBER = "0812-3456-789"
BARE = "08123456789"
CALL = IncidentDraft("", "", channel="112", number=NUMBER, reporter="Ibu Siti")
FLOOD = replace(CALL, category="banjir", title="Banjir dekat jembatan", point=KANDANGHAUR, people_at_risk=3)


class Desk:
    def __init__(self, store: Store, clock: FakeClock) -> None:
        self.store, self.clock, self.profile = store, clock, small_profile()
        given: dict[str, Any] = {"log": store, "clock": clock, "station": "A", "operator": "Rina"}
        self.acts = Dispatch(self.profile, **given)
        del given["log"]
        self.calls = CallBook(store, **given)

    def opened(self, draft: IncidentDraft = FLOOD) -> Incident:
        (incident,) = self.after(self.acts.open_incident(draft)).incidents
        return incident

    def after(self, future: Future[Committed]) -> Committed:
        return future.result(5.0)


@pytest.fixture
def desk(open_store: Callable[..., Store], clock: FakeClock) -> Desk:
    return Desk(open_store(), clock)


@pytest.mark.parametrize(
    "typed", [NUMBER, "+62 812 3456 789", "628123456789", "(0812) 3456789", "+62 0812-3456-789"]
)
def test_that_a_number_is_one_number_however_it_is_typed(typed: str) -> None:
    assert normal_number(typed) == BARE


def test_that_a_number_in_a_list_shows_its_end_only() -> None:
    assert masked_number(BARE) == "••••••••789"
    assert masked_number("") == ""


@pytest.mark.parametrize("kind", [CallKind.GHOST, CallKind.PRANK, CallKind.INFORMATION])
def test_that_a_call_that_is_none_is_counted_and_opens_nothing(desk: Desk, kind: CallKind) -> None:
    committed = desk.after(desk.calls.log_call(kind, replace(CALL, description="tertawa lalu tutup")))
    assert committed.incidents == ()
    counts = desk.store.readers.call_counts(desk.clock.now() - timedelta(hours=1))
    assert counts == {each: int(each is kind) for each in CallKind}
    (past,) = desk.store.readers.number_history(BARE).newest
    assert (past.call.kind, past.call.note, past.call.channel) == (kind, "tertawa lalu tutup", "112")
    assert desk.store.readers.counts().incidents == 0


def test_that_a_real_call_cannot_be_filed_as_a_mere_call(desk: Desk) -> None:
    with pytest.raises(RefusedError):
        desk.calls.log_call(CallKind.REAL, CALL)


def test_that_a_number_is_known_by_its_calls_and_incidents(desk: Desk) -> None:
    for kind in (CallKind.GHOST, CallKind.GHOST, CallKind.PRANK):
        desk.after(desk.calls.log_call(kind, CALL))
    incident = desk.opened()
    history = desk.store.readers.number_history(BARE)
    assert history.counts == {CallKind.GHOST: 2, CallKind.PRANK: 1, CallKind.REAL: 1}
    assert history.total == 4
    newest = history.newest[0]
    assert (newest.call.incident_id, newest.incident_number) == (incident.incident_id, incident.number)
    assert desk.store.readers.number_history("0899").total == 0


def test_that_the_number_is_told_in_the_call_and_not_in_the_incident(desk: Desk) -> None:
    incident = desk.opened()
    assert BARE not in repr(incident)
    assert NUMBER not in repr(incident)
    assert (incident.reporter, incident.people_at_risk) == ("Ibu Siti", 3)


def test_that_a_nuisance_mark_is_set_and_taken_away_with_a_reason_and_blocks_nothing(desk: Desk) -> None:
    desk.after(desk.calls.mark_number(NUMBER, reason="menelepon 20 kali tanpa bicara", is_nuisance=True))
    mark = desk.store.readers.number_history(BARE).nuisance
    assert mark is not None
    assert (mark.reason, mark.marked_by) == ("menelepon 20 kali tanpa bicara", "Rina")
    assert desk.opened().number
    desk.after(desk.calls.mark_number(NUMBER, reason="keluarga sudah menjelaskan", is_nuisance=False))
    assert desk.store.readers.number_history(BARE).nuisance is None
    with pytest.raises(RefusedError):
        desk.calls.mark_number(NUMBER, reason=" ", is_nuisance=True)
    with pytest.raises(RefusedError):
        desk.calls.mark_number("", reason="x", is_nuisance=True)


def test_that_a_report_added_to_an_incident_is_counted_there_and_opens_none(desk: Desk) -> None:
    incident = desk.opened()
    told = replace(FLOOD, title="kebanjiran deket jembatan", number="0857111222", reporter="Pak Dul")
    (now,) = desk.after(desk.calls.attach(incident, told)).incidents
    assert now.reports == incident.reports + 1
    assert now.title == incident.title
    events = desk.store.readers.events_of(incident.incident_id)
    assert (events[-1].kind.value, events[-1].data["reporter"]) == ("reported", "Pak Dul")
    assert desk.store.readers.number_history("0857111222").newest[0].incident_number == incident.number
    assert desk.store.readers.counts().incidents == 1


def test_that_what_nobody_told_is_not_added(desk: Desk) -> None:
    with pytest.raises(RefusedError):
        desk.calls.attach(desk.opened(), CALL)


def test_that_calls_marks_and_people_are_rebuilt_from_the_events(desk: Desk) -> None:
    desk.after(desk.calls.log_call(CallKind.PRANK, CALL))
    desk.after(desk.calls.mark_number(NUMBER, reason="iseng", is_nuisance=True))
    incident = desk.opened(replace(FLOOD, people_kinds=("child", "elderly")))
    desk.after(desk.calls.attach(incident, replace(FLOOD, title="banjir lagi")))
    assert incident.people_kinds == ("child", "elderly")
    assert desk.store.rebuild_differences() == []


def test_that_the_finder_asks_the_store_by_box_district_words_and_time(desk: Desk) -> None:
    incident = desk.opened()
    closed = desk.opened(replace(FLOOD, title="Banjir di jembatan lama"))
    desk.after(desk.acts.close(closed, Disposition.HANDLED))
    readers, since = desk.store.readers, desk.clock.now() - timedelta(hours=1)
    box = BoundingBox(-6.36, 108.0, -6.3, 108.2)
    everything = {incident.incident_id, closed.incident_id}
    for found in (
        readers.likely_same(box, district="", words=(), since=since),
        readers.likely_same(None, district=incident.district, words=(), since=since),
        readers.likely_same(None, district="", words=("banjir",), since=since),
    ):
        assert {one.incident_id for one in found} == everything
    assert readers.likely_same(box, district="", words=(), since=desk.clock.now() + timedelta(seconds=1)) == ()
    assert readers.likely_same(None, district="", words=('"*', "OR"), since=since) == ()


def test_that_what_is_typed_finds_the_incident_it_may_be(desk: Desk) -> None:
    incident = desk.opened()
    finder = DuplicateFinder(desk.profile, desk.store.readers)
    found = finder.find(IncidentDraft("", "air banjir deket jembatan", point=KANDANGHAUR), desk.clock.now())
    assert [each.incident.incident_id for each in found] == [incident.incident_id]
