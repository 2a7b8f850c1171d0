"""A source that is not a feed yet is asked once, by the same guarded way as every feed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl, urlsplit

from services.domain.clock import Clock
from services.domain.feed import Feed, FeedState
from services.domain.text import Label
from services.domain.trial import FeedAddress
from services.feeds.address import checked_url, is_loopback
from services.feeds.answer import Fetched
from services.feeds.errors import Contact, FeedError
from services.feeds.fetch import GuardedFetcher
from services.feeds.formats import FORMATS
from services.profile.schema_asking import has_secret, is_secret_param

SECRET = "trial"
_ANY = ("text/plain", "text/html", "application/octet-stream", "binary/octet-stream", "application/vnd.ms-excel")
KEY_IN_ADDRESS = Label(
    id='Alamat ini memuat kunci. Hapus dari alamat, lalu isi di bawah dengan cara "di query" atau "di path": kunci '
    "tidak pernah ditulis ke profil.",
    en='There is a key in this address. Take it out and enter it below as "in the query" or "in the path": keys are '
    "never written to the profile.",
)
ONLY_DRILL = Label(
    id="Ini latihan: hanya kota latihan dan komputer ini (127.0.0.1) yang boleh ditanya. Tambahkan sumber luar di "
    "ruang yang sebenarnya.",
    en="This is a drill: only the drill city and this computer (127.0.0.1) may be asked. Add outside sources in the "
    "real room.",
)


def wait_first(seconds: float) -> Label:
    count = max(1, round(seconds))
    return Label(
        id=f"Batas permintaan ke server ini tercapai. Coba lagi {count} detik lagi.",
        en=f"The limit of requests to this server is reached. Try again in {count} s.",
    )


class FirstAsk:
    """One request, which may be cancelled. ``ask`` in a pool thread, ``cancel`` in any.

    ``wait_s`` counts the request in the host's budget and says how long to wait, as ``FeedSet.wait_s`` does.
    """

    def __init__(
        self, address: FeedAddress, *, clock: Clock, is_drill: bool, wait_s: Callable[[str], float]
    ) -> None:
        self._address, self._is_drill, self._wait_s = address, is_drill, wait_s
        self._fetcher = GuardedFetcher(clock, secrets=self._secret)

    def ask(self) -> Fetched:
        """Return the answer. Raises FeedError with what is wrong and what to do."""
        self._refuse()
        left_s = self._wait_s(self._address.url)
        if left_s > 0.0:
            raise FeedError(wait_first(left_s), contact=Contact.NONE)
        return self._fetcher.fetch(_feed(self._address), FeedState("trial"))

    def cancel(self) -> None:
        self._fetcher.stop()

    def _refuse(self) -> None:
        parts = urlsplit(checked_url(self._address.url).geturl())
        if has_secret(self._address.url) or any(is_secret_param(name) for name, _ in parse_qsl(parts.query)):
            raise FeedError(KEY_IN_ADDRESS, contact=Contact.NONE)
        if self._is_drill and not is_loopback(self._address.url):
            raise FeedError(ONLY_DRILL, contact=Contact.NONE)

    def _secret(self, _name: str) -> str | None:
        return self._address.secret or None


def _feed(address: FeedAddress) -> Feed:
    types = dict.fromkeys(kind for one in FORMATS.values() for kind in one.content_types)
    options: Mapping[str, object] = MappingProxyType({})
    if address.auth_kind:
        auth = {"kind": address.auth_kind, "name": address.auth_name, "secret": SECRET}
        options = MappingProxyType({"auth": auth})
    return Feed(
        "trial",
        Label("Sumber baru", "New source"),
        address.url,
        "mapped",
        interval_s=60.0,
        stale_after_s=180.0,
        content_types=(*types, *_ANY),
        deadline_s=15.0,
        options=options,
    )
