"""Taking a new incident: by the keys, with a place, without losing a word."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from services.domain.geo import Point
from services.domain.profile import Village
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.new_form import NewIncidentForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.side import IncidentSide
from widgets.incidents.wishes import NewIncidentWish
from widgets.theme.theme import Theme

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
    form.start()
    return form


def press(qtbot: QtBot, form: NewIncidentForm, keys: str) -> None:
    qtbot.keyClicks(form.window().focusWidget(), keys)


def tab(qtbot: QtBot, form: NewIncidentForm) -> None:
    qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)


def save(qtbot: QtBot, form: NewIncidentForm) -> None:
    qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list of proposals is a window of its own
def test_that_a_report_is_taken_without_a_mouse(form: NewIncidentForm, qtbot: QtBot) -> None:
    press(qtbot, form, "Laka di Pantura")
    tab(qtbot, form)
    press(qtbot, form, "karanganyar")
    tab(qtbot, form)
    press(qtbot, form, "L")
    tab(qtbot, form)
    tab(qtbot, form)
    press(qtbot, form, "Dua motor")
    tab(qtbot, form)
    press(qtbot, form, "Ibu Sari")
    with qtbot.waitSignal(form.wished) as wished:
        save(qtbot, form)
    draft = wished.args[0].draft
    assert (draft.title, draft.place, draft.district) == ("Laka di Pantura", "Karanganyar", "Kandanghaur")
    assert (draft.category, draft.severity, draft.point) == ("crash", Severity.P1, VILLAGES[0].point)
    assert (draft.description, draft.reporter, draft.channel) == ("Dua motor", "Ibu Sari", "call")


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
    assert form.draft().title == ""


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
