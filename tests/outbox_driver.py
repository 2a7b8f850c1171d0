"""A room in a process of its own that kills itself at one point of sending: ``outbox_driver.py FOLDER URL POINT``.

POINT: ``before`` the first message leaves, ``after`` the peer took it and before its receipt is on disk, ``kept`` when
the receipt is on disk, ``edited`` when a refused text was changed and before it is sent again.
"""

import os
import signal
import sys
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from peer_fakes import answering, profile_with

from db.store import Store
from services.domain.clock import SystemClock
from services.domain.draft import IncidentDraft
from services.domain.incident import Incident, IncidentStatus
from services.domain.log import Committed
from services.domain.outbox import OutboxState
from services.domain.peer import PeerKind
from services.incidents.dispatch import Dispatch
from services.outbox.decisions import Decisions
from services.outbox.delivery import Delivery
from services.outbox.http import HttpLink
from services.outbox.peers.plain import PlainChannel
from services.outbox.ports import Channel, Receipt

WAIT_S = 20.0
PROFILE = profile_with(answering(PeerKind.PLAIN))


def open_store(folder: Path) -> Store:
    return Store.open(folder, mode="live", profile_id="kecil", station="A", clock=SystemClock())


def delivery_of(store: Store, channel: Channel) -> Delivery:
    return Delivery(
        {"balas_aduan": channel},
        reader=store.readers,
        log=store,
        clock=SystemClock(),
        station="A",
        chance=lambda: 0.0,
    )


class Fatal(PlainChannel):
    """Ends the whole process, as a power cut does."""

    def __init__(self, url: str, point: str) -> None:
        super().__init__(url, HttpLink())
        self._point = point

    def __call__(self, body: str, *, key: str) -> Receipt:
        if self._point == "before":
            die()
        receipt = super().__call__(body, key=key)
        if self._point == "after":
            die()
        return receipt


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def owe_three(store: Store) -> None:
    """An incident of a feed and three acts that its reporter is told of."""
    dispatch = Dispatch(PROFILE, log=store, clock=SystemClock(), station="A", operator="Rina")
    now = after(dispatch.open_incident(IncidentDraft("banjir", "Banjir")))
    now = replace(now, source="aduan", external_id="R-1")  # as one that a feed opened
    for act in (
        lambda: dispatch.assign(now, "bpbd"),
        lambda: dispatch.change_status(now, IncidentStatus.IN_PROGRESS),
        lambda: dispatch.tell_reporter(now, "Petugas tiba"),
    ):
        act().result(WAIT_S)


def after(future: Future[Committed]) -> Incident:
    return future.result(WAIT_S).incidents[0]


def main(folder: Path, url: str, point: str) -> None:
    store = open_store(folder)
    owe_three(store)
    delivery = delivery_of(store, Fatal(url, point))
    if point == "kept":
        store.subscribe(lambda committed: die() if any(e.kind.value == "sent" for e in committed.events) else None)
    delivery.send_due()
    held = next(item for item in store.readers.outbox() if item.state is OutboxState.HELD)
    decisions = Decisions(store, clock=SystemClock(), station="A", operator="Rina")
    decisions.edit(held, "Kata lain").result(WAIT_S)
    die()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
