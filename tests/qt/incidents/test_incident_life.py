"""Whose it is, what it hangs together with, corrections and undo, by the keys of the detail pane."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from services.domain.event import Event, EventKind
from services.domain.geo import Point
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.profile import Closing, Village
from services.domain.severity import Severity
from services.domain.text import Label
from services.domain.ties import Absorbed, Tie, Ties
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.more_acts import MoreMenu, RareAct, possible_acts
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.related_list import RelatedList
from widgets.incidents.wishes import (
    AcceptWish,
    CheckWish,
    ClaimWish,
    CloseWish,
    DeclineWish,
    EditWish,
    LinkWish,
    MergeWish,
    NoteWish,
    OfferWish,
    ReleaseWish,
    TakeOverWish,
    UndoWish,
    UnlinkWish,
    UnmergeWish,
)
from widgets.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", "does not support raise")

Maker = Callable[..., Incident]
LANGUT = Village("32.12.09.2001", "Langut", "desa", "Lohbener", Point(-6.4, 108.28), 2.0)


@pytest.fixture
def words(words: ProfileWords) -> ProfileWords:
    return replace(words, villages=(LANGUT,), checked=frozenset({"flood"}))


@pytest.fixture
def detail(
    qtbot: QtBot, theme: Theme, words: ProfileWords, zone: ZoneInfo, now: datetime, make: Maker
) -> IncidentDetail:
    detail = IncidentDetail(theme, words, zone=zone, now=now)
    qtbot.addWidget(detail)
    detail.resize(560, 700)
    detail.set_operator("Siti")
    detail.show()
    detail.activateWindow()
    qtbot.waitUntil(detail.isActiveWindow)
    detail.show_incident(make(1))
    detail.keep_focus()
    return detail


@pytest.fixture
def told(detail: IncidentDetail) -> list[object]:
    told: list[object] = []
    detail.wished.connect(told.append)
    return told


def press(qtbot: QtBot, detail: IncidentDetail, keys: str) -> None:
    qtbot.keyClicks(detail.window().focusWidget(), keys)


def do(qtbot: QtBot, detail: IncidentDetail) -> None:
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def more(qtbot: QtBot, detail: IncidentDetail, key: str) -> None:
    """Open the menu and choose from it, both by key."""
    press(qtbot, detail, "m")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MoreMenu)
    qtbot.keyClicks(menu, key)


def texts(detail: IncidentDetail) -> str:
    return "\n".join(label.text() for label in detail.findChildren(QLabel) if label.isVisible())


def buttons(detail: IncidentDetail) -> list[str]:
    return [button.text() for button in detail.findChildren(QPushButton) if button.isVisible()]


# ownership


def test_that_o_claims_what_nobody_holds(detail: IncidentDetail, qtbot: QtBot, told: list[object]) -> None:
    assert "Claim" in buttons(detail)
    press(qtbot, detail, "o")
    assert told == [ClaimWish("i1")]


def test_that_o_asks_why_an_incident_is_taken_over(
    detail: IncidentDetail, qtbot: QtBot, told: list[object], make: Maker, now: datetime
) -> None:
    detail.show_incident(make(1, owner="Budi", owned_at=now))
    assert "Take over" in buttons(detail)
    press(qtbot, detail, "o")
    assert "Take over from Budi" in texts(detail)
    press(qtbot, detail, "Budi istirahat")
    do(qtbot, detail)
    assert told == [TakeOverWish("i1", "Budi istirahat")]


def test_that_o_accepts_what_is_offered_and_the_menu_declines(
    detail: IncidentDetail, qtbot: QtBot, told: list[object], make: Maker, now: datetime
) -> None:
    detail.show_incident(make(1, owner="Budi", owned_at=now, offered_to="Siti"))
    assert "Accept" in buttons(detail)
    press(qtbot, detail, "o")
    more(qtbot, detail, "d")
    press(qtbot, detail, "sibuk")
    do(qtbot, detail)
    assert told == [AcceptWish("i1"), DeclineWish("i1", "sibuk")]


def test_that_what_is_mine_is_offered_or_released(
    detail: IncidentDetail, qtbot: QtBot, told: list[object], make: Maker, now: datetime
) -> None:
    detail.show_incident(make(1, owner="Siti", owned_at=now))
    assert not {"Claim", "Take over", "Accept"} & set(buttons(detail))
    more(qtbot, detail, "f")
    do(qtbot, detail)
    assert "Write whom to offer it to." in texts(detail)
    press(qtbot, detail, "Budi")
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Return)
    detail.show_saved(OfferWish("i1", "Budi"), 7)
    more(qtbot, detail, "l")
    assert told == [OfferWish("i1", "Budi"), ReleaseWish("i1")]


def test_that_the_owner_and_an_offer_are_told(detail: IncidentDetail, make: Maker) -> None:
    assert "nobody yet" in texts(detail)
    detail.show_incident(make(1, owner="Budi", offered_to="Siti"))
    assert "Budi, offered to Siti" in texts(detail)


# corrections


def test_that_e_corrects_only_what_was_changed(detail: IncidentDetail, qtbot: QtBot, told: list[object]) -> None:
    press(qtbot, detail, "e")
    focus = detail.window().focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, detail, "Banjir bandang")
    for _ in range(3):  # place, category, severity
        qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Home)
    for _ in range(2):  # reporter, people
        qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, detail, "12")
    do(qtbot, detail)
    changes = {"title": "Banjir bandang", "severity": Severity.P1, "people_at_risk": 12}
    assert told == [EditWish("i1", tuple(changes.items()))]


def test_that_a_village_brings_its_district_and_point(
    detail: IncidentDetail, qtbot: QtBot, told: list[object]
) -> None:
    press(qtbot, detail, "e")
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, detail, "Langut")
    do(qtbot, detail)
    changes = {"place": "Langut", "district": "Lohbener", "point": LANGUT.point}
    assert told == [EditWish("i1", tuple(changes.items()))]


def test_that_an_unchanged_form_and_an_empty_title_say_so(
    detail: IncidentDetail, qtbot: QtBot, told: list[object]
) -> None:
    press(qtbot, detail, "e")
    do(qtbot, detail)
    assert "Nothing has changed yet." in texts(detail)
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Delete)
    do(qtbot, detail)
    assert "Write in a few words what happened." in texts(detail)
    assert told == []


# the check on site, and how it ended


def test_that_closing_as_done_waits_for_the_check_on_site(
    detail: IncidentDetail, qtbot: QtBot, told: list[object], make: Maker, now: datetime
) -> None:
    assert "before closing" in texts(detail)
    more(qtbot, detail, "k")
    press(qtbot, detail, "Camat, air surut")
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Return)
    assert told == [CheckWish("i1", "Camat, air surut")]
    detail.show_incident(make(1, checked_at=now - timedelta(minutes=2), checked_by="Siti"))
    detail.show_saved(told[0], 7)  # type: ignore[arg-type]
    press(qtbot, detail, "x")
    do(qtbot, detail)
    assert told[1:] == [CloseWish("i1", Disposition.HANDLED)]


def test_that_without_the_check_done_is_not_the_first_choice(
    detail: IncidentDetail, qtbot: QtBot, told: list[object]
) -> None:
    press(qtbot, detail, "x")
    press(qtbot, detail, "1")
    do(qtbot, detail)
    press(qtbot, detail, "Iseng")
    do(qtbot, detail)
    assert told == [CloseWish("i1", Disposition.UNFOUNDED, "Iseng")]


def test_that_the_profile_names_how_it_ended(
    qtbot: QtBot, theme: Theme, words: ProfileWords, zone: ZoneInfo, now: datetime, make: Maker
) -> None:
    renamed = (
        Closing("handled", Label("Beres", "Sorted"), needs_reason=False),
        Closing("prank", Label("Iseng", "Prank"), is_retired=True),
    )
    detail = IncidentDetail(theme, replace(words, closings=renamed), zone=zone, now=now)
    qtbot.addWidget(detail)
    detail.set_language("en")
    detail.show()
    closed = make(1, status=IncidentStatus.CLOSED, disposition=Disposition("prank"), closed_at=now)
    detail.show_incident(closed)
    assert "Closed, prank" in texts(detail)
    detail.show_incident(replace(closed, disposition=Disposition("unheard-of")))
    assert "Closed, unheard-of" in texts(detail)


# ties


def test_that_merging_offers_open_incidents_and_takes_the_chosen_one(
    detail: IncidentDetail, qtbot: QtBot, told: list[object], make: Maker
) -> None:
    sought: list[str] = []
    detail.forms.sought.connect(sought.append)
    near, far = make(2), make(3)
    more(qtbot, detail, "g")
    detail.forms.show_found((make(1), near, far, make(4, status=IncidentStatus.CLOSED)))
    press(qtbot, detail, "banjir")
    detail.forms.show_found((near, far))
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Return)
    assert (sought[0], sought[-1]) == ("", "banjir")
    assert told == [MergeWish("i1", far)]


def test_that_nothing_chosen_is_nothing_merged(detail: IncidentDetail, qtbot: QtBot, told: list[object]) -> None:
    more(qtbot, detail, "g")
    detail.forms.show_found(())
    do(qtbot, detail)
    assert told == []
    assert "Choose an open incident: type its number or words." in texts(detail)


def test_that_a_part_is_linked_and_taken_out(
    detail: IncidentDetail, qtbot: QtBot, told: list[object], make: Maker
) -> None:
    flood = make(9)
    more(qtbot, detail, "i")
    detail.forms.show_found((flood,))
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Return)
    detail.show_saved(LinkWish("i1", flood), 7)
    part = make(1, ties=Ties(parent=Tie("i9", flood.number)))
    detail.show_incident(part)
    more(qtbot, detail, "p")
    assert "still being read" in texts(detail)
    detail.life.show_related((flood,))
    more(qtbot, detail, "p")
    assert told == [LinkWish("i1", flood), UnlinkWish("i1", flood)]


def test_that_a_merged_incident_is_separated_and_not_reopened(
    detail: IncidentDetail, qtbot: QtBot, told: list[object], make: Maker, now: datetime
) -> None:
    kept = make(9)
    merged = make(
        1, status=IncidentStatus.CLOSED, disposition=Disposition.DUPLICATE, closed_at=now,
        ties=Ties(merged_into=Tie("i9", kept.number), status_before="new"),
    )  # fmt: skip
    detail.show_incident(merged)
    detail.life.show_related((kept,))
    assert "Reopen" not in buttons(detail)
    more(qtbot, detail, "u")
    assert told == [UnmergeWish("i1", kept)]


def test_that_related_incidents_are_listed_and_opened(detail: IncidentDetail, qtbot: QtBot, make: Maker) -> None:
    chosen: list[str] = []
    detail.life.related_chosen.connect(chosen.append)
    ties = Ties(children=(Tie("i2", "A-26-00002"), Tie("i3", "A-26-00003")))
    detail.show_incident(make(1, ties=ties))
    detail.life.show_related((make(2, status=IncidentStatus.CLOSED),))
    related = detail.findChild(RelatedList)
    assert isinstance(related, RelatedList)
    rows = [related.item(row).text() for row in range(related.count())]
    assert rows == ["Part A-26-00002  ·  Closed  ·  Banjir nomor 2", "Part A-26-00003"]
    related.setFocus()
    related.setCurrentRow(0)
    qtbot.keyClick(related, Qt.Key.Key_Return)
    assert chosen == ["i2"]


def test_that_the_log_tells_what_came_from_a_merged_incident(
    detail: IncidentDetail, make: Maker, now: datetime
) -> None:
    other = Absorbed("i2", "A-26-00002", now, ("Pak Tono",))
    detail.show_incident(make(1, reporter="Ibu Siti", ties=Ties(absorbed=(other,), own_opened_at=now)))
    events = [
        Event("e1", EventKind.NOTED, now, "Budi", "A", "i2", {"text": "dari sana"}),
        Event("e2", EventKind.NOTED, now, "Siti", "A", "i1", {"text": "dari sini"}),
    ]
    detail.show_log(tuple(events))
    lines = detail._log.toPlainText().splitlines()
    assert lines[0].endswith("\tSiti noted: dari sini")
    assert lines[1].endswith("\tA-26-00002  Budi noted: dari sana")
    assert "Ibu Siti, Pak Tono" in texts(detail)


# undo


def test_that_what_was_saved_can_be_undone_by_key_and_button(
    detail: IncidentDetail, qtbot: QtBot, told: list[object]
) -> None:
    assert "Undo" not in buttons(detail)
    wish = NoteWish("i1", "salah")
    detail.show_saved(wish, 7)
    detail.feedback.offer_undo(30.0)
    assert "Undo" in buttons(detail)
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    (button,) = [b for b in detail.findChildren(QPushButton) if b.text() == "Undo"]
    button.click()
    assert told == [UndoWish("i1"), UndoWish("i1")]
    detail.show_saved(UndoWish("i1"), 8)
    assert "Undone 16:42:05 (no. 8)" in texts(detail)
    assert "Undo" not in buttons(detail)


def test_that_the_way_back_goes_when_its_time_is_over(detail: IncidentDetail, qtbot: QtBot) -> None:
    detail.feedback.offer_undo(0.01)
    qtbot.waitUntil(lambda: "Undo" not in buttons(detail), timeout=2000)


def test_that_while_writing_ctrl_z_takes_back_letters_not_acts(
    detail: IncidentDetail, qtbot: QtBot, told: list[object]
) -> None:
    press(qtbot, detail, "c")
    press(qtbot, detail, "salah")
    qtbot.keyClick(detail.window().focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told == []


# the menu


def test_that_the_menu_offers_what_is_possible(make: Maker, now: datetime) -> None:
    mine = make(1, owner="Siti", owned_at=now)
    assert possible_acts(mine, "Siti") == {
        RareAct.EDIT, RareAct.CHECK, RareAct.OFFER, RareAct.RELEASE, RareAct.LINK, RareAct.MERGE
    }  # fmt: skip
    flood = make(1, ties=Ties(children=(Tie("i2", "A-26-00002"),)))
    assert RareAct.LINK not in possible_acts(flood, "Siti")
    closed = make(1, status=IncidentStatus.CLOSED, disposition=Disposition.HANDLED, closed_at=now)
    assert possible_acts(closed, "Siti") == frozenset()


def test_that_the_menu_is_left_by_escape_and_the_keyboard_is_back(detail: IncidentDetail, qtbot: QtBot) -> None:
    press(qtbot, detail, "m")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert detail.isAncestorOf(detail.window().focusWidget())
