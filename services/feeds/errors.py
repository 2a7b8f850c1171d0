"""What can go wrong with a feed, in the operator's words: cause and next step, in both languages."""

from enum import Enum

from services.domain.errors import KnownError
from services.domain.text import Label


class Contact(Enum):
    """How far a request came. Evidence about the network, not about the feed."""

    NONE = "none"  # refused by ourselves before anything was sent
    NO_ROUTE = "no_route"  # no name resolution, no route: perhaps this machine has no network
    SILENT = "silent"  # nobody took the connection in time
    ANSWERED = "answered"  # somebody answered, well or badly


class FeedError(KnownError):
    """The feed could not be read.

    ``retry_after_s`` is the server's wish, 0.0 when it has none; ``status`` its HTTP answer, 0 without one.
    """

    def __init__(
        self,
        reason: Label,
        detail: str = "",
        *,
        contact: Contact = Contact.ANSWERED,
        retry_after_s: float = 0.0,
        status: int = 0,
    ) -> None:
        super().__init__(reason, detail)
        self.contact = contact
        self.retry_after_s = retry_after_s
        self.status = status

    @property
    def is_offline(self) -> bool:
        """Return whether this machine may have no network at all, which is no failure of the feed."""
        return self.contact is Contact.NO_ROUTE


class SecretMissingError(FeedError):
    """The feed was not asked: nobody has entered the secret that the profile names."""

    def __init__(self, name: str) -> None:
        super().__init__(needs_secret(name), contact=Contact.NONE)


