"""What comes back from the page is checked; the strip, the cover and the cards say what there is."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from map_samples import AT, NO_GPU, Ask, an_incident
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from services.domain.camera import Camera, CameraHealth, CameraState, CameraTrouble
from services.domain.freshness import Freshness, FreshnessState
from services.domain.geo import Point
from services.domain.profile import Area
from services.domain.resource import Fix
from widgets.map.bridge import MapBridge, Viewport
from widgets.map.cards import camera_card, vehicle_card
from widgets.map.counts import MapCounts
from widgets.map.layer_bar import LayerBar
from widgets.map.map_cover import MapCover
from widgets.map.map_view import MapView
from widgets.map.page_keeper import MapOutage, OutageCause
from widgets.theme.theme import Theme

pytest_plugins = ["live_map"]
pytestmark = pytest.mark.qt_log_ignore(*NO_GPU)
WIB = timezone(timedelta(hours=7))


@pytest.fixture
def bridge(qapp: QCoreApplication) -> MapBridge:
    return MapBridge()


def heard(signal: object) -> list[object]:
    values: list[object] = []
    signal.connect(lambda *arguments: values.append(arguments))  # type: ignore[attr-defined]
    return values


@pytest.mark.parametrize("key", ["", "a b", "x" * 65, "<img>", "é", "../x", "a\n"])
def test_that_a_strange_key_from_the_page_is_dropped(bridge: MapBridge, key: str) -> None:
    clicks = heard(bridge.thing_clicked)
    bridge.clicked("incident", key)
    bridge.clicked("window", "inc-1")
    assert clicks == []
    bridge.clicked("incident", "inc-1")
    assert clicks == [("incident", "inc-1")]


@pytest.mark.parametrize(("lat", "lon"), [(math.nan, 0.0), (0.0, math.inf), (91.0, 0.0), (0.0, -180.5)])
def test_that_an_impossible_place_from_the_page_is_dropped(bridge: MapBridge, lat: float, lon: float) -> None:
    places, views = heard(bridge.place_picked), heard(bridge.view_changed)
    bridge.place_chosen(lat, lon)
    bridge.view_moved(lat, lon, 10.0, -7.0, 107.0, -6.0, 109.0, False)
    bridge.view_moved(-6.4, 108.2, math.nan, -7.0, 107.0, -6.0, 109.0, False)
    bridge.view_moved(-6.4, 108.2, 10.0, -6.0, 107.0, -7.0, 109.0, False)
    assert places == []
    assert views == []


def test_that_a_view_arrives_as_it_is(bridge: MapBridge) -> None:
    views: list[Viewport] = []
    bridge.view_changed.connect(views.append)
    bridge.view_moved(-6.4, 108.2, 10.5, -7.0, 107.0, -6.0, 109.0, True)
    assert views[0].center == Point(-6.4, 108.2)
    assert (views[0].zoom, views[0].is_whole_area) == (10.5, True)


def test_that_the_strip_says_how_much_is_in_doubt(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    bar = LayerBar(parent)
    bar.show_counts(
        MapCounts(200, 3, 32, 5, 24, 2, 1, 4, earthquakes_age_s=720.0, observations=9, observations_stale=2)
    )
    texts = [switch.text() for switch in bar.findChildren(QCheckBox)]
    assert texts == [
        "Incidents 200, 3 without a place",
        "Cameras 32, 5 not live",
        "Vehicles 24, 2 stale, 1 unknown",
        "Earthquakes 4, stale 12 min",
        "Observations 9, 2 stale",
    ]


def test_that_the_cover_says_what_happened_since_when_and_what_comes_next(
    qtbot: QtBot, map_area: Area, any_theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(400, 300)
    cover = MapCover(map_area, any_theme, zone=WIB, skeleton_ms=1, parent=parent)
    cover.resize(400, 300)
    cover.show_loading()
    assert cover.text() == ""
    qtbot.waitUntil(lambda: "Loading" in cover.text(), timeout=2000)
    cover.show_outage(MapOutage(OutageCause.HUNG, datetime(2026, 11, 21, 9, 42, tzinfo=UTC), 600.0))
    assert "16:42" in cover.text()
    assert "10 minutes" in cover.text()
    assert "does not answer" in cover.text()
    parent.show()
    assert cover.grab().toImage().pixelColor(200, 40) == any_theme.color("land")


def test_that_a_camera_card_gives_the_measured_state_and_its_reason() -> None:
    health = CameraHealth("c", CameraState.OFF, AT, reason=CameraTrouble.UNREACHABLE.value)
    card = str(camera_card((Camera("c", "Simpang", "x", claimed_status="online"), health), WIB))
    assert "No answer" in card
    assert "Cannot be reached" in card
    assert "online" not in card
    assert "unknown" in str(camera_card((Camera("c", "Simpang", "x"), None), WIB))


def test_that_a_vehicle_card_never_hides_an_old_position() -> None:
    fix = Fix("v", "Truk", "truk sampah", Point(-6.4, 108.2), AT)
    assert "Old position: 4 min" in str(vehicle_card((fix, Freshness(FreshnessState.STALE, AT, 250.0)), WIB))
    assert "unknown" in str(vehicle_card((fix, Freshness(FreshnessState.UNKNOWN)), WIB))
    assert "Old" not in str(vehicle_card((fix, Freshness(FreshnessState.LIVE, AT, 2.0)), WIB))


class Brackets(QTranslator):
    """Shows which words were asked for again."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"[{source}]"


@pytest.fixture
def bracketed(qapp: QCoreApplication) -> Iterator[QObject]:
    translator = Brackets()
    yield translator
    qapp.removeTranslator(translator)


def test_that_a_change_of_language_reaches_strip_card_and_legend(
    map_view: MapView, ask: Ask, qtbot: QtBot, bracketed: QTranslator
) -> None:
    map_view.show_incidents((an_incident(1),))
    map_view.select_incident("inc-1")
    legend = map_view.findChild(QToolButton, "legend")
    assert isinstance(legend, QToolButton)
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton)
    QCoreApplication.installTranslator(bracketed)
    switch = map_view.findChild(QCheckBox, "layer_incident")
    assert isinstance(switch, QCheckBox)
    qtbot.waitUntil(lambda: switch.text().startswith("[Incidents"), timeout=2000)
    for selector, word in ((".card", "[P3 Moderate]"), ("#ops-legend", "[not acknowledged]")):
        read = f"document.querySelector('{selector}').textContent"
        qtbot.waitUntil(lambda read=read, word=word: word in ask(map_view, read), timeout=5000)
