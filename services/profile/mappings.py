"""Mappings of feeds, in feeds.toml and drill.toml or in files of their own: read, checked, put together."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from services.domain.text import Label
from services.feeds.formats.mapped.schema import ASKING, MappingModel
from services.profile.explain import mistakes
from services.profile.problem import Problem, found_value
from services.profile.text_file import unreadable
from services.profile.toml_file import TomlFile, read_toml
from services.profile.toml_lines import KeyPath

FOLDER = "mappings"
MAPPED = "mapped"
_FEED_FILES = ("feeds.toml", "drill.toml", "profile-feeds.toml")
Files = Mapping[str, TomlFile]


def read_mappings(directory: Path) -> tuple[dict[str, TomlFile], list[Problem]]:
    """Return every file of ``mappings/`` by the name feeds call it, and what is wrong with them, used or not."""
    read: dict[str, TomlFile] = {}
    problems: list[Problem] = []
    try:
        paths = sorted((directory / FOLDER).glob("*.toml"))
    except OSError as error:
        expected = Label(id="folder yang boleh dibaca", en="a folder that may be read")
        return read, [Problem(FOLDER, None, "", unreadable(error), expected)]
    for path in paths:
        file = read_toml(path, f"{FOLDER}/{path.name}")
        if isinstance(file, Problem):
            problems.append(file)
            continue
        read[file.name] = file
        problems += [problem for _, problem in mistakes(file, MappingModel, file.data)]
        problems += [_misplaced(file, key) for key in sorted(ASKING.intersection(file.data))]
    return read, problems


def mapping_problems(files: Files, mappings: Files) -> list[Problem]:
    """Return what is wrong with the mapping of each feed, in the file and line where it is written."""
    return [problem for name in _FEED_FILES if name in files for problem in _of_file(files[name], mappings)]


def _of_file(file: TomlFile, mappings: Files) -> Iterator[Problem]:
    feeds = file.data.get("feeds")
    for index, feed in enumerate(feeds if isinstance(feeds, list) else []):
        if isinstance(feed, dict):
            yield from _of_feed(file, feed, ("feeds", index), mappings)


def _of_feed(file: TomlFile, feed: Mapping[str, object], at: KeyPath, mappings: Files) -> Iterator[Problem]:
    name, options = feed.get("mapping"), feed.get("options", {})
    if feed.get("format") != MAPPED:
        if name is not None:
            expected = Label(id=f'format = "{MAPPED}" bersama mapping', en=f'format = "{MAPPED}" with a mapping')
            yield file.problem((*at, "mapping"), found_value(name), expected)
        return
    if not isinstance(options, dict) or (name is not None and not isinstance(name, str)):
        return  # said already: another type
    if name is not None and name not in mappings:
        if name.startswith(f"{FOLDER}/") and ".." not in name:  # else said already: no such name
            yield file.problem((*at, "mapping"), found_value(name), _a_file_like(name, mappings))
        return
    if name is None and not set(options) - ASKING and feed.get("enabled", True) is False:
        return  # it waits for an address, and so for what comes from there
    whole = {**(mappings[name].data if name else {}), **options}
    for path, problem in mistakes(file, MappingModel, whole, at=(*at, "options")):
        if name is None or (path and path[0] in options):
            yield problem


def _misplaced(file: TomlFile, key: str) -> Problem:
    """A mapping is about what comes; how to ask is the feed's own affair, and checked there for secrets."""
    found = Label(id="kunci ini bukan untuk pemetaan", en="this key is not for a mapping")
    expected = Label(id="kunci ini di [feeds.options] umpannya", en="this key in the feed's [feeds.options]")
    return file.problem((key,), found, expected)


def _a_file_like(name: str, mappings: Files) -> Label:
    near = get_close_matches(name, mappings, n=1)
    hint = f' ("{near[0]}"?)' if near else ""
    return Label(id=f"berkas di folder {FOLDER}{hint}", en=f"a file of the folder {FOLDER}{hint}")
