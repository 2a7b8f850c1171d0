"""Forty feeds at their real rhythm for an hour, ten of them failing in ten ways: nothing lost, doubled or overrun."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from small_room import small_profile

from benchmarks.feeds_hour_city import ALLOWED, HEALED_S, HOUR_S, WRONG, hour
from services.domain.feed import FeedCondition
from services.feeds.errors import POSTPONED
from services.feeds.fetch import USER_AGENT

MEBI = 1024 * 1024


def resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / MEBI


def test_that_an_hour_of_forty_feeds_loses_doubles_and_overruns_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    with hour(small_profile(), tmp_path / "data") as running:
        city, feeds = running.city, running.feeds
        assert len(city.sources) == 40
        running.start()
        running.run(HEALED_S / 3)
        before_mib = resident_mib()
        running.run(HEALED_S - 1.0)
        at_worst = {row.feed.feed_id: row for row in feeds.healths()}
        running.run(HOUR_S - 1.0)
        grown_mib = resident_mib() - before_mib
        for feed_id in city.sources:
            feeds.refresh(feed_id)  # what was born since the last question
        running.run(HOUR_S)

        failing = {feed_id for feed_id, row in at_worst.items() if row.condition is FeedCondition.FAILED}
        assert failing == {f"rusak_{way}" for way in WRONG}
        reasons = {str(at_worst[feed_id].state.last_error) for feed_id in failing}
        assert len(reasons) >= 8
        lost = [row.feed.feed_id for row in feeds.healths() if row.condition is not FeedCondition.OK]
        assert lost == ["rusak_dead"]

        expected = city.expected()
        assert len(expected) > 250
        assert set(running.heard.observed) == expected
        assert set(running.heard.opened) == expected
        assert set(running.heard.opened.values()) == set(running.heard.observed.values()) == {1}

        assert city.worst_minute("badan") <= ALLOWED
        put_off = [a for feed_id in city.sources for a in feeds.log_of(feed_id) if a.reason == POSTPONED]
        assert put_off  # the budget was felt
        for feed_id, count in city.counts().items():
            source = city.sources[feed_id]
            polls = HOUR_S / (0.9 * source.feed.interval_s) + 5
            pages = {"pages": 3, "index": 1}.get(source.way, 1)
            assert count <= polls * pages + (len(source.ids(HOUR_S)) if source.way == "index" else 0), feed_id
        assert set(city.agents) == {USER_AGENT}
        assert all(len(row.hours) == 24 for row in feeds.healths())
        told = {
            name: len(source.ids(HOUR_S - 1.0)) for name, source in city.sources.items() if source.way == "pages"
        }
        assert {row.feed.feed_id: sum(row.hours) for row in feeds.healths() if row.feed.feed_id in told} == told
        assert grown_mib < 24.0