class PostponedError(FeedError):
    """The feed was not asked, or not to the end, for reasons of our own: no failure, only later (``wait_s``)."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(POSTPONED, contact=Contact.NONE)
        self.wait_s = wait_s


CAPTIVE_PORTAL = Label(
    id="Jawaban berupa halaman web, bukan data: mungkin halaman masuk jaringan (captive portal). "
    "Masuk ke jaringan lewat peramban, atau periksa alamat umpan.",
    en="The answer is a web page, not data: perhaps the network's log-in page (captive portal). "
    "Log in to the network with a browser, or check the feed's address.",
)
NO_NETWORK = Label(
    id="Komputer ini tidak terhubung ke jaringan. Data terakhir tetap ditampilkan; dicoba lagi otomatis.",
    en="This computer has no network. The last data stay on screen; it is tried again by itself.",
)
NAME_NOT_FOUND = Label(
    id="Nama server tidak ditemukan. Periksa alamat umpan di profil, atau pengaturan DNS komputer ini.",
    en="The server's name cannot be found. Check the feed's address in the profile, or this computer's DNS setting.",
)
NO_WAY_THERE = Label(
    id="Tidak ada jalur jaringan ke server. Periksa sambungan (kabel, VPN) ke instansinya, atau alamat umpan.",
    en="There is no network route to the server. Check the link (cable, VPN) to its agency, or the feed's address.",
)
CONNECTION_REFUSED = Label(
    id="Server menolak sambungan. Layanannya mungkin mati; hubungi pengelolanya bila berlanjut.",
    en="The server refuses connections. Its service may be down; call its keeper if this goes on.",
)
NO_ANSWER = Label(
    id="Server tidak menjawab pada waktunya. Dicoba lagi otomatis; hubungi pengelolanya bila berlanjut.",
    en="The server did not answer in time. It is tried again by itself; call its keeper if this goes on.",
)
CUT_OFF = Label(
    id="Jawaban terputus di tengah jalan; tidak dipakai. Dicoba lagi otomatis.",
    en="The answer broke off halfway and is not used. It is tried again by itself.",
)
NOT_HTTP = Label(
    id="Jawaban server tidak mengikuti HTTP. Periksa alamat dan porta umpan.",
    en="The server's answer is not HTTP. Check the feed's address and port.",
)
BAD_COMPRESSION = Label(
    id="Kompresi jawaban rusak; tidak dipakai. Dicoba lagi otomatis.",
    en="The answer's compression is damaged; it is not used. It is tried again by itself.",
)
UNTRUSTED = Label(
    id="Sertifikat keamanan server tidak dipercaya. Periksa jam komputer ini; bila benar, minta pengelola "
    "memperbaiki sertifikat atau pasang berkas CA-nya.",
    en="The server's security certificate is not trusted. Check this computer's clock; if it is right, have the "
    "keeper repair the certificate or install its CA file.",
)
BAD_CA_FILE = Label(
    id="Berkas CA tambahan tidak ada atau tidak berisi sertifikat PEM. Perbaiki atau lepaskan dari pengaturan.",
    en="The additional CA file is missing or holds no PEM certificate. Correct it or remove it from the settings.",
)
ADDRESS_REFUSED = Label(
    id="Alamat umpan menunjuk ke alamat jaringan yang dilarang. Periksa alamat umpan di profil.",
    en="The feed's address leads to a forbidden network address. Check the feed's address in the profile.",
)
BAD_URL = Label(
    id="Alamat umpan tidak sah: harus http:// atau https:// dengan nama host. Perbaiki di profil.",
    en="The feed's address is not valid: it must be http:// or https:// with a host name. Correct it in the profile.",
)
CREDENTIALS_IN_URL = Label(
    id="Alamat umpan memuat nama pengguna atau sandi. Pindahkan dari alamat; umpan tidak diminta.",
    en="The feed's address carries a user name or password. Move it out of the address; the feed is not asked.",
)
NO_PERMISSION = Label(
    id="Server meminta izin (401/403). Periksa kunci atau perjanjian akses umpan ini.",
    en="The server asks for permission (401/403). Check this feed's key or access agreement.",
)
NOT_FOUND = Label(
    id="Alamat umpan tidak ada lagi di server (404/410). Tanyakan alamat barunya kepada pengelola.",
    en="The feed's address no longer exists on the server (404/410). Ask its keeper for the new one.",
)
TOO_MANY_REQUESTS = Label(
    id="Server meminta kita menunggu (terlalu banyak permintaan atau sedang sibuk). Dicoba lagi sesuai permintaannya.",
    en="The server asks us to wait (too many requests, or busy). It is tried again when the server wishes.",
)
STOPPED = Label(id="Umpan dihentikan.", en="The feed was stopped.")
POSTPONED = Label(
    id="Jatah permintaan ke server ini sedang habis. Dilanjutkan otomatis sebentar lagi.",
    en="The allowed number of requests to this server is used up for now. It goes on by itself shortly.",
)
LEADS_AWAY = Label(
    id="Jawaban menunjuk ke server lain untuk lanjutannya; tidak diikuti. Periksa alamat umpan, atau tanyakan "
    "pengelolanya.",
    en="The answer points to another server for its continuation, which is not followed. Check the feed's address, or "
    "ask its keeper.",
)
TOO_LONG = Label(
    id="Membaca semua halaman umpan ini terlalu lama; sisanya belum terbaca. Persempit permintaan (since_param, "
    "query).",
    en="Reading all pages of this feed takes too long; the rest was not read. Narrow the request (since_param, query).",
)
NOT_UTF8 = Label(
    id="Jawaban bukan teks UTF-8. Format sumber mungkin berubah; beri tahu pengelola profil.",
    en="The answer is not UTF-8 text. The source's format may have changed; tell the profile's keeper.",
)
EMPTY_BODY = Label(
    id="Jawaban kosong; data terakhir tetap dipakai. Dicoba lagi otomatis.",
    en="The answer is empty; the last data stay in use. It is tried again by itself.",
)
TOO_DEEP = Label(
    id="Data bersarang terlalu dalam; tidak dibaca. Format sumber mungkin berubah.",
    en="The data are nested too deeply and are not read. The source's format may have changed.",
)


def broken_data(kind: str) -> Label:
    """``kind`` is "JSON" or "XML"."""
    return Label(
        id=f"Jawaban bukan {kind} yang utuh; tidak dipakai. Bila berlanjut, beri tahu pengelola sumbernya.",
        en=f"The answer is not complete {kind} and is not used. If this goes on, tell the source's keeper.",
    )


def wrong_shape(expected: Label) -> Label:
    """``expected`` names what should have been there."""
    return Label(
        id=f"Susunan data berubah: seharusnya {expected.id}. Data terakhir tetap dipakai; periksa format umpan.",
        en=f"The data have another shape: expected {expected.en}. The last data stay in use; check the feed's format.",
    )


def too_slow(deadline_s: float) -> Label:
    return Label(
        id=f"Server terlalu lambat: belum ada jawaban lengkap setelah {deadline_s:g} detik. Dicoba lagi otomatis.",
        en=f"The server is too slow: no complete answer after {deadline_s:g} s. It is tried again by itself.",
    )


def too_big(max_bytes: int) -> Label:
    size = f"{max_bytes / 1024 / 1024:.3g} MiB"
    return Label(
        id=f"Jawaban lebih besar dari {size}; dihentikan. Mungkin salah alamat, atau naikkan max_bytes di profil.",
        en=f"The answer is bigger than {size} and was stopped. Perhaps a wrong address, or raise max_bytes.",
    )


def redirected(host: str) -> Label:
    return Label(
        id=f"Server mengalihkan kita ke {host}; tidak diikuti. Bila itu halaman masuk jaringan, masuklah lewat "
        "peramban; bila tidak, perbarui alamat umpan di profil.",
        en=f"The server sends us on to {host}; this is not followed. If it is the network's log-in page, log in with "
        "a browser; otherwise update the feed's address in the profile.",
    )


def wrong_content_type(got: str) -> Label:
    return Label(
        id=f"Jawaban berjenis {got}, bukan data yang diharapkan. Periksa alamat umpan.",
        en=f"The answer is of type {got}, not the data expected. Check the feed's address.",
    )


def unknown_encoding(encoding: str) -> Label:
    return Label(
        id=f"Jawaban dikompresi dengan cara yang tidak diminta ({encoding}); tidak dibaca.",
        en=f"The answer is compressed in a way we did not ask for ({encoding}) and is not read.",
    )


def server_trouble(status: int) -> Label:
    return Label(
        id=f"Server mengalami gangguan (HTTP {status}). Dicoba lagi otomatis.",
        en=f"The server has trouble (HTTP {status}). It is tried again by itself.",
    )


def source_says(message: str) -> Label:
    """The source answered with an error of its own in a good envelope."""
    return Label(
        id=f'Sumber menjawab dengan kesalahan: "{message}".', en=f'The source answered with an error: "{message}".'
    )


def bad_option(name: str) -> Label:
    return Label(
        id=f"Opsi umpan '{name}' di profil tidak sah atau tidak ada. Perbaiki profil.",
        en=f"The feed's option '{name}' in the profile is missing or not valid. Correct the profile.",
    )


def needs_secret(name: str) -> Label:
    return Label(
        id=f"Umpan ini memerlukan rahasia '{name}', yang belum diisi. Isi rahasia itu di panel umpan; sebelum itu "
        "umpan tidak diminta.",
        en=f"This feed needs secret '{name}', which has not been entered. Enter it in the feed panel; until then the "
        "feed is not asked.",
    )


def unsendable_secret(name: str) -> Label:
    return Label(
        id=f"Rahasia '{name}' memuat huruf yang tidak dapat dikirim. Isi lagi; salin tepat seperti aslinya.",
        en=f"Secret '{name}' holds characters that cannot be sent. Enter it again, copied exactly.",
    )


def too_many_pages(count: int) -> Label:
    return Label(
        id=f"Umpan ini lebih dari {count} halaman; sisanya belum terbaca. Naikkan max_pages di profil, atau persempit "
        "permintaan (since_param, query).",
        en=f"This feed has more than {count} pages; the rest was not read. Raise max_pages in the profile, or narrow "
        "the request (since_param, query).",
    )


def too_many_items(count: int) -> Label:
    return Label(
        id=f"Halaman-halaman umpan ini memuat lebih dari {count} butir; sisanya belum terbaca. Persempit permintaan "
        "(since_param, query).",
        en=f"The pages of this feed hold more than {count} items; the rest was not read. Narrow the request "
        "(since_param, query).",
    )
