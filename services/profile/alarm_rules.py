"""alarms.toml: which causes raise an alarm, how urgent, how it sounds, how long it may be put aside."""

from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, model_validator

from services.domain.alarm import AlarmKind, AlarmRules, AlarmSource
from services.domain.severity import Severity
from services.domain.text import Label
from services.profile.schema import Code, Strict, wrong
from services.profile.schema_room import SeverityName

SourceName = Literal["incident", "overdue", "deadline", "task", "feed", "camera", "disk"]
_PRIORITY_OF_ITS_OWN = ("feed", "camera", "disk")
_NEEDS_PRIORITY = Label(
    id="priority, karena umpan, kamera, dan disk tidak punya tingkat sendiri",
    en="priority: a feed, a camera and a disk have no severity of their own",
)
_WATCHED = Label(
    id='"cameras" dengan source = "camera", "feeds" dengan source = "feed"',
    en='"cameras" with source = "camera", "feeds" with source = "feed"',
)
_ONCE = Label(id="setiap source satu kali", en="every source once")


class AlarmKindModel(Strict):
    source: SourceName
    priority: SeverityName | None = None
    least: SeverityName = "P4"
    after_s: Annotated[float, Field(ge=0, le=604_800, allow_inf_nan=False)] = 0.0
    feeds: list[Code] = Field(default_factory=list)
    cameras: list[Code] = Field(default_factory=list)

    @model_validator(mode="after")
    def _is_whole(self) -> "AlarmKindModel":
        if self.priority is None and self.source in _PRIORITY_OF_ITS_OWN:
            raise wrong(_NEEDS_PRIORITY)
        if (self.source == "camera") != bool(self.cameras) or (self.feeds and self.source != "feed"):
            raise wrong(_WATCHED)
        return self


class PriorityModel(Strict):
    shelve_max_min: Annotated[float, Field(ge=0, le=1440, allow_inf_nan=False)]
    sound: bool = True
    repeat_s: Annotated[float, Field(ge=2, le=300, allow_inf_nan=False)]


class PrioritiesModel(Strict):
    P1: PriorityModel
    P2: PriorityModel
    P3: PriorityModel
    P4: PriorityModel


class AlarmsFile(Strict):
    mute_s: Annotated[float, Field(ge=10, le=600, allow_inf_nan=False)] = 60.0
    priorities: PrioritiesModel | None = None
    kinds: list[AlarmKindModel] = Field(default_factory=list)

    @model_validator(mode="after")
    def _has_every_source_once(self) -> "AlarmsFile":
        sources = [kind.source for kind in self.kinds]
        if len(sources) != len(set(sources)):
            raise wrong(_ONCE)
        return self


def alarm_rules(file: AlarmsFile) -> AlarmRules:
    """Return the rules; what the file does not say is as without one."""
    usual = AlarmRules()
    levels = {} if file.priorities is None else {p: getattr(file.priorities, p.name) for p in Severity}
    return AlarmRules(
        kinds=MappingProxyType({AlarmSource(kind.source): _kind(kind) for kind in file.kinds}) or usual.kinds,
        shelve_max_s=MappingProxyType({p: level.shelve_max_min * 60 for p, level in levels.items()})
        or usual.shelve_max_s,
        repeat_s=MappingProxyType({p: level.repeat_s if level.sound else 0.0 for p, level in levels.items()})
        or usual.repeat_s,
        mute_s=file.mute_s,
    )


def _kind(kind: AlarmKindModel) -> AlarmKind:
    return AlarmKind(
        AlarmSource(kind.source),
        Severity[kind.priority] if kind.priority else None,
        kind.after_s,
        Severity[kind.least],
        (*kind.feeds, *kind.cameras),
    )
