"""Peers, keys and reports for tests of sending back."""

from collections.abc import Mapping
from dataclasses import replace

from small_room import NOW, small_profile

from services.domain.observation import Observation, ObservationKind
from services.domain.peer import Act, OutboxRules, Peer, PeerKind, Template
from services.domain.profile import Profile
from services.domain.text import Label

ANSWER = Template("jawab", Label("{number} {status}\nOleh {agency}\n{note}", "{number} is {status}"))
NOTICE = Template(
    "tugas",
    Label("{severity} {number} {title}\n{description}\n{place}\n{note}", ""),
    Label("{number}: {title}", ""),
)
ALL_ACTS = dict.fromkeys(Act, ANSWER)
FOR_AGENCY = {Act.ASSIGNED: NOTICE}


class Keys:
    """Satisfies ``Secrets``."""

    def __init__(self, **values: str) -> None:
        self._values = values

    def get(self, name: str) -> str | None:
        return self._values.get(name)


class FakeReports:
    """Satisfies ``Reports``: one report with these attributes."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self._attributes = attributes

    def observation(self, source: str, external_id: str) -> Observation | None:
        return Observation(source, external_id, ObservationKind.REPORT, NOW, attributes=self._attributes)


def answering(kind: PeerKind = PeerKind.OPEN311, *, url: str = "http://127.0.0.1/x", feed: str = "aduan") -> Peer:
    """Return a peer that answers the reporters of a feed."""
    return Peer(f"balas_{feed}", Label("Balasan", "Replies"), kind, url, feed=feed, templates=ALL_ACTS)


def noticed(kind: PeerKind = PeerKind.WEBHOOK, *, url: str = "http://127.0.0.1/x", agency: str = "bpbd") -> Peer:
    """Return a peer that is given notice for an agency."""
    secret = "" if kind is PeerKind.OPEN311 else "kunci"
    return Peer(f"ke_{agency}", Label(agency, ""), kind, url, secret, agency=agency, templates=FOR_AGENCY)


def profile_with(*peers: Peer, base: Profile | None = None) -> Profile:
    words = {"assigned": Label("diteruskan", "passed on"), "closed": Label("selesai", "closed")}
    return replace(base or small_profile(), outbox=OutboxRules(peers, words))
