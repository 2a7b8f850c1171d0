"""A file or a text from somebody's hand: read if it is of a size and a kind that can be data, else refused in words."""

import csv
import io
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from services.domain.errors import KnownError
from services.domain.feed import Feed
from services.domain.observation import Rejection
from services.domain.text import Label, Language
from services.domain.trial import FormatGuess
from services.feeds.trial import BODY_MAX

_ZIP, _MARKS = b"PK\x03\x04", (b"\xff\xfe", b"\xfe\xff")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BINARY = Label(
    id="Ini bukan data teks atau XLSX (isinya biner). Simpan sebagai CSV, XLSX, JSON, XML, atau GeoJSON.",
    en="This is neither text nor XLSX (its content is binary). Save it as CSV, XLSX, JSON, XML or GeoJSON.",
)
EMPTY = Label(id="Kosong: tidak ada yang dapat dibaca.", en="Empty: there is nothing to read.")
NO_FILE = Label(
    id="Ini bukan berkas biasa. Pilih satu berkas, bukan folder.",
    en="This is no ordinary file. Choose one file, not a folder.",
)


def read_file(path: Path) -> bytes:
    """Return what the file holds. Its size is looked at before a byte is read. Raises KnownError. Pool threads."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise KnownError(NO_FILE, path.name)
        refuse_size(status.st_size)
        with path.open("rb") as file:
            return checked(file.read(BODY_MAX + 1))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise KnownError(
            Label(
                id=f"Berkas {path.name} tidak terbaca ({why}). Periksa izinnya.",
                en=f"The file {path.name} cannot be read ({why}). Check its permissions.",
            )
        ) from error


def checked(body: bytes) -> bytes:
    """Return ``body``, if it can be data at all. Raises KnownError."""
    refuse_size(len(body))
    if not body.strip():
        raise KnownError(EMPTY)
    if b"\0" in body[:4096] and not body.startswith((_ZIP, *_MARKS)):
        raise KnownError(BINARY)
    return body


def refuse_size(count: int) -> None:
    """Raise KnownError for what is too much to be looked at."""
    if count > BODY_MAX:
        size, most = f"{count / 1024 / 1024:.0f} MiB", f"{BODY_MAX // 1024 // 1024} MiB"
        raise KnownError(
            Label(
                id=f"Terlalu besar: {size}, paling banyak {most}. Bagi menjadi beberapa berkas.",
                en=f"Too big: {size}, at most {most}. Split it into several files.",
            )
        )


def hand_feed(name: str, guess: FormatGuess, *, is_drill: bool) -> Feed:
    """Return the feed that such a payload counts as. By a feed's own mapping, the same row is known again next time."""
    word = guess.feed_id or re.sub(r"[^a-z0-9]+", "_", Path(name).stem.lower()).strip("_")[:60] or "tempel"
    return Feed(
        f"drop:{word}",
        Label(id=name, en=name),
        "",
        guess.format,
        interval_s=60.0,
        stale_after_s=180.0,
        options=guess.options,
        is_drill=is_drill,
    )


def rejected_csv(rejected: Iterable[Rejection], language: Language) -> str:
    """Return the rejected rows as CSV with their reasons. No cell begins as a spreadsheet's formula does."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(("no", "alasan", "butir") if language == "id" else ("no", "reason", "item"))
    for one in rejected:
        table.writerow((one.index + 1, _inert(one.reason.in_language(language)), _inert(one.raw)))
    return text.getvalue()


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
