"""What a citizen writes is text, whatever is in it: in the queue, in the detail, on the map's card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from room_stand import Stand, citizen_report, feed, profile, reports, room_stand

from widgets.incidents.event_log import EventLog
from widgets.incidents.queue_cells import QueueColumn

ATTACKS = (
    '<img src=x onerror="window.PWN=1">',
    "</script><script>window.PWN=2</script>",
    "${window.PWN=3} ${7*7} {{7*7}}",
    "<b>tebal</b> &lt;i&gt; &amp;",
    "%n %1 {0} {title} \\u0022",
    "'; DROP TABLE incident; --",
    "\u202eterbalik\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        yield running


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer) -> Iterator[Stand]:
    items = [written(n, text) for n, text in enumerate((*ATTACKS, "panjang " * 1250))]
    server.bodies["/aduan"] = reports(*items)
    with room_stand(tmp_path, qtbot, profile=profile(feed("aduan", server.url("/aduan"))), clock=clock) as running:
        running.wait_listed(len(items))
        yield running


def written(number: int, text: str) -> dict[str, object]:
    """Return a report that says ``text`` wherever a citizen can write."""
    fields = ("service_name", "description", "address", "reporter", "status_notes", "media_url", "source")
    return citizen_report(number, **dict.fromkeys(fields, text))


def test_that_each_attack_is_shown_as_it_was_written(stand: Stand) -> None:
    stand.wait_map()
    model = stand.desk.queue.model
    seen: set[str] = set()
    for row in range(model.rowCount()):
        incident = model.incident_at(row)
        stand.select(incident.incident_id)
        assert_shown(stand, incident.title)
        seen.add(incident.title)
        index = model.index(row, QueueColumn.TITLE)
        assert incident.title[:40] in str(model.data(index, Qt.ItemDataRole.DisplayRole))
        assert "<img" not in str(model.data(index, Qt.ItemDataRole.ToolTipRole))
        assert "<script" not in str(model.data(index, Qt.ItemDataRole.ToolTipRole))
    for text in ATTACKS[:-1]:
        assert text in seen
    assert stand.on_map("window.PWN ?? null") is None
    assert stand.room.feeds.healths()[0].rejected == 0


def assert_shown(stand: Stand, title: str) -> None:
    """Assert that detail and card show ``title`` letter by letter, and nothing was made of it."""
    labels = stand.desk.detail.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert any(label.text() == title for label in labels)
    stand.wait(lambda: title[:200] in stand.card())
    assert stand.on_map("document.querySelectorAll('.card img, .card script, .card b, .card i').length") == 0


def test_that_the_log_and_a_note_keep_every_letter(stand: Stand) -> None:
    stand.press("c")
    stand.press("<img src=x> ${7*7} </script>")
    stand.submit()
    stand.wait_saved()
    log = stand.desk.detail.findChild(EventLog)
    assert log is not None
    stand.wait(lambda: "<img src=x> ${7*7} </script>" in log.toPlainText())


def test_that_ten_thousand_letters_do_not_widen_the_window(stand: Stand) -> None:
    model = stand.desk.queue.model
    longest = max((model.incident_at(row) for row in range(model.rowCount())), key=lambda i: len(i.description))
    assert len(longest.description) > 4000
    stand.select(longest.incident_id)
    stand.wait(lambda: stand.desk.detail.incident_id() == longest.incident_id)
    assert stand.desk.window.minimumSizeHint().width() <= 1920
    assert stand.desk.window.width() == 1920
