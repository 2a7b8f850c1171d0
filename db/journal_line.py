"""One line of the journal and the chain that binds it to the line before."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

GENESIS = "0" * 64
PATTERN = re.compile(rb'\{"s":(\d{1,18}),"h":"([0-9a-f]{64})","e":(.*)\}\n', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """``seq`` is the log's head after this line, ``body`` the JSON of one batch, ``hash`` binds both to the past."""

    seq: int
    hash: str
    body: bytes

    def encode(self) -> bytes:
        return b'{"s":%d,"h":"%s","e":%s}\n' % (self.seq, self.hash.encode(), self.body)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line where it stands. ``line`` is None when it cannot be read; ``is_chained`` tells whether its hash holds."""

    path: Path
    number: int  # 1-based
    line: Line | None
    is_chained: bool

    @property
    def place(self) -> str:
        return f"{self.path.name}:{self.number}"


def seal(seq: int, previous: str, body: str) -> Line:
    """Return the line that follows the one with hash ``previous``."""
    raw = body.encode("utf-8", "replace")  # like db.types.AnyText, so that file and journal say the same
    return Line(seq, _hash(seq, previous, raw), raw)


def parse(raw: bytes) -> Line | None:
    match = PATTERN.fullmatch(raw)
    if match is None:
        return None
    return Line(int(match[1]), match[2].decode(), match[3])


def entries(files: Sequence[Path], previous: str | None) -> Iterator[Entry]:
    """Walk the chain. ``previous`` None takes the first line's word for what came before it.

    After a bad line the walk goes on from what that line claims, so that one bad line is one report. A last
    line without its end is not judged: the writer may be in the middle of it.
    """
    for path in files:
        with path.open("rb") as file:
            for number, raw in enumerate(file, start=1):
                if not raw.endswith(b"\n"):
                    break
                line = parse(raw)
                yield Entry(path, number, line, line is not None and _holds(line, previous))
                previous = line.hash if line else None


def _holds(line: Line, previous: str | None) -> bool:
    return previous is None or line.hash == _hash(line.seq, previous, line.body)


def _hash(seq: int, previous: str, body: bytes) -> str:
    return hashlib.sha256(b"%d|%s|%s" % (seq, previous.encode(), body)).hexdigest()
