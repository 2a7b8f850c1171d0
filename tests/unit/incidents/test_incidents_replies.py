"""Who is owed what for which act."""

import json
from dataclasses import replace

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog
from peer_fakes import answering, noticed, profile_with
from small_room import incident

from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.outbox import OutboxItem
from services.domain.peer import Act, Peer, PeerKind
from services.incidents.dispatch import Dispatch
from services.incidents.refusals import NO_WAY_BACK, RefusedError

REPORTED = replace(incident(), source="aduan", external_id="R-1")
BOTH = (answering(), noticed(agency="bpbd"))


class Desk:
    def __init__(self, clock: FakeClock, *peers: Peer) -> None:
        self.log = FakeEventLog()
        self.acts = Dispatch(profile_with(*peers), log=self.log, clock=clock, station="A", operator="Rina")

    def owed(self) -> tuple[OutboxItem, ...]:
        return self.log.batches[-1].outbox

    def said(self) -> dict[str, dict[str, object]]:
        return {item.peer: json.loads(item.body) for item in self.owed()}


def test_that_assigning_answers_the_reporter_and_gives_the_agency_notice(clock: FakeClock) -> None:
    desk = Desk(clock, *BOTH)
    desk.acts.assign(REPORTED, "bpbd", note="Segera")
    assert desk.said()["balas_aduan"]["description"] == "A-26-00001 diteruskan\nOleh BPBD\nSegera"
    assert desk.said()["ke_bpbd"]["status"] == "assigned"
    assert {item.event_id for item in desk.owed()} == {desk.log.events[-1].event_id}


def test_that_only_the_agency_that_was_assigned_gets_notice(clock: FakeClock) -> None:
    desk = Desk(clock, *BOTH, noticed(agency="dlh"))
    desk.acts.assign(incident(), "dlh")
    assert [item.peer for item in desk.owed()] == ["ke_dlh"]
    desk.acts.change_status(replace(REPORTED, agencies=("dlh",)), IncidentStatus.IN_PROGRESS)
    assert [item.peer for item in desk.owed()] == ["balas_aduan"]


def test_that_each_step_is_told_in_its_own_words(clock: FakeClock) -> None:
    desk = Desk(clock, *BOTH)
    desk.acts.close(REPORTED, Disposition.HANDLED, reason="Air surut")
    assert desk.said()["balas_aduan"]["description"] == "A-26-00001 selesai\nAir surut"
    desk.acts.reopen(replace(REPORTED, status=IncidentStatus.CLOSED), "Belum")
    assert desk.said()["balas_aduan"]["status"] == "INVESTIGATING"


def test_that_a_peer_hears_only_of_the_acts_it_has_words_for(clock: FakeClock) -> None:
    quiet = replace(answering(), templates={Act.CLOSED: answering().templates[Act.CLOSED]})
    desk = Desk(clock, quiet)
    desk.acts.assign(REPORTED, "bpbd")
    assert desk.owed() == ()
    desk.acts.close(REPORTED, Disposition.HANDLED)
    assert [item.peer for item in desk.owed()] == ["balas_aduan"]


def test_that_a_note_reaches_the_reporter_only_when_it_is_meant_to(clock: FakeClock) -> None:
    desk = Desk(clock, *BOTH)
    desk.acts.note(REPORTED, "Pelapor marah-marah")
    assert desk.owed() == ()
    desk.acts.tell_reporter(REPORTED, "Petugas tiba pukul 10")
    assert "Petugas tiba pukul 10" in str(desk.said()["balas_aduan"]["description"])
    assert desk.log.events[-1].data == {"text": "Petugas tiba pukul 10", "to": "reporter"}


@pytest.mark.parametrize("about", [incident(), replace(REPORTED, source="bmkg")])
def test_that_a_reporter_without_a_way_back_is_said_not_promised(clock: FakeClock, about: Incident) -> None:
    desk = Desk(clock, *BOTH)
    with pytest.raises(RefusedError) as refused:
        desk.acts.tell_reporter(about, "Halo")
    assert refused.value.reason == NO_WAY_BACK
    assert desk.log.batches == []


def test_that_a_peer_that_is_off_is_owed_nothing(clock: FakeClock) -> None:
    desk = Desk(clock, *(replace(peer, is_enabled=False) for peer in BOTH))
    desk.acts.assign(REPORTED, "bpbd")
    assert desk.owed() == ()


def test_that_a_feed_with_a_peer_of_its_own_is_not_answered_twice(clock: FakeClock) -> None:
    profile = profile_with(answering(PeerKind.TELEGRAM))
    feeds = tuple(replace(feed, options={"reply_url": "http://127.0.0.1/balas"}) for feed in profile.feeds)
    log = FakeEventLog()
    acts = Dispatch(replace(profile, feeds=feeds), log=log, clock=clock, station="A", operator="Rina")
    acts.close(REPORTED, Disposition.HANDLED)
    assert [item.peer for item in log.batches[-1].outbox] == ["balas_aduan"]
