"""The page is disposable: killed, hung or killed too often."""

import os
import signal

import pytest
from map_samples import NO_GPU, READY_MS, Ask, an_incident, click, position_of
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from widgets.map.map_cover import MapCover
from widgets.map.map_view import MapView
from widgets.map.page_keeper import MapOutage, OutageCause
from widgets.map.timings import Timings

pytest_plugins = ["live_map"]
pytestmark = pytest.mark.qt_log_ignore(*NO_GPU)


@pytest.fixture
def map_timings() -> Timings:
    return Timings(answer_ms=700, restarts=2)


def kill_page(view: MapView) -> None:
    os.kill(view._host.page.renderProcessPid(), signal.SIGKILL)


def test_that_a_killed_page_comes_back_with_everything(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    incidents = tuple(an_incident(n) for n in range(40))
    map_view.show_incidents(incidents)
    map_view.select_incident("inc-7")
    with qtbot.waitSignal(map_view.settled, timeout=5000):
        map_view.show_whole_area()
    with qtbot.waitSignal(map_view.settled, timeout=READY_MS):
        kill_page(map_view)
    seen: list[str] = []
    map_view.incident_clicked.connect(seen.append)
    assert "A-26-00007" in ask(map_view, "document.querySelector('.card').textContent")
    for number in (0, 11, 22, 33):
        place = incidents[number].point
        assert place
        click(map_view, position_of(map_view, ask, place))
        qtbot.waitUntil(lambda number=number: seen[-1:] == [f"inc-{number}"], timeout=5000)
    assert not map_view.findChild(MapCover).isVisible()


def test_that_what_happens_while_the_page_is_down_is_shown_afterwards(
    map_view: MapView, ask: Ask, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(map_view._host.lost, timeout=5000):
        kill_page(map_view)
    map_view.show_incidents((an_incident(3),))
    map_view.select_incident("inc-3")
    qtbot.waitSignal(map_view.settled, timeout=READY_MS).wait()
    assert "A-26-00003" in ask(map_view, "document.querySelector('.card').textContent")


def test_that_a_view_the_operator_chose_survives_a_restart(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    ask(map_view, "map_ops.setView([-6.4, 108.3], 14, {animate: false}), 0")
    qtbot.waitUntil(lambda: "view" in map_view._state._settings, timeout=5000)
    with qtbot.waitSignal(map_view.settled, timeout=READY_MS):
        kill_page(map_view)
    center = ask(map_view, "[map_ops.getCenter().lat, map_ops.getCenter().lng, map_ops.getZoom()]")
    assert center == pytest.approx([-6.4, 108.3, 14], abs=0.001)


def test_that_a_hung_page_is_ended_and_comes_back(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    hung = map_view._host.page.renderProcessPid()
    map_view._host.page.runJavaScript("for (;;) {}")
    with qtbot.waitSignal(map_view._host.lost, timeout=10_000):
        map_view.show_incidents((an_incident(5),))
    qtbot.waitSignal(map_view.settled, timeout=READY_MS).wait()
    assert map_view._host.page.renderProcessPid() != hung
    map_view.select_incident("inc-5")
    qtbot.waitUntil(
        lambda: "A-26-00005" in ask(map_view, "document.querySelector('.card').textContent"), timeout=5000
    )


def test_that_too_many_deaths_end_in_a_panel_and_the_operator_can_try_again(
    map_view: MapView, ask: Ask, qtbot: QtBot
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(map_view.settled, timeout=READY_MS):
            kill_page(map_view)
    with qtbot.waitSignal(map_view.unavailable, timeout=5000) as caught:
        kill_page(map_view)
    [outage] = caught.args
    assert isinstance(outage, MapOutage)
    assert outage.cause is OutageCause.CRASHED
    cover = map_view.findChild(MapCover)
    assert "16:42" in cover.text()
    assert "tries again" in cover.text()
    with qtbot.waitSignal(map_view.settled, timeout=READY_MS):
        cover.findChild(QPushButton).click()
    assert not cover.isVisible()
