from pathlib import Path

import pytest
from drill_town import DRILL, PROFILE, town

from services.domain.errors import KnownError
from services.drill.scenario import CameraFaultEvent, EarthquakeEvent, ReportEvent, Scenario
from services.drill.scenario_file import injected, load_scenario
from services.drill.town import town_of
from services.profile.loader import load_profile

HEAD = 'title = "T"\ndescription = "D"\n[background]\nevery_s = [20, 60]\n[background.mix]\nsampah = 1\n'
SHIPPED = sorted(path.stem for path in (DRILL / "scenarios").glob("*.toml"))


def written(folder: Path, events: str, *, head: str = HEAD) -> Path:
    path = folder / "uji.toml"
    path.write_text(head + events, "utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        load_scenario(path, town())
    return caught.value.reason.en


def shipped(code: str) -> Scenario:
    return load_scenario(DRILL / "scenarios" / f"{code}.toml", town_of(load_profile(PROFILE)))


@pytest.mark.parametrize("code", SHIPPED)
def test_that_the_shipped_scenarios_fit_the_shipped_profile(code: str) -> None:
    assert shipped(code).events


@pytest.mark.parametrize("code", SHIPPED)
def test_that_eight_reports_of_the_last_forty_minutes_wait_at_the_start(code: str) -> None:
    past = [event for event in shipped(code).events if event.at_s < 0]
    assert len(past) == 8
    assert all(isinstance(event, ReportEvent) and event.at_s >= -2400 for event in past)


@pytest.mark.parametrize("code", SHIPPED)
def test_that_something_new_is_reported_within_the_first_half_minute(code: str) -> None:
    assert any(isinstance(event, ReportEvent) and 0 < event.at_s <= 30 for event in shipped(code).events)


def test_that_on_an_ordinary_day_three_cameras_fail_within_three_minutes_and_again() -> None:
    faults = [r for r in shipped("hari-biasa").repeats if isinstance(r.event, CameraFaultEvent)]
    assert {fault.event.fault.value for fault in faults if isinstance(fault.event, CameraFaultEvent)} == {
        "freeze",
        "drop",
        "dark",
    }
    assert all(f.event.at_s + f.event.for_s <= 180 for f in faults if isinstance(f.event, CameraFaultEvent))


def test_that_the_quake_scenario_has_aftershocks_and_no_tsunami() -> None:
    quakes = [event for event in shipped("gempa-m6").events if isinstance(event, EarthquakeEvent)]
    assert quakes[0].magnitude > 6
    assert len(quakes) >= 3
    assert quakes[0].potential == "Tidak berpotensi tsunami"


def test_that_a_burst_becomes_its_reports(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[event]]\nat = "01:00"\nwhat = "burst"\ncategory = "banjir"\nwhere = ["Karang"]\ncount = 5\nover = "02:00"\n',
    )
    moments = [event.at_s for event in load_scenario(path, town()).events]
    assert len(moments) == 5
    assert moments == sorted(moments)
    assert 60 <= moments[0] <= moments[-1] <= 180


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ('[[event]]\nat = "1.30"\nwhat = "report"\ncategory = "banjir"\n', "uji.toml:8: event.1.at: "),
        ('[[event]]\nat = "01:00"\nwhat = "flood"\n', "uji.toml:7: event.1: "),
        ('[[event]]\nat = "01:00"\nwhat = "report"\n', "uji.toml:7: event.1.category: "),
        (
            '[[event]]\nat = "01:00"\nwhat = "report"\ncategory = "perang"\n',
            "uji.toml:10: event.1.category: 'perang'",
        ),
        (
            '[[event]]\nat = "01:00"\nwhat = "report"\ncategory = "banjir"\nwhere = "Atlantis"\n',
            "uji.toml:11: event.1.where: 'Atlantis'",
        ),
        (
            '[[event]]\nat = "01:00"\nwhat = "kpi"\nindicator = "x"\nvalue = 3\n',
            "uji.toml:10: event.1.indicator: 'x'",
        ),
        (
            '[[event]]\nat = "01:00"\nwhat = "camera_fault"\ncamera = 1\nfault = "melt"\nfor = "00:10"\n',
            "uji.toml:11: event.1.fault: ",
        ),
        ('[[event]]\nat = "01:00"\nwhat = "rain"\namount = 3\nover = "00:10"\nwind = 2\n', "event.1.wind: "),
    ],
)
def test_that_a_mistake_is_named_with_file_line_and_key(tmp_path: Path, events: str, said: str) -> None:
    assert said in refusal(written(tmp_path, events))


def test_that_text_that_is_not_toml_is_said_so(tmp_path: Path) -> None:
    assert "uji.toml: not TOML" in refusal(written(tmp_path, "[[event"))


def test_that_an_unknown_scenario_names_those_there_are(tmp_path: Path) -> None:
    written(tmp_path, "")
    assert "There are: uji." in refusal(tmp_path / "lain.toml")


def test_that_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    said = refusal(written(tmp_path, '[[event]]\nat = "x"\nwhat = "report"\ncategory = 3\n'))
    assert "event.1.at" in said
    assert "event.1.category" in said


def test_that_an_entry_handed_in_happens_from_that_moment_on() -> None:
    (event,) = injected({"what": "report", "category": "banjir", "where": "Tegal"}, town(), at_s=3700.4)
    assert isinstance(event, ReportEvent)
    assert event.at_s == 3700.0


def test_that_a_wrong_entry_handed_in_is_refused() -> None:
    with pytest.raises(KnownError, match="Atlantis"):
        injected({"what": "report", "category": "banjir", "where": "Atlantis"}, town(), at_s=0.0)
