"""Playbooks and tasks: what the operator may do, what follows, and what the clock says."""

import json
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog
from hypothesis import given
from hypothesis import strategies as st
from small_room import KANDANGHAUR, small_profile

from db.rebuild import rebuild_differences
from db.store import Store
from services.domain.agency_advice import advise
from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind
from services.domain.field_json import field_from_json, field_to_json
from services.domain.incident import Incident, IncidentStatus
from services.domain.incident_fold import fold
from services.domain.log import Committed
from services.domain.playbook import (
    Answer,
    CheckRules,
    Condition,
    Playbook,
    Rung,
    Step,
    StepKind,
    Suggestion,
)
from services.domain.playbook_advice import Why, suggested
from services.domain.playbook_walk import StepState, step_states
from services.domain.profile import Profile
from services.domain.severity import Severity
from services.domain.task import MOVES, ContactResult, ContactWay, TaskState, may_move
from services.domain.task_check import CheckState, check_stand
from services.domain.text import Label
from services.incidents.check_ins import CheckIns
from services.incidents.dispatch import Dispatch
from services.incidents.refusals import RefusedError
from services.incidents.task_acts import Order
from services.incidents.task_watch import TaskWatch

K = EventKind
ANSWERED, SENT = ContactResult.ANSWERED, ContactResult.SENT


def label(text: str) -> Label:
    return Label(id=text, en=text)


def is_yes(facts: object) -> bool:
    return isinstance(facts, dict) and facts.get("deep") == "ya"


FLOOD = Playbook(
    "banjir", 3, label("Banjir"), "contoh", True,
    steps=(
        Step("saluran", 1, StepKind.TASK, label("Bersihkan"), agency="dlh", allowed_s=3600.0),
        Step("evakuasi", 1, StepKind.TASK, label("Evakuasi"), agency="bpbd"),
        Step("dalam", 2, StepKind.QUESTION, label("Dalam?"), fact="deep",
             answers=(Answer("ya", label("Ya")), Answer("tidak", label("Tidak")))),
        Step("rawat", 3, StepKind.TASK, label("Rawat"), agency="dinkes",
             when=Condition("deep == 'ya'", frozenset({"deep"}), is_yes)),
        Step("kabari", 4, StepKind.CHECK, label("Kabari")),
    ),
    suggest=Suggestion(("banjir",), at_least=Severity.P3),
    check=CheckRules(600.0, (60.0, 120.0), (Rung(0.0, label("Pengawas")), Rung(300.0, label("Pejabat")))),
)  # fmt: skip


class Desk:
    def __init__(self, clock: FakeClock) -> None:
        self.profile: Profile = replace(small_profile(), playbooks=(FLOOD,))
        self.log = FakeEventLog()
        self.clock = clock
        names = iter(f"id-{n:03d}" for n in range(1000))
        self.acts = Dispatch(
            self.profile, log=self.log, clock=clock, station="A", operator="Rina", new_id=lambda: next(names)
        )

    def opened(self) -> Incident:
        draft = IncidentDraft("banjir", "Banjir", point=KANDANGHAUR, channel="call", reporter="Ibu Siti")
        return self.after(self.acts.open_incident(draft))

    def started(self) -> Incident:
        return self.after(self.acts.playbooks.start(self.opened(), "banjir"))

    def asked(self) -> Incident:
        return self.after(self.acts.playbooks.do(self.started(), ("saluran", "evakuasi")))

    def after(self, future: Future[Committed]) -> Incident:
        (incident,) = future.result(0).incidents
        return incident

    def states(self, incident: Incident) -> list[str]:
        return [state.value for state in step_states(FLOOD, incident).values()]


@pytest.fixture
def desk(clock: FakeClock) -> Desk:
    return Desk(clock)


def test_that_several_agencies_are_asked_in_one_batch(desk: Desk, clock: FakeClock) -> None:
    started = desk.started()
    before = len(desk.log.batches)
    incident = desk.after(desk.acts.playbooks.do(started, ("saluran", "evakuasi"), note="hati-hati"))
    assert len(desk.log.batches) == before + 1
    assert [event.kind for event in desk.log.batches[-1].events] == [K.TASK_OPENED, K.TASK_OPENED]
    assert incident.agencies == ("dlh", "bpbd")
    assert incident.status is IncidentStatus.ASSIGNED
    assert [task.due_at for task in incident.tasks] == [clock.now() + timedelta(hours=1), None]
    assert {task.check_in_s for task in incident.tasks} == {600.0}
    assert desk.states(incident) == ["running", "running", "todo", "waiting", "todo"]


