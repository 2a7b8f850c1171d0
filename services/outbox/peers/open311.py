"""Open311 GeoReport v2: a request opened at an agency, an update to the request a report came from (FEEDS 3).

Updates are FixMyStreet's extension (``servicerequestupdates``); ``update_id`` is our key, by which such a server
knows an update it has. A new request may first get a token; its number is then asked for at ``tokens/{token}`` and the
request is not posted again. Core Open311 knows no idempotency key, so a server that ignores the header
``Idempotency-Key`` opens a second request when its answer was lost on the way.
"""

import json
from urllib.parse import quote, urlencode

from services.domain.errors import KnownError
from services.domain.outbox import Trouble
from services.domain.peer import Peer
from services.feeds.formats.xml_body import is_xml, xml_body
from services.outbox.http import Answer, HttpLink
from services.outbox.peers.answers import json_of, no_secret, receipt_of, text_at
from services.outbox.ports import Outcome, Receipt, Secrets

TOKEN = "token"


class Open311Channel:
    """Satisfies ``Channel``. ``peer.url`` is the endpoint, as in the discovery document, without a file name."""

    def __init__(self, peer: Peer, link: HttpLink, *, secrets: Secrets) -> None:
        self._peer, self._link, self._secrets = peer, link, secrets

    def __call__(self, body: str, *, key: str) -> Receipt:
        owed: dict[str, object] = json.loads(body)
        if owed.get(TOKEN):
            return self._number_for(str(owed[TOKEN]))
        secret = self._secrets.get(self._peer.secret) if self._peer.secret else None
        if self._peer.secret and not secret:
            return no_secret(self._peer.secret)
        if self._peer.feed:
            return self._update(owed, key=key, api_key=secret)
        return self._request(owed, key=key, api_key=secret)

    def stop(self) -> None:
        self._link.stop()

    def _update(self, owed: dict[str, object], *, key: str, api_key: str | None) -> Receipt:
        answer = self._post("servicerequestupdates.json", owed | {"update_id": key}, key=key, api_key=api_key)
        return receipt_of(answer, reference=_named(answer, "update_id"))

    def _request(self, owed: dict[str, object], *, key: str, api_key: str | None) -> Receipt:
        answer = self._post("requests.json", owed, key=key, api_key=api_key)
        number, token = _named(answer, "service_request_id"), _named(answer, TOKEN)
        if not 200 <= answer.status < 300 or number or not token:
            return receipt_of(answer, reference=number)
        return Receipt(
            Outcome.LATER,
            trouble=Trouble.UNFINISHED,
            next_body=json.dumps(owed | {TOKEN: token}, ensure_ascii=False),
        )

    def _post(self, name: str, owed: dict[str, object], *, key: str, api_key: str | None) -> Answer:
        form = {field: value for field, value in owed.items() if value not in ("", None)}
        form |= {"jurisdiction_id": self._peer.jurisdiction} if self._peer.jurisdiction else {}
        form |= {"api_key": api_key} if api_key else {}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": key}
        return self._link.post(self._url(name), urlencode(form).encode(), headers=headers)

    def _number_for(self, token: str) -> Receipt:
        query = f"?jurisdiction_id={quote(self._peer.jurisdiction, safe='')}" if self._peer.jurisdiction else ""
        answer = self._link.get(self._url(f"tokens/{quote(token, safe='')}.json{query}"))
        number = _named(answer, "service_request_id")
        if 200 <= answer.status < 300 and not number:
            return Receipt(Outcome.LATER, trouble=Trouble.UNFINISHED)
        return receipt_of(answer, reference=number)

    def _url(self, name: str) -> str:
        return f"{self._peer.url.rstrip('/')}/{name}"


def _named(answer: Answer, name: str) -> str:
    """Return what the answer calls ``name``, in JSON or XML, object or list; "" where it does not."""
    if not is_xml(answer.body):
        return text_at(json_of(answer), name)
    try:
        root = xml_body(answer.body)
    except KnownError:
        return ""
    return next((e.text.strip() for e in root.iter(name) if e.text and e.text.strip()), "")
