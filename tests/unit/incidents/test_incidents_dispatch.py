"""The operator's acts."""

import json
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader
from small_room import BALONGAN, KANDANGHAUR, NOW, feed, report, small_profile

from services.domain.draft import IncidentDraft
from services.domain.errors import KnownError
from services.domain.event import Event, EventKind
from services.domain.feed import FeedState
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.log import Committed
from services.domain.observation import Parsed
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.dispatch import Dispatch
from services.incidents.incident_alarms import asks_for_response
from services.incidents.intake import Intake
from services.incidents.pipeline import FeedIntake
from services.incidents.refusals import RefusedError
from services.incidents.replies import Replies

DRAFT = IncidentDraft("banjir", "Banjir setinggi lutut", point=KANDANGHAUR, channel="call", reporter="Ibu Siti")


class Desk:
    def __init__(self, clock: FakeClock, *, reply_url: str = "") -> None:
        self.profile = small_profile(feeds=(feed(reply_url=reply_url),))
        self.log = FakeEventLog()
        names = iter(f"id-{n:03d}" for n in range(1000))
        self.acts = Dispatch(
            self.profile,
            log=self.log,
            clock=clock,
            station="A",
            operator="Rina",
            new_id=lambda: next(names),
        )

    def opened(self, draft: IncidentDraft = DRAFT) -> Incident:
        return self.after(self.acts.open_incident(draft))

    def after(self, future: Future[Committed]) -> Incident:
        (incident,) = future.result(0).incidents
        return incident

    def closed(self) -> Incident:
        return self.after(self.acts.close(self.opened(), Disposition.HANDLED))

    def reported(self) -> Incident:
        """An incident that came from the feed."""
        intake = FeedIntake(
            Intake(self.profile), log=self.log, reports=FakeReader(self.log), fleet=NoFleet(), station="A"
        )
        intake.take_in(self.profile.feeds[0], Parsed((report(),)), FeedState("aduan"), NOW)
        (incident,) = self.log.incidents.values()
        return incident


class NoFleet:
    def receive(self, fixes: tuple[Any, ...]) -> None:
        raise AssertionError("there are no vehicles in this test")


@pytest.fixture
def desk(clock: FakeClock) -> Desk:
    return Desk(clock)


def test_that_a_draft_becomes_an_incident_with_number_place_and_clocks(desk: Desk, clock: FakeClock) -> None:
    incident = desk.opened()
    assert incident.number == "A-26-00001"
    assert (incident.severity, incident.place) == (Severity.P2, "Desa Kertawinangun, Kandanghaur")
    assert (incident.channel, incident.reporter) == ("call", "Ibu Siti")
    assert incident.ack_due_at == clock.now() + timedelta(seconds=60)
    assert incident.due_at == clock.now() + timedelta(hours=1)


def test_that_whoever_takes_a_report_in_has_answered_it(desk: Desk, clock: FakeClock) -> None:
    incident = desk.opened()
    assert (incident.acknowledged_by, incident.acknowledged_at) == ("Rina", clock.now())
    assert not asks_for_response(incident, clock.now())


def test_that_what_the_operator_typed_is_kept_over_what_the_profile_suggests(desk: Desk) -> None:
    draft = IncidentDraft("banjir", "Banjir", place="Depan SDN 1", severity=Severity.P1, point=KANDANGHAUR)
    incident = desk.opened(draft)
    assert (incident.place, incident.severity) == ("Depan SDN 1", Severity.P1)
    assert incident.district == "Kandanghaur"


def test_that_words_choose_the_category_the_operator_left_open(desk: Desk) -> None:
    assert desk.opened(IncidentDraft("", "Banjir rob di pasar")).category == "banjir-rob"


def test_that_an_act_says_who_when_and_on_what_it_was_based(desk: Desk, clock: FakeClock) -> None:
    incident = desk.reported()
    clock.advance(30)
    acknowledged = desk.after(desk.acts.acknowledge(incident))
    event = desk.log.events[-1]
    assert (event.actor, event.at, event.station, event.base) == ("Rina", clock.now(), "A", incident.last_event_id)
    assert (acknowledged.acknowledged_by, acknowledged.acknowledged_at) == ("Rina", clock.now())


