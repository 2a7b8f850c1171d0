"""The playbook in the detail pane, worked by real keys."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from console.acts import perform
from services.domain.agency_advice import advise
from services.domain.draft import IncidentDraft
from services.domain.event import EventKind
from services.domain.incident import Incident, IncidentStatus
from services.domain.profile import Profile
from services.domain.task import TaskState
from services.incidents.contact import ContactCards, links_of
from services.incidents.dispatch import Dispatch
from services.profile.loader import load_profile
from widgets.incidents.agency_choices import agency_choices
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.event_words import event_sentence
from widgets.incidents.playbook_model import PlaybookModel
from widgets.incidents.playbook_rows import Tone, rows_of
from widgets.incidents.profile_words import words_of
from widgets.incidents.wishes import IncidentWish
from widgets.theme.theme import Theme

PROFILE = load_profile(Path(__file__).parents[3] / "resources" / "profiles" / "indramayu")
WORDS, ZONE, K = words_of(PROFILE), ZoneInfo("Asia/Jakarta"), Qt.Key


class Room:
    """The detail pane over the real acts and a log in memory; counts the keys that are pressed."""

    def __init__(self, qtbot: QtBot, theme: Theme, profile: Profile = PROFILE) -> None:
        self.qtbot, self.clock, self.log = qtbot, FakeClock(), FakeEventLog()
        self.dispatch = Dispatch(profile, log=self.log, clock=self.clock, station="A", operator="Rina")
        self.detail = IncidentDetail(theme, words_of(profile), zone=ZONE, now=self.clock.now())
        self.keys = 0
        self.detail.resize(560, 700)
        qtbot.addWidget(self.detail)
        self.log.subscribe(lambda committed: self.detail.show_incident(committed.incidents[0]))
        self.detail.wished.connect(self._perform)
        self.detail.show()
        self.detail.set_language("id")
        self.dispatch.open_incident(
            IncidentDraft("banjir", "Banjir setinggi lutut", channel="call", reporter="Siti")
        )
        qtbot.waitExposed(self.detail)
        self.detail.activateWindow()
        self.detail.keep_focus()

    def _perform(self, wish: IncidentWish) -> None:
        incident = self.detail.incident()
        assert incident is not None
        perform(self.dispatch, wish, incident)
        self.detail.show_saved(wish, self.log.events[-1].seq)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.keys += 1
            focus = self.detail.focusWidget() or self.detail
            self.qtbot.keyClick(focus, key)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.detail.focusWidget(), text)

    @property
    def incident(self) -> Incident:
        incident = self.detail.incident()
        assert incident is not None
        return incident

    def agencies(self) -> tuple[str, ...]:
        return self.incident.agencies


@pytest.fixture
def room(qtbot: QtBot, theme: Theme) -> Room:
    return Room(qtbot, theme)


def test_that_a_flood_goes_to_four_agencies_with_three_keys(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_Return)
    assert room.keys <= 4
    assert room.agencies() == ("dlh", "bpbd", "dinkes", "dinsos")
    assert room.incident.status is IncidentStatus.ASSIGNED
    opened = [event for event in room.log.events if event.kind is EventKind.TASK_OPENED]
    assert len(opened) == 4
    assert {len(batch.events) for batch in room.log.batches if batch.events[0].event_id == opened[0].event_id} == {
        4
    }


def test_that_a_digit_leaves_an_agency_out_and_what_is_left_waits(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_3, K.Key_Return)
    assert room.agencies() == ("dlh", "bpbd", "dinsos")
    room.press(K.Key_Return)
    assert room.agencies() == ("dlh", "bpbd", "dinsos")
    room.press(K.Key_1, K.Key_Return)
    assert room.agencies() == ("dlh", "bpbd", "dinsos", "dinkes")


def test_that_questions_are_answered_and_the_branch_follows(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_Return)
    room.press(K.Key_Return)
    room.type("90")
    room.press(K.Key_Return)
    assert room.incident.playbook is not None
    assert dict(room.incident.playbook.answers) == {"water_cm": 90.0}
    room.press(K.Key_Return, K.Key_2, K.Key_Return)
    assert dict(room.incident.playbook.answers) == {"water_cm": 90.0, "trapped": "tidak"}
    room.press(K.Key_Return)
    assert room.agencies()[-2:] == ("basarnas", "pln")


def test_that_a_skipped_step_needs_a_reason(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_K)
    room.press(K.Key_Return)
    assert room.incident.playbook is not None
    assert room.incident.playbook.skipped == ()
    room.type("saluran sudah bersih")
    room.press(K.Key_Return)
    assert room.incident.playbook.skipped == (("saluran", "saluran sudah bersih"),)
    room.press(K.Key_Return)
    assert room.agencies() == ("bpbd", "dinkes", "dinsos")


def test_that_a_task_is_moved_and_heard_of_by_keys(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_Return, K.Key_Home)
    room.press(K.Key_Return, K.Key_3, K.Key_Return)
    assert room.incident.tasks[0].state is TaskState.ON_SCENE
    room.clock.advance(1300)
    room.detail.set_now(room.clock.now())
    room.press(K.Key_I)
    assert room.incident.tasks[0].last_contact_at == room.clock.now()
    asked: list[str] = []
    room.detail.record.playbook.contact_asked.connect(asked.append)
    room.press(K.Key_H)
    assert asked == [room.incident.tasks[0].task_id]
    assert room.log.events[-1].data["result"] == "sent"


def test_that_nothing_moves_while_the_operator_reads(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_Return, K.Key_Home, K.Key_Down)
    panel = room.detail.record.playbook
    before = panel._list.currentIndex().row()
    task = room.incident.tasks[2]
    room.dispatch.tasks.change(room.incident, task.task_id, TaskState.DONE)
    room.clock.advance(60)
    room.detail.set_now(room.clock.now())
    assert panel._list.currentIndex().row() == before
    assert panel._list.hasFocus()


def test_that_escape_leads_back_to_the_log(room: Room) -> None:
    room.press(K.Key_P)
    assert room.detail.record.is_playbook_open()
    room.press(K.Key_Escape)
    assert not room.detail.record.is_playbook_open()
    room.press(K.Key_P, K.Key_Return, K.Key_K, K.Key_Escape)
    assert room.detail.record.is_playbook_open()
    room.press(K.Key_Escape)
    assert not room.detail.record.is_playbook_open()


def test_that_the_model_keeps_its_rows(room: Room) -> None:
    model = PlaybookModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    room.press(K.Key_P, K.Key_Return)
    flood = next(book for book in PROFILE.playbooks if book.code == "banjir")
    now = room.clock.now()
    model.show_rows(rows_of(flood, room.incident, now, words=WORDS, language="id"))
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    room.press(K.Key_Return)
    room.dispatch.assign(room.incident, "pmi")
    model.show_rows(rows_of(flood, room.incident, now, words=WORDS, language="id"))
    assert (model.rowCount(), resets) == (len(flood.steps) + 1, [])
    model.show_rows(())
    assert (model.rowCount(), len(resets)) == (0, 1)


def test_that_silence_is_said_with_colour_and_word(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_Return)
    flood = next(book for book in PROFILE.playbooks if book.code == "banjir")
    tones = [
        rows_of(flood, room.incident, room.clock.now() + timedelta(minutes=m), words=WORDS, language="en")[0].tone
        for m in (1, 21, 24)
    ]
    assert tones == [Tone.PLAIN, Tone.CALLED, Tone.ESCALATED]


def test_that_every_event_of_a_playbook_reads_as_a_sentence(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_Return, K.Key_Home, K.Key_I, K.Key_H)
    room.press(K.Key_Return, K.Key_1, K.Key_Return)
    said = [event_sentence(event, WORDS, language="id", zone=ZONE) for event in room.log.events]
    kinds = {event.kind.value for event in room.log.events if event.kind is not EventKind.CALLED}
    assert kinds.isdisjoint(said)
    assert "Rina asked DLH: Bersihkan saluran dan pintu air yang tersumbat" in said


def test_that_a_contact_card_has_numbers_links_and_words(room: Room) -> None:
    room.press(K.Key_P, K.Key_Return, K.Key_Return)
    task = replace(room.incident.tasks[0], agency="psc119", title="Ambulans")
    card = ContactCards(PROFILE, room.clock).card(room.incident, task)
    assert card.links == ("tel:119", "tel:081119119444", "https://wa.me/6281119119444")
    assert "Tugas PSC 119: Ambulans" in card.text
    assert links_of("") == ()
    room.detail.record.playbook.show_card(card)
    assert "wa.me" in room.detail.record.playbook._card.toPlainText()
    room.press(K.Key_Escape)
    assert room.detail.record.playbook._card.isHidden()
    assert room.detail.record.is_playbook_open()


def test_that_an_agency_says_why_it_is_advised(room: Room) -> None:
    point = PROFILE.area.villages[300].point
    incident = replace(room.incident, point=point, district=PROFILE.area.villages[300].district)
    advice = advise(PROFILE, incident, {"bpbd": 3})
    room.detail.forms.assign.take_advice(incident.incident_id, advice)
    choices = agency_choices(incident, advice, words=WORDS, language="id")
    said = {choice.code: choice.hint for choice in choices}
    assert said["bpbd"].startswith("duty: banjir; ")
    assert "km; open tasks: 3" in said["bpbd"]
    assert said["rsud_sentot"].endswith("km")
    room.press(K.Key_T)
    form = room.detail.forms.current
    assert form is room.detail.forms.assign
    room.press(K.Key_1, K.Key_2, K.Key_Return)
    assert room.agencies() == tuple(one.agency for one in advice[:2])
