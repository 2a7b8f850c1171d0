"""Every control of the form of a call is reached without a mouse, and each has an effect."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from services.domain.advice import Advice
from services.domain.call import CallKind, NumberHistory
from services.domain.draft import IncidentDraft, KeptDraft
from services.domain.duplicate import Duplicate
from services.domain.geo import Point
from services.domain.incident import Incident
from services.domain.text import Label
from widgets.incidents.choice_row import ChoiceRow
from widgets.incidents.new_form import NewIncidentForm
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.theme import Theme

AT = datetime(2026, 11, 21, 3, 42, tzinfo=UTC)
CONTROLS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton, ChoiceRow)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, words: ProfileWords, make: Callable[..., Incident]) -> NewIncidentForm:
    """A form with everything there can be in it."""
    form = NewIncidentForm(theme, words)
    qtbot.addWidget(form)
    form.resize(900, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    facts = IncidentDraft("", "Banjir", number="0812345678")
    form.show_kept(KeptDraft("d1", AT, CallKind.REAL, facts, "Karanganyar", Point(-6.4, 108.2)))
    form.show_parked([KeptDraft("d2", AT, CallKind.REAL, facts)])
    form.caller.show_history(NumberHistory("0812345678", {CallKind.GHOST: 2}))
    same = Label("sama", "same place")
    form.show_advice(Advice(duplicates=tuple(Duplicate(make(n), 0.9, same) for n in (1, 2, 3))))
    return form


def controls(form: NewIncidentForm) -> list[QWidget]:
    found = [widget for kind in CONTROLS for widget in form.findChildren(kind)]
    return [w for w in found if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_that_tab_goes_round_all_controls_in_the_order_of_a_call(form: NewIncidentForm, qtbot: QtBot) -> None:
    form.call.channel.setFocus()
    seen: list[QWidget] = []
    while form.focusWidget() not in seen and len(seen) < 60:
        seen.append(form.focusWidget())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert [w for w in controls(form) if w not in seen] == []
    fields, caller = form.fields, form.caller
    order = [
        form.call.channel, form.call.kind_row, caller.number, caller.name, fields.title, fields.place.line,
        fields.category, fields.severity, fields.people, fields.people_kinds, fields.description, form._save,
    ]  # fmt: skip
    places = [seen.index(widget) for widget in order]
    assert places == sorted(places)


def test_that_every_control_has_an_effect(form: NewIncidentForm, qtbot: QtBot) -> None:
    told: list[object] = []
    for signal in (form.wished, form.left, form.discarded, form.park_wished, form.draft_wished):
        signal.connect(lambda *args: told.append(args))

    def state() -> tuple[object, ...]:
        return form.kept(), form._save.text(), form.caller._reason.isVisible(), len(told)

    last: list[QWidget] = [form.call.kind_row, form._save, form._cancel, form._park, form._clear]
    ordered = [w for w in controls(form) if w not in last] + last
    assert len(ordered) >= 17
    without = []
    for control in ordered:
        form.caller.show_history(NumberHistory(form.caller.digits(), {}))
        control.setFocus()
        before = state()
        qtbot.keyClick(control, key_for(control))
        if state() == before:
            without.append(control.accessibleName() or control.objectName() or type(control).__name__)
    assert without == []


def key_for(control: QWidget) -> Qt.Key:
    """Return the key that does what the control is for."""
    if isinstance(control, QComboBox):
        return Qt.Key.Key_Down
    if isinstance(control, QAbstractButton):
        return Qt.Key.Key_Space
    return Qt.Key.Key_2
