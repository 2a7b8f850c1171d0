"""Text files of a profile: read once, small, UTF-8; anything else is a Problem, never an exception."""

import stat
from pathlib import Path

from services.domain.text import Label
from services.profile.problem import Problem, found_nothing

MAX_BYTES = 8 * 1024 * 1024
_FILE = Label(id="sebuah berkas", en="a file")
_UTF8 = Label(id="teks UTF-8", en="UTF-8 text")


def read_text(path: Path, name: str) -> str | Problem:
    """Return the text with LF line ends and without a byte order mark; ``name`` is what a Problem calls the file."""
    try:
        status = path.stat()
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            return _problem(name, Label(id="ini bukan berkas biasa", en="this is no ordinary file"), _FILE)
        if size > MAX_BYTES:
            return _problem(name, Label(id=f"besarnya {size} bita", en=f"it has {size} bytes"), _at_most())
        body = path.read_bytes()
    except (OSError, ValueError) as error:
        return _problem(
            name, unreadable(error), Label(id="berkas yang boleh dibaca", en="a file that may be read")
        )
    return _decoded(body, name)


def unreadable(error: OSError | ValueError) -> Label:
    """Return why a path could not be read; ValueError is what Python says of a NUL in a name."""
    if isinstance(error, FileNotFoundError):
        return found_nothing()
    reason = (isinstance(error, OSError) and error.strerror) or str(error)
    return Label(id=f"tidak terbaca ({reason})", en=f"unreadable ({reason})")


def _decoded(body: bytes, name: str) -> str | Problem:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _problem(name, Label(id="ini teks UTF-16", en="this is UTF-16 text"), _UTF8)
    if b"\0" in body:
        return _problem(
            name, Label(id="isinya biner", en="its content is binary"), _UTF8, line=_line_at(body, body.index(0))
        )
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        code = f"0x{body[error.start]:02X}"
        found = Label(id=f"ada bita {code} (Latin-1?)", en=f"it holds byte {code} (Latin-1?)")
        return _problem(name, found, _UTF8, line=_line_at(body, error.start))
    return text.replace("\r\n", "\n")


def _line_at(body: bytes, offset: int) -> int:
    return body.count(b"\n", 0, offset) + 1


def _at_most() -> Label:
    mebibytes = MAX_BYTES // 1024**2
    return Label(id=f"paling besar {mebibytes} MiB", en=f"at most {mebibytes} MiB")


def _problem(name: str, found: Label, expected: Label, *, line: int | None = None) -> Problem:
    return Problem(name, line, "", found, expected)