def test_that_an_assignment_means_a_task(desk: Desk) -> None:
    incident = desk.after(desk.acts.assign(desk.opened(), "bpbd"))
    (task,) = incident.tasks
    assert (task.agency, task.state, task.task_id) == ("bpbd", TaskState.ASKED, incident.last_event_id)


def test_that_steps_go_in_order_and_a_branch_follows_the_answer(desk: Desk) -> None:
    started = desk.started()
    with pytest.raises(RefusedError):
        desk.acts.playbooks.answer(started, "dalam", "ya")
    asked = desk.asked()
    with pytest.raises(RefusedError):
        desk.acts.playbooks.answer(asked, "dalam", "mungkin")
    yes = desk.after(desk.acts.playbooks.answer(asked, "dalam", "ya"))
    assert desk.states(yes) == ["running", "running", "done", "todo", "todo"]
    no = desk.after(desk.acts.playbooks.answer(yes, "dalam", "tidak"))
    assert desk.states(no) == ["running", "running", "done", "not_needed", "todo"]
    told = desk.after(desk.acts.playbooks.do(no, ("kabari",)))
    assert step_states(FLOOD, told)["kabari"] is StepState.DONE


def test_that_a_skipped_step_asks_why_and_tells_the_supervisor(desk: Desk) -> None:
    started = desk.started()
    with pytest.raises(RefusedError):
        desk.acts.playbooks.skip(started, "saluran", " ")
    skipped = desk.after(desk.acts.playbooks.skip(started, "saluran", "saluran sudah bersih"))
    assert step_states(FLOOD, skipped)["saluran"] is StepState.SKIPPED
    assert desk.log.events[-1].data["tell"] == "supervisor"
    with pytest.raises(RefusedError):
        desk.acts.playbooks.skip(skipped, "saluran", "lagi")


def test_that_whoever_starts_a_playbook_has_answered_the_incident(desk: Desk) -> None:
    opened = replace(desk.opened(), acknowledged_at=None, acknowledged_by="")
    desk.acts.playbooks.start(opened, "banjir")
    assert [event.kind for event in desk.log.batches[-1].events] == [K.ACKNOWLEDGED, K.PLAYBOOK_STARTED]


def test_that_what_the_rules_do_not_know_is_refused(desk: Desk) -> None:
    opened, started = desk.opened(), desk.started()
    for wrong in (
        lambda: desk.acts.playbooks.start(opened, "entah"),
        lambda: desk.acts.playbooks.start(started, "banjir"),
        lambda: desk.acts.playbooks.do(opened, ("saluran",)),
        lambda: desk.acts.playbooks.do(started, ("entah",)),
        lambda: desk.acts.playbooks.do(started, ()),
        lambda: desk.acts.playbooks.answer(started, "saluran", "ya"),
        lambda: desk.acts.tasks.change(started, "entah", TaskState.DONE),
        lambda: desk.acts.tasks.open(started, (Order("entah", "Bersihkan"),)),
        lambda: desk.acts.tasks.open(started, (Order("dlh", " "),)),
    ):
        with pytest.raises(RefusedError):
            wrong()


def test_that_an_agency_that_refused_is_not_at_it_any_more(desk: Desk) -> None:
    asked = desk.asked()
    first = asked.tasks[0]
    with pytest.raises(RefusedError):
        desk.acts.tasks.change(asked, first.task_id, TaskState.REFUSED)
    after = desk.after(desk.acts.tasks.change(asked, first.task_id, TaskState.REFUSED, reason="truk rusak"))
    assert after.agencies == ("bpbd",)
    assert step_states(FLOOD, after)["saluran"] is StepState.TODO
    again = desk.after(desk.acts.playbooks.do(after, ("saluran",)))
    assert again.agencies == ("bpbd", "dlh")
    assert step_states(FLOOD, again)["saluran"] is StepState.RUNNING


