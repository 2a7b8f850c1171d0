"""A call from the first ring to the saved incident: by the keys, beside other calls, through a crash, without a net."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_clock import FakeClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from room_stand import Stand, profile, room_stand, words_of

from services.domain.call import CallKind
from services.domain.draft import IncidentDraft
from services.incidents.draft_box import DraftBox
from widgets.incidents.new_form import NewIncidentForm

CONTROL = Qt.KeyboardModifier.ControlModifier
MOST_KEYS = 40
FLOOD = IncidentDraft(
    "banjir", "Banjir dekat jembatan", place="Kertawinangun", district="Kandanghaur", channel="112"
)


class Hands:
    """Types as an operator does, and counts the keys that are not text."""

    def __init__(self, stand: Stand) -> None:
        self.stand, self.keys = stand, 0

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1 + (modifier != Qt.KeyboardModifier.NoModifier)
        self.stand.press(key, modifier)

    def text(self, words: str) -> None:
        self.stand.press(words)

    def tab(self) -> None:
        self.key(Qt.Key.Key_Tab)


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock) -> Iterator[Stand]:
    with room_stand(tmp_path, qtbot, profile=profile(), clock=clock) as running:
        running.wait(lambda: not running.room.book.is_loading)
        yield running


@pytest.fixture
def hands(stand: Stand) -> Hands:
    return Hands(stand)


def form(stand: Stand) -> NewIncidentForm:
    return stand.desk.new_form


def ring(hands: Hands) -> None:
    hands.key(Qt.Key.Key_N)
    hands.stand.wait(hands.stand.desk.side.is_taking_new)


def test_that_a_report_is_taken_by_the_keys_alone_in_forty_of_them(stand: Stand, hands: Hands) -> None:
    ring(hands)
    hands.key(Qt.Key.Key_2)  # 112
    hands.key(Qt.Key.Key_F4)  # real
    hands.text("08123456789")
    hands.tab()
    hands.text("Ibu Sari")
    hands.tab()
    if isinstance(stand.desk.window.focusWidget(), QAbstractButton):
        hands.tab()
    hands.text("Banjir masuk rumah dekat jembatan")
    hands.tab()
    hands.text("kertaw")
    hands.key(Qt.Key.Key_Return)  # the first proposal
    for _ in range(3):  # category and severity follow the words
        hands.tab()
    hands.text("4")
    hands.tab()
    hands.key(Qt.Key.Key_1)
    hands.key(Qt.Key.Key_2)
    hands.tab()
    hands.text("Air selutut, ada lansia.")
    hands.key(Qt.Key.Key_Return, CONTROL)
    stand.wait(lambda: stand.desk.queue.model.rowCount() == 1)
    (incident,) = stand.room.book.incidents()
    assert hands.keys <= MOST_KEYS
    assert (incident.title, incident.channel) == ("Banjir masuk rumah dekat jembatan", "112")
    assert incident.reporter == "Ibu Sari"
    assert (incident.place, incident.district) == ("Kertawinangun", "Kandanghaur")
    assert incident.point is not None
    assert (incident.people_at_risk, incident.people_kinds) == (4, ("child", "elderly"))
    assert incident.category == "banjir"
    history = stand.room.store.readers.number_history("08123456789")
    assert history.counts == {CallKind.REAL: 1}
    assert history.newest[0].incident_number == incident.number


@pytest.mark.parametrize(
    ("key", "kind"),
    [(Qt.Key.Key_F1, CallKind.GHOST), (Qt.Key.Key_F2, CallKind.PRANK), (Qt.Key.Key_F3, CallKind.INFORMATION)],
)
def test_that_a_call_that_is_none_is_noted_in_two_keys(
    stand: Stand, hands: Hands, key: Qt.Key, kind: CallKind
) -> None:
    ring(hands)
    hands.key(key)
    hands.key(Qt.Key.Key_Return)
    stand.wait(lambda: not stand.desk.side.is_taking_new())
    counts = stand.room.store.readers.call_counts(stand.room.clock.now())
    assert counts == {each: int(each is kind) for each in CallKind}
    assert stand.room.store.readers.counts().incidents == 0
    ring(hands)
    stand.wait(lambda: any(words.startswith("Today: 1 ") for words in words_of(form(stand))))


def test_that_what_is_known_is_offered_with_its_reason_and_added_to_by_hand(stand: Stand, hands: Hands) -> None:
    stand.room.dispatch.open_incident(FLOOD).result(5.0)
    stand.wait_listed(1)
    (known,) = stand.room.book.incidents()
    ring(hands)
    hands.key(Qt.Key.Key_F4)
    form(stand).fields.title.setFocus()
    hands.text("kebanjiran deket jembatan")
    hands.tab()
    hands.text("kertaw")
    hands.key(Qt.Key.Key_Return)
    stand.wait(lambda: any(known.number in words for words in words_of(form(stand))))
    assert any("words: banjir jembatan" in words for words in words_of(form(stand)))
    hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form(stand)._save.text() == f"Add to {known.number}"
    hands.key(Qt.Key.Key_Return, CONTROL)
    stand.wait(lambda: stand.room.book.incidents()[0].reports == known.reports + 1)
    assert stand.room.store.readers.counts().incidents == 1
    stand.wait(lambda: stand.desk.detail.incident_id() == known.incident_id)


def test_that_a_second_ring_puts_the_first_call_aside_and_gives_it_back(stand: Stand, hands: Hands) -> None:
    ring(hands)
    hands.key(Qt.Key.Key_F4)
    form(stand).fields.title.setFocus()
    hands.text("Pohon tumbang")
    hands.key(Qt.Key.Key_N, CONTROL)
    assert form(stand).draft().title == ""
    hands.key(Qt.Key.Key_F1)
    hands.key(Qt.Key.Key_Return)
    stand.wait(lambda: not stand.desk.side.is_taking_new())
    ring(hands)
    hands.key(Qt.Key.Key_F7)
    assert form(stand).draft().title == "Pohon tumbang"
    stand.wait(lambda: len(DraftBox(stand.room.folder).kept()) == 1)


def test_that_what_was_typed_is_there_again_after_a_kill(tmp_path: Path, qtbot: QtBot, clock: FakeClock) -> None:
    with room_stand(tmp_path / "first", qtbot, profile=profile(), clock=clock) as first:
        hands = Hands(first)
        ring(hands)
        hands.key(Qt.Key.Key_F4)
        hands.text("0812345678")
        form(first).fields.title.setFocus()
        hands.text("Anak tenggelam")
        box = DraftBox(first.room.folder)
        first.wait(lambda: box.kept() and box.kept()[0].facts.title == "Anak tenggelam")
        (tmp_path / "second").mkdir()
        kept = (tmp_path / "first" / "drafts.json").read_bytes()
    (tmp_path / "second" / "drafts.json").write_bytes(kept)
    with room_stand(tmp_path / "second", qtbot, profile=profile(), clock=clock) as second:
        second.wait(lambda: form(second).draft().title == "Anak tenggelam")
        ring(Hands(second))
        assert any(words.startswith("Draft of ") and "restored" in words for words in words_of(form(second)))
        assert form(second).draft().number == "0812345678"
        second.submit()
        second.wait(lambda: second.desk.queue.model.rowCount() == 1)
        second.wait(lambda: not (tmp_path / "second" / "drafts.json").exists())


def test_that_a_number_is_known_and_its_mark_needs_a_reason(stand: Stand, hands: Hands) -> None:
    for _ in range(3):
        draft = IncidentDraft("", "", channel="112", number="0899112233")
        stand.room.intake_room.calls.log_call(CallKind.GHOST, draft).result(5.0)
    ring(hands)
    hands.key(Qt.Key.Key_F4)
    hands.text("+62 899 112233")
    stand.wait(lambda: any("3 ghost" in words for words in words_of(form(stand))))
    hands.key(Qt.Key.Key_F9)
    hands.text("menelepon tanpa bicara")
    hands.key(Qt.Key.Key_Return)
    stand.wait(lambda: any("Marked as a nuisance by Siti" in words for words in words_of(form(stand))))
    form(stand).fields.title.setText("Kebakaran")
    hands.key(Qt.Key.Key_Return, CONTROL)  # a mark blocks nothing
    stand.wait(lambda: stand.desk.queue.model.rowCount() == 1)


def test_that_every_control_is_reached_by_tab_and_none_twice(stand: Stand, hands: Hands) -> None:
    stand.room.dispatch.open_incident(FLOOD).result(5.0)
    ring(hands)
    hands.key(Qt.Key.Key_F4)
    form(stand).caller.number.setText("0899112233")
    form(stand).fields.title.setText("banjir jembatan kertawinangun")
    stand.wait(lambda: any("A-26-00001" in words for words in words_of(form(stand))))
    stand.wait(lambda: form(stand).caller._mark.isEnabled())
    form(stand).call.channel.setFocus()
    seen: list[QWidget] = []
    while len(seen) < 60:
        now = stand.desk.window.focusWidget()
        if now in seen or not form(stand).isAncestorOf(now):
            break
        seen.append(now)
        stand.press(Qt.Key.Key_Tab)
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)
    inside = [w for kind in kinds for w in form(stand).findChildren(kind)]
    wanted = [
        w for w in inside
        if w.isVisible() and w.isEnabled() and w.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]  # fmt: skip
    missing = [w.accessibleName() or w.objectName() or type(w).__name__ for w in wanted if w not in seen]
    assert missing == []
