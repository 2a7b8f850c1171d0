"""A notice to an agency's own system: JSON, signed, so that it can tell this room from a stranger.

``X-ICC-Signature: sha256=HEX`` is HMAC-SHA256 with the shared secret over the bytes ``TIMESTAMP + "." + BODY``, where
TIMESTAMP is ``X-ICC-Timestamp`` (Unix seconds). The receiver recomputes it over the body as it came, compares in
constant time, and refuses what is older than five minutes: a listener cannot replay it.
"""

import hashlib
import hmac

from services.domain.clock import Clock
from services.domain.peer import Peer
from services.outbox.http import HttpLink
from services.outbox.peers.answers import json_of, no_secret, receipt_of, text_at
from services.outbox.ports import Receipt, Secrets


class WebhookChannel:
    """Satisfies ``Channel``. A peer of the drill may go without a secret, and then without a signature."""

    def __init__(self, peer: Peer, link: HttpLink, *, secrets: Secrets, clock: Clock) -> None:
        self._peer, self._link, self._secrets, self._clock = peer, link, secrets, clock

    def __call__(self, body: str, *, key: str) -> Receipt:
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": key}
        if self._peer.secret or not self._peer.is_drill:
            secret = self._secrets.get(self._peer.secret)
            if not secret:
                return no_secret(self._peer.secret)
            headers |= signed(body.encode(), secret=secret, at_s=int(self._clock.now().timestamp()))
        answer = self._link.post(self._peer.url, body.encode(), headers=headers)
        return receipt_of(answer, reference=text_at(json_of(answer), "id"))

    def stop(self) -> None:
        self._link.stop()


def signed(body: bytes, *, secret: str, at_s: int) -> dict[str, str]:
    """Return the two headers that prove who sent ``body``, and when (Unix seconds)."""
    digest = hmac.new(secret.encode(), f"{at_s}.".encode() + body, hashlib.sha256).hexdigest()
    return {"X-ICC-Timestamp": str(at_s), "X-ICC-Signature": f"sha256={digest}"}
