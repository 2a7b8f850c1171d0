"""Many at once and by command, in a whole console: one batch, each refusal named, undone as one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_clock import FakeClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot
from room_stand import Stand, profile, room_stand, words_of

from services.domain.draft import IncidentDraft
from services.domain.incident import IncidentStatus
from services.incidents.many import MOST, act_on_many
from services.incidents.refusals import RefusedError
from widgets.desk.command_line import CommandLine
from widgets.incidents.queue_query import QueueGroup
from widgets.incidents.saved_views import views_from_text

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock) -> Iterator[Stand]:
    """Four floods that somebody typed, so all are acknowledged; the keyboard is on the queue."""
    with room_stand(tmp_path, qtbot, profile=profile(), clock=clock) as running:
        for number in range(4):
            running.room.dispatch.open_incident(IncidentDraft("banjir", f"Banjir {number}", place="Langut"))
        running.wait_listed(4)
        running.desk.queue.keep_focus()
        yield running


def say(stand: Stand, line: str) -> None:
    """Open the command bar by its key, type, press Enter."""
    stand.press("/")
    field = stand.desk.commands.findChild(CommandLine)
    stand.wait(field.hasFocus)
    stand.press(line.removeprefix("/"))
    stand.press(Qt.Key.Key_Return)


def said(stand: Stand, *parts: str) -> bool:
    return any(all(part in text for part in parts) for text in words_of(stand.desk.queue))


def test_that_many_are_assigned_in_one_act_and_undone_in_one(stand: Stand) -> None:
    ids = [stand.desk.queue.model.incident_at(row).incident_id for row in range(4)]
    before = stand.room.store.readers.events_of(ids[0])
    stand.press("a", CONTROL)
    for key in "t1":
        stand.press(key)
    stand.submit()
    book = stand.room.book
    stand.wait(lambda: all(book.get(i).status is IncidentStatus.ASSIGNED for i in ids))  # type: ignore[union-attr]
    assert len(stand.room.store.readers.events_of(ids[0])) == len(before) + 1
    stand.wait(lambda: said(stand, "4 incident", "done"))
    stand.room.dispatch.undo.take_back()
    stand.wait(lambda: all(not book.get(i).agencies for i in ids))  # type: ignore[union-attr]


def test_that_each_refused_one_is_named_and_the_others_are_done(stand: Stand) -> None:
    book = stand.room.book
    first = stand.desk.queue.model.incident_at(0)
    stand.room.dispatch.assign(first, "bpbd")
    stand.wait(lambda: book.get(first.incident_id).agencies)  # type: ignore[union-attr]
    stand.press("a", CONTROL)
    for key in "t1":
        stand.press(key)
    stand.submit()
    stand.wait(lambda: said(stand, "3 incident", "1 refused"))
    named = [w for w in stand.desk.queue.findChildren(QListWidget) if w.isVisible() and w.count()]
    assert first.number in named[0].item(0).text()
    assert "already assigned" in named[0].item(0).text()
    assert stand.desk.queue.model.marked() == (first.incident_id,)


def test_that_a_command_assigns_closes_and_says_so(stand: Stand) -> None:
    incident = stand.desk.queue.model.incident_at(2)
    end = incident.number.rpartition("-")[2].lstrip("0")
    say(stand, f"/tugas {end} bpbd")
    book = stand.room.book
    stand.wait(lambda: book.get(incident.incident_id).agencies == ("bpbd",))  # type: ignore[union-attr]
    stand.wait(lambda: any(f"{incident.number}: saved." in text for text in words_of(stand.desk.commands)))
    assert stand.desk.detail.incident_id() == incident.incident_id
    say(stand, f"/tutup {end} batal salah sambung")
    stand.wait(lambda: book.get(incident.incident_id) is None)
    say(stand, f"/terima {end}")
    assert any("No open incident has the number" in text for text in words_of(stand.desk.commands))


def test_that_the_page_of_an_incident_is_written_by_command_and_from_the_menu(stand: Stand) -> None:
    incident = stand.desk.queue.model.incident_at(0)
    path = stand.room.folder / "pages" / f"{incident.number}.pdf"
    say(stand, f"/cetak {incident.number}")
    stand.wait(path.exists)
    stand.wait(lambda: any(str(path) in text for text in words_of(stand.desk.commands)))
    path.unlink()
    stand.desk.detail.life._menu.print_wanted.emit()
    stand.wait(path.exists)


def test_that_a_command_begins_a_new_report_with_what_was_said(stand: Stand) -> None:
    say(stand, "/baru banjir langut")
    stand.wait(lambda: stand.desk.side.is_taking_new())
    facts = stand.desk.new_form.kept().facts
    assert (facts.title, facts.category) == ("banjir langut", "banjir")


def test_that_views_and_columns_are_kept_between_starts(stand: Stand) -> None:
    queue = stand.desk.queue
    for key in "5":
        stand.press(key)
    assert queue.model.query.group is QueueGroup.DISTRICT
    queue._head.start_naming()
    stand.press("Per kecamatan")
    stand.press(Qt.Key.Key_Return)
    kept = views_from_text(stand.app._settings.text("queue/views"))
    assert [view.name for view in kept] == ["Per kecamatan"]


def test_that_too_many_at_once_are_refused_before_anything_is_written(stand: Stand) -> None:
    incident = stand.desk.queue.model.incident_at(0)
    with pytest.raises(RefusedError):
        act_on_many(stand.room.dispatch.hand, [incident] * (MOST + 1), stand.room.dispatch.acknowledge)
    done = act_on_many(stand.room.dispatch.hand, [incident], stand.room.dispatch.acknowledge)
    assert (done.allowed, done.saving, len(done.refused)) == ((), None, 1)
    assert stand.room.dispatch.hand.log is stand.room.store