def test_that_after_a_change_of_operator_acts_carry_the_new_name(desk: Desk) -> None:
    incident = desk.reported()
    desk.acts.sign_on("Budi")
    assert desk.after(desk.acts.acknowledge(incident)).acknowledged_by == "Budi"


def test_that_assigning_moves_a_new_incident_and_keeps_the_order_of_agencies(desk: Desk) -> None:
    first = desk.after(desk.acts.assign(desk.opened(), "dlh", note="Saluran tersumbat"))
    both = desk.after(desk.acts.assign(first, "bpbd"))
    assert (both.status, both.agencies) == (IncidentStatus.ASSIGNED, ("dlh", "bpbd"))


def test_that_a_day_of_an_incident_ends_closed_and_may_begin_again(desk: Desk) -> None:
    incident = desk.after(desk.acts.assign(desk.opened(), "bpbd"))
    incident = desk.after(desk.acts.change_status(incident, IncidentStatus.IN_PROGRESS))
    incident = desk.after(desk.acts.change_status(incident, IncidentStatus.ON_HOLD, reason="Menunggu pompa"))
    incident = desk.after(desk.acts.change_status(incident, IncidentStatus.RESOLVED))
    incident = desk.after(desk.acts.close(incident, Disposition.HANDLED))
    assert (incident.is_open, incident.disposition) == (False, Disposition.HANDLED)
    incident = desk.after(desk.acts.note(incident, "Warga berterima kasih"))
    incident = desk.after(desk.acts.reopen(incident, "Air naik lagi"))
    assert (incident.status, incident.disposition, incident.notes) == (IncidentStatus.VERIFIED, None, 1)


def test_that_a_field_is_corrected_with_what_stood_there_before(desk: Desk) -> None:
    incident = desk.after(desk.acts.change_field(desk.opened(), "severity", after=Severity.P1))
    assert incident.severity is Severity.P1
    assert dict(desk.log.events[-1].data) == {"field": "severity", "before": 2, "after": 1}


def test_that_moving_the_point_corrects_the_place_that_was_read_off_it(desk: Desk) -> None:
    moved = desk.after(desk.acts.change_field(desk.opened(), "point", after=BALONGAN))
    assert (moved.point, moved.place, moved.district) == (BALONGAN, "Kelurahan Balongan, Balongan", "Balongan")


def test_that_moving_the_point_keeps_a_place_written_by_hand(desk: Desk) -> None:
    by_hand = desk.opened(IncidentDraft("banjir", "Banjir", place="Depan SDN 1", point=KANDANGHAUR))
    assert desk.after(desk.acts.change_field(by_hand, "point", after=BALONGAN)).place == "Depan SDN 1"


def test_that_a_deadline_may_be_moved_or_taken_away(desk: Desk) -> None:
    incident = desk.after(desk.acts.change_field(desk.opened(), "due_at", after=NOW + timedelta(days=1)))
    assert incident.due_at == NOW + timedelta(days=1)
    assert desk.after(desk.acts.change_field(incident, "due_at", after=None)).due_at is None


REFUSED: dict[str, Callable[[Desk], object]] = {
    "a draft without a title": lambda d: d.acts.open_incident(IncidentDraft("banjir", "  ")),
    "a category nobody knows": lambda d: d.acts.open_incident(IncidentDraft("zzz", "Banjir")),
    "a title without end": lambda d: d.acts.open_incident(IncidentDraft("banjir", "x" * 201)),
    "acknowledging twice": lambda d: d.acts.acknowledge(d.after(d.acts.acknowledge(d.opened()))),
    "acknowledging what is closed": lambda d: d.acts.acknowledge(d.closed()),
    "an agency nobody knows": lambda d: d.acts.assign(d.opened(), "fbi"),
    "an agency twice": lambda d: d.acts.assign(d.after(d.acts.assign(d.opened(), "dlh")), "dlh"),
    "assigning what is closed": lambda d: d.acts.assign(d.closed(), "dlh"),
    "a status out of reach": lambda d: d.acts.change_status(
        d.after(d.acts.change_status(d.opened(), IncidentStatus.RESOLVED)), IncidentStatus.ON_HOLD, reason="x"
    ),
    "a status while closed": lambda d: d.acts.change_status(d.closed(), IncidentStatus.IN_PROGRESS),
    "closing by status": lambda d: d.acts.change_status(d.opened(), IncidentStatus.CLOSED),
    "assigned to nobody": lambda d: d.acts.change_status(d.opened(), IncidentStatus.ASSIGNED),
    "on hold without a reason": lambda d: d.acts.change_status(d.opened(), IncidentStatus.ON_HOLD, reason=" "),
    "unfounded without a reason": lambda d: d.acts.close(d.opened(), Disposition.UNFOUNDED),
    "closing twice": lambda d: d.acts.close(d.closed(), Disposition.HANDLED),
    "reopening without a reason": lambda d: d.acts.reopen(d.closed(), ""),
    "reopening what is open": lambda d: d.acts.reopen(d.opened(), "x"),
    "an empty note": lambda d: d.acts.note(d.opened(), "\n"),
    "a note without end": lambda d: d.acts.note(d.opened(), "x" * 4001),
    "a field nobody may change": lambda d: d.acts.change_field(d.opened(), "number", after="A-1"),
    "a value of another kind": lambda d: d.acts.change_field(d.opened(), "severity", after="P1"),
    "a field to what it was": lambda d: d.acts.change_field(d.opened(), "severity", after=Severity.P2),
    "a title taken away": lambda d: d.acts.change_field(d.opened(), "title", after=""),
    "a field of what is closed": lambda d: d.acts.change_field(d.closed(), "title", after="x"),
}


