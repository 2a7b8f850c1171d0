"""Random walks of two operators through everything that can be done: no illegal state, no state the events deny."""

from dataclasses import replace

from fake_clock import FakeClock
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from life_desk import DRAFT, LifeDesk, bare

from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.incident_fold import fold
from services.domain.severity import Severity
from services.incidents.refusals import RefusedError

S = IncidentStatus
PLACE = st.integers(0, 2)
NAMES = ("Rina", "Budi")
CLOSINGS = st.sampled_from([Disposition.HANDLED, Disposition.UNFOUNDED, Disposition.REFERRED])


class Room(RuleBasedStateMachine):
    """Acts are wished on the present or on an older view of an incident, as two desks would."""

    @initialize()
    def open_three(self) -> None:
        self.clock = FakeClock()
        self.desk = LifeDesk(self.clock, wants_check=True)
        self.seen: list[Incident] = [self.desk.opened(replace(DRAFT, reporter=f"Warga {n}")) for n in range(3)]
        self.undoable: list[Incident] | None = None

    def do(self, act: object, *incidents: Incident) -> None:
        before = [self.desk.now(incident) for incident in self.seen]
        is_fresh = all(incident == self.desk.now(incident) for incident in incidents)
        try:
            act()  # type: ignore[operator]
        except RefusedError:
            assert [self.desk.now(incident) for incident in self.seen] == before, "a refusal writes nothing"
            return
        self.undoable = before if is_fresh else None

    @rule(place=PLACE)
    def look(self, place: int) -> None:
        self.seen[place] = self.desk.now(self.seen[place])

    @rule(name=st.sampled_from(NAMES), seconds=st.sampled_from([0, 5, 25]))
    def change_seats(self, name: str, seconds: int) -> None:
        if name != self.desk.acts.hand.operator or seconds:
            self.undoable = None
        self.desk.acts.sign_on(name)
        self.clock.advance(seconds)

    @rule(place=PLACE, after=st.sampled_from(list(S)))
    def change_status(self, place: int, after: S) -> None:
        incident = self.seen[place]
        self.do(lambda: self.desk.acts.change_status(incident, after, reason="x"), incident)

    @rule(place=PLACE, agency=st.sampled_from(["bpbd", "dlh"]))
    def assign(self, place: int, agency: str) -> None:
        incident = self.seen[place]
        self.do(lambda: self.desk.acts.assign(incident, agency), incident)

    @rule(place=PLACE, how=CLOSINGS)
    def close(self, place: int, how: Disposition) -> None:
        incident = self.seen[place]
        self.do(lambda: self.desk.acts.close(incident, how, reason="x"), incident)

    @rule(place=PLACE)
    def reopen(self, place: int) -> None:
        incident = self.seen[place]
        self.do(lambda: self.desk.acts.reopen(incident, "lagi"), incident)

    @rule(place=PLACE)
    def check(self, place: int) -> None:
        incident = self.seen[place]
        self.do(lambda: self.desk.acts.confirm_on_site(incident, "kering"), incident)

    @rule(place=PLACE, level=st.sampled_from(list(Severity)))
    def correct(self, place: int, level: Severity) -> None:
        incident = self.seen[place]
        self.do(lambda: self.desk.acts.corrections.change(incident, {"severity": level}), incident)

    @rule(place=PLACE, what=st.sampled_from(["claim", "take_over", "accept", "decline", "release", "offer"]))
    def own(self, place: int, what: str) -> None:
        incident, ownership = self.seen[place], self.desk.acts.ownership
        to = NAMES[self.desk.acts.hand.operator == NAMES[0]]
        told = {"offer": (to,), "take_over": ("alasan",)}.get(what, ())
        self.do(lambda: getattr(ownership, what)(incident, *told), incident)

    @rule(one=PLACE, other=PLACE, what=st.sampled_from(["link", "unlink", "merge", "unmerge"]))
    def tie(self, one: int, other: int, what: str) -> None:
        self.look(one)
        self.look(other)
        first, second = self.seen[one], self.seen[other]
        self.do(lambda: getattr(self.desk.acts.ties, what)(first, second), first, second)

    @rule()
    def undo(self) -> None:
        before = self.undoable
        try:
            self.desk.acts.undo.take_back()
        except RefusedError:
            assert before is None, "what was just done can be undone"
        else:
            if before is not None:
                assert [bare(self.desk.now(i)) for i in before] == [bare(i) for i in before]
        self.undoable = None

    @invariant()
    def every_state_is_legal(self) -> None:
        for incident in self.desk.log.incidents.values():
            legal(incident)

    @invariant()
    def the_events_alone_say_the_same(self) -> None:
        again: dict[str, Incident] = {}
        for event in self.desk.log.events:
            incident = fold(again.get(event.incident_id or ""), event)
            if incident is not None:
                again[incident.incident_id] = incident
        assert again == self.desk.log.incidents


def legal(incident: Incident) -> None:
    ties = incident.ties
    assert incident.is_open is (incident.closed_at is None) is (incident.disposition is None)
    assert incident.agencies or incident.status is not S.ASSIGNED
    assert bool(incident.owner) is (incident.owned_at is not None)
    assert incident.owner or not incident.offered_to
    assert bool(incident.checked_by) is (incident.checked_at is not None)
    assert ties.merged_into is None or incident.disposition == Disposition.DUPLICATE
    assert (ties.merged_into is None) is (ties.status_before == "")
    assert (ties.own_opened_at is None) is (ties.absorbed == ())
    assert ties.parent is None or not ties.children
    others = [tie.incident_id for tie in (ties.parent, ties.merged_into, *ties.children, *ties.absorbed) if tie]
    assert incident.incident_id not in others


Room.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestRandomWalks = Room.TestCase
