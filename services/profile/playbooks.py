"""The files of playbooks/: read, checked by themselves and against the rest of the profile."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from services.domain.playbook import GIVEN
from services.domain.text import Label
from services.feeds.formats.mapped.rules import compile_rule
from services.profile.explain import validated
from services.profile.problem import Problem, found_value
from services.profile.schema_playbooks import PlaybookFile, StepModel
from services.profile.text_file import unreadable
from services.profile.toml_file import TomlFile, read_toml
from services.profile.toml_lines import KeyPath

FOLDER = "playbooks"
Files = Mapping[str, TomlFile]
Read = dict[str, tuple[TomlFile, PlaybookFile]]
_A_CODE = Label(
    id=f"kode SOP, nama berkas di folder {FOLDER}", en=f"a playbook's code, a file of the folder {FOLDER}"
)


def read_playbooks(
    directory: Path, files: Files
) -> tuple[tuple[PlaybookFile, ...], dict[str, TomlFile], list[Problem]]:
    """Return every playbook by name, their files, and all that is wrong with them and with who names them."""
    problems: list[Problem] = []
    read: Read = {}
    try:
        paths = sorted((directory / FOLDER).glob("*.toml"))
    except OSError as error:
        expected = Label(id="folder yang boleh dibaca", en="a folder that may be read")
        return (), {}, [Problem(FOLDER, None, "", unreadable(error), expected)]
    for path in paths:
        file = read_toml(path, f"{FOLDER}/{path.name}")
        content = file if isinstance(file, Problem) else validated(file, PlaybookFile)
        if isinstance(file, Problem):
            problems.append(file)
        elif isinstance(content, list):
            problems += content
        elif isinstance(content, PlaybookFile):
            read[path.stem] = (file, content)
    for name, (file, playbook) in read.items():
        problems += _mistakes(name, file, playbook, files)
    problems += _unknown_playbooks(files, {path.stem for path in paths})
    of_files = {file.name: file for file, _ in read.values()}
    return tuple(playbook for _, playbook in read.values()), of_files, problems


def _mistakes(name: str, file: TomlFile, playbook: PlaybookFile, files: Files) -> Iterator[Problem]:
    if playbook.code != name:
        expected = Label(id=f'nama berkasnya, "{name}"', en=f'its file\'s name, "{name}"')
        yield file.problem(("code",), found_value(playbook.code), expected)
    agencies, categories = (
        _codes(files, "agencies.toml", "agencies"),
        _codes(files, "categories.toml", "categories"),
    )
    what = Label(id="kode kategori dari categories.toml", en="a category code of categories.toml")
    for index, code in enumerate(playbook.suggest.categories):
        yield from _unknown(file, ("suggest", "categories", index), code, known=categories, what=what)
    what = Label(id="kode instansi dari agencies.toml", en="an agency code of agencies.toml")
    for index, step in enumerate(playbook.steps):
        if step.agency is not None:
            yield from _unknown(file, ("steps", index, "agency"), step.agency, known=agencies, what=what)
    yield from _repeated(file, playbook)
    yield from _unasked(file, playbook)


def _repeated(file: TomlFile, playbook: PlaybookFile) -> Iterator[Problem]:
    expected = Label(id="yang belum dipakai", en="one that is not taken")
    for key in ("code", "fact"):
        seen: set[str] = set()
        for index, step in enumerate(playbook.steps):
            value = getattr(step, key)
            if value in seen or (key == "fact" and value in GIVEN):
                yield file.problem(("steps", index, key), found_value(value), expected)
            seen |= {value} if value else set()


def _unasked(file: TomlFile, playbook: PlaybookFile) -> Iterator[Problem]:
    """A condition may only ask for what every incident says, or what a step of a lower order has asked."""
    for index, step in enumerate(playbook.steps):
        known = {*GIVEN, *_facts_before(step, playbook.steps)}
        for name in sorted(compile_rule(step.when).names - known) if step.when else ():
            names = ", ".join(sorted(known))
            expected = Label(
                id=f"isian yang ditanyakan di langkah sebelumnya: {names}; bukan {name}",
                en=f"facts that an earlier step asks for: {names}; not {name}",
            )
            yield file.problem(("steps", index, "when"), found_value(step.when), expected)


def _facts_before(step: StepModel, steps: list[StepModel]) -> Iterator[str]:
    yield from (one.fact for one in steps if one.fact and one.order < step.order)


def _unknown_playbooks(files: Files, known: set[str]) -> Iterator[Problem]:
    file = files.get("categories.toml")
    categories = file.data.get("categories") if file else None
    for index, category in enumerate(categories if isinstance(categories, list) else []):
        code = category.get("playbook") if isinstance(category, dict) else None
        if file and isinstance(code, str):
            yield from _unknown(file, ("categories", index, "playbook"), code, known=known, what=_A_CODE)


def _unknown(file: TomlFile, path: KeyPath, code: str, *, known: set[str], what: Label) -> Iterator[Problem]:
    if code not in known:
        near = get_close_matches(code, sorted(known), n=1)
        hint = f' ("{near[0]}"?)' if near else ""
        yield file.problem(path, found_value(code), Label(id=what.id + hint, en=what.en + hint))


def _codes(files: Files, name: str, table: str) -> set[str]:
    entries = files[name].data.get(table) if name in files else None
    listed = entries if isinstance(entries, list) else []
    return {str(entry.get("code")) for entry in listed if isinstance(entry, dict)}
