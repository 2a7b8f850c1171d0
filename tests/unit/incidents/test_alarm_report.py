"""The monthly report, counted by hand."""

from datetime import UTC, datetime, timedelta, timezone

from services.domain.alarm import Alarm, AlarmSource
from services.domain.event import Event, EventKind, Json
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.alarm_figures import alarm_figures, share_of
from services.incidents.alarm_report import Verdict, as_csv, as_text, rows_of

START = datetime(2026, 11, 1, tzinfo=UTC)
END = datetime(2026, 12, 1, tzinfo=UTC)
WIB = timezone(timedelta(hours=7))
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def told(kind: EventKind, at: datetime, alarm: str = "feed:bmkg", **data: Json) -> Event:
    facts: dict[str, Json] = {"alarm": alarm, "priority": 3, "title_id": alarm.upper()}
    return Event(f"{alarm}{at}{kind}", kind, at, "system", "A", data=facts | data)


def raised(at: datetime, alarm: str = "feed:bmkg", priority: int = 3) -> Event:
    return told(EventKind.ALARM_RAISED, at, alarm, priority=priority)


def standing(raised_at: datetime) -> Alarm:
    title = Label(id="Lapor", en="")
    return Alarm("feed:lapor", AlarmSource.FEED, "lapor", Severity.P3, title, raised_at, raised_at)


def test_a_month_counted_by_hand() -> None:
    noon = START + 12 * HOUR
    events = [raised(noon + n * 10 * timedelta(seconds=1), f"incident:{n}", 2) for n in range(12)]  # 12 in 110 s
    events += [raised(START + 5 * DAY + n * 20 * timedelta(seconds=1)) for n in range(3)]  # 3 in 40 s
    events += [raised(START + 6 * DAY, "incident:x", 1)]
    events += [told(EventKind.ALARM_SHELVED, START + 7 * DAY)]
    f = alarm_figures(events, (), start=START, end=END, now=END + DAY)
    assert f.raised == 16
    assert f.periods == 30 * 144
    assert f"{f.per_10_min:.5f}" == "0.00370"
    assert (f.peak, f.peak_at, f.periods_above) == (12, noon, 1)
    # the flood begins with the 11th, 100 s in, and ends when fewer than 5 are younger than 10 min: with the 8th's
    # leaving, 70 s + 600 s in
    assert f.in_flood == timedelta(seconds=70 + 600 - 100)
    assert f.by_priority == (1, 12, 3, 0)
    assert share_of(f, Severity.P2) == 0.75
    assert f.chattering == ("FEED:BMKG",)
    assert f.top[0] == ("FEED:BMKG", 3)
    assert len(f.top) == 10
    assert f.shelvings == 1


def test_that_what_stands_longer_than_a_day_is_stale_whenever_it_began_or_ended() -> None:
    before = told(EventKind.ALARM_CLEARED, START + 2 * DAY, "a", raised_at=(START - 3 * DAY).isoformat())
    short = told(EventKind.ALARM_CLEARED, START + 2 * DAY, "b", raised_at=(START + 1.5 * DAY).isoformat())
    later = told(EventKind.ALARM_CLEARED, END + 9 * DAY, "c", raised_at=(END - 2 * DAY).isoformat())
    after = told(EventKind.ALARM_CLEARED, END + 9 * DAY, "d", raised_at=(END + DAY).isoformat())
    now = END + 10 * DAY
    events, active = [before, short, later, after], [standing(END - 5 * DAY)]
    f = alarm_figures(events, active, start=START, end=END, now=now)
    assert f.stale == 3
    assert f.stale_on_worst_day == 2  # the third-last day has one, the last has two


def test_that_an_unfinished_month_is_measured_by_what_has_passed() -> None:
    f = alarm_figures([raised(START + HOUR)], (), start=START, end=END, now=START + 2 * HOUR)
    assert (f.periods, f.end) == (12, START + 2 * HOUR)
    assert f.per_day == 12.0


def test_that_an_empty_month_is_zero_and_good() -> None:
    f = alarm_figures([], (), start=START, end=END, now=END)
    assert (f.per_10_min, f.peak, f.flood_share, f.top) == (0.0, 0, 0.0, ())
    assert {row.verdict for row in rows_of(f, WIB)} == {Verdict.GOOD, Verdict.NONE}


def test_that_every_figure_stands_beside_the_standards_with_its_source() -> None:
    events = [raised(START + n * timedelta(seconds=30), f"incident:{n}") for n in range(2000)]
    f = alarm_figures(events, (), start=START, end=END, now=START + DAY)
    verdicts = {row.name.en: row.verdict for row in rows_of(f, WIB)}
    assert verdicts["Average per 10 min"] is Verdict.OVER
    assert verdicts["Time in flood"] is Verdict.OVER
    assert verdicts["Chattering (3 in 60 s)"] is Verdict.GOOD
    assert all(row.source for row in rows_of(f, WIB) if row.verdict is not Verdict.NONE)


def test_that_the_text_is_in_the_rooms_time_and_the_csv_holds_no_formula() -> None:
    events = [told(EventKind.ALARM_RAISED, START + HOUR, title_id="=HYPERLINK(1)")]
    f = alarm_figures(events, (), start=START, end=END, now=END)
    text = as_text(f, zone=WIB, language="id")
    assert "2026-11-01 07:00 - 2026-12-01 07:00" in text
    assert "1 (01-11 08:00)" in text
    assert "=HYPERLINK(1)" in text
    assert "\n'=HYPERLINK(1),1,,," in as_csv(f, zone=WIB, language="en")
