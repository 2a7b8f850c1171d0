"""Fixtures: a small made-up area, the real page files, and a map whose page is up.

Used as ``pytest_plugins = ["live_map"]``; importing it registers the scheme before the application exists.
"""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from map_samples import READY_MS, Ask
from pytestqt.qtbot import QtBot

from console.map_assets import load_map_assets
from services.domain.clock import Clock
from services.domain.geo import BoundingBox, Point
from services.domain.profile import Area, Line, Village
from widgets.map.base_page import build_base_page
from widgets.map.map_view import MapView
from widgets.map.scheme import register_scheme
from widgets.map.timings import Timings
from widgets.theme.theme import Theme

register_scheme()

MAP_FILES = Path(__file__).parents[3] / "resources" / "map"


@pytest.fixture
def map_area() -> Area:
    outline = ((-6.6, 108.0), (-6.3, 108.0), (-6.3, 108.4), (-6.6, 108.4), (-6.6, 108.0))
    coast = ((-6.28, 107.8), (-6.28, 108.2), (-6.30, 108.6))
    lines = (Line("outline", "Contoh", outline), Line("coast", "", coast), Line("river", "Ci Contoh", outline[:3]))
    villages = (
        Village("1", "Sukamaju", "desa", "Utara", Point(-6.35, 108.1), 2.0),
        Village("2", "Sukamundur", "desa", "Utara", Point(-6.37, 108.2), 2.0),
    )
    bounds = BoundingBox(-6.6, 108.0, -6.3, 108.4)
    return Area(
        "Contoh", "00.00", "Asia/Jakarta", "WIB", bounds, ("Utara",), villages, lines, "Contoh - indikatif"
    )


@pytest.fixture
def map_timings() -> Timings:
    return Timings()


@pytest.fixture
def map_view(
    qtbot: QtBot, map_area: Area, dark: Theme, map_timings: Timings, clock: Clock, caplog: pytest.LogCaptureFixture
) -> Iterator[MapView]:
    """A map that is shown and settled; fails when the page wrote a warning to its console."""
    view = MapView(map_area, dark, assets=load_map_assets(MAP_FILES), clock=clock, timings=map_timings)
    view.resize(900, 600)
    with qtbot.waitSignal(view.settled, timeout=READY_MS):
        view.show()
        view.load(build_base_page(map_area))
    yield view
    page = view._host.page
    view.close()
    with qtbot.waitSignal(page.destroyed, timeout=READY_MS):
        view.deleteLater()
    warned = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert warned == []


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """Return the value of a JavaScript expression in the page (over JSON: arrays and objects get lost otherwise)."""

    def answer(view: MapView, expression: str) -> Any:
        answers: list[Any] = []
        view._host.page.runJavaScript(f"JSON.stringify(({expression}))", answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=5000)
        return json.loads(answers[0])

    return answer
