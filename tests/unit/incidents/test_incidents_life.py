"""Whose it is, what it hangs together with, what may be undone."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from fake_clock import FakeClock
from hypothesis import given, settings
from hypothesis import strategies as st
from life_desk import DRAFT, LifeDesk, bare
from small_room import BALONGAN

from services.domain.errors import KnownError
from services.domain.event import EventKind
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.outbox import OutboxState
from services.domain.profile import Closing
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents import refusals
from services.incidents.dispatch import Dispatch
from services.incidents.refusals import RefusedError

S = IncidentStatus


@pytest.fixture
def desk(clock: FakeClock) -> LifeDesk:
    return LifeDesk(clock)


def refused(words: Label) -> AbstractContextManager[object]:
    return pytest.raises(RefusedError, match=words.en.split("{")[0].split(".")[0])


# ownership


def test_that_whoever_takes_a_report_in_holds_it(desk: LifeDesk, clock: FakeClock) -> None:
    incident = desk.opened()
    assert (incident.owner, incident.owned_at) == ("Rina", clock.now())


def test_that_acknowledging_claims_only_what_nobody_holds(desk: LifeDesk) -> None:
    incident = desk.unowned()
    desk.acts.sign_on("Budi")
    claimed = desk.after(desk.acts.ownership.claim(replace(incident, acknowledged_at=None)))
    assert claimed.owner == "Budi"
    with pytest.raises(RefusedError):
        desk.acts.ownership.claim(claimed)


def test_that_an_incident_is_taken_over_at_once_or_with_a_reason(desk: LifeDesk, clock: FakeClock) -> None:
    incident = desk.opened()
    desk.acts.sign_on("Budi")
    clock.advance(20)
    assert desk.after(desk.acts.ownership.take_over(incident)).owner == "Budi"
    desk.acts.sign_on("Rina")
    clock.advance(21)
    with refused(refusals.TAKE_REASON):
        desk.acts.ownership.take_over(desk.now(incident))
    taken = desk.after(desk.acts.ownership.take_over(desk.now(incident), "Budi pulang"))
    assert taken.owner == "Rina"
    assert dict(desk.log.events[-1].data) == {"before": "Budi", "reason": "Budi pulang"}


def test_that_an_offer_changes_hands_only_when_it_is_accepted(desk: LifeDesk) -> None:
    offered = desk.after(desk.acts.ownership.offer(desk.opened(), "Budi"))
    assert (offered.owner, offered.offered_to) == ("Rina", "Budi")
    with refused(refusals.NOT_OFFERED):
        desk.acts.ownership.accept(offered)
    desk.acts.sign_on("Budi")
    accepted = desk.after(desk.acts.ownership.accept(offered))
    assert (accepted.owner, accepted.offered_to) == ("Budi", "")


def test_that_a_declined_offer_leaves_the_owner(desk: LifeDesk) -> None:
    offered = desk.after(desk.acts.ownership.offer(desk.opened(), "Budi"))
    desk.acts.sign_on("Budi")
    declined = desk.after(desk.acts.ownership.decline(offered, "Sedang di lapangan"))
    assert (declined.owner, declined.offered_to) == ("Rina", "")


def test_that_of_two_who_reach_for_it_the_first_has_it(desk: LifeDesk) -> None:
    incident = desk.unowned()
    desk.acts.sign_on("Budi")
    desk.acts.ownership.claim(incident)
    desk.acts.sign_on("Tono")
    desk.acts.ownership.claim(incident)
    assert desk.now(incident).owner == "Budi"


def test_that_nobody_gives_away_what_is_another_s(desk: LifeDesk) -> None:
    incident = desk.opened()
    desk.acts.sign_on("Budi")
    for act in (desk.acts.ownership.release, lambda i: desk.acts.ownership.offer(i, "Tono")):
        with refused(refusals.NOT_YOURS):
            act(incident)


# guards


def test_that_a_kind_that_wants_it_is_checked_on_site_before_it_is_closed_as_done(clock: FakeClock) -> None:
    desk = LifeDesk(clock, wants_check=True)
    incident = desk.opened()
    with refused(refusals.NOT_CHECKED):
        desk.acts.close(incident, Disposition.HANDLED)
    checked = desk.after(desk.acts.confirm_on_site(incident, "Camat melihat air surut"))
    closed = desk.after(desk.acts.close(checked, Disposition.HANDLED))
    assert (closed.checked_by, closed.is_open) == ("Rina", False)
    assert desk.after(desk.acts.reopen(closed, "Air naik lagi")).checked_at is None


def test_that_an_unfounded_report_needs_no_check(clock: FakeClock) -> None:
    desk = LifeDesk(clock, wants_check=True)
    assert not desk.after(desk.acts.close(desk.opened(), Disposition.UNFOUNDED, reason="Iseng")).is_open


def test_that_a_profile_renames_adds_and_retires_dispositions(desk: LifeDesk, clock: FakeClock) -> None:
    prank = Closing("prank", Label("Panggilan iseng", "Prank"), needs_reason=False)
    gone = Closing("handled", Label("Beres", "Done"), is_retired=True)
    profile = replace(desk.profile, closings=(prank, gone))
    acts = Dispatch(profile, log=desk.log, clock=clock, station="A", operator="Rina")
    incident = desk.opened()
    with refused(refusals.UNKNOWN_DISPOSITION):
        acts.close(incident, Disposition.HANDLED)
    closed = desk.after(acts.close(incident, Disposition("prank")))
    assert closed.disposition == Disposition("prank")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (S.NEW, S.NEW, refusals.SAME_STATUS),
        (S.IN_PROGRESS, S.VERIFIED, refusals.UNDER_WAY),
        (S.RESOLVED, S.ON_HOLD, refusals.RESOLVED),
    ],
)
def test_that_a_refused_status_says_why(desk: LifeDesk, before: S, after: S, words: Label) -> None:
    incident = replace(desk.opened(), status=before, agencies=("bpbd",))
    with refused(words):
        desk.acts.change_status(incident, after)


def test_that_a_status_wished_from_an_older_one_does_not_turn_the_clock_back(desk: LifeDesk) -> None:
    seen = desk.opened()
    desk.acts.assign(seen, "bpbd")
    desk.acts.change_status(desk.now(seen), S.IN_PROGRESS)
    desk.acts.change_status(seen, S.VERIFIED)
    assert desk.now(seen).status is S.IN_PROGRESS


# corrections


def test_that_a_form_of_corrections_is_one_act_with_an_event_for_each_field(desk: LifeDesk) -> None:
    incident = desk.opened()
    wanted = {"title": "Banjir bandang", "reporter": "Pak Tono", "people_at_risk": 12, "severity": Severity.P2}
    after = desk.after(desk.acts.corrections.change(incident, wanted))
    assert (after.title, after.reporter, after.people_at_risk) == ("Banjir bandang", "Pak Tono", 12)
    changed = [dict(e.data) for e in desk.log.events if e.kind is EventKind.FIELD_CHANGED]
    assert changed == [
        {"field": "title", "before": "Banjir setinggi lutut", "after": "Banjir bandang"},
        {"field": "reporter", "before": "Ibu Siti", "after": "Pak Tono"},
        {"field": "people_at_risk", "before": None, "after": 12},
    ]
    assert len({event.event_id for event in desk.log.batches[-1].events}) == 3


@pytest.mark.parametrize("count", [-1, 100_001, True])
def test_that_a_count_of_people_is_a_count(desk: LifeDesk, count: int) -> None:
    with pytest.raises(RefusedError):
        desk.acts.change_field(desk.opened(), "people_at_risk", after=count)


# parts of a larger one


def test_that_parts_are_linked_and_keep_their_own_state(desk: LifeDesk) -> None:
    flood, part = desk.opened(), desk.opened()
    linked = desk.after(desk.acts.ties.link(part, flood))
    assert linked.ties.parent is not None
    assert linked.ties.parent.number == flood.number
    assert [child.number for child in desk.now(flood).ties.children] == [part.number]
    assert linked.status is part.status


def test_that_a_larger_one_is_closed_after_its_parts(desk: LifeDesk) -> None:
    flood, part = desk.opened(), desk.opened()
    desk.acts.ties.link(part, flood)
    with pytest.raises(RefusedError, match=part.number):
        desk.acts.close(desk.now(flood), Disposition.HANDLED)
    desk.acts.close(desk.now(part), Disposition.HANDLED)
    assert not desk.after(desk.acts.close(desk.now(flood), Disposition.HANDLED)).is_open


def test_that_parts_have_no_parts(desk: LifeDesk) -> None:
    a, b, c = desk.opened(), desk.opened(), desk.opened()
    desk.acts.ties.link(b, a)
    for child, parent in ((c, b), (a, c), (b, c), (c, c)):
        with pytest.raises(RefusedError):
            desk.acts.ties.link(desk.now(child), desk.now(parent))


def test_that_a_part_is_taken_out_again(desk: LifeDesk) -> None:
    flood, part = desk.opened(), desk.opened()
    before = bare(flood), bare(part)
    desk.acts.ties.link(part, flood)
    desk.acts.ties.unlink(desk.now(part), desk.now(flood))
    assert (bare(desk.now(flood)), bare(desk.now(part))) == before


# merging


def test_that_merging_keeps_both_reporters_the_earlier_time_and_every_note(
    desk: LifeDesk, clock: FakeClock
) -> None:
    first = desk.opened(replace(DRAFT, reporter="Pak Tono"))
    desk.acts.note(first, "Perahu dikirim")
    clock.advance(120)
    second = desk.opened()
    merged = desk.after(desk.acts.ties.merge(desk.now(first), second))
    kept = desk.now(second)
    assert (merged.status, merged.disposition) == (S.CLOSED, Disposition.DUPLICATE)
    assert merged.ties.merged_into is not None
    assert merged.ties.merged_into.number == second.number
    assert (kept.reporters, kept.opened_at, kept.notes) == (("Ibu Siti", "Pak Tono"), first.opened_at, 1)
    with refused(refusals.MERGED):
        desk.acts.reopen(merged, "x")


def test_that_what_came_meanwhile_stays_when_two_are_separated(desk: LifeDesk, clock: FakeClock) -> None:
    first = desk.opened(replace(DRAFT, reporter="Pak Tono"))
    clock.advance(60)
    second = desk.opened()
    desk.acts.ties.merge(first, second)
    desk.acts.note(desk.now(second), "Datang sesudah digabung")
    desk.acts.ties.unmerge(desk.now(first), desk.now(second))
    assert bare(desk.now(first)) == bare(first)
    assert bare(desk.now(second)) == bare(replace(second, notes=1))


@settings(max_examples=60, deadline=None)
@given(
    ages=st.lists(st.integers(0, 5000), min_size=3, max_size=5),
    notes=st.lists(st.integers(0, 3), min_size=5, max_size=5),
    order=st.permutations(range(4)),
)
def test_that_merging_and_separating_is_no_change(ages: list[int], notes: list[int], order: list[int]) -> None:
    desk = LifeDesk(FakeClock())
    incidents: list[Incident] = []
    for age, count in zip(ages, notes, strict=False):
        desk.clock.advance(age)
        incident = desk.opened(replace(DRAFT, reporter=f"Warga {age}"))
        for _ in range(count):
            desk.acts.note(desk.now(incident), "x")
        incidents.append(desk.now(incident))
    into, others = incidents[0], incidents[1:]
    for other in others:
        desk.acts.ties.merge(desk.now(other), desk.now(into))
    for place in (place for place in order if place < len(others)):
        desk.acts.ties.unmerge(desk.now(others[place]), desk.now(into))
    assert [bare(desk.now(i)) for i in incidents] == [bare(i) for i in incidents]


# undo


def acts_on(desk: LifeDesk) -> list[tuple[str, object]]:
    def status(i: Incident) -> object:
        return desk.acts.change_status(i, S.VERIFIED)

    return [
        ("assign", lambda i: desk.acts.assign_all(i, ("bpbd", "dlh"))),
        ("status", status),
        ("note", lambda i: desk.acts.note(i, "salah")),
        ("close", lambda i: desk.acts.close(i, Disposition.HANDLED)),
        ("fields", lambda i: desk.acts.corrections.change(i, {"point": BALONGAN, "title": "Lain"})),
        ("check", lambda i: desk.acts.confirm_on_site(i, "kering")),
        ("offer", lambda i: desk.acts.ownership.offer(i, "Budi")),
        ("release", lambda i: desk.acts.ownership.release(i)),
        ("link", lambda i: desk.acts.ties.link(i, desk.opened())),
        ("merge", lambda i: desk.acts.ties.merge(i, desk.opened())),
    ]


@pytest.mark.parametrize("number", range(10))
def test_that_undoing_an_act_gives_back_what_was(desk: LifeDesk, number: int) -> None:
    incident = desk.opened()
    name, act = acts_on(desk)[number]
    act(incident)  # type: ignore[operator]
    assert bare(desk.now(incident)) != bare(incident), name
    desk.acts.undo.take_back()
    assert bare(desk.now(incident)) == bare(incident), name
    assert desk.log.events[-1].kind is EventKind.UNDONE


def test_that_an_act_is_undone_once_and_within_thirty_seconds(desk: LifeDesk, clock: FakeClock) -> None:
    incident = desk.opened()
    desk.acts.note(incident, "salah")
    desk.acts.undo.take_back()
    with refused(refusals.NOTHING_TO_UNDO):
        desk.acts.undo.take_back()
    desk.acts.note(desk.now(incident), "lagi")
    clock.advance(30)
    with refused(refusals.UNDO_LATE):
        desk.acts.undo.take_back()


def test_that_a_new_incident_and_another_operator_s_act_are_not_undone(desk: LifeDesk) -> None:
    incident = desk.opened()
    with refused(refusals.NOTHING_TO_UNDO):
        desk.acts.undo.take_back()
    desk.acts.note(incident, "x")
    desk.acts.sign_on("Budi")
    with refused(refusals.NOTHING_TO_UNDO):
        desk.acts.undo.take_back()


def test_that_an_act_that_others_built_on_is_not_undone(desk: LifeDesk, clock: FakeClock) -> None:
    incident = desk.opened()
    desk.acts.assign(incident, "bpbd")
    other = Dispatch(desk.profile, log=desk.log, clock=clock, station="A", operator="Budi")
    other.change_status(desk.now(incident), S.IN_PROGRESS)
    with refused(refusals.UNDO_OUTDATED):
        desk.acts.undo.take_back()
    assert desk.now(incident).agencies == ("bpbd",)


def test_that_a_note_of_another_hand_does_not_stand_in_the_way(desk: LifeDesk, clock: FakeClock) -> None:
    incident = desk.opened()
    desk.acts.note(incident, "salah")
    Dispatch(desk.profile, log=desk.log, clock=clock, station="A", operator="Budi").note(incident, "benar")
    desk.acts.undo.take_back()
    assert desk.now(incident).notes == 1


def test_that_an_unsent_message_is_withdrawn_with_its_act(clock: FakeClock) -> None:
    desk = LifeDesk(clock, reply_url="http://127.0.0.1:9/balas")
    reported = replace(desk.opened(), source="aduan", external_id="A-1")
    desk.log.incidents[reported.incident_id] = reported
    desk.acts.assign(reported, "bpbd")
    assert [item.state for item in desk.owed()] == [OutboxState.PENDING]
    desk.acts.undo.take_back()
    assert [item.state for item in desk.owed()] == [OutboxState.WITHDRAWN]


def test_that_what_was_sent_or_is_being_sent_is_not_undone(clock: FakeClock) -> None:
    desk = LifeDesk(clock, reply_url="http://127.0.0.1:9/balas")
    reported = replace(desk.opened(), source="aduan", external_id="A-1")
    desk.log.incidents[reported.incident_id] = reported
    desk.acts.assign(reported, "bpbd")
    (item,) = desk.owed()
    assert desk.recall.begin(item)
    with refused(refusals.UNDO_SENDING):
        desk.acts.undo.take_back()
    desk.log.mark_outbox(replace(item, state=OutboxState.DONE))
    desk.recall.end(item)
    with pytest.raises(KnownError):
        desk.acts.undo.take_back().result(0)
    assert desk.now(reported).agencies == ("bpbd",)


def test_that_a_slow_disk_is_waited_for(desk: LifeDesk) -> None:
    incident = desk.opened()
    desk.log.hold()
    desk.acts.note(incident, "x")
    with refused(refusals.UNDO_UNSAVED):
        desk.acts.undo.take_back()
    desk.log.release()
    assert desk.acts.undo.left_s() == timedelta(seconds=30).total_seconds()
