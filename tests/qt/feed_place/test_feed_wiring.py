"""From the panel to the room and back: a mapping is mended, and what was refused comes in after all."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hostile_server import HostileServer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from room_stand import Stand, feed, profile, room_stand, words_of

from services.domain.feed import FeedCondition

LOCAL = {
    "service_request_id": "7",
    "service_name": "Banjir",
    "description": "Air masuk rumah",
    "requested_datetime": "2026-11-21 16:00:00",
    "status": "open",
}


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        running.bodies["/aduan"] = json.dumps([LOCAL]).encode()
        yield running


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot, clock: FakeClock, server: HostileServer) -> Iterator[Stand]:
    without_zone = replace(feed("aduan", server.url("/aduan")), options={})
    with room_stand(tmp_path, qtbot, profile=profile(without_zone), clock=clock) as running:
        running.desk.window.show_place("feeds")
        yield running


def press(stand: Stand, words: str) -> None:
    panel = stand.desk.feeds
    stand.wait(lambda: [b for b in panel.findChildren(QPushButton) if b.text() == words and b.isVisible()])
    next(b for b in panel.findChildren(QPushButton) if b.text() == words and b.isVisible()).click()


def says(stand: Stand, words: str) -> None:
    stand.wait(lambda: any(words in text for text in words_of(stand.desk.feeds)))


def test_that_what_was_refused_comes_in_once_the_mapping_is_mended(stand: Stand) -> None:
    says(stand, "None of 1 items could be read")
    press(stand, "Try again with the present mapping")
    says(stand, "All 1 are still refused")
    mended = tuple(replace(f, options={"time_zone": "Asia/Jakarta"}) for f in stand.room.profile.feeds)
    stand.app._feeds._present_profile = lambda: replace(stand.room.profile, feeds=mended)
    press(stand, "Try again with the present mapping")
    says(stand, "1 of 1 can be read now")
    assert stand.desk.queue.model.rowCount() == 0
    press(stand, "Take in 1")
    says(stand, "Taken in.")
    stand.wait_listed(1)
    running = stand.room.feeds.healths
    stand.wait(lambda: running()[0].feed.options == {"time_zone": "Asia/Jakarta"})
    stand.wait(lambda: running()[0].accepted == 1)
    assert stand.desk.queue.model.rowCount() == 1


def test_that_a_feed_is_paused_and_resumed_from_the_panel(stand: Stand, server: HostileServer) -> None:
    panel = stand.desk.feeds
    says(stand, "None of 1 items could be read")
    press(stand, "Pause")
    says(stand, "Paused")
    assert stand.room.feeds.healths()[0].condition is FeedCondition.PAUSED
    asked = server.count("/aduan")
    press(stand, "Resume")
    stand.wait(lambda: server.count("/aduan") > asked)
    panel.side.open_log()
    stand.wait(lambda: stand.room.feeds.log_of("aduan"))
