"""The clocks of an incident in the queue, in the detail and in its log: always the time, the shape and the word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from services.domain.deadline import ClockKind, ClockRule, Deadline, Stop, near_at
from services.domain.event import Event, EventKind
from services.domain.incident import Incident, IncidentStatus
from widgets.incidents.choice_list import ChoiceList
from widgets.incidents.clock_lines import ClockLines
from widgets.incidents.clock_words import clock_cell_text, widest_clock_text
from widgets.incidents.deadline_line import DeadlineLine
from widgets.incidents.event_words import event_sentence
from widgets.incidents.forms import StatusForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.running_deadline import running_deadline
from widgets.incidents.wishes import StatusWish
from widgets.theme.theme import Theme

K = ClockKind
IncidentMaker = Callable[..., Incident]


def clock(kind: ClockKind, opened_at: datetime, seconds: float, **fields: object) -> Deadline:
    due_at = opened_at + timedelta(seconds=seconds)
    plain = Deadline(ClockRule(kind, seconds), opened_at, near_at(opened_at, due_at), due_at)
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.fixture
def running(make: IncidentMaker) -> Incident:
    """Ten minutes old: the answer was given in time, the response is near, the rest runs."""
    row = make(1, acknowledged_by="Siti")
    met_at = row.opened_at + timedelta(seconds=20)
    clocks = (
        clock(K.ANSWER, row.opened_at, 60.0, stop=Stop.MET, stopped_at=met_at),
        clock(K.RESPOND, row.opened_at, 720.0),
        clock(K.ON_SCENE, row.opened_at, 1800.0),
        clock(K.RESOLVE, row.opened_at, 7200.0),
    )
    return replace(row, clocks=clocks, acknowledged_at=met_at)


@pytest.fixture
def lines(theme: Theme, zone: ZoneInfo, qtbot: QtBot) -> ClockLines:
    widget = ClockLines(theme, zone=zone)
    qtbot.addWidget(widget)
    return widget


def spoken(lines: ClockLines) -> list[str]:
    return [line.accessibleName() for line in lines.findChildren(DeadlineLine) if not line.isHidden()]


def test_that_every_clock_has_its_line(lines: ClockLines, running: Incident, now: datetime) -> None:
    lines.show_incident(running, now)
    assert spoken(lines) == [
        "Acknowledged 16:32 by Siti, 40 s before the deadline",
        "Respond by 16:44 ◇ 2 min left",
        "On scene by 17:02 20 min left",
        "Resolve by 18:32 1 h left",
    ]


def test_that_a_breach_has_shape_word_and_how_long(lines: ClockLines, running: Incident, now: datetime) -> None:
    lines.show_incident(running, now + timedelta(minutes=5))
    assert spoken(lines)[1] == "Respond by 16:44 ◆ over by 3 min"


def test_that_what_was_met_late_says_so(lines: ClockLines, running: Incident, now: datetime) -> None:
    late_at = running.opened_at + timedelta(seconds=75)
    late = replace(running.clocks[0], stopped_at=late_at)
    lines.show_incident(replace(running, clocks=(late,), acknowledged_at=late_at), now)
    assert spoken(lines) == ["◆ Acknowledged 16:33 by Siti, 15 s after the deadline"]


@pytest.mark.parametrize(("stop", "why"), [(Stop.ON_HOLD, "on hold"), (Stop.WAITING, "waiting for the reporter")])
def test_that_a_standing_clock_says_since_when_and_why(
    lines: ClockLines, running: Incident, now: datetime, stop: Stop, why: str
) -> None:
    standing = replace(running.clocks[3], stop=stop, stopped_at=now)
    held = replace(running, clocks=(standing,), status=IncidentStatus.ON_HOLD, acknowledged_at=None)
    lines.show_incident(held, now + timedelta(hours=20))
    assert spoken(lines) == [f"Resolve: stopped since 21/11 16:42, {why}"]
    assert clock_cell_text(held, now) == "stopped"
    assert running_deadline(held) is None


def test_that_an_unknown_year_and_a_hand_are_said_beside_the_time(
    lines: ClockLines, running: Incident, now: datetime
) -> None:
    unsure = replace(running.clocks[3], missing_year=2027)
    by_hand = replace(running.clocks[2], is_set_by_hand=True)
    lines.show_incident(replace(running, clocks=(by_hand, unsure), acknowledged_at=None), now)
    assert spoken(lines) == [
        "On scene by 17:02 (set by hand) 20 min left",
        "Resolve by 18:32 (holidays of 2027 not filled in) 1 h left",
    ]


def test_that_a_closed_incident_keeps_what_was_met_and_drops_what_was_not(
    lines: ClockLines, running: Incident, now: datetime
) -> None:
    ended = (
        *running.clocks[:1],
        replace(running.clocks[1], stop=Stop.ENDED, stopped_at=now),
        replace(running.clocks[3], stop=Stop.MET, stopped_at=now),
    )
    lines.show_incident(replace(running, status=IncidentStatus.CLOSED, clocks=ended), now)
    assert spoken(lines) == [
        "Acknowledged 16:32 by Siti, 40 s before the deadline",
        "Resolved 16:42, 1 h before the deadline",
    ]


def test_that_an_incident_from_before_has_its_two_deadlines(
    lines: ClockLines, make: IncidentMaker, now: datetime
) -> None:
    lines.show_incident(make(1), now)
    assert spoken(lines) == ["Acknowledge by 16:47 5 min left", "Resolve by 20:32 3 h left"]


@pytest.mark.parametrize(
    ("minutes", "text"), [(-9, "response 11 min"), (0, "◇ response 2 min"), (5, "◆ response +3 min")]
)
def test_that_the_queue_names_the_clock_that_runs_out_first(
    running: Incident, now: datetime, minutes: int, text: str
) -> None:
    assert clock_cell_text(running, now + timedelta(minutes=minutes)) == text
    assert running_deadline(running) == running.clocks[1].due_at


def test_that_the_widest_text_names_the_longest_word() -> None:
    assert widest_clock_text() == "◆ response +59 min"


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        (
            EventKind.DEADLINE_NEAR,
            {"clock": "answer", "due_at": "2026-11-21T09:43:00+00:00"},
            "◇ Deadline for answer: 75 % of the time is used, due 16:43",
        ),
        (
            EventKind.DEADLINE_BREACHED,
            {"clock": "on_scene", "due_at": "2026-11-20T09:43:00+00:00"},
            "◆ Deadline for on scene has passed, it was 20/11 16:43",
        ),
        (EventKind.DEADLINE_BREACHED, {"clock": "?", "due_at": 7}, "◆ Deadline for ? has passed, it was 7"),
        (EventKind.DEADLINES_SET, {"clocks": [], "reason": "calendar"}, ": the holidays were changed"),
        (EventKind.DEADLINES_SET, {"clocks": [{"kind": 1}], "reason": "?"}, "Deadlines reckoned anew: ?: ?"),
    ],
)
def test_that_the_log_tells_of_clocks(
    words: ProfileWords, zone: ZoneInfo, now: datetime, kind: EventKind, data: dict[str, object], sentence: str
) -> None:
    event = Event("e1", kind, now, "system", "A", "i1", data)  # type: ignore[arg-type]
    assert event_sentence(event, words, language="en", zone=zone).endswith(sentence)


@pytest.mark.parametrize(("pauses", "waits_for"), [((Stop.WAITING,), "reporter"), ((), "")])
def test_that_a_hold_waits_for_the_reporter_only_where_that_stops_a_clock(
    theme: Theme, words: ProfileWords, running: Incident, qtbot: QtBot, pauses: tuple[Stop, ...], waits_for: str
) -> None:
    rule = replace(running.clocks[3].rule, pauses=pauses)
    form = StatusForm(theme, words)
    qtbot.addWidget(form)
    wishes: list[StatusWish] = []
    form.wished.connect(wishes.append)
    form.ask(replace(running, agencies=("DLH",), clocks=(replace(running.clocks[3], rule=rule),)))
    form.show()
    box, reason = form.findChildren(QCheckBox)[-1], form.findChildren(QLineEdit)[-1]
    assert box.isHidden() is not bool(pauses)
    qtbot.keyClick(form.findChildren(ChoiceList)[-1], Qt.Key.Key_4)  # verified, assigned, in progress, on hold
    reason.setText("menunggu foto")
    box.setChecked(True)
    form.submit()
    assert [wish.waits_for for wish in wishes] == [waits_for]
