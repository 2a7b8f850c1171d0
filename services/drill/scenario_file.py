"""Reads a scenario. Every mistake is named with its file, line and key."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from services.domain.errors import KnownError
from services.domain.text import Label
from services.drill.scenario import (
    Background,
    KpiEvent,
    Repeat,
    ReportEvent,
    Scenario,
    ScenarioEvent,
)
from services.drill.scenario_format import Entry, ScenarioFile
from services.drill.town import Town
from services.profile.toml_lines import locate

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
Place = tuple[str | int, ...]


def load_scenario(path: Path, town: Town) -> Scenario:
    """Return the scenario in ``path``. KnownError lists everything that is wrong with it."""
    text = _read(path)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused([f"{path.name}: not TOML: {error}"]) from error
    lines = locate(text)
    try:
        file = ScenarioFile.model_validate(values)
    except ValidationError as error:
        found = [(_place(tuple(e["loc"])), _why(e["msg"], e["input"])) for e in error.errors()]
    else:
        found = _strangers(file, town)
    if found:
        raise _refused([f"{path.name}:{lines.line(place) or 1}: {_key(place)}: {why}" for place, why in found])
    return _scenario(path.stem, file)


def injected(values: object, town: Town, *, at_s: float) -> tuple[ScenarioEvent, ...]:
    """Return the events of one entry handed in while the city runs, to happen from ``at_s`` on.

    KnownError says which key is wrong.
    """
    if isinstance(values, dict):
        values = {**values, "at": _mm_ss(at_s)}
    try:
        entry = _ENTRY.validate_python(values)
    except ValidationError as error:
        raise _refused([f"{_key(_place(tuple(e['loc'])))}: {e['msg']}" for e in error.errors()]) from error
    strangers = [why for event in entry.events() for _, why in _unknown(event, town)]
    if strangers:
        raise _refused(strangers)
    return entry.events()


def _mm_ss(at_s: float) -> str:
    minutes, secs = divmod(int(at_s), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{secs:02d}"


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        there = ", ".join(sorted(p.stem for p in path.parent.glob("*.toml"))) or "-"
        raise KnownError(
            Label(
                id=f"Skenario {path.stem} tidak ada. Yang tersedia: {there}.",
                en=f"There is no scenario {path.stem}. There are: {there}.",
            )
        ) from error


def _scenario(code: str, file: ScenarioFile) -> Scenario:
    once = [event for entry in file.event if entry.every is None for event in entry.events()]
    repeats = [
        Repeat(event, entry.every) for entry in file.event if entry.every is not None for event in entry.events()
    ]
    return Scenario(
        code=code,
        title=file.title,
        description=file.description,
        background=Background(file.background.every_s, dict(file.background.mix)),
        gauge_cm=file.gauge_cm,
        events=tuple(sorted(once, key=lambda event: event.at_s)),
        repeats=tuple(repeats),
    )


def _strangers(file: ScenarioFile, town: Town) -> list[tuple[Place, str]]:
    """Return what names a place, category or indicator the profile does not have."""
    found: list[tuple[Place, str]] = [
        (("background", "mix", code), f"{code!r} is no category of the profile")
        for code in file.background.mix
        if code not in town.categories
    ]
    for index, entry in enumerate(file.event):
        found += [
            (("event", index, key), why) for event in entry.events()[:1] for key, why in _unknown(event, town)
        ]
    return found


def _unknown(event: ScenarioEvent, town: Town) -> list[tuple[str, str]]:
    match event:
        case ReportEvent():
            found = [
                ("where", f"{name!r} is no village of {town.name}")
                for name in event.where
                if town.village(name) is None
            ]
            if event.category not in town.categories:
                found.append(("category", f"{event.category!r} is no category of the profile"))
            return found
        case KpiEvent() if event.indicator not in {i.indicator_id for i in town.indicators}:
            return [("indicator", f"{event.indicator!r} is no indicator of the profile")]
    return []


def _place(loc: Place) -> Place:
    """Drop the name of the union's member, which pydantic puts after the index of the entry."""
    return (*loc[:2], *loc[3:]) if loc[:1] == ("event",) and len(loc) > 2 else loc


def _key(place: Place) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)


def _why(message: str, value: object) -> str:
    return f"{message} (found {str(value)[:60]!r})"


def _refused(problems: Sequence[str]) -> KnownError:
    return KnownError(
        Label(
            id="Skenario latihan tidak dapat dipakai:\n  " + "\n  ".join(problems),
            en="The drill scenario cannot be used:\n  " + "\n  ".join(problems),
        )
    )
