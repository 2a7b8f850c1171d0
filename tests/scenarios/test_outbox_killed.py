"""The room dies at each point of sending: nothing is lost, nothing is sent twice under a new key."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_peer import Peer, loopback_peer
from outbox_driver import delivery_of, open_store

from db.store import Store
from services.domain.event import Event, EventKind
from services.domain.outbox import OutboxCounts
from services.outbox.http import HttpLink
from services.outbox.peers.plain import PlainChannel

ROOT = Path(__file__).parents[2]
DRIVER = ROOT / "tests" / "outbox_driver.py"
PATIENCE_S = 60.0


@pytest.fixture
def peer() -> Iterator[Peer]:
    with loopback_peer() as running:
        yield running


def killed_at(point: str, folder: Path, peer: Peer) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    command = [sys.executable, str(DRIVER), str(folder), peer.url, point]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, timeout=PATIENCE_S, capture_output=True, text=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def events(store: Store, kind: EventKind) -> list[Event]:
    return [event for event in store.readers.recent_events(limit=500) if event.kind is kind]


@pytest.mark.parametrize(("point", "tries"), [("before", 0), ("after", 1), ("kept", 1)])
def test_that_each_message_arrives_once_under_its_key_and_in_order(
    tmp_path: Path, peer: Peer, point: str, tries: int
) -> None:
    killed_at(point, tmp_path / "room", peer)
    assert len(peer.keys) == tries
    store = open_store(tmp_path / "room")
    try:
        assert delivery_of(store, PlainChannel(peer.url, HttpLink())).send_due() == OutboxCounts()
        assert len(peer.ledger) == 3
        assert list(dict.fromkeys(peer.keys)) == list(peer.ledger)
        assert len(peer.keys) == (4 if point == "after" else 3)
        assert [json.loads(body)["note"] for body in peer.ledger.values()] == ["", "", "Petugas tiba"]
        assert [json.loads(body)["status"] for body in peer.ledger.values()][1] == "in_progress"
        assert {str(event.data["key"]) for event in events(store, EventKind.SENT)} == set(peer.ledger)
        assert len(events(store, EventKind.SENT)) == 3
    finally:
        store.close()


def test_that_a_text_that_was_changed_goes_out_changed_under_the_key_that_was_refused(
    tmp_path: Path, peer: Peer
) -> None:
    peer.answers = [422]
    killed_at("edited", tmp_path / "room", peer)
    store = open_store(tmp_path / "room")
    try:
        assert delivery_of(store, PlainChannel(peer.url, HttpLink())).send_due() == OutboxCounts()
        assert peer.keys[0] == peer.keys[1]
        assert json.loads(peer.ledger[peer.keys[0]])["note"] == "Kata lain"
        assert len(set(peer.keys)) == 3
        (edited,) = events(store, EventKind.REPLY_EDITED)
        assert (edited.data["before"], edited.data["after"]) == ("", "Kata lain")
    finally:
        store.close()
