"""What categories.toml promises by clocks, and holidays.toml: which days and hours are worked."""

import re
from datetime import date, time
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from services.domain.deadline import ClockKind, ClockRule, ClockUnit, Reopened, Stop
from services.domain.text import Label
from services.profile.schema import Code, LabelModel, Positive, Strict, Text, wrong

_SPAN = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?) +(detik|menit|jam|jam kerja|hari|hari kerja)")
_KEYS = {
    "detik": "seconds",
    "menit": "minutes",
    "jam": "hours",
    "hari": "days",
    "jam kerja": "working_hours",
    "hari kerja": "working_days",
}
_AS_TEXT = Label(
    id='misalnya "60 detik", "15 menit", "6 jam", "2 hari", "4 jam kerja", "5 hari kerja"',
    en='such as "60 detik" (seconds), "15 menit", "6 jam" (hours), "2 hari" (days), "5 hari kerja" (working days)',
)
_ONE_UNIT = Label(
    id="satu dari seconds, minutes, hours, days, working_hours, working_days",
    en="one of seconds, minutes, hours, days, working_hours, working_days",
)
_ONCE = Label(id="acknowledge_s atau answer, bukan keduanya", en="acknowledge_s or answer, not both")
_ONCE_RESOLVE = Label(id="resolve_s atau resolve, bukan keduanya", en="resolve_s or resolve, not both")
MONTHS_OF_DAYS = 366


def _spelled(value: object) -> object:
    """Return ``"5 hari kerja"`` as the table it stands for."""
    if not isinstance(value, str):
        return value
    found = _SPAN.fullmatch(value)
    if found is None:
        raise wrong(_AS_TEXT)
    number = float(found[1].replace(",", "."))
    return {_KEYS[found[2]]: int(number) if number.is_integer() else number}


class SpanModel(Strict):
    """A length of time in one unit."""

    seconds: Positive | None = None
    minutes: Positive | None = None
    hours: Positive | None = None
    days: Positive | None = None
    working_hours: Positive | None = None
    working_days: Annotated[int, Field(ge=1, le=MONTHS_OF_DAYS)] | None = None

    @model_validator(mode="after")
    def _has_one_unit(self) -> "SpanModel":
        if len(self.model_fields_set) != 1:
            raise wrong(_ONE_UNIT)
        return self

    def amount(self) -> tuple[float, ClockUnit]:
        if self.working_days is not None:
            return float(self.working_days), ClockUnit.WORKING_DAYS
        if self.working_hours is not None:
            return self.working_hours, ClockUnit.WORKING_HOURS
        if self.hours is not None:
            return self.hours, ClockUnit.HOURS
        minutes_s, days_s = (self.minutes or 0.0) * 60.0, (self.days or 0.0) * 86_400.0
        return (self.seconds or 0.0) + minutes_s + days_s, ClockUnit.SECONDS


Span = Annotated[SpanModel, BeforeValidator(_spelled)]


class DeadlineModel(Strict):
    code: Code
    name: LabelModel
    acknowledge_s: Positive | None = None
    resolve_s: Positive | None = None
    answer: Span | None = None
    respond: Span | None = None
    on_scene: Span | None = None
    resolve: Span | None = None
    pauses: list[Literal["on_hold", "waiting"]] = Field(default_factory=list)
    reopened: Literal["continue", "restart"] = "continue"

    @model_validator(mode="after")
    def _says_each_once(self) -> "DeadlineModel":
        if self.acknowledge_s is not None and self.answer is not None:
            raise wrong(_ONCE)
        if self.resolve_s is not None and self.resolve is not None:
            raise wrong(_ONCE_RESOLVE)
        return self

    def rules(self) -> tuple[ClockRule, ...]:
        """Return the clocks in the order of ClockKind. Only the resolution pauses and is reopened."""
        spans = {
            ClockKind.ANSWER: self.answer or _seconds(self.acknowledge_s),
            ClockKind.RESPOND: self.respond,
            ClockKind.ON_SCENE: self.on_scene,
            ClockKind.RESOLVE: self.resolve or _seconds(self.resolve_s),
        }
        return tuple(self._rule(kind, span) for kind, span in spans.items() if span is not None)

    def _rule(self, kind: ClockKind, span: SpanModel) -> ClockRule:
        amount, unit = span.amount()
        if kind is not ClockKind.RESOLVE:
            return ClockRule(kind, amount, unit, deadline_class=self.code)
        pauses = tuple(Stop(name) for name in self.pauses)
        return ClockRule(kind, amount, unit, pauses, Reopened(self.reopened), self.code)


def _seconds(value: float | None) -> SpanModel | None:
    return None if value is None else SpanModel(seconds=value)


class HolidayYearModel(Strict):
    year: Annotated[int, Field(ge=2000, le=2100)]
    source: Text


class HolidayModel(Strict):
    date: date
    name: Text
    kind: Literal["holiday", "joint_leave"]


class OfficeHoursModel(Strict):
    days: Annotated[list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]], Field(min_length=1)]
    opens: time
    closes: time

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> "OfficeHoursModel":
        if self.opens >= self.closes:
            raise wrong(Label(id="opens lebih awal daripada closes", en="opens before closes"))
        return self


class HolidaysFile(Strict):
    years: list[HolidayYearModel] = Field(default_factory=list)
    holidays: list[HolidayModel] = Field(default_factory=list)
    office_hours: list[OfficeHoursModel] = Field(default_factory=list)
