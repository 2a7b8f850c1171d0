"""Checked playbooks as nouns. Nothing here can fail."""

from collections.abc import Iterable

from services.domain.playbook import (
    Answer,
    CheckRules,
    Condition,
    Playbook,
    Rung,
    Step,
    StepKind,
    Suggestion,
)
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.formats.mapped.rules import compile_rule
from services.profile.schema_playbooks import CheckModel, PlaybookFile, StepModel, SuggestModel


def playbooks_of(files: Iterable[PlaybookFile]) -> tuple[Playbook, ...]:
    return tuple(
        Playbook(
            file.code,
            file.version,
            file.name.label(),
            file.source,
            file.is_example,
            steps=tuple(_step(step) for step in file.steps),
            suggest=_suggestion(file.suggest),
            check=_check(file.check),
        )
        for file in files
    )


def _step(step: StepModel) -> Step:
    return Step(
        code=step.code,
        order=step.order,
        kind=StepKind(step.kind),
        title=step.title.label(),
        agency=step.agency or "",
        when=_condition(step.when) if step.when else None,
        fact=step.fact or "",
        unit=step.unit,
        answers=tuple(Answer(answer.value, answer.name.label()) for answer in step.answers),
        allowed_s=step.allowed_min * 60.0 if step.allowed_min else None,
        document=step.document,
        help=step.help.label() if step.help else Label("", ""),
    )


def _condition(text: str) -> Condition:
    rule = compile_rule(text)
    return Condition(text, rule.names, rule.holds)


def _suggestion(suggest: SuggestModel) -> Suggestion:
    return Suggestion(
        tuple(suggest.categories),
        Severity[suggest.at_least],
        tuple(suggest.districts),
        tuple(suggest.months),
        (suggest.hours[0], suggest.hours[1]) if suggest.hours else None,
    )


def _check(check: CheckModel) -> CheckRules:
    ladder = tuple(Rung(rung.after_min * 60.0, rung.to.label()) for rung in check.ladder)
    return CheckRules(check.every_min * 60.0, tuple(check.windows_s), ladder)
