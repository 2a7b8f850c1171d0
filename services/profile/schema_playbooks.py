"""playbooks/*.toml: what a kind of incident calls for, step by step."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from services.domain.text import Label
from services.feeds.formats.mapped.rules import BadRuleError, compile_rule
from services.profile.schema import Code, LabelModel, OptionalText, Strict, Text, wrong
from services.profile.schema_room import SeverityName

Minutes = Annotated[float, Field(gt=0, le=10_080, allow_inf_nan=False)]
Month = Annotated[int, Field(ge=1, le=12)]
Hour = Annotated[int, Field(ge=0, le=24)]
LongText = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S[^\x00-\x1f\x7f]*$")]


def _is_condition(text: str) -> str:
    try:
        rule = compile_rule(text)
    except BadRuleError as error:
        raise wrong(Label(id=f"syarat ({error})", en=f"a condition ({error})")) from error
    if rule.after_s:
        raise wrong(Label(id='syarat tanpa "for"', en='a condition without "for"'))
    return text


class SuggestModel(Strict):
    categories: list[Code] = Field(default_factory=list)
    at_least: SeverityName = "P4"
    districts: list[Text] = Field(default_factory=list)
    months: list[Month] = Field(default_factory=list)
    hours: Annotated[list[Hour], Field(min_length=2, max_length=2)] | None = None


class RungModel(Strict):
    after_min: Annotated[float, Field(ge=0, le=1440, allow_inf_nan=False)]
    to: LabelModel


class CheckModel(Strict):
    every_min: Minutes = 20.0
    windows_s: Annotated[
        list[Annotated[float, Field(ge=10, le=3600, allow_inf_nan=False)]], Field(min_length=1, max_length=5)
    ] = Field(default_factory=lambda: [60.0, 120.0])
    ladder: list[RungModel] = Field(default_factory=list)

    @model_validator(mode="after")
    def _climbs(self) -> "CheckModel":
        times = [rung.after_min for rung in self.ladder]
        if times != sorted(times):
            raise wrong(Label(id="after_min yang makin besar", en="after_min that grows"))
        return self


class AnswerModel(Strict):
    value: Code
    name: LabelModel


class StepModel(Strict):
    code: Code
    order: Annotated[int, Field(ge=1, le=99)]
    kind: Literal["task", "question", "check"]
    title: LabelModel
    agency: Code | None = None
    when: Annotated[str, Field(max_length=1000), AfterValidator(_is_condition)] | None = None
    fact: Code | None = None
    unit: OptionalText = ""
    answers: Annotated[list[AnswerModel], Field(max_length=9)] = Field(default_factory=list)
    allowed_min: Minutes | None = None
    document: OptionalText = ""
    help: LabelModel | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "StepModel":
        if (self.kind == "task") != (self.agency is not None):
            raise wrong(Label(id='"agency" untuk kind = "task" saja', en='"agency" for kind = "task" only'))
        if (self.kind == "question") != (self.fact is not None):
            raise wrong(Label(id='fact untuk kind = "question" saja', en='a fact for kind = "question" only'))
        if self.answers and (self.fact is None or len(self.answers) < 2):
            raise wrong(
                Label(id="paling sedikit dua answers, untuk pertanyaan", en="two answers or more, for a question")
            )
        return self


class PlaybookFile(Strict):
    code: Code
    version: Annotated[int, Field(ge=1, le=9999)]
    name: LabelModel
    source: LongText
    is_example: bool
    suggest: SuggestModel = Field(default_factory=SuggestModel)
    check: CheckModel = Field(default_factory=CheckModel)
    steps: Annotated[list[StepModel], Field(min_length=1, max_length=60)]
