"""The ways to all peers of a profile."""

from collections.abc import Sequence

from services.domain.clock import Clock
from services.domain.feed import Feed
from services.domain.peer import Peer, PeerKind
from services.domain.profile import Profile
from services.outbox.http import HttpLink
from services.outbox.peers.email import EmailChannel
from services.outbox.peers.open311 import Open311Channel
from services.outbox.peers.plain import PlainChannel
from services.outbox.peers.telegram import TelegramChannel
from services.outbox.peers.webhook import WebhookChannel
from services.outbox.ports import Channel, Reports, Secrets

REPLY_URL = "reply_url"  # Feed.options: where a source takes replies as plain JSON


def peers_of(profile: Profile) -> tuple[Peer, ...]:
    """Return whom the room tells: the profile's peers that are on, and the feeds that name a reply address.

    A feed with a peer of its own is answered by that one alone.
    """
    told = tuple(peer for peer in profile.outbox.peers if peer.is_enabled)
    answered = {peer.feed for peer in told}
    return told + tuple(peer for peer in _plain_peers(profile.feeds) if peer.feed not in answered)


def channels_of(peers: Sequence[Peer], *, secrets: Secrets, reports: Reports, clock: Clock) -> dict[str, Channel]:
    """Return the way to each peer, by its id."""
    return {peer.peer_id: _channel(peer, secrets=secrets, reports=reports, clock=clock) for peer in peers}


def _channel(peer: Peer, *, secrets: Secrets, reports: Reports, clock: Clock) -> Channel:
    match peer.kind:
        case PeerKind.OPEN311:
            return Open311Channel(peer, HttpLink(), secrets=secrets)
        case PeerKind.TELEGRAM:
            return TelegramChannel(peer, HttpLink(), secrets=secrets, reports=reports)
        case PeerKind.WEBHOOK:
            return WebhookChannel(peer, HttpLink(), secrets=secrets, clock=clock)
        case PeerKind.EMAIL:
            return EmailChannel(peer, secrets=secrets, clock=clock)
        case PeerKind.PLAIN | PeerKind.PLAIN_OPEN311:
            return PlainChannel(peer.url, HttpLink())


def _plain_peers(feeds: Sequence[Feed]) -> tuple[Peer, ...]:
    return tuple(
        Peer(feed.feed_id, feed.name, _plain_kind(feed), str(feed.options[REPLY_URL]), feed=feed.feed_id)
        for feed in feeds
        if feed.options.get(REPLY_URL)
    )


def _plain_kind(feed: Feed) -> PeerKind:
    return PeerKind.PLAIN_OPEN311 if feed.format == "open311" else PeerKind.PLAIN
