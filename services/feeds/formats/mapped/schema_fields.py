"""How one field of a row is read: where it stands, and what it is turned into."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from services.domain.text import Label
from services.feeds.formats.mapped.paths import BadPathError, compile_path
from services.feeds.formats.mapped.rules import BadRuleError, compile_rule
from services.feeds.formats.mapped.time_form import TimeForm
from services.feeds.formats.mapped.units import factor
from services.feeds.formats.mapped.words import severity_of
from services.profile.schema import Number, OptionalText, Strict, Text, TimeZone, wrong


def checked_path(text: str) -> str:
    try:
        compile_path(text)
    except BadPathError as error:
        raise wrong(Label(id=f"jalan JMESPath ({error})", en=f"a JMESPath ({error})")) from error
    return text


def _is_rule(text: str) -> str:
    try:
        compile_rule(text)
    except BadRuleError as error:
        raise wrong(Label(id=f"aturan ({error})", en=f"a rule ({error})")) from error
    return text


def _is_severity(word: str) -> str:
    if severity_of(word) is None:
        names = "P1, P2, P3, P4, Info, Waspada, Siaga, Awas"
        raise wrong(Label(id=f"salah satu dari {names}", en=f"one of {names}"))
    return word


def _is_time_format(text: str) -> str:
    try:
        TimeForm(text)
    except ValueError as error:
        raise wrong(
            Label(
                id=f'bentuk waktu, misalnya "%d-%m-%Y %H:%M" ({error})',
                en=f'a time format such as "%d-%m-%Y %H:%M" ({error})',
            )
        ) from error
    return text


def _as_path(value: object) -> object:
    """``id = "kode"`` is short for ``id = { path = "kode" }``."""
    return {"path": checked_path(value)} if isinstance(value, str) else value


Path = Annotated[str, AfterValidator(checked_path)]
RuleText = Annotated[str, AfterValidator(_is_rule)]
SeverityWord = Annotated[str, AfterValidator(_is_severity)]
TimeFormat = Annotated[str, AfterValidator(_is_time_format)]
Numbers = Literal["plain", "id"]


def _one_of(model: Strict, *names: str) -> None:
    if sum(getattr(model, name) is not None for name in names) != 1:
        text = ", ".join(names)
        raise wrong(Label(id=f"tepat satu dari {text}", en=f"exactly one of {text}"))


class TextField(Strict):
    """``join`` are several paths, put together with a space."""

    path: Path | None = None
    join: Annotated[list[Path], Field(min_length=1)] | None = None
    constant: Text | None = None
    default: OptionalText = ""
    required: bool = False
    map: dict[str, OptionalText] = Field(default_factory=dict)
    personal: bool = False

    @model_validator(mode="after")
    def _has_a_source(self) -> "TextField":
        _one_of(self, "path", "join", "constant")
        if self.personal and (self.path is None or not compile_path(self.path).keys):
            raise wrong(
                Label(id="path sederhana (a.b) pada bidang pribadi", en="a plain path (a.b) for a personal field")
            )
        return self


class TimeField(Strict):
    path: Path | None = None
    join: Annotated[list[Path], Field(min_length=1)] | None = None
    constant: Text | None = None
    formats: list[TimeFormat] = Field(default_factory=list)
    time_zone: TimeZone | None = None
    required: bool = True

    @model_validator(mode="after")
    def _has_a_source(self) -> "TimeField":
        _one_of(self, "path", "join", "constant")
        return self


class NumberField(Strict):
    path: Path | None = None
    constant: Number | None = None
    unit: OptionalText = ""
    to: OptionalText = ""
    numbers: Numbers | None = None
    map: dict[str, Number] = Field(default_factory=dict)
    missing: list[str] = Field(default_factory=list)
    required: bool = False

    @model_validator(mode="after")
    def _can_become_what_is_wanted(self) -> "NumberField":
        _one_of(self, "path", "constant")
        if self.to and factor(self.unit or self.to, self.to) is None:
            raise wrong(Label(id=f"satuan yang dapat menjadi {self.to}", en=f"a unit that can become {self.to}"))
        return self


class PointField(Strict):
    """One value at ``path`` written as ``form``, or two values at ``lat`` and ``lon``."""

    path: Path | None = None
    form: Literal["lat,lon", "lon,lat", "geojson", "ls-bt"] | None = None
    lat: Path | None = None
    lon: Path | None = None
    required: bool = False

    @model_validator(mode="after")
    def _has_a_source(self) -> "PointField":
        if (self.path is None, self.form is None) != (self.lat is not None, self.lon is not None):
            raise wrong(Label(id="path dan form, atau lat dan lon", en="path and form, or lat and lon"))
        return self


class SeverityField(Strict):
    path: Path | None = None
    constant: SeverityWord | None = None
    map: dict[str, SeverityWord] = Field(default_factory=dict)
    default: SeverityWord | None = None

    @model_validator(mode="after")
    def _has_a_source(self) -> "SeverityField":
        _one_of(self, "path", "constant")
        return self


TextPath = Annotated[TextField, BeforeValidator(_as_path)]
TimePath = Annotated[TimeField, BeforeValidator(_as_path)]
NumberPath = Annotated[NumberField, BeforeValidator(_as_path)]
SeverityPath = Annotated[SeverityField, BeforeValidator(_as_path)]


class FieldsModel(Strict):
    id: TextPath | None = None
    title: TextPath | None = None
    text: TextPath | None = None
    place: TextPath | None = None
    time: TimePath | None = None
    expires: TimePath | None = None
    point: PointField | None = None
    status: TextPath | None = None
    severity: SeverityPath | None = None
    category: TextPath | None = None
    replaces: TextPath | None = None
    indicator: TextPath | None = None
    value: NumberPath | None = None
    as_of: TimePath | None = None
    period: TextPath | None = None
    note: TextPath | None = None
    source: TextPath | None = None
