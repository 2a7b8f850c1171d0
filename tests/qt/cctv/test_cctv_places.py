"""The strip of the desk, the grid of the CCTV place, and their table."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from services.domain.camera import Camera, CameraHealth, CameraState, NearbyCamera
from widgets.cctv.camera_model import AGE, CLAIMED, MEASURED, RATE, CameraModel
from widgets.cctv.camera_table import CameraTable
from widgets.cctv.grid import CameraGrid, page_size
from widgets.cctv.strip import CameraStrip
from widgets.cctv.tile_area import best_columns, tile_rects
from widgets.theme.theme import Theme

ZONE = ZoneInfo("Asia/Jakarta")
AT = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)


def cameras(count: int) -> tuple[Camera, ...]:
    return tuple(
        Camera(f"c{n}", f"Camera {n}", f"http://127.0.0.1/{n}", claimed_status="active") for n in range(count)
    )


def health(camera_id: str, state: CameraState, age_s: float = 0.1) -> CameraHealth:
    return CameraHealth(camera_id, state, AT, age_s, 15.0, 640, 360)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def strip(qtbot: QtBot, dark: Theme) -> CameraStrip:
    strip = CameraStrip(theme=dark, zone=ZONE)
    qtbot.addWidget(strip)
    strip.resize(1200, 220)
    strip.show()
    return strip


@pytest.fixture
def grid_of(qtbot: QtBot, dark: Theme) -> Callable[[int], CameraGrid]:
    def make(count: int) -> CameraGrid:
        grid = CameraGrid(theme=dark, zone=ZONE)
        qtbot.addWidget(grid)
        grid.resize(1600, 900)
        grid.show_cameras(cameras(count))
        with qtbot.waitActive(grid):
            grid.show()
            grid.activateWindow()
        return grid

    return make


@pytest.mark.parametrize(
    ("count", "size", "columns"),
    [(4, QSize(1200, 180), 4), (4, QSize(560, 320), 2), (4, QSize(200, 900), 1), (9, QSize(1400, 850), 3)],
)
def test_that_tiles_are_as_large_as_the_room_allows(count: int, size: QSize, columns: int) -> None:
    assert best_columns(count, size) == columns


def test_that_cells_fill_the_room_and_never_overlap() -> None:
    rects = tile_rects(7, QSize(1001, 603))
    assert len(rects) == 7
    assert not any(a.intersects(b) for i, a in enumerate(rects) for b in rects[:i])
    assert max(rect.right() for rect in rects) == 1000
    assert max(rect.bottom() for rect in rects) == 602


def test_that_the_strip_says_what_would_fill_it(strip: CameraStrip) -> None:
    strip.show_cameras(())
    assert "No cameras yet. The profile or a camera list names them." in texts(strip)
    strip.show_cameras(cameras(3))
    assert "No cameras yet. The profile or a camera list names them." not in texts(strip)
    strip.show_nearest("A-26-00042", ())
    assert "No camera with a known place is near A-26-00042." in texts(strip)


def test_that_the_strip_shows_the_nearest_of_the_selected_incident_and_goes_back(strip: CameraStrip) -> None:
    all_cameras = cameras(9)
    strip.show_cameras(all_cameras)
    assert strip.shown == ("c0", "c1", "c2", "c3")
    strip.show_nearest("A-26-00042", tuple(NearbyCamera(c, 100.0) for c in all_cameras[3:8]))
    assert strip.shown == ("c3", "c4", "c5", "c6")
    assert "4 nearest to A-26-00042" in texts(strip)
    strip.show_first()
    assert strip.shown == ("c0", "c1", "c2", "c3")


def test_that_the_strip_counts_what_is_live_and_nothing_moves_for_it(strip: CameraStrip) -> None:
    strip.show_cameras(cameras(9))
    for n in (5, 6, 7):
        strip.set_health(health(f"c{n}", CameraState.LIVE))
    strip.set_health(health("c0", CameraState.OFF))
    strip.set_health(health("unknown", CameraState.LIVE))
    assert "3 of 9 cameras live" in texts(strip)
    assert strip.shown == ("c0", "c1", "c2", "c3")
    strip.show_first()
    assert "c0" not in strip.shown


def test_that_arrows_move_along_the_strip_and_enter_opens(strip: CameraStrip, qtbot: QtBot) -> None:
    strip.show_cameras(cameras(4))
    with qtbot.waitActive(strip):
        strip.activateWindow()
    activated: list[str] = []
    strip.camera_activated.connect(activated.append)
    strip._area.focus_camera("c0")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert activated == ["c1"]


@pytest.mark.parametrize(("count", "size"), [(0, 1), (1, 1), (2, 4), (9, 9), (10, 16), (25, 25), (32, 25)])
def test_that_a_page_is_the_smallest_square_that_takes_all(count: int, size: int) -> None:
    assert page_size(count) == size


def test_that_more_than_twenty_five_cameras_come_in_pages(
    grid_of: Callable[[int], CameraGrid], qtbot: QtBot
) -> None:
    grid = grid_of(32)
    assert len(grid.shown) == 25
    assert "Page 1 of 2" in texts(grid)
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.shown == tuple(f"c{n}" for n in range(25, 32))
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    assert len(grid.shown) == 25


def test_that_enlarging_and_escape_return_to_exactly_what_was(
    grid_of: Callable[[int], CameraGrid], qtbot: QtBot
) -> None:
    grid = grid_of(32)
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    grid._area.focus_camera("c27")
    before, focus = grid.shown, QApplication.focusWidget()
    geometry = [tile.geometry() for tile in grid._area.tiles]
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert grid.enlarged == "c27"
    assert grid.shown == ("c27",)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert grid.enlarged is None
    assert grid.shown == before
    assert QApplication.focusWidget() is focus
    assert [tile.geometry() for tile in grid._area.tiles] == geometry


def test_that_escape_leads_back_to_the_table_when_one_came_from_there(
    grid_of: Callable[[int], CameraGrid], qtbot: QtBot
) -> None:
    grid = grid_of(9)
    table = grid._table
    table.setFocus()
    table.selectRow(6)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert grid.enlarged == "c6"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table
    assert table.currentIndex().row() == 6


def test_that_an_enlarged_camera_that_is_taken_away_leaves_the_grid(grid_of: Callable[[int], CameraGrid]) -> None:
    grid = grid_of(9)
    grid.enlarge("c8")
    grid.show_cameras(cameras(4))
    assert grid.enlarged is None
    assert grid.shown == ("c0", "c1", "c2", "c3")
    grid.enlarge("c8")
    assert grid.enlarged is None


def test_that_the_grid_counts_and_says_when_there_is_nothing(grid_of: Callable[[int], CameraGrid]) -> None:
    grid = grid_of(0)
    assert "No cameras yet. The profile or a camera list names them." in texts(grid)
    grid.show_cameras(cameras(2))
    grid.set_health(health("c1", CameraState.LIVE))
    assert "1 of 2 cameras live" in texts(grid)


def test_that_the_table_sets_claims_beside_measures(dark: Theme) -> None:
    model = CameraModel(theme=dark, zone=ZONE)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_cameras(cameras(2))
    model.set_health(health("c0", CameraState.LIVE))
    model.set_health(health("c1", CameraState.FROZEN, 200.0))
    cells = [[model.index(row, column).data() for column in (CLAIMED, MEASURED, AGE, RATE)] for row in (0, 1)]
    assert cells == [["active", "Live", "", "15"], ["active", "Frozen", "3 min", ""]]
    decoration = Qt.ItemDataRole.DecorationRole
    assert model.index(0, MEASURED).data(decoration) is None
    assert model.index(1, MEASURED).data(decoration) is not None


def test_that_a_selection_survives_measures_and_new_cameras(dark: Theme, qtbot: QtBot) -> None:
    model = CameraModel(theme=dark, zone=ZONE)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table = CameraTable(model)
    qtbot.addWidget(table)
    model.show_cameras(cameras(3))
    table.selectRow(2)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_health(health("c1", CameraState.OFF))
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)
    model.show_cameras(cameras(5))
    assert model.rowCount() == 5
    assert table.currentIndex().row() == 2
    model.show_cameras(cameras(2))
    assert model.rowCount() == 2


def test_that_a_change_of_language_or_theme_rewrites_every_part(
    grid_of: Callable[[int], CameraGrid], strip: CameraStrip, any_theme: Theme
) -> None:
    grid = grid_of(9)
    for place in (grid, strip):
        place.set_theme(any_theme)
        QApplication.sendEvent(place, QEvent(QEvent.Type.LanguageChange))
        assert not place.grab().isNull()
