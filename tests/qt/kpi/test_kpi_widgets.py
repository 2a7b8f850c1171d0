"""Quick wins on screen: a value never pretends, a table never loses its selection."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from services.domain.freshness import Freshness, FreshnessState
from services.domain.programme import Dimension, Direction, Indicator, Measurement, Programme
from services.domain.standing import Standing, Trend
from services.domain.text import Label
from widgets.kpi.chart import IndicatorChart
from widgets.kpi.numbers import number_text
from widgets.kpi.programme_place import ProgrammePlace
from widgets.kpi.standing_model import AS_OF, NAME, VALUE, StandingModel
from widgets.kpi.tile import IndicatorTile
from widgets.kpi.tiles import QuickWins
from widgets.theme.theme import Theme

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)


def indicator(code: str = "ledig.villages") -> Indicator:
    return Indicator(
        indicator_id=code,
        programme_id="ledig",
        name=Label("Desa terhubung", "Villages linked"),
        unit="desa",
        direction=Direction.MORE_IS_BETTER,
        baseline=0.0,
        target=317.0,
        target_year=2027,
        source="Diskominfo",
        stale_after_s=60.0,
        is_example=True,
    )


def standing(value: float | None = 212.0, state: FreshnessState = FreshnessState.LIVE) -> Standing:
    if value is None:
        return Standing(indicator())
    latest = Measurement("ledig.villages", value, NOW, "drill_capaian")
    series = tuple((NOW - timedelta(days=9 - i), value - 9 + i) for i in range(10))
    return Standing(indicator(), latest, Freshness(state, NOW, 600.0), Trend.WORSE, -1.0, 0.67, series=series)


def programmes() -> tuple[Programme, ...]:
    words = Label("Desa digital", "Digital villages")
    return (
        Programme(
            "ledig", "Le-Dig", words, Dimension.LIVING, "diskominfo", (indicator(), indicator("ledig.uptime"))
        ),
    )


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [(1250.0, "1.250", "1,250"), (97.53, "97,5", "97.5"), (317.0, "317", "317"), (0.0, "0", "0")],
)
def test_that_numbers_read_as_the_language_writes_them(value: float, indonesian: str, english: str) -> None:
    assert (number_text(value, "id"), number_text(value, "en")) == (indonesian, english)


def test_that_a_tile_without_a_value_says_unknown_and_not_zero(qtbot: QtBot, any_theme: Theme) -> None:
    tile = IndicatorTile(any_theme, WIB, "en")
    qtbot.addWidget(tile)
    tile.show_standing(standing(None), "Le-Dig")
    tile.grab()
    assert "unknown" in tile.accessibleName()
    assert "0" not in tile.accessibleName()


def test_that_a_late_value_is_drawn_otherwise_than_a_fresh_one(qtbot: QtBot, any_theme: Theme) -> None:
    tile = IndicatorTile(any_theme, WIB, "id")
    qtbot.addWidget(tile)
    tile.resize(240, 140)
    tile.show_standing(standing(), "Le-Dig")
    fresh = tile.grab().toImage()
    tile.show_standing(standing(state=FreshnessState.STALE), "Le-Dig")
    assert tile.grab().toImage() != fresh


def test_that_a_tile_is_opened_by_keyboard(qtbot: QtBot, dark: Theme) -> None:
    wins = QuickWins(("ledig.villages",), {"ledig.villages": "Le-Dig"}, theme=dark, zone=WIB, language="id")
    qtbot.addWidget(wins)
    wins.show_standings({"ledig.villages": standing()})
    tile = wins.findChild(IndicatorTile)
    with qtbot.waitSignal(wins.indicator_activated) as activated:
        qtbot.keyClick(tile, Qt.Key.Key_Return)
    assert activated.args == ["ledig.villages"]


def test_that_a_new_value_keeps_the_selected_row(qtbot: QtBot, dark: Theme) -> None:
    place = ProgrammePlace(programmes(), theme=dark, zone=WIB, language="en")
    place.take_chart(IndicatorChart)
    qtbot.addWidget(place)
    place.select("ledig.uptime")
    place.show_standings({"ledig.villages": standing()})
    table = place.findChild(QTableView)
    assert table is not None
    assert table.currentIndex().row() == 1


def test_that_the_table_obeys_the_rules_of_qt_models(qtbot: QtBot, dark: Theme) -> None:
    model = StandingModel(programmes(), theme=dark, zone=WIB, language="en")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.index(0, VALUE).data() == "unknown"
    model.show_standings({"ledig.villages": standing(), "no.such": standing()})
    assert model.index(0, VALUE).data() == "212 desa"
    assert model.index(1, VALUE).data() == "unknown"
    model.show_standings({"ledig.villages": standing(state=FreshnessState.STALE)})
    assert model.index(0, AS_OF).data().startswith("▲ 10 min")


def test_that_hostile_text_from_a_profile_stays_text(qtbot: QtBot, dark: Theme) -> None:
    bad = replace(indicator(), name=Label("<img src=x onerror=alert(1)>" + "x" * 5000, ""))
    rogue = Programme("x", "<b>x</b>", Label("", ""), Dimension.LIVING, "x", (bad,))
    place = ProgrammePlace((rogue,), theme=dark, zone=WIB, language="en")
    place.take_chart(IndicatorChart)
    qtbot.addWidget(place)
    place.grab()
    table = place.findChild(QTableView)
    assert table is not None
    assert table.model().index(0, NAME).data().startswith("<img src=x")
