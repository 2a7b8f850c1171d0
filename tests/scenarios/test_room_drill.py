"""A drill says so on every pane that shows simulated data, and a real room says nothing of the kind."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot
from room_stand import LANGUAGES, Stand, citizen_report, color_of, feed, profile, reports, room_stand, words_of
from small_room import indicator, small_profile

from services.domain.profile import Profile
from services.domain.text import Language
from widgets.kpi.standing_model import SOURCE
from widgets.kpi.tile import IndicatorTile

FIGURES = [{"indicator": "sampah-terangkut", "value": 61.5, "as_of": "2026-11-21T09:42:00Z"}]
FIELDS = {"indicator": "indicator", "value": "value", "as_of": "as_of"}
ON_MAP = "(mark => mark && !mark.hidden ? mark.textContent : '')(document.getElementById('ops-drill'))"
MARKS = {"id": ("LATIHAN",), "en": ("LATIHAN", "DRILL")}


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/aduan"] = reports(citizen_report())
        running.bodies["/angka"] = json.dumps(FIGURES).encode()
        yield running


def room_of(server: HostileServer, *, is_drill: bool) -> Profile:
    mark = partial(replace, is_drill=is_drill)
    base = profile(
        mark(feed("aduan", server.url("/aduan"))),
        mark(feed("angka", server.url("/angka"), format="mapped", options={"fields": FIELDS})),
    )
    programme = replace(small_profile().programmes[0], indicators=(replace(indicator(), is_headline=True),))
    return replace(base, programmes=(programme,), is_drill=is_drill)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return "id" if request.param == "id" else "en"


def test_that_a_drill_says_so_on_every_pane(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer, language: Language
) -> None:
    room = room_of(server, is_drill=True)
    with room_stand(tmp_path, qtbot, profile=room, clock=clock, language=language) as stand:
        wait_filled(stand)
        drill = color_of("drill")
        assert "LATIHAN" in stand.desk.window.windowTitle()
        assert [name for name, texts in spoken(stand).items() if not says(texts, language)] == []
        assert has_color(stand.desk.quick_wins, drill)
        assert stand.desk.window.grab().toImage().pixelColor(1, 1) == drill
        stand.wait(lambda: says([stand.on_map(ON_MAP)], language))
        stand.wait(lambda: says([stand.card().upper()], language))


def test_that_a_real_room_never_says_drill(
    tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer, language: Language
) -> None:
    room = room_of(server, is_drill=False)
    with room_stand(tmp_path, qtbot, profile=room, clock=clock, language=language) as stand:
        wait_filled(stand)
        assert "LATIHAN" not in stand.desk.window.windowTitle()
        assert [name for name, texts in spoken(stand).items() if says(texts, language)] == []
        assert not has_color(stand.desk.window, color_of("drill"))
        assert not stand.on_map(ON_MAP)


def wait_filled(stand: Stand) -> None:
    """Wait until report and figure are on screen."""
    stand.wait_listed(1)
    stand.wait_map()
    stand.wait(lambda: "61" in tile(stand).accessibleName())


def spoken(stand: Stand) -> dict[str, list[str]]:
    """Return the words of every pane that shows what came from the feeds."""
    desk = stand.desk
    table = desk.programmes.findChild(QTableView)
    assert table is not None
    source = str(table.model().data(table.model().index(0, SOURCE)))
    panes = {"strip": desk.strip, "queue": desk.queue, "detail": desk.detail}
    told = {name: words_of(pane) for name, pane in panes.items()}
    return told | {"quick wins": [tile(stand).accessibleName()], "programmes": [source]}


def tile(stand: Stand) -> IndicatorTile:
    found = stand.desk.quick_wins.findChild(IndicatorTile)
    assert found is not None
    return found


def says(texts: list[str], language: Language) -> bool:
    return any(mark in text for text in texts for mark in MARKS[language])


def has_color(widget: QWidget, color: QColor) -> bool:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32) & 0xFFFFFF
    return bool((pixels == (color.rgb() & 0xFFFFFF)).any())
