"""The detail pane: every act without a mouse, nothing typed is lost, the right incident or none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from services.domain.event import Event, EventKind
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.text import Label
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.event_log import EventLog
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import AcknowledgeWish, AssignWish, CloseWish, NoteWish, ReopenWish, StatusWish
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme

Maker = Callable[..., Incident]
REFUSED = Label("Tidak tersimpan: disk penuh.", "Not saved: the disk is full.")


@pytest.fixture
def detail(
    qtbot: QtBot, theme: Theme, words: ProfileWords, zone: ZoneInfo, now: datetime, make: Maker
) -> IncidentDetail:
    detail = IncidentDetail(theme, words, zone=zone, now=now)
    qtbot.addWidget(detail)
    detail.resize(560, 620)
    detail.show()
    detail.activateWindow()
    qtbot.waitUntil(detail.isActiveWindow)
    detail.show_incident(make(1))
    detail.keep_focus()
    return detail


def press(qtbot: QtBot, detail: IncidentDetail, keys: str) -> None:
    qtbot.keyClicks(detail.window().focusWidget(), keys)


def do(qtbot: QtBot, detail: IncidentDetail) -> None:
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def wishes(detail: IncidentDetail) -> list[object]:
    told: list[object] = []
    detail.wished.connect(told.append)
    return told


def test_that_acknowledging_is_one_key(detail: IncidentDetail, qtbot: QtBot) -> None:
    told = wishes(detail)
    press(qtbot, detail, "a")
    assert told == [AcknowledgeWish("i1")]


def test_that_assigning_takes_digits_with_the_responsible_agencies_first(
    detail: IncidentDetail, qtbot: QtBot
) -> None:
    told = wishes(detail)
    press(qtbot, detail, "t")
    press(qtbot, detail, "12")
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Return)
    assert told == [AssignWish("i1", ("DLH", "BPBD"))]


def test_that_an_agency_already_assigned_cannot_be_assigned_again(
    detail: IncidentDetail, qtbot: QtBot, make: Maker
) -> None:
    detail.show_incident(make(1, agencies=("DLH",)))
    told = wishes(detail)
    press(qtbot, detail, "t")
    press(qtbot, detail, "4")
    do(qtbot, detail)
    assert told == [AssignWish("i1", ("BPBD",))]


def test_that_a_note_is_written_and_saved_from_the_keys(detail: IncidentDetail, qtbot: QtBot) -> None:
    told = wishes(detail)
    press(qtbot, detail, "c")
    press(qtbot, detail, "Air naik, catat")
    do(qtbot, detail)
    assert told == [NoteWish("i1", "Air naik, catat")]


def test_that_an_empty_note_is_not_saved_and_the_form_says_why(detail: IncidentDetail, qtbot: QtBot) -> None:
    told = wishes(detail)
    press(qtbot, detail, "c")
    do(qtbot, detail)
    assert told == []
    assert "Write the note first." in texts(detail)


def test_that_only_allowed_states_are_offered(detail: IncidentDetail, qtbot: QtBot, make: Maker) -> None:
    detail.show_incident(make(1, status=IncidentStatus.RESOLVED))
    told = wishes(detail)
    press(qtbot, detail, "s")
    press(qtbot, detail, "1")
    do(qtbot, detail)
    assert told == [StatusWish("i1", IncidentStatus.IN_PROGRESS)]


def test_that_putting_on_hold_needs_a_reason(detail: IncidentDetail, qtbot: QtBot, make: Maker) -> None:
    detail.show_incident(make(1, status=IncidentStatus.IN_PROGRESS, agencies=("DLH",)))
    told = wishes(detail)
    press(qtbot, detail, "s")
    press(qtbot, detail, "2")
    do(qtbot, detail)
    assert told == []
    press(qtbot, detail, "Menunggu alat")
    do(qtbot, detail)
    assert told == [StatusWish("i1", IncidentStatus.ON_HOLD, "Menunggu alat")]


def test_that_closing_as_handled_needs_no_reason_and_anything_else_does(
    detail: IncidentDetail, qtbot: QtBot
) -> None:
    told = wishes(detail)
    press(qtbot, detail, "x")
    press(qtbot, detail, "2")
    do(qtbot, detail)
    assert told == []
    press(qtbot, detail, "Laporan palsu")
    do(qtbot, detail)
    assert told == [CloseWish("i1", Disposition.UNFOUNDED, "Laporan palsu")]


def test_that_a_closed_incident_offers_to_be_reopened_and_nothing_that_is_refused(
    detail: IncidentDetail, qtbot: QtBot, make: Maker
) -> None:
    detail.show_incident(make(1, status=IncidentStatus.CLOSED, disposition=Disposition.HANDLED))
    told = wishes(detail)
    press(qtbot, detail, "atsx")
    assert told == []
    press(qtbot, detail, "r")
    press(qtbot, detail, "Banjir lagi")
    do(qtbot, detail)
    assert told == [ReopenWish("i1", "Banjir lagi")]


def test_that_a_typed_note_comes_back_with_its_incident(detail: IncidentDetail, qtbot: QtBot, make: Maker) -> None:
    press(qtbot, detail, "c")
    press(qtbot, detail, "Belum terkirim")
    detail.show_incident(make(2))
    detail.open_note("i2")
    assert note_field(detail).toPlainText() == ""
    detail.show_incident(make(1))
    assert any("note was not saved" in text for text in texts(detail))
    detail.open_note("i1")
    assert note_field(detail).toPlainText() == "Belum terkirim"


def test_that_a_refused_note_stays_typed_and_says_why(detail: IncidentDetail, qtbot: QtBot) -> None:
    press(qtbot, detail, "c")
    press(qtbot, detail, "Air naik")
    do(qtbot, detail)
    detail.show_saving(NoteWish("i1", "Air naik"))
    assert "Not saved yet…" in texts(detail)
    detail.show_refused(NoteWish("i1", "Air naik"), REFUSED)
    assert REFUSED.id in texts(detail)
    assert note_field(detail).toPlainText() == "Air naik"
    told = wishes(detail)
    do(qtbot, detail)
    assert told == [NoteWish("i1", "Air naik")]


def test_that_a_saved_note_is_forgotten_and_the_pane_says_saved(detail: IncidentDetail, qtbot: QtBot) -> None:
    press(qtbot, detail, "c")
    press(qtbot, detail, "Air naik")
    do(qtbot, detail)
    detail.show_saved(NoteWish("i1", "Air naik"), 2**40)
    assert any(text.startswith("Saved 16:42:05") and str(2**40) in text for text in texts(detail))
    detail.open_note("i1")
    assert note_field(detail).toPlainText() == ""


def test_that_what_was_typed_after_sending_is_not_forgotten(detail: IncidentDetail, qtbot: QtBot) -> None:
    press(qtbot, detail, "c")
    press(qtbot, detail, "Air naik")
    do(qtbot, detail)
    press(qtbot, detail, " lagi")
    detail.show_saved(NoteWish("i1", "Air naik"), 5)
    detail.open_note("i1")
    assert note_field(detail).toPlainText() == "Air naik lagi"


def test_that_a_form_waits_for_the_answer_before_it_asks_again(detail: IncidentDetail, qtbot: QtBot) -> None:
    told = wishes(detail)
    press(qtbot, detail, "c")
    press(qtbot, detail, "Air naik")
    do(qtbot, detail)
    do(qtbot, detail)
    assert len(told) == 1


def test_that_a_form_for_another_incident_than_the_one_shown_is_not_opened(detail: IncidentDetail) -> None:
    detail.open_assign("i2")
    assert not any(text == "Assign to" for text in texts(detail))


def test_that_escape_leaves_the_form_and_then_the_pane(detail: IncidentDetail, qtbot: QtBot) -> None:
    press(qtbot, detail, "x")
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Escape)
    assert "Close the incident as" not in texts(detail)
    with qtbot.waitSignal(detail.left):
        qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Escape)


def test_that_the_log_tells_it_newest_first_in_the_rooms_time(detail: IncidentDetail, now: datetime) -> None:
    detail.show_log((
        event(EventKind.OPENED, now - timedelta(minutes=5), actor="feed:drill-311", category="flood"),
        event(EventKind.NOTED, now - timedelta(minutes=1), text="<b>Air</b> naik"),
    ))  # fmt: skip
    lines = detail.findChild(EventLog).toPlainText().splitlines()
    assert lines == [
        "16:41:05\tSiti noted: <b>Air</b> naik",
        "16:37:05\tLaporan warga opened the incident: Banjir",
    ]


def test_that_a_late_log_of_another_incident_is_dropped(detail: IncidentDetail, now: datetime) -> None:
    detail.show_log((event(EventKind.NOTED, now, text="satu"),))
    detail.show_log((replace(event(EventKind.NOTED, now, text="dua"), incident_id="i2"),))
    assert "satu" in detail.findChild(EventLog).toPlainText()
    assert "dua" not in detail.findChild(EventLog).toPlainText()


def test_that_the_source_says_how_old_its_report_is(detail: IncidentDetail, make: Maker, now: datetime) -> None:
    detail.show_incident(make(1, source="drill-311"))
    assert "Laporan warga, age unknown" in texts(detail)
    detail.show_log((event(EventKind.OBSERVED, now - timedelta(minutes=3)),))
    assert "Laporan warga, report 3 min ago" in texts(detail)


def test_that_nothing_selected_is_said(detail: IncidentDetail) -> None:
    detail.show_incident(None)
    assert detail.findChild(StatePage).sentence() == "No incident selected"
    assert detail.findChild(StatePage).isVisible()


@pytest.mark.parametrize(
    "text", ["<img src=x>", "y" * 10_000, "\u202e\u0645\u0631\u062d\u0628\u0627", "🌊\n" * 300]
)
def test_that_hostile_text_neither_renders_nor_widens_the_pane(
    detail: IncidentDetail, make: Maker, now: datetime, text: str
) -> None:
    QCoreApplication.sendPostedEvents()  # the layout of what the fixture shows
    width = detail.minimumSizeHint().width()
    detail.show_incident(make(1, title=text, place=text, description=text, reporter=text))
    detail.show_log((event(EventKind.NOTED, now, text=text),))
    assert detail.minimumSizeHint().width() <= width + 1
    assert not detail.grab().isNull()


def test_that_labels_are_plain_and_fields_have_names(detail: IncidentDetail) -> None:
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in detail.findChildren(QLabel))
    for open_form in (detail.open_assign, detail.open_note, detail.open_status, detail.open_close):
        open_form("i1")
        fields = [*detail.findChildren(QLineEdit), *detail.findChildren(QPlainTextEdit)]
        assert all(field.accessibleName() for field in fields if field.isVisible())


def note_field(detail: IncidentDetail) -> QPlainTextEdit:
    return detail.findChild(QPlainTextEdit)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def event(kind: EventKind, at: datetime, *, actor: str = "Siti", **data: object) -> Event:
    return Event(f"{kind.value}-{at}", kind, at, actor, "A", "i1", data)  # type: ignore[arg-type]
