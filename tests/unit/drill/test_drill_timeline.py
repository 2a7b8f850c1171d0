from itertools import pairwise

from services.drill.scenario import Background, CameraFaultEvent, Fault, Repeat, ReportEvent, Scenario
from services.drill.timeline import Timeline

DAY = Background((20.0, 60.0), {"sampah": 3.0, "banjir": 1.0})


def scenario(*events: ReportEvent, repeats: tuple[Repeat, ...] = ()) -> Scenario:
    return Scenario("uji", "Uji", "", DAY, 180.0, events, repeats)


def test_that_the_same_seed_gives_the_same_events() -> None:
    first, second = (tuple(Timeline(scenario(), seed=4).due(3600.0)) for _ in range(2))
    assert first == second
    assert first != tuple(Timeline(scenario(), seed=5).due(3600.0))


def test_that_asking_often_or_seldom_gives_the_same_events() -> None:
    often, seldom = Timeline(scenario(), seed=1), Timeline(scenario(), seed=1)
    assert [event for second in range(1000) for event in often.due(float(second))] == list(seldom.due(999.0))


def test_that_the_ordinary_day_goes_on_after_the_timeline_with_a_report_every_twenty_to_sixty_seconds() -> None:
    timeline = Timeline(scenario(ReportEvent(5.0, "banjir")), seed=1)
    list(timeline.due(86_400.0))
    moments = [event.at_s for event in timeline.due(90_000.0)]
    gaps = [after - before for before, after in pairwise(moments)]
    assert len(moments) > 50
    assert 19.9 <= min(gaps) <= max(gaps) <= 60.1


def test_that_an_event_may_come_again_for_ever() -> None:
    fault = CameraFaultEvent(50.0, 4, Fault.FREEZE, 40.0)
    timeline = Timeline(scenario(repeats=(Repeat(fault, 240.0),)), seed=1)
    assert [e.at_s for e in timeline.due(800.0) if isinstance(e, CameraFaultEvent)] == [50.0, 290.0, 530.0, 770.0]


def test_that_an_inserted_event_takes_its_place_in_time() -> None:
    timeline = Timeline(scenario(ReportEvent(4.0, "banjir"), ReportEvent(9.0, "banjir")), seed=1)
    timeline.insert([ReportEvent(6.0, "kebakaran")])
    assert [event.at_s for event in timeline.due(10.0)] == [4.0, 6.0, 9.0]
