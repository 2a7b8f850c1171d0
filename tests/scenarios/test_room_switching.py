"""Language and theme change under the operator's hand: every word follows, nothing else moves."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from room_stand import (
    HAS_INDONESIAN,
    Stand,
    citizen_report,
    color_of,
    feed,
    profile,
    reports,
    room_stand,
    words_of,
)

from console import appearance
from services.domain.profile import Profile
from services.domain.text import Label
from widgets.incidents.event_log import EventLog

OF_ENGLISH = ("Flood", "Feed aduan", "network on", "Incident queue", "P2 Serious", "Reported by")
OF_INDONESIAN = ("Kebanjiran", "Umpan aduan")  # words of the profile
FACTS = (
    "Kabupaten Kecil", "Siti", "aduan", "Kebanjiran", "Banjir pertama", "Banjir kedua",
    "Air setinggi lutut di depan balai desa.",
)  # fmt: skip


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock) -> Iterator[Stand]:
    with HostileServer() as server:
        other = citizen_report(2, service_name="Banjir kedua")
        server.bodies["/aduan"] = reports(citizen_report(service_name="Banjir pertama"), other)
        room = bilingual(profile(feed("aduan", server.url("/aduan"))))
        with room_stand(tmp_path, qtbot, profile=room, clock=clock) as running:
            running.wait_listed(2)
            yield running


def test_that_the_desk_speaks_one_language_from_the_start(stand: Stand) -> None:
    assert words_in(stand, OF_ENGLISH) == list(OF_ENGLISH)
    assert words_in(stand, OF_INDONESIAN) == []


def test_that_every_word_follows_the_language_and_the_selection_stays(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_file = appearance._translator
    monkeypatch.setattr(
        appearance, "_translator", lambda p: BracketTranslator(p) if "_id" in p.stem else from_file(p)
    )
    stand.press("j")
    chosen = stand.desk.queue.selected_id()
    stand.desk.settings.language_chosen.emit("id")
    stand.wait(lambda: not untranslated(stand))
    assert words_in(stand, OF_INDONESIAN) == list(OF_INDONESIAN)
    assert words_in(stand, ("Flood", "Feed aduan")) == []
    assert stand.desk.queue.selected_id() == stand.desk.detail.incident_id() == chosen
    stand.desk.settings.language_chosen.emit("en")
    stand.wait(lambda: not words_in(stand, ("⟦", *OF_INDONESIAN)))
    assert words_in(stand, OF_ENGLISH) == list(OF_ENGLISH)
    assert stand.desk.queue.selected_id() == stand.desk.detail.incident_id() == chosen


@pytest.mark.skipif(not HAS_INDONESIAN, reason="resources/translations/icc_id.qm was not built: make setup")
def test_that_indonesian_leaves_no_english_on_the_desk(stand: Stand) -> None:
    stand.desk.settings.language_chosen.emit("id")
    stand.wait(lambda: not words_in(stand, OF_ENGLISH))
    assert words_in(stand, OF_INDONESIAN) == list(OF_INDONESIAN)


def test_that_a_theme_takes_hold_everywhere_and_keeps_selection_draft_and_map(stand: Stand) -> None:
    stand.wait_map()
    stand.press("j")
    chosen = stand.desk.queue.selected_id()
    stand.press("c")
    stand.press("Setengah cata")
    dark = stand.desk.window.grab().toImage().pixelColor(4, 4)
    stand.on_map("window.mark = 1")
    stand.desk.commands.theme_requested.emit()
    light = stand.desk.window.grab().toImage().pixelColor(4, 4)
    assert dark.lightness() < 60 < 200 < light.lightness()
    stand.press("tan")
    focus = stand.desk.window.focusWidget()
    assert focus is not None
    assert focus.property("plainText") == "Setengah catatan"
    assert stand.desk.queue.selected_id() == stand.desk.detail.incident_id() == chosen
    assert stand.on_map("window.mark") == 1
    land = "getComputedStyle(document.documentElement).getPropertyValue('--panel').trim()"
    stand.wait(lambda: QColor(stand.on_map(land)) == color_of("panel", theme="light"))


class BracketTranslator(QTranslator):
    """Puts what goes through ``tr`` in brackets: what stands without them was forgotten."""

    def __init__(self, path: Path) -> None:
        super().__init__()

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"⟦{source.replace('%n', str(n))}⟧"


def untranslated(stand: Stand) -> list[str]:
    """Return the words on strip, queue and detail that are neither translated nor facts."""
    desk = stand.desk
    texts = [text for pane in (desk.strip, desk.queue, desk.detail) for text in words_of(pane)]
    return [text for text in texts if "⟦" not in text and not re.search(r"\d", text) and text not in FACTS]


def bilingual(room: Profile) -> Profile:
    """Return ``room`` with words that differ between the languages."""
    flood = replace(room.categories[0], name=Label(id="Kebanjiran", en="Flood"))
    return replace(room, categories=(flood, *room.categories[1:]))


def words_in(stand: Stand, words: tuple[str, ...]) -> list[str]:
    """Return which of ``words`` are to be read on strip, queue or detail."""
    desk = stand.desk
    log = desk.detail.findChild(EventLog)
    assert log is not None
    shown = [*words_of(desk.strip), *words_of(desk.queue), *words_of(desk.detail), log.toPlainText()]
    model = desk.queue.model
    cells = [str(model.data(model.index(0, column))) for column in range(model.columnCount())]
    text = "\n".join([*shown, *cells])
    return [word for word in words if word in text]
