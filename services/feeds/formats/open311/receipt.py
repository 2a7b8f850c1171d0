"""The answer to a report that was sent: a number, or a token to ask the number with later."""

from dataclasses import dataclass

from services.domain.text import Label
from services.feeds.errors import FeedError, wrong_shape
from services.feeds.formats.fields import clean_text
from services.feeds.formats.items import Item
from services.feeds.formats.open311.documents import Content, document_of

EXPECTED = Label(id="tanda terima Open311 (nomor atau token)", en="an Open311 receipt (number or token)")
TOKEN_ONLY = Label(
    id="hanya token: laporannya belum bernomor; tanyakan lagi tokens/{token}",
    en="a token only: the report has no number yet; ask tokens/{token} again",
)
NO_REPORT = Label(
    id="tanda terima, bukan laporan; isinya ada di requests/{nomor}",
    en="a receipt, not the report, which is at requests/{number}",
)
_KEYS = frozenset({"service_request_id", "token", "service_notice", "account_id"})


@dataclass(frozen=True, slots=True)
class Receipt:
    """``request_id`` is "" while the server has given out only a ``token``."""

    request_id: str = ""
    token: str = ""
    notice: str = ""


def receipt_of(body: bytes) -> Receipt:
    """Return the first receipt of an answer to POST requests or GET tokens/{token}. Raises FeedError."""
    document = document_of(body)
    row = document.rows[0] if document.rows else None
    if document.content is Content.REQUESTS and isinstance(row, dict):
        names = ("service_request_id", "token", "service_notice")
        receipt = Receipt(*(clean_text(row.get(name)) for name in names))
        if receipt.request_id or receipt.token:
            return receipt
    raise FeedError(wrong_shape(EXPECTED))


def why_no_report(item: Item) -> Label | None:
    """Return why a row is only a receipt; None for a report."""
    if not frozenset(name for name, value in item.items() if value is not None) <= _KEYS:
        return None
    if clean_text(item.get("service_request_id")):
        return NO_REPORT
    return TOKEN_ONLY if clean_text(item.get("token")) else None
