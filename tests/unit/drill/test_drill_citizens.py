import re
from datetime import UTC, datetime

import pytest
from drill_town import DRILL, PROFILE, town

from services.domain.geo import distance_m
from services.drill.citizens import Citizens, Report
from services.drill.report_texts import Phrasing, load_report_texts
from services.drill.scenario import ReportEvent
from services.drill.town import town_of
from services.profile.loader import load_profile

AT = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
TEXTS = load_report_texts(DRILL / "reports.toml")


def written(*events: ReportEvent, seed: int = 1, run: str = "") -> list[Report]:
    citizens = Citizens(town(), Phrasing(TEXTS), seed=seed, run=run)
    return [citizens.write(event, AT) for event in events]


def test_that_there_are_at_least_eighty_texts_over_all_categories_of_the_profile() -> None:
    assert sum(map(len, TEXTS.by_category.values())) >= 80
    assert set(TEXTS.by_category) == set(town_of(load_profile(PROFILE)).categories)


def test_that_every_text_can_be_filled() -> None:
    profile = town_of(load_profile(PROFILE))
    citizens = Citizens(profile, Phrasing(TEXTS), seed=1)
    for code, texts in TEXTS.by_category.items():
        for text in texts:
            said = citizens.write(ReportEvent(0.0, code, text=text), AT).description
            assert "{" not in said
            assert said.startswith("LATIHAN - ")


def test_that_the_same_seed_writes_the_same_reports() -> None:
    events = [
        ReportEvent(float(n), code) for n, code in enumerate(("banjir", "sampah", "banjir", "kebakaran") * 5)
    ]
    assert written(*events) == written(*events)
    assert written(*events) != written(*events, seed=2)


def test_that_a_category_does_not_say_the_same_thing_twice_in_a_row() -> None:
    said = [re.sub(r"[^a-z ]", "", report.description) for report in written(*[ReportEvent(0.0, "banjir")] * 6)]
    assert len(set(said)) == 6


def test_that_a_report_comes_from_the_place_the_scenario_names() -> None:
    for report in written(*[ReportEvent(0.0, "banjir", ("Karang, Kidul",))] * 10):
        assert "Kidul" in report.address
        assert distance_m(report.point, town().villages["4"].point) < 1500.0


def test_that_nobody_can_be_recognised() -> None:
    for report in written(*[ReportEvent(0.0, "sampah")] * 40):
        assert "*" in report.reporter
        assert re.fullmatch(r"08\d\d-xxxx-x\d{3}", report.phone)


def test_that_numbers_follow_the_order_and_carry_the_run() -> None:
    reports = written(ReportEvent(0.0, "banjir"), ReportEvent(1.0, "sampah"), seed=7, run="b")
    assert [report.request_id for report in reports] == ["LTHb-7-00001", "LTHb-7-00002"]


def test_that_a_closed_report_has_an_answer() -> None:
    (report,) = written(ReportEvent(-60.0, "sampah", is_closed=True))
    assert not report.is_open
    assert report.note


@pytest.mark.parametrize("where", ["Karang", "1", "Karang, Lor"])
def test_that_a_village_is_found_by_name_code_or_name_and_district(where: str) -> None:
    found = town().village(where)
    assert found is not None
    assert found.code == "1"
