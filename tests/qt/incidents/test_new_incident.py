"""Taking a new incident: by the keys, with a place, without losing a word."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from services.domain.advice import Advice
from services.domain.call import CallKind, NumberHistory
from services.domain.duplicate import Duplicate
from services.domain.geo import Point
from services.domain.incident import Incident
from services.domain.profile import Village
from services.domain.severity import Severity
from services.domain.severity_hint import SeverityHint
from services.domain.text import Label
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.new_form import NewIncidentForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.side import IncidentSide
from widgets.incidents.wishes import AttachWish, CallWish, MarkWish, NewIncidentWish
from widgets.theme.theme import Theme

IncidentMaker = Callable[..., Incident]
VILLAGES = (
    Village("1", "Karanganyar", "desa", "Kandanghaur", Point(-6.335, 108.123), 4.0),
    Village("2", "Sukamulya", "desa", "Tukdana", Point(-6.5, 108.3), 4.0),
    Village("3", "Sukamulya", "desa", "Gantar", Point(-6.6, 108.0), 4.0),
)
ON_MAP = Point(-6.4, 108.2)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, words: ProfileWords) -> NewIncidentForm:
    form = NewIncidentForm(theme, words, villages=VILLAGES)
    qtbot.addWidget(form)
    form.resize(560, 620)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.call.choose(CallKind.REAL)
    form.fields.title.setFocus()
    return form


def press(qtbot: QtBot, form: NewIncidentForm, keys: str) -> None:
    qtbot.keyClicks(form.window().focusWidget(), keys)


def tab(qtbot: QtBot, form: NewIncidentForm) -> None:
    qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)


def save(qtbot: QtBot, form: NewIncidentForm) -> None:
    qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_that_a_report_is_taken_without_a_mouse(form: NewIncidentForm, qtbot: QtBot) -> None:
    press(qtbot, form, "Laka di Pantura")
    tab(qtbot, form)
    press(qtbot, form, "karanganyar")
    qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Return)
    tab(qtbot, form)
    press(qtbot, form, "L")
    for _ in range(4):
        tab(qtbot, form)
    press(qtbot, form, "Dua motor")
    form.caller.name.setText("Ibu Sari")
    with qtbot.waitSignal(form.wished) as wished:
        save(qtbot, form)
    draft = wished.args[0].draft
    assert (draft.title, draft.place, draft.district) == ("Laka di Pantura", "Karanganyar", "Kandanghaur")
    assert (draft.category, draft.severity, draft.point) == ("crash", Severity.P1, VILLAGES[0].point)
    assert (draft.description, draft.reporter, draft.channel) == ("Dua motor", "Ibu Sari", "call")


def test_that_only_a_real_call_opens_the_rest(form: NewIncidentForm) -> None:
    assert form.fields.title.isVisible()
    form.call.choose(CallKind.PRANK)
    assert not form.fields.title.isVisible()
    assert form.fields.description.isVisible()
    form.clear()
    assert not form.fields.isVisible()


def test_that_the_kind_is_asked_for_before_anything_is_saved(form: NewIncidentForm, qtbot: QtBot) -> None:
    form.clear()
    with qtbot.assertNotEmitted(form.wished):
        form.submit()
    assert "Say what kind of call it is: F1 to F4." in texts(form)


@pytest.mark.parametrize(("key", "kind"), [(Qt.Key.Key_F1, CallKind.GHOST), (Qt.Key.Key_F3, CallKind.INFORMATION)])
def test_that_a_key_says_what_a_call_is_from_anywhere_in_the_form(
    form: NewIncidentForm, qtbot: QtBot, key: Qt.Key, kind: CallKind
) -> None:
    form.caller.number.setText("0812 345")
    qtbot.keyClick(form.window().focusWidget(), key)
    with qtbot.waitSignal(form.wished) as wished:
        qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Return)
    assert wished.args[0] == CallWish(kind, form.draft())
    assert wished.args[0].draft.number == "0812345"


def test_that_a_proposal_is_taken_by_enter_left_by_tab_and_closed_by_escape(
    form: NewIncidentForm, qtbot: QtBot
) -> None:
    line = form.fields.place.line
    line.setFocus()
    press(qtbot, form, "suka")
    assert line.proposals() == ("Sukamulya, Gantar", "Sukamulya, Tukdana")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (form.draft().place, form.draft().district) == ("Sukamulya", "Tukdana")
    line.clear()
    press(qtbot, form, "suka")
    with qtbot.assertNotEmitted(form.left):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.proposals() == ()
    press(qtbot, form, "m")
    tab(qtbot, form)
    assert form.draft().place == "sukam"


def test_that_coordinates_typed_are_the_position(form: NewIncidentForm) -> None:
    form.fields.place.line.setText("6\u00b024'00\" LS 108\u00b012'00\" BT")
    point = form.draft().point
    assert point is not None
    assert (point.lat, point.lon) == (pytest.approx(-6.4), pytest.approx(108.2))
    assert form.draft().place == ""


def test_that_the_proposed_severity_says_why_and_the_operators_choice_wins(form: NewIncidentForm) -> None:
    hint = SeverityHint(Severity.P1, Label("kata", 'the word "trapped"'))
    form.set_language("en")
    form.show_advice(Advice("flood", hint))
    assert form.draft().severity is Severity.P1
    assert 'proposed: the word "trapped"' in texts(form)
    severity = form.fields.severity
    severity.setCurrentIndex(severity.findData(int(Severity.P3)))
    severity.activated.emit(severity.currentIndex())
    form.show_advice(Advice("flood", hint))
    assert form.draft().severity is Severity.P3
    assert any(text.startswith("your choice;") for text in texts(form))


def test_that_a_duplicate_is_chosen_by_a_key_and_stands_still_until_the_save(
    form: NewIncidentForm, qtbot: QtBot, make: IncidentMaker
) -> None:
    first, second = (Duplicate(make(n), 0.9, Label("sama", "same place")) for n in (1, 2))
    press(qtbot, form, "Banjir")
    form.show_advice(Advice(duplicates=(first, second)))
    qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    form.show_advice(Advice(duplicates=(first,)))  # came late: what was chosen does not change under the hand
    with qtbot.waitSignal(form.wished) as wished:
        save(qtbot, form)
    assert wished.args[0] == AttachWish(second.incident, form.draft())


def test_that_escape_takes_back_the_choice_before_it_leaves(
    form: NewIncidentForm, qtbot: QtBot, make: IncidentMaker
) -> None:
    form.show_advice(Advice(duplicates=(Duplicate(make(1), 0.9, Label("sama", "same")),)))
    form.duplicates.choose(0)
    with qtbot.assertNotEmitted(form.left):
        qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Escape)
    assert form.duplicates.choice() is None
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Escape)


def test_that_a_form_is_shown_again_as_it_stood(form: NewIncidentForm) -> None:
    form.fields.title.setText("Banjir")
    form.fields.place.line.setText("Karanganyar, Kandanghaur")
    form.take_point(ON_MAP)
    form.fields.people.setText("4")
    form.fields.people_kinds.show_codes(["child"])
    form.caller.show_caller("0812 345 678", "Sari")
    stood = form.kept()
    form.clear()
    assert form.kept().is_empty
    form.show_kept(stood)
    assert form.kept() == stood


def test_that_the_mark_of_a_number_is_asked_with_a_reason(form: NewIncidentForm, qtbot: QtBot) -> None:
    form.caller.number.setText("0812345678")
    form.caller.show_history(NumberHistory("0812345678", {CallKind.GHOST: 9}))
    qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_F9)
    press(qtbot, form, "bohong")
    with qtbot.waitSignal(form.mark_wished) as wished:
        qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Return)
    assert wished.args[0] == MarkWish("0812345678", "bohong", is_nuisance=True)


def test_that_the_history_of_another_number_is_not_shown(form: NewIncidentForm) -> None:
    form.caller.number.setText("0812345678")
    form.caller.show_history(NumberHistory("0812000000", {CallKind.GHOST: 9}))
    assert not any("9 ghost" in text for text in texts(form))


def test_that_a_title_is_asked_for_in_place(form: NewIncidentForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.wished):
        save(qtbot, form)
    assert "Write in a few words what happened." in texts(form)


def test_that_the_severity_follows_the_category_until_it_was_chosen(form: NewIncidentForm) -> None:
    category, severity = form.fields.category, form.fields.severity
    category.setCurrentIndex(category.findData("crash"))
    assert form.draft().severity is Severity.P1
    severity.setCurrentIndex(severity.findData(int(Severity.P4)))
    severity.activated.emit(severity.currentIndex())
    category.setCurrentIndex(category.findData("flood"))
    assert form.draft().severity is Severity.P4


def test_that_no_category_is_filed_that_nobody_chose(form: NewIncidentForm) -> None:
    assert (form.draft().category, form.draft().severity) == ("", None)


def test_that_a_village_name_that_repeats_gives_no_position(form: NewIncidentForm) -> None:
    form.fields.place.line.setText("Sukamulya")
    assert (form.draft().place, form.draft().district, form.draft().point) == ("Sukamulya", "", None)
    form.fields.place.line.setText("Sukamulya, Gantar")
    assert (form.draft().place, form.draft().district) == ("Sukamulya", "Gantar")
    assert form.draft().point == VILLAGES[2].point


def test_that_a_point_of_the_map_outranks_the_middle_of_the_village(form: NewIncidentForm) -> None:
    form.fields.place.line.setText("Karanganyar, Kandanghaur")
    form.take_point(ON_MAP)
    assert form.draft().point == ON_MAP
    assert any("from the map" in text for text in texts(form))


def test_that_escape_keeps_the_draft_and_discard_throws_it_away(form: NewIncidentForm, qtbot: QtBot) -> None:
    press(qtbot, form, "Banjir")
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Escape)
    assert form.draft().title == "Banjir"
    qtbot.mouseClick(form._clear, Qt.MouseButton.LeftButton)
    assert form.draft().title == ""


def test_that_a_refused_incident_stays_typed_and_a_saved_one_goes(form: NewIncidentForm, qtbot: QtBot) -> None:
    press(qtbot, form, "Banjir")
    save(qtbot, form)
    wish = NewIncidentWish(form.draft())
    form.show_refused(wish, Label("Disk penuh.", "The disk is full."))
    assert form.draft().title == "Banjir"
    assert "Disk penuh." in texts(form)
    save(qtbot, form)
    form.show_saved(wish)
    assert form.kept().is_empty


def test_that_fields_have_names_and_labels_are_plain(form: NewIncidentForm) -> None:
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in form.findChildren(QLabel))
    fields = [*form.findChildren(QLineEdit), *form.findChildren(QComboBox)]
    assert all(field.accessibleName() for field in fields if field.isVisible())


def test_that_the_new_form_takes_the_place_of_the_detail_and_gives_it_back(
    qtbot: QtBot, theme: Theme, words: ProfileWords, zone: ZoneInfo, now: datetime
) -> None:
    form = NewIncidentForm(theme, words, villages=VILLAGES)
    side = IncidentSide(IncidentDetail(theme, words, zone=zone, now=now), form)
    qtbot.addWidget(side)
    side.start_new()
    assert side.is_taking_new()
    side.take_point(ON_MAP)
    assert form.draft().point == ON_MAP
    with qtbot.waitSignal(side.left):
        form._leave()
    assert not side.is_taking_new()


def texts(form: NewIncidentForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
