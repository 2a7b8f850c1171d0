"""Alarms of the room's own parts: a feed, a camera, the disk."""

from collections import namedtuple
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fake_clock import FakeClock
from fakes import FakeEventLog
from pytestqt.qtbot import QtBot
from small_room import NOW, feed

from services.domain.alarm import AlarmKind, AlarmRules, AlarmSource, AlarmState
from services.domain.camera import CameraHealth, CameraState
from services.domain.feed import FeedCondition, FeedHealth, FeedState
from services.domain.freshness import UNKNOWN
from services.domain.severity import Severity
from services.incidents import parts_watch
from services.incidents.alarm_journal import AlarmJournal
from services.incidents.alarms import Alarms
from services.incidents.parts_watch import DISK_FREE_MIN, PartsWatch

RULES = AlarmRules(
    kinds={
        AlarmSource.FEED: AlarmKind(AlarmSource.FEED, Severity.P3, after_s=600),
        AlarmSource.CAMERA: AlarmKind(AlarmSource.CAMERA, Severity.P4, after_s=30, subjects=("simpang",)),
        AlarmSource.DISK: AlarmKind(AlarmSource.DISK, Severity.P2),
    }
)
Usage = namedtuple("Usage", "free")


@pytest.fixture
def alarms(qtbot: QtBot, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Alarms:
    monkeypatch.setattr(parts_watch.shutil, "disk_usage", lambda folder: Usage(DISK_FREE_MIN))
    made = Alarms(clock, rules=RULES, journal=AlarmJournal(FakeEventLog(), clock=clock, station="A"))
    made.begin(())
    return made


@pytest.fixture
def watch(alarms: Alarms, clock: FakeClock, tmp_path: Path) -> PartsWatch:
    names = {"simpang": "Simpang Lima"}
    return PartsWatch(alarms, clock, report_feeds=("aduan",), camera_names=names, folder=tmp_path)


def health(condition: FeedCondition, feed_id: str = "aduan") -> FeedHealth:
    lost_at = NOW if condition is FeedCondition.FAILED else None
    return FeedHealth(feed(feed_id), condition, UNKNOWN, FeedState(feed_id, lost_at=lost_at))


def test_that_a_report_feed_lost_for_ten_minutes_calls_and_its_return_stays_to_be_seen(
    alarms: Alarms, watch: PartsWatch, clock: FakeClock
) -> None:
    watch.take_feed(health(FeedCondition.FAILED))
    watch.take_feed(health(FeedCondition.FAILED, "bmkg"))  # no report feed
    clock.advance(599)
    alarms.tick()
    assert alarms.alarms() == ()
    clock.advance(1)
    alarms.tick()
    assert [(a.subject, a.priority, a.since) for a in alarms.alarms()] == [("aduan", Severity.P3, NOW)]
    watch.take_feed(health(FeedCondition.OFFLINE))  # this machine's network: says nothing of the feed
    assert alarms.alarms()[0].is_active
    watch.take_feed(health(FeedCondition.OK))
    assert alarms.alarms()[0].state is AlarmState.CLEARED_UNACKNOWLEDGED


def test_that_a_short_loss_calls_nobody(alarms: Alarms, watch: PartsWatch, clock: FakeClock) -> None:
    watch.take_feed(health(FeedCondition.FAILED))
    watch.take_feed(health(FeedCondition.OK))
    clock.advance(3600)
    alarms.tick()
    assert alarms.alarms() == ()


def test_that_only_the_profiles_cameras_call(alarms: Alarms, watch: PartsWatch, clock: FakeClock) -> None:
    for camera in ("simpang", "pasar"):
        watch.take_camera(CameraHealth(camera, CameraState.FROZEN, NOW))
    clock.advance(30)
    alarms.tick()
    assert [a.title.id for a in alarms.alarms()] == ["Simpang Lima"]
    watch.take_camera(replace(CameraHealth("simpang", CameraState.LIVE, NOW), since=NOW + timedelta(seconds=30)))
    assert not alarms.alarms()[0].is_active


def test_that_a_disk_that_runs_full_calls_within_a_minute(
    alarms: Alarms, watch: PartsWatch, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    alarms.tick()
    monkeypatch.setattr(parts_watch.shutil, "disk_usage", lambda folder: Usage(DISK_FREE_MIN - 1))
    clock.advance(59)
    alarms.tick()
    assert alarms.alarms() == ()
    clock.advance(1)
    alarms.tick()
    assert [a.source for a in alarms.alarms()] == [AlarmSource.DISK]
