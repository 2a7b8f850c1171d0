"""Where in a TOML text each key stands: tomllib gives values without positions."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})' r"|'''.*?'''(?:'{0,2})" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'",
    re.DOTALL,
)


class TomlLines:
    """Maps a key path such as ``("categories", 3, "severity")`` to its line, counted from 1."""

    def __init__(self, lines: Mapping[KeyPath, int]) -> None:
        self._lines = lines

    def line(self, path: KeyPath) -> int | None:
        """Return the line of ``path`` or of the nearest thing around it that is written; None if nothing is."""
        for length in range(len(path), 0, -1):
            found = self._lines.get(path[:length])
            if found is not None:
                return found
        return None


def locate(text: str) -> TomlLines:
    """Return the lines of all keys of ``text``, which tomllib must have accepted."""
    return TomlLines(_Scanner(text).scan())


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._newlines = [i for i, c in enumerate(text) if c == "\n"]
        self._lines: dict[KeyPath, int] = {}
        self._entries: dict[KeyPath, int] = {}  # how many [[...]] of each array of tables so far

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> KeyPath:
        is_entry = self._text.startswith("[[", self._at)
        line = self._line()
        self._at += 2 if is_entry else 1
        keys = self._key()
        self._at += 2 if is_entry else 1
        path = self._resolved(keys[:-1], line) + keys[-1:]
        if is_entry:
            self._lines.setdefault(path, line)
            index = self._entries.get(path, 0)
            self._entries[path] = index + 1
            path = (*path, index)
        self._lines[path] = line
        return path

    def _resolved(self, keys: KeyPath, line: int) -> KeyPath:
        """Return where a header's leading keys lead: into the last entry of an array of tables."""
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            self._lines.setdefault(path, line)
            if path in self._entries:
                path = (*path, self._entries[path] - 1)
        return path

    def _pair(self, table: KeyPath) -> None:
        self._value(self._assigned(table))

    def _assigned(self, path: KeyPath) -> KeyPath:
        """Step over ``key =`` and return the key's path."""
        line = self._line()
        for key in self._key():
            path = (*path, key)
            self._lines.setdefault(path, line)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        return path

    def _key(self) -> KeyPath:
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            parts.append(self._key_part())
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return tuple(parts)
            self._at += 1

    def _key_part(self) -> str:
        bare = _BARE_KEY.match(self._text, self._at)
        if bare:
            self._at = bare.end()
            return bare.group()
        start = self._at
        self._skip(_STRING)
        return str(tomllib.loads("k = " + self._text[start : self._at])["k"])

    def _value(self, path: KeyPath) -> None:
        """Step over a value; one stack frame per nesting level, fewer than tomllib needs."""
        opening = self._text[self._at : self._at + 1]
        if opening not in ("[", "{"):
            self._skip(_STRING if opening in ('"', "'") else _BARE_VALUE)
            return
        self._at += 1
        index = 0
        self._skip(_BLANK)
        while self._text[self._at] not in "]}":
            if opening == "[":
                inner: KeyPath = (*path, index)
                self._lines[inner] = self._line()
            else:
                inner = self._assigned(path)
            self._value(inner)
            index += 1
            self._skip(_BLANK)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK)
        self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise ValueError(f"not TOML at {self._at}")  # tomllib accepted it: a bug of this scanner
        self._at = match.end()

    def _line(self) -> int:
        return bisect_right(self._newlines, self._at - 1) + 1
