"""One TOML file: its values, and where each of them stands."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from services.domain.text import Label
from services.profile.problem import Problem, one_line
from services.profile.text_file import read_text
from services.profile.toml_lines import KeyPath, TomlLines, locate

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_NAMES = ("code", "id")


@dataclass(frozen=True)
class TomlFile:
    """``text`` is what ``data`` was read from. Lines are looked for with the first mistake: 0.2 s of a good start."""

    name: str
    data: dict[str, object]
    text: str = ""

    @cached_property
    def lines(self) -> TomlLines:
        return locate(self.text)

    def problem(self, path: KeyPath, found: Label, expected: Label) -> Problem:
        """Return a Problem about the value at ``path``, with its line and its key as people read it."""
        return Problem(self.name, self.lines.line(path), self.key_text(path), found, expected)

    def key_text(self, path: KeyPath) -> str:
        """Return ``feeds[bmkg].url``: an entry by its own code, or by its number counted from 1 ("#3")."""
        text, here = "", self.data
        node: object = here
        for step in path:
            node = _child(node, step)
            if isinstance(step, int):
                text += f"[{_entry_name(node) or f'#{step + 1}'}]"
            else:
                text += f".{one_line(step)}" if text else one_line(step)
        return text


def read_toml(path: Path, name: str) -> TomlFile | Problem:
    """``name`` is what Problems call the file: its path within the profile folder."""
    text = read_text(path, name)
    if isinstance(text, Problem):
        return text
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, a 5,000-digit number, 1,000 brackets
        return _syntax_problem(name, text, error)
    return TomlFile(name, data, text)


def empty_toml(name: str) -> TomlFile:
    """Return what an optional file that is absent counts as."""
    return TomlFile(name, {})


def _child(node: object, step: str | int) -> object:
    if isinstance(node, dict) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return None


def _entry_name(node: object) -> str:
    if isinstance(node, dict):
        for key in _NAMES:
            if isinstance(node.get(key), str):
                return one_line(node[key])
    return ""


def _syntax_problem(name: str, text: str, error: Exception) -> Problem:
    message = str(error)
    place = _PLACE.search(message)
    line = None
    if place:
        line = int(place[1]) if place[1] else max(1, len(text.splitlines()))
        message = message[: place.start()]
    column = f", kolom/column {place[2]}" if place and place[2] else ""
    return Problem(
        name,
        line,
        "",
        Label(id=f"bukan TOML ({message}{column})", en=f"not TOML ({message}{column})"),
        Label(id='TOML yang benar, misalnya kunci = "nilai"', en='valid TOML, such as key = "value"'),
    )
