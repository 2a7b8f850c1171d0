"""Reads a profile folder: all of it, or every reason why not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from services.domain.profile import Profile
from services.domain.text import Label
from services.profile.alarm_rules import AlarmsFile
from services.profile.base_lines import read_lines
from services.profile.build import Checked, drill_profile, live_profile
from services.profile.explain import validated
from services.profile.gazetteer import read_gazetteer
from services.profile.holidays import holiday_problems
from services.profile.mappings import mapping_problems, read_mappings
from services.profile.playbooks import read_playbooks
from services.profile.problem import Problem, ProfileError, found_nothing
from services.profile.references import disagreements
from services.profile.schema_deadlines import HolidaysFile
from services.profile.schema_feeds import (
    AddedDrillFile,
    AddedFeedsFile,
    CamerasFile,
    DrillFile,
    FeedsFile,
)
from services.profile.schema_outbox import OutboxFile
from services.profile.schema_room import (
    AgenciesFile,
    AreaModel,
    CategoriesFile,
    IntakeFile,
    ProfileFile,
    ProgrammesFile,
    ScenesFile,
)
from services.profile.served import place_problems
from services.profile.text_file import unreadable
from services.profile.toml_file import TomlFile, empty_toml, read_toml

_Model = TypeVar("_Model", bound=BaseModel)

_REQUIRED: dict[str, type[BaseModel]] = {
    "profile.toml": ProfileFile,
    "agencies.toml": AgenciesFile,
    "categories.toml": CategoriesFile,
    "intake.toml": IntakeFile,
    "feeds.toml": FeedsFile,
    "scenes.toml": ScenesFile,
}
_OPTIONAL: dict[str, type[BaseModel]] = {
    "cameras.toml": CamerasFile,
    "programmes.toml": ProgrammesFile,
    "drill.toml": DrillFile,
    "outbox.toml": OutboxFile,
    "alarms.toml": AlarmsFile,
    "holidays.toml": HolidaysFile,
}


ADDED = "profile-feeds.toml"
Overlay = Callable[[str], Path]
"""Returns where the feeds added at this computer are kept, for a profile's id; there need be none."""


