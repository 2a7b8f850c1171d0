"""Answers to whoever wrote to the room's Telegram bot: ``sendMessage`` to the chat the report came from.

Telegram knows no idempotency key: when its answer is lost on the way, the citizen reads the message twice, never a
different one. The bot's key is part of the address, so addresses are never repeated in errors or logs.
"""

import json

from services.domain.event import Json
from services.domain.outbox import Trouble
from services.domain.peer import Peer
from services.outbox.http import Answer, HttpLink
from services.outbox.peers.answers import json_of, no_secret, receipt_of, text_at
from services.outbox.ports import Outcome, Receipt, Reports, Secrets

DRILL_TOKEN = "LATIHAN"
WAY_BACK = "reply_to"  # Observation.attributes: the chat
_NO_TOKEN = frozenset({401, 404})  # Telegram says "Not Found" to a key it does not know


class TelegramChannel:
    """Satisfies ``Channel``. The chat is looked up when it is sent: nothing personal lies in the outbox."""

    def __init__(self, peer: Peer, link: HttpLink, *, secrets: Secrets, reports: Reports) -> None:
        self._peer, self._link, self._secrets, self._reports = peer, link, secrets, reports

    def __call__(self, body: str, *, key: str) -> Receipt:
        owed = json.loads(body)
        report = self._reports.observation(self._peer.feed, owed["external_id"])
        chat = report.attributes.get(WAY_BACK, "") if report else ""
        if not chat:
            return Receipt(Outcome.REFUSED, owed["external_id"], trouble=Trouble.NO_RECIPIENT)
        token = self._token()
        if not token:
            return no_secret(self._peer.secret)
        message = json.dumps(_message(owed, chat), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": key}
        url = f"{self._peer.url.rstrip('/')}/bot{token}/sendMessage"
        return _receipt(self._link.post(url, message, headers=headers))

    def stop(self) -> None:
        self._link.stop()

    def _token(self) -> str:
        if self._peer.is_drill and not self._peer.secret:
            return DRILL_TOKEN
        return self._secrets.get(self._peer.secret) or ""


def _message(owed: dict[str, str], chat: str) -> dict[str, object]:
    """Plain text, without ``parse_mode``: a citizen's words are no markup. Quotes the report where it still is."""
    message: dict[str, object] = {"chat_id": chat, "text": owed["text"]}
    number = owed["external_id"].split(":")[1:2]
    if number and number[0].isdigit():
        message["reply_parameters"] = {"message_id": int(number[0]), "allow_sending_without_reply": True}
    return message


def _receipt(answer: Answer) -> Receipt:
    values = json_of(answer)
    parts = values if isinstance(values, dict) else {}
    if answer.status in _NO_TOKEN:
        return Receipt(Outcome.NO_ACCESS, _words(answer.status, parts))
    if answer.status in (403, 409):  # the citizen blocked the bot: no other chat fares worse for it
        return Receipt(Outcome.REFUSED, _words(answer.status, parts))
    if answer.status == 200 and parts.get("ok") is not True:
        return Receipt(Outcome.LATER, "HTTP 200, no Telegram answer")  # a log-in page on the way
    receipt = receipt_of(answer, reference=text_at(parts.get("result"), "message_id"))
    wait = text_at(parts.get("parameters"), "retry_after")
    if receipt.outcome is Outcome.LATER and wait.isdigit():
        return Receipt(Outcome.LATER, _words(answer.status, parts), wait_s=float(wait))
    return receipt


def _words(status: int, parts: dict[str, Json]) -> str:
    return f"HTTP {status} {parts.get('description', '')}".strip()[:240]