@pytest.mark.parametrize("act", REFUSED)
def test_that_the_rules_refuse_in_both_languages_and_write_nothing(act: str, desk: Desk) -> None:
    written_before: list[int] = []
    original = desk.log.append

    def counting(batch: Any) -> Future[Committed]:
        future = original(batch)
        written_before.append(len(desk.log.events))
        return future

    desk.log.append = counting  # type: ignore[method-assign]
    with pytest.raises(RefusedError) as refused:
        REFUSED[act](desk)
    assert len(desk.log.events) == (written_before[-1] if written_before else 0)
    assert refused.value.reason.id
    assert refused.value.reason.en


def test_that_a_full_disk_is_told_through_the_future(desk: Desk) -> None:
    desk.log.failure = KnownError(Label("Cakram penuh.", "Disk full."))
    assert desk.acts.open_incident(DRAFT).exception(0) is desk.log.failure


def test_that_the_system_a_report_came_from_is_told_in_the_same_batch(clock: FakeClock) -> None:
    desk = Desk(clock, reply_url="http://127.0.0.1/reply")
    incident = desk.after(desk.acts.assign(desk.reported(), "bpbd", note="Regu berangkat"))
    (item,) = desk.log.batches[-1].outbox
    assert (item.peer, item.incident_id, item.event_id) == (
        "aduan", incident.incident_id, desk.log.events[-1].event_id
    )  # fmt: skip
    assert json.loads(item.body) == {
        "service_request_id": "A-1",
        "status": "assigned",
        "description": "Regu berangkat",
        "updated_datetime": clock.now().isoformat(),
    }


def test_that_a_source_of_another_format_is_told_in_plain_words(desk: Desk) -> None:
    other = replace(feed(reply_url="https://example.org/balas"), format="mapped")
    incident = desk.reported()
    event = Event("e-9", EventKind.REOPENED, NOW, "Rina", "A", incident.incident_id)
    (item,) = Replies(small_profile(feeds=(other,))).to(incident, event, note="")
    names = ["external_id", "status", "note", "at"]
    assert list(json.loads(item.body)) == names


def test_that_every_step_the_source_should_know_is_told_and_notes_stay_in_the_room(clock: FakeClock) -> None:
    desk = Desk(clock, reply_url="http://127.0.0.1/reply")
    incident = desk.after(desk.acts.change_status(desk.reported(), IncidentStatus.IN_PROGRESS))
    incident = desk.after(desk.acts.note(incident, "Pelapor pernah menelepon"))
    incident = desk.after(desk.acts.close(incident, Disposition.HANDLED))
    desk.acts.reopen(incident, "Belum selesai")
    told = [json.loads(item.body)["status"] for item in desk.log.outbox.values()]
    assert told == ["in_progress", "closed", "verified"]


def test_that_nothing_is_owed_where_the_source_takes_no_replies(desk: Desk) -> None:
    desk.acts.assign(desk.reported(), "bpbd")
    desk.acts.assign(desk.opened(), "bpbd")
    assert desk.log.outbox == {}
    assert desk.log.kinds().count(EventKind.ASSIGNED) == 2
