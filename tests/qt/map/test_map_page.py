"""The real page in Qt's browser: what it may ask for, what it shows, what it tells."""

from dataclasses import replace

import pytest
from map_samples import AT, NO_GPU, Ask, an_incident, click, position_of
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from services.domain.camera import Camera, CameraHealth, CameraState
from services.domain.freshness import Freshness, FreshnessState
from services.domain.geo import Point
from services.domain.incident import IncidentStatus
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.resource import Fix
from services.domain.severity import Severity
from widgets.map.map_view import MapView
from widgets.theme.theme import Theme

pytest_plugins = ["live_map"]
pytestmark = pytest.mark.qt_log_ignore(*NO_GPU)

HOSTILE = '<img src=x onerror="window.PWN=1"> ${window.PWN=2} </script><script>window.PWN=3</script> `x` \'"\\'
CARD = "document.querySelector('.card')"


def double_click(view: MapView, position: QPoint) -> None:
    """As a window system sends it; QTest's own leaves out the release between."""
    target, at = view._host.view.focusProxy(), QPointF(position)
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    press, release, again = (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    )
    for kind, held in ((press, button), (release, none), (again, button), (release, none)):
        event = QMouseEvent(kind, at, target.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(target, event)


def settle(qtbot: QtBot, view: MapView) -> None:
    """Wait until the page has taken everything; a redraw may still follow."""
    with qtbot.waitSignal(view.settled, timeout=5000):
        view.show_whole_area()


def test_that_nothing_outside_the_program_is_asked_for(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    assert map_view._host.blocker.refused == []
    assert {url.split("/")[2] for url in map_view._host.blocker.allowed} == {"map"}
    qtbot.waitUntil(lambda: ask(map_view, "document.fonts.check('600 11px Inter')"), timeout=5000)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/x.js", "http://127.0.0.1:9/", "file:///etc/passwd", "console://other/index.html",
     "console://map/../../etc/passwd", "console://map/%2e%2e%2fassets.toml", "console://map/assets.toml"],
)  # fmt: skip
def test_that_every_other_address_is_refused(
    map_view: MapView, ask: Ask, qtbot: QtBot, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    ask(
        map_view,
        f"window.got = null, fetch({address!r}).then(r => window.got = r.ok, () => window.got = false), 0",
    )
    qtbot.waitUntil(lambda: ask(map_view, "window.got") is not None, timeout=5000)
    assert ask(map_view, "window.got") is False
    caplog.clear()  # the browser complains of each refusal in its console, as it should


def test_that_only_reading_is_allowed(
    map_view: MapView, ask: Ask, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    ask(
        map_view,
        "fetch('console://map/ops.css', {method: 'POST'}).then(r => window.got = r.ok, () => window.got = false), 0",
    )
    qtbot.waitUntil(lambda: ask(map_view, "window.got ?? null") is False, timeout=5000)
    caplog.clear()


def test_that_the_page_cannot_leave_or_open_windows(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    assert ask(map_view, "window.open('https://example.org/') === null") is True
    ask(map_view, "location.href = 'https://example.org/', 0")
    settle(qtbot, map_view)
    assert map_view._host.page.url().toString() == "console://map/index.html"
    assert map_view._host.blocker.refused == []


def test_that_the_page_makes_no_code_from_text(
    map_view: MapView, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    attempt = "(() => {{ try {{ {0}; return 'ran' }} catch (error) {{ return error.name }} }})()"
    assert ask(map_view, attempt.format("eval('1')")) == "EvalError"
    assert ask(map_view, attempt.format("new Function('return 1')()")) == "EvalError"
    ask(
        map_view,
        "document.body.appendChild(Object.assign(document.createElement('script'), {text: 'PWN = 1'})).id",
    )
    assert ask(map_view, "typeof PWN") == "undefined"
    caplog.clear()


def test_that_a_click_on_a_dot_names_its_incident(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    incidents = tuple(an_incident(n) for n in range(20))
    map_view.show_incidents(incidents)
    settle(qtbot, map_view)
    wanted = incidents[13]
    assert wanted.point
    with qtbot.waitSignal(map_view.incident_clicked, timeout=5000) as caught:
        click(map_view, position_of(map_view, ask, wanted.point) + QPoint(5, -5))
    assert caught.args == ["inc-13"]


def test_that_clicking_again_takes_the_next_of_several_at_one_point(
    map_view: MapView, ask: Ask, qtbot: QtBot
) -> None:
    place = Point(-6.45, 108.2)
    map_view.show_incidents(
        tuple(
            an_incident(n, point=place, severity=s) for n, s in enumerate((Severity.P4, Severity.P1, Severity.P3))
        )
    )
    settle(qtbot, map_view)
    seen: list[str] = []
    map_view.incident_clicked.connect(seen.append)
    for count in (1, 2, 3, 4):
        click(map_view, position_of(map_view, ask, place))
        qtbot.waitUntil(lambda count=count: len(seen) == count, timeout=5000)
    assert seen == ["inc-1", "inc-2", "inc-0", "inc-1"]


def test_that_selecting_shows_hostile_citizen_text_as_text(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    map_view.show_incidents((an_incident(1, title=HOSTILE, place=HOSTILE),))
    map_view.select_incident("inc-1")
    settle(qtbot, map_view)
    assert ask(map_view, f"{CARD}.querySelector('.card-title').textContent") == HOSTILE
    assert ask(map_view, f"{CARD}.querySelector('dd').textContent") == HOSTILE
    assert ask(map_view, f"{CARD}.querySelectorAll('img, script').length") == 0
    assert ask(map_view, "window.PWN ?? null") is None


def test_that_a_selection_in_sight_does_not_move_the_map_and_one_out_of_sight_keeps_the_zoom(
    map_view: MapView, ask: Ask, qtbot: QtBot
) -> None:
    near, far = an_incident(1, point=Point(-6.45, 108.2)), an_incident(2, point=Point(-6.45, 108.46))
    map_view.show_incidents((near, far))
    settle(qtbot, map_view)
    view = "[map_ops.getCenter().lat, map_ops.getCenter().lng, map_ops.getZoom()]"
    before = ask(map_view, view)
    with qtbot.waitSignal(map_view.settled, timeout=5000):
        map_view.select_incident("inc-1")
    assert ask(map_view, view) == before
    with qtbot.waitSignal(map_view.settled, timeout=5000):
        map_view.select_incident("inc-2")
    lat, lon, zoom = ask(map_view, view)
    assert (lat, lon) == pytest.approx((-6.45, 108.46), abs=0.01)
    assert zoom == before[2]


def test_that_an_incident_without_a_place_says_so_and_a_closed_one_leaves(
    map_view: MapView, ask: Ask, qtbot: QtBot
) -> None:
    placeless = an_incident(1, point=None)
    map_view.show_incidents((placeless, an_incident(2)))
    map_view.select_incident("inc-1")
    settle(qtbot, map_view)
    assert "not on the map" in ask(map_view, f"{CARD}.textContent")
    map_view.show_incidents((replace(placeless, status=IncidentStatus.CLOSED),))
    settle(qtbot, map_view)
    assert ask(map_view, f"{CARD}.hidden") is True


def test_that_cameras_and_vehicles_answer_with_their_own_ids(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    camera = Camera("Kamera / 1", "Simpang", "x", Point(-6.4, 108.1), 90.0)
    fix = Fix("E 1234 XY", "Truk", "truk sampah", Point(-6.5, 108.3), AT, 45.0, 20.0)
    map_view.show_cameras(((camera, CameraHealth("Kamera / 1", CameraState.FROZEN, AT)),))
    map_view.show_vehicles(((fix, Freshness(FreshnessState.STALE, AT, 240.0)),))
    settle(qtbot, map_view)
    with qtbot.waitSignal(map_view.camera_clicked, timeout=5000) as caught:
        click(map_view, position_of(map_view, ask, Point(-6.4, 108.1)))
    assert caught.args == ["Kamera / 1"]
    with qtbot.waitSignal(map_view.vehicle_clicked, timeout=5000) as caught:
        click(map_view, position_of(map_view, ask, Point(-6.5, 108.3)))
    assert caught.args == ["E 1234 XY"]
    settle(qtbot, map_view)
    assert "4 min" in ask(map_view, f"{CARD}.textContent")


def test_that_the_card_goes_with_a_vehicle_that_moves(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    fix = Fix("v", "Truk", "truk sampah", Point(-6.4, 108.1), AT)
    fresh = Freshness(FreshnessState.LIVE, AT, 1.0)
    map_view.show_vehicles(((fix, fresh),))
    settle(qtbot, map_view)
    click(map_view, position_of(map_view, ask, fix.point))
    left = f"{CARD}.getBoundingClientRect().left"
    qtbot.waitUntil(lambda: not ask(map_view, f"{CARD}.hidden"), timeout=5000)
    before = ask(map_view, left)
    map_view.show_vehicles(((replace(fix, point=Point(-6.4, 108.15)), fresh),))
    qtbot.waitUntil(lambda: ask(map_view, left) > before + 50, timeout=5000)


def test_that_a_hidden_layer_is_neither_drawn_nor_hit(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    quake = Observation(
        "bmkg", "q 1", ObservationKind.EARTHQUAKE, AT, title="M 5", point=Point(-6.45, 108.2),
        measures={"magnitude": Measure(5.0)},
    )  # fmt: skip
    map_view.show_earthquakes((quake,))
    map_view.show_incidents((an_incident(1, point=Point(-6.45, 108.2)),))
    switch = map_view.findChild(QCheckBox, "layer_incident")
    assert isinstance(switch, QCheckBox)
    switch.click()
    settle(qtbot, map_view)
    clicks: list[str] = []
    map_view.incident_clicked.connect(clicks.append)
    click(map_view, position_of(map_view, ask, Point(-6.45, 108.2)))
    qtbot.waitUntil(lambda: "M 5" in ask(map_view, f"{CARD}.textContent"), timeout=5000)
    assert clicks == []


def test_that_a_right_click_and_a_double_click_on_empty_ground_pick_the_place(
    map_view: MapView, ask: Ask, qtbot: QtBot
) -> None:
    place = Point(-6.4, 108.3)
    with qtbot.waitSignal(map_view.place_picked, timeout=5000) as caught:
        click(map_view, position_of(map_view, ask, place), Qt.MouseButton.RightButton)
    assert caught.args == pytest.approx([place.lat, place.lon], abs=0.002)
    with qtbot.waitSignal(map_view.place_picked, timeout=5000) as caught:
        double_click(map_view, position_of(map_view, ask, place))
    assert caught.args == pytest.approx([place.lat, place.lon], abs=0.002)


def test_that_the_keys_move_zoom_and_show_the_whole_area_again(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    map_view.setFocus()
    start = ask(map_view, "map_ops.getZoom()")
    for key, check in (
        ("+", f"map_ops.getZoom() > {start}"),
        ("-", f"map_ops.getZoom() === {start}"),
        (Qt.Key.Key_Left, f"map_ops.getCenter().lng < 108.19 && map_ops.getZoom() === {start}"),
        ("0", "Math.abs(map_ops.getCenter().lng - 108.2) < 0.001"),
    ):
        with qtbot.waitSignal(map_view.view_changed, timeout=5000):
            QTest.keyClick(map_view._host.view.focusProxy(), key)
        assert ask(map_view, check), key


def test_that_a_theme_changes_in_place(map_view: MapView, ask: Ask, qtbot: QtBot, dark: Theme) -> None:
    land = "getComputedStyle(document.querySelector('path.region')).fill"
    assert ask(map_view, land) == rgb(dark, "land")
    ask(map_view, "window.mark = 1")
    changed = replace(dark, name="light", colors={**dark.colors, "land": "#F7F8F6"})
    with qtbot.waitSignal(map_view.settled, timeout=5000):
        map_view.set_theme(changed)
    assert ask(map_view, land) == rgb(changed, "land")
    assert ask(map_view, "window.mark") == 1


def test_that_a_drill_is_said_on_the_map(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    map_view.show_drill()
    settle(qtbot, map_view)
    assert ask(map_view, "document.getElementById('ops-drill').textContent") == "DRILL"
    map_view.hide_drill()
    settle(qtbot, map_view)
    assert ask(map_view, "document.getElementById('ops-drill').hidden") is True


def test_that_the_credits_and_an_empty_room_are_said(map_view: MapView, ask: Ask, qtbot: QtBot) -> None:
    assert ask(map_view, "document.getElementById('ops-attribution').textContent") == "Contoh - indikatif"
    map_view.show_incidents(())
    settle(qtbot, map_view)
    assert "No open incidents" in ask(map_view, "document.getElementById('ops-note').textContent")
    map_view.show_incidents((an_incident(1),))
    settle(qtbot, map_view)
    assert ask(map_view, "document.getElementById('ops-note').hidden") is True


def rgb(theme: Theme, token: str) -> str:
    color = theme.color(token)
    return f"rgb({color.red()}, {color.green()}, {color.blue()})"
