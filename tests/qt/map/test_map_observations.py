"""What no incident holds is on the map too: quietly, with its severity where it matters, and honest about its age."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from map_samples import NO_GPU, Ask, click, position_of
from pytestqt.qtbot import QtBot

from services.domain.freshness import UNKNOWN, Freshness, FreshnessState
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.severity import Severity
from widgets.map.cards import observation_card
from widgets.map.legend import legend_lines
from widgets.map.map_view import MapView
from widgets.map.page_state import PageState
from widgets.map.point_rows import observation_row

pytest_plugins = ["live_map"]
pytestmark = pytest.mark.qt_log_ignore(*NO_GPU)
AT = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
LIVE = Freshness(FreshnessState.LIVE, AT, 5.0)
STALE = Freshness(FreshnessState.STALE, AT, 720.0)


def site(key: str = "pintu-1", **changes: Any) -> Observation:
    usual: Mapping[str, Any] = {
        "source": "pintu_air",
        "external_id": key,
        "kind": ObservationKind.SITE,
        "observed_at": AT,
        "title": "Bendung <b>Rentang</b>",
        "point": Point(-6.45, 108.2),
        "status": "siaga",
        "measures": {"level": Measure(152.0, "cm")},
        "attributes": {"site_type": "gauge"},
    }
    return Observation(**{**usual, **changes})


@pytest.mark.parametrize(
    ("changes", "freshness", "look"),
    [
        ({}, LIVE, "site:live"),
        ({}, STALE, "site:stale"),
        ({}, UNKNOWN, "site:unknown"),
        ({"severity": Severity.P2}, LIVE, "p2:live"),
        ({"severity": Severity.P3}, LIVE, "site:live"),
        ({"kind": ObservationKind.REPORT}, LIVE, "report:live"),
        ({"kind": ObservationKind.HOTSPOT}, LIVE, "hotspot:live"),
        ({"attributes": {"site_type": "<img>"}}, LIVE, "site:live"),
    ],
)
def test_that_only_what_is_grave_is_coloured(changes: dict[str, Any], freshness: Freshness, look: str) -> None:
    row = observation_row("k", (site(**changes), freshness))
    assert row is not None
    assert row[3] == look
    assert observation_row("k", (site(point=None), LIVE)) is None


def test_that_the_card_says_how_old_it_is() -> None:
    live, stale = (observation_card((site(), one), UTC) for one in (LIVE, STALE))
    assert isinstance(live, dict)
    assert isinstance(stale, dict)
    assert (live["title"], live["note"], live["tone"]) == ("Bendung <b>Rentang</b>", "", "")
    assert ["Values", "level 152 cm"] in live["rows"]  # type: ignore[operator]
    assert (stale["note"], stale["tone"]) == ("Old: its source has been silent for 12 min", "stale")


def test_that_one_that_went_is_taken_off_the_page() -> None:
    state = PageState()
    state.put_observations([(site(), LIVE), (site("pintu 2"), LIVE)])
    state.take()
    state.drop_observations([site("pintu 2")])
    assert '"remove"' in state.take()
    assert len(state.observations.things) == 1


def test_that_the_page_draws_each_symbol_and_a_click_shows_its_card(
    map_view: MapView, qtbot: QtBot, ask: Ask
) -> None:
    looks = [line[1] for line in legend_lines(()) if isinstance(line, list) and line[0] == "observation"]
    assert len(looks) == 5
    with qtbot.waitSignal(map_view.settled, timeout=10_000):
        map_view.show_observations([(site(), LIVE), (site("b", severity=Severity.P1), STALE)], stale=1)
    map_view._bar._legend.click()
    click(map_view, position_of(map_view, ask, Point(-6.45, 108.2)))

    def card() -> str:
        return str(ask(map_view, "(c => !c || c.hidden ? '' : c.textContent)(document.querySelector('.card'))"))

    qtbot.waitUntil(lambda: "Bendung <b>Rentang</b>" in card(), timeout=10_000)
    assert "level 152 cm" in card()
