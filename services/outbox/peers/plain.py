"""JSON posted to the address a feed names as its ``reply_url``: for a system made to listen to this console."""

from services.outbox.http import HttpLink
from services.outbox.peers.answers import json_of, receipt_of, text_at
from services.outbox.ports import Receipt


class PlainChannel:
    """Satisfies ``Channel``."""

    def __init__(self, url: str, link: HttpLink) -> None:
        self._url, self._link = url, link

    def __call__(self, body: str, *, key: str) -> Receipt:
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": key}
        answer = self._link.post(self._url, body.encode(), headers=headers)
        return receipt_of(answer, reference=text_at(json_of(answer), "id"))

    def stop(self) -> None:
        self._link.stop()
