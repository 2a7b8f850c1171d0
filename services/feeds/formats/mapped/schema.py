"""The keys of a mapping: what a profile's ``options`` or a file of ``mappings/`` may say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from services.domain.text import Label
from services.feeds.formats.mapped.rules import Rule, compile_rule
from services.feeds.formats.mapped.schema_fields import (
    FieldsModel,
    NumberPath,
    Numbers,
    Path,
    RuleText,
    TextPath,
    checked_path,
)
from services.profile.schema import Code, Number, OptionalText, Strict, Text, TimeZone, wrong


class RulesModel(Strict):
    incident_when: RuleText | None = None
    close_when: RuleText | None = None


class PageModel(Strict):
    """The next page by number: ``parameter`` of the address, ``current`` and ``last`` as the body says them."""

    parameter: Annotated[str, Field(pattern=r"^[A-Za-z_][\w.-]{0,39}$")]
    current: Path
    last: Path
    step: Annotated[int, Field(ge=1, le=100_000)] = 1


RSS_FIELDS: Mapping[str, object] = MappingProxyType({
    "id": 'guid."#text" || guid || id || link."@href" || link',
    "title": 'title."#text" || title',
    "text": 'summary."#text" || summary || description || content."#text" || content',
    "time": "pubDate || updated || published || date",
    "point": {"path": "point || where.Point.pos || (lat && join(',', [lat, long]))", "form": "lat,lon"},
})  # fmt: skip
"""What RSS and Atom say by themselves; a mapping may say otherwise."""

ASKING = frozenset({
    "auth", "headers", "query", "method", "body", "cursor_param", "since_param", "since_format", "since_overlap_s",
    "max_pages", "only_when_shown",
})  # fmt: skip
"""Options of every feed that say how it is asked; they are checked elsewhere."""

Kind = Literal["report", "site", "position", "measurement", "warning", "camera"]
DocumentFormat = Literal["json", "geojson", "xml", "csv", "rss", "xlsx"]
_NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "report": (("id",), ("time",), ("title", "text")),
    "site": (("id",),),
    "position": (("id",), ("time",), ("point",)),
    "measurement": (("indicator", "id"), ("value",), ("as_of", "time")),
    "warning": (("id",), ("time",), ("title",)),
    "camera": (("id",),),
}
_GIVEN_BY_FORMAT = {"geojson": {"point"}}


class MappingModel(Strict):
    """All of a mapping. Absent ``format`` is recognised; absent ``items`` means the body itself is the list."""

    kind: Kind = "measurement"
    format: DocumentFormat | None = None
    items: Text | None = None
    ok_when: Path | None = None
    error: Path | None = None
    next: Path | None = None
    page: PageModel | None = None
    fields: FieldsModel
    measures: dict[Code, NumberPath] = Field(default_factory=dict)
    attributes: dict[Code, TextPath] = Field(default_factory=dict)
    rules: RulesModel = RulesModel()
    site_type: Code | None = None
    category: Code | None = None
    categories: dict[str, Code] = Field(default_factory=dict)
    indicators: dict[str, Code] = Field(default_factory=dict)
    unit: OptionalText = ""
    numbers: Numbers = "plain"
    time_zone: TimeZone | None = None
    bounds: Annotated[list[Number], Field(min_length=4, max_length=4)] | None = None
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    encoding: Literal["utf-8", "windows-1252", "utf-16"] | None = None
    header_row: Annotated[int, Field(ge=1, le=1000)] | None = None
    sheet: Text | None = None
    reply_url: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _without_asking(cls, values: object) -> object:
        if not isinstance(values, dict):
            return values
        values = {name: value for name, value in values.items() if name not in ASKING}
        fields = values.get("fields", {})
        if values.get("format") != "rss" or not isinstance(fields, dict):
            return values
        return values | {"fields": {**RSS_FIELDS, **fields}}

    @field_validator("items")
    @classmethod
    def _leads_to_the_items(cls, text: str | None, info: ValidationInfo) -> str | None:
        if text is not None:
            _check_items(text, info.data.get("format"))
        return text

    @model_validator(mode="after")
    def _names_what_its_kind_needs(self) -> "MappingModel":
        given = _GIVEN_BY_FORMAT.get(self.format or "", set())
        for names in _NEEDED[self.kind]:
            if given.isdisjoint(names) and all(getattr(self.fields, name) is None for name in names):
                raise _absent("fields", *names)
        if self.kind == "camera" and "url" not in self.attributes:
            raise _absent("attributes", "url")
        return self

    @model_validator(mode="after")
    def _rules_speak_of_what_is_there(self) -> "MappingModel":
        known = {*RULE_NAMES, *self.measures, *self.attributes}
        if self.fields.value is not None:
            known.add("value")
        for name in ("incident_when", "close_when"):
            strangers = sorted(rule.names - known) if (rule := rule_of(self.rules, name)) else []
            if strangers:
                names = ", ".join(sorted(known))
                about = Label(
                    id=f"aturan tentang {names}, bukan {strangers[0]}",
                    en=f"a rule about {names}, not {strangers[0]}",
                )
                raise _wrong_at(f"rules.{name}", about)
        return self


RULE_NAMES = ("severity", "status", "category")


def rule_of(rules: RulesModel, name: str) -> Rule | None:
    text = getattr(rules, name)
    return compile_rule(text) if text else None


def _check_items(text: str, document_format: str | None) -> None:
    if document_format in ("csv", "xlsx", "rss"):
        raise wrong(Label(id=f"tanpa items pada {document_format}", en=f"no items with {document_format}"))
    is_element_path = all(part.replace("-", "").replace(":", "").isidentifier() for part in text.split("/"))
    if document_format == "xml" and not is_element_path:
        raise wrong(Label(id="jalan elemen, misalnya data/butir", en="an element path such as data/item"))
    if document_format != "xml" and not (document_format is None and is_element_path):
        checked_path(text)


def _absent(table: str, *names: str) -> PydanticCustomError:
    """Return the error of a key that this kind needs."""
    text = " / ".join(f"{table}.{name}" for name in names)
    return _wrong_at(f"{table}.{names[0]}", Label(id=text, en=text))


def _wrong_at(key: str, expected: Label) -> PydanticCustomError:
    """Return the error of one key found while looking at all of them together."""
    return PydanticCustomError("expected", "{en}", {"id": expected.id, "en": expected.en, "at": key})