def test_that_an_act_on_a_playbook_can_be_taken_back(desk: Desk) -> None:
    started = desk.started()
    asked = desk.after(desk.acts.playbooks.do(started, ("saluran", "evakuasi")))
    back = desk.after(desk.acts.undo.take_back())
    assert (asked.tasks != (), back.tasks, back.agencies, back.status) == (True, (), (), IncidentStatus.NEW)


def test_that_only_an_answer_starts_the_check_in_anew(desk: Desk, clock: FakeClock) -> None:
    asked = desk.asked()
    clock.advance(300)
    task_id = asked.tasks[0].task_id
    tried = desk.acts.tasks.check_in(asked, task_id, SENT, way=ContactWay.CALL)
    assert tried.result(0).incidents[0].tasks[0].last_contact_at == asked.tasks[0].last_contact_at
    heard = desk.after(desk.acts.tasks.check_in(asked, task_id, ANSWERED, way=ContactWay.CALL))
    assert heard.tasks[0].last_contact_at == clock.now()


# ---- the clock


def test_that_a_check_in_is_called_missed_twice_and_escalated(desk: Desk) -> None:
    task, rules = desk.asked().tasks[0], FLOOD.check
    states = [
        (check_stand(task, rules, task.asked_at + timedelta(seconds=s)).state, s)
        for s in (0, 599, 600, 659, 660, 779, 780, 1080)
    ]
    quiet, called, missed, escalated = CheckState
    assert states == [
        (quiet, 0), (quiet, 599), (called, 600), (called, 659), (missed, 660), (missed, 779), (escalated, 780),
        (escalated, 1080),
    ]  # fmt: skip
    assert check_stand(task, rules, task.asked_at + timedelta(seconds=1080)).level == 2