def load_profile(
    directory: Path,
    *,
    drill_base_url: str | None = None,
    overlay: Overlay | None = None,
    feeds_file: Path | None = None,
) -> Profile:
    """Return the profile in ``directory``; with ``drill_base_url`` the feeds and cameras of drill.toml instead.

    ``drill_base_url`` is the drill city's address, "http://127.0.0.1:PORT". The feeds of the ``overlay`` come after
    its own; ``feeds_file`` is read in place of feeds.toml, to try it. Blocks on the disk (measured: see
    docs/profile.md). Raises ProfileError with every problem of every file.
    """
    present = _names_in(directory)
    reading = _Reading()
    for name, model in (_REQUIRED | _OPTIONAL).items():
        if name in _REQUIRED or name in present:
            reading.take(_path_of(name, directory, feeds_file), model, name=name)
        else:
            reading.files[name] = empty_toml(name)
    is_live = drill_base_url is None
    _take_added(reading, overlay, AddedFeedsFile if is_live else AddedDrillFile)
    reading.problems += _strangers(present)
    mappings, problems = read_mappings(directory)
    reading.problems += problems + mapping_problems(reading.files, mappings)
    reading.problems += holiday_problems(reading.files)
    reading.problems += disagreements(reading.files | mappings)
    if drill_base_url is not None and "drill.toml" not in present:
        reading.problems.append(_no_drill())
    checked = _with_area(
        directory,
        reading,
        mappings,
        added=reading.model(AddedFeedsFile) if is_live else reading.model(AddedDrillFile),
    )
    if reading.problems or checked is None:
        raise ProfileError(str(directory), reading.problems)
    if drill_base_url is None:
        return live_profile(checked)
    return drill_profile(checked, reading.model(DrillFile), drill_base_url)


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and what was wrong with it."""

    files: dict[str, TomlFile] = field(default_factory=dict)
    models: dict[type[BaseModel], BaseModel] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, path: Path, model: type[BaseModel], *, name: str) -> None:
        file = read_toml(path, name)
        if isinstance(file, Problem):
            self.problems.append(file)
            return
        self.files[name] = file
        content = validated(file, model)
        if isinstance(content, list):
            self.problems += content
        else:
            self.models[model] = content

    def model(self, kind: type[_Model]) -> _Model:
        """Return the file read as ``kind``; an optional one that is absent counts as empty."""
        content = self.models.get(kind)
        return content if isinstance(content, kind) else kind()


def _path_of(name: str, directory: Path, feeds_file: Path | None) -> Path:
    return feeds_file if feeds_file is not None and name == "feeds.toml" else directory / name


def _take_added(reading: _Reading, overlay: Overlay | None, model: type[BaseModel]) -> None:
    """Read what was added at this computer, once it is known which profile this is."""
    profile = reading.models.get(ProfileFile)
    if overlay is None or not isinstance(profile, ProfileFile):
        return
    path = overlay(profile.id)
    if path.exists():
        reading.take(path, model, name=ADDED)


def _with_area(
    directory: Path,
    reading: _Reading,
    mappings: dict[str, TomlFile],
    *,
    added: AddedFeedsFile | AddedDrillFile,
) -> Checked | None:
    """Return everything together, or None when something (said in ``reading.problems``) is missing."""
    villages = read_gazetteer(directory, _area(reading.files.get("profile.toml")))
    lines, problems = read_lines(directory)
    reading.problems += problems
    if isinstance(villages, list):
        reading.problems += villages
        return None
    playbooks, playbook_files, problems = read_playbooks(directory, reading.files)
    reading.problems += problems + place_problems(reading.files | playbook_files, villages)
    if any(model not in reading.models for model in _REQUIRED.values()):
        return None
    return Checked(
        profile=reading.model(ProfileFile),
        agencies=reading.model(AgenciesFile),
        categories=reading.model(CategoriesFile),
        intake=reading.model(IntakeFile),
        feeds=reading.model(FeedsFile),
        cameras=reading.model(CamerasFile),
        programmes=reading.model(ProgrammesFile),
        scenes=reading.model(ScenesFile),
        outbox=reading.model(OutboxFile),
        alarms=reading.model(AlarmsFile),
        holidays=reading.model(HolidaysFile),
        villages=villages,
        lines=tuple(lines),
        mappings={name: file.data for name, file in mappings.items()},
        playbooks=playbooks,
        added=added,
    )


def _area(profile: TomlFile | None) -> AreaModel | None:
    """Return the area even when something else in its file is wrong: the villages are checked against it."""
    try:
        return AreaModel.model_validate(profile.data.get("area")) if profile else None
    except ValidationError:
        return None


def _names_in(directory: Path) -> set[str]:
    try:
        return {path.name for path in directory.iterdir()}
    except (OSError, ValueError) as error:
        expected = Label(id="folder profil, misalnya resources/profiles/indramayu", en="a profile folder")
        problem = Problem(str(directory), None, "", unreadable(error), expected)
        raise ProfileError(str(directory), [problem]) from error


def _strangers(present: set[str]) -> list[Problem]:
    """A misspelt optional file would otherwise be passed over in silence."""
    known = sorted(_REQUIRED | _OPTIONAL)
    found = Label(id="berkas tak dikenal", en="unknown file")
    problems = []
    for name in sorted(name for name in present if name.endswith(".toml") and name not in known):
        near = get_close_matches(name, known, n=1)
        names = f'"{near[0]}"?' if near else ", ".join(known)
        problems.append(Problem(name, None, "", found, Label(id=names, en=names)))
    return problems


def _no_drill() -> Problem:
    expected = Label(
        id="drill.toml dengan umpan latihan; tanpa itu profil ini hanya dapat dibuka langsung",
        en="drill.toml with the drill's feeds; without it this profile opens live only",
    )
    return Problem("drill.toml", None, "", found_nothing(), expected)