class Watch:
    """A room's task watch over the fake log, which can be started again as after a restart."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.watch = TaskWatch(CheckIns((FLOOD,), station="A"), log=desk.log, clock=desk.clock)
        desk.log.subscribe(lambda committed: self.watch.take(committed.incidents))
        self.watch.take(tuple(desk.log.incidents.values()))

    def told(self) -> list[tuple[str, object, object]]:
        kinds = (K.CHECK_MISSED, K.TASK_ESCALATED)
        events = [event for event in self.desk.log.events if event.kind in kinds and event.data["agency"] == "dlh"]
        return [(event.kind.value, event.data["misses"], event.data.get("level")) for event in events]


def test_that_the_watch_writes_each_miss_once_and_climbs_the_ladder(desk: Desk, clock: FakeClock) -> None:
    desk.asked()
    room = Watch(desk)
    for _ in range(25):
        clock.advance(60)
        room.watch.tick()
    assert room.told() == [
        ("check_missed", 1, None),
        ("check_missed", 2, None),
        ("task_escalated", 2, 1),
        ("task_escalated", 2, 2),
    ]
    assert room.watch.load() == {"dlh": 1, "bpbd": 1}


def test_that_what_was_missed_while_the_room_was_off_is_said_after_the_restart(
    desk: Desk, clock: FakeClock
) -> None:
    desk.asked()
    clock.advance(7200)
    first = Watch(desk)
    first.watch.tick()
    told = first.told()
    assert told == [("check_missed", 2, None), ("task_escalated", 2, 1), ("task_escalated", 2, 2)]
    second = Watch(desk)
    clock.advance(7200)
    second.watch.tick()
    assert second.told() == told


def test_that_an_answer_ends_the_escalation(desk: Desk, clock: FakeClock) -> None:
    desk.asked()
    room = Watch(desk)
    clock.advance(900)
    room.watch.tick()
    (incident,) = desk.log.incidents.values()
    assert (incident.tasks[0].misses, incident.tasks[0].level) == (2, 1)
    heard = desk.after(
        desk.acts.tasks.check_in(incident, incident.tasks[0].task_id, ANSWERED, way=ContactWay.RADIO)
    )
    assert (heard.tasks[0].misses, heard.tasks[0].level) == (0, 0)


def test_that_a_task_that_ended_is_not_asked_after(desk: Desk, clock: FakeClock) -> None:
    now = desk.asked()
    for task in now.tasks:
        now = desk.after(desk.acts.tasks.change(now, task.task_id, TaskState.DONE))
    room = Watch(desk)
    clock.advance(9000)
    room.watch.tick()
    assert room.told() == []
    assert not any(room.watch.load().values())


# ---- advice


def test_that_agencies_are_advised_by_duty_area_distance_and_load(desk: Desk) -> None:
    incident = desk.opened()
    plain = advise(desk.profile, incident, {})
    assert next(one.agency for one in plain if one.has_duty) == plain[0].agency
    near = tuple(replace(agency, posts=(KANDANGHAUR,)) for agency in desk.profile.agencies)
    told = advise(replace(desk.profile, agencies=near), incident, {"bpbd": 3})
    assert next(one for one in told if one.agency == "bpbd").open_tasks == 3
    assert {one.distance_m for one in told} == {0.0}


def test_that_the_playbook_that_fits_comes_first_with_its_reasons(desk: Desk) -> None:
    other = replace(FLOOD, code="lain", suggest=Suggestion(("kebakaran",)))
    rule = Suggestion(("banjir",), Severity.P3, months=(11,), hours=(18, 6))
    seasonal = replace(FLOOD, code="musim", suggest=rule)
    incident = desk.opened()
    night = incident.opened_at.replace(month=11, hour=23)
    found = suggested((other, FLOOD, seasonal), incident, own="banjir", local=night)
    assert [(one.playbook.code, one.why) for one in found] == [
        ("musim", (Why.CATEGORY, Why.SEVERITY, Why.TIME)),
        ("banjir", (Why.CATEGORY, Why.SEVERITY)),
        ("lain", ()),
    ]
    day = suggested((other, seasonal, FLOOD), incident, own="banjir", local=night.replace(hour=12))
    assert [one.playbook.code for one in day] == ["banjir", "lain", "musim"]


# ---- any history


WISHES = st.lists(st.tuples(st.sampled_from(list(TaskState)), st.integers(0, 3)), max_size=12)


@given(WISHES)
def test_that_a_task_only_moves_where_it_may_and_agencies_follow(wishes: list[tuple[TaskState, int]]) -> None:
    desk = Desk(FakeClock())
    incident = desk.asked()
    for after, index in wishes:
        task = incident.tasks[index % len(incident.tasks)]
        event = Event(
            f"x-{len(desk.log.events)}-{index}-{after.value}", K.TASK_CHANGED, desk.clock.now(), "Rina", "A",
            incident.incident_id, {"task": task.task_id, "before": task.state.value, "after": after.value},
        )  # fmt: skip
        now = fold(incident, event)
        assert now is not None
        changed = next(one for one in now.tasks if one.task_id == task.task_id)
        assert changed.state is (after if may_move(task.state, after) else task.state)
        incident = now
        at_it = {t.agency for t in incident.tasks if t.state not in (TaskState.REFUSED, TaskState.CANCELLED)}
        assert set(incident.agencies) == at_it
    assert all(not MOVES[task.state] or task.is_active for task in incident.tasks)
    written = json.loads(json.dumps(field_to_json(incident, "tasks")))
    assert field_from_json("tasks", written) == incident.tasks


def test_that_tasks_and_playbook_survive_the_store_and_a_rebuild(tmp_path: Path, clock: FakeClock) -> None:
    desk = Desk(clock)
    now = desk.asked()
    now = desk.after(desk.acts.playbooks.answer(now, "dalam", "ya"))
    now = desk.after(desk.acts.playbooks.skip(now, "rawat", "tidak ada korban"))
    now = desk.after(desk.acts.tasks.change(now, now.tasks[0].task_id, TaskState.ON_THE_WAY))
    store = Store.open(tmp_path, mode="live", profile_id="kecil", station="A", clock=clock)
    try:
        for batch in desk.log.batches:
            store.append(batch).result(10)
        kept = store.readers.incident(now.incident_id)
        assert kept is not None
        assert (kept.tasks, kept.playbook, kept.agencies) == (now.tasks, now.playbook, now.agencies)
        assert rebuild_differences(store.readers._engine) == []
    finally:
        store.close()
