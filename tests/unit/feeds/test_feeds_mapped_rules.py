"""Conditions of a mapping: a small grammar, never evaluated as a program."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapped_fakes import site

from services.domain.severity import Severity
from services.feeds.formats.mapped.rules import BadRuleError, Fact, compile_rule

FACTS: dict[str, Fact] = {
    "severity": Severity.P2, "status": "Rusak", "level": 150.0, "unknown": None, "category": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("severity >= P2", True), ("severity >= P1", False), ("severity < P1", True), ("severity == Siaga", True),
        ("severity <= Waspada", False), ("severity >= 'Info'", True),
        ("status == 'rusak'", True), ("status != 'rusak'", False), ('status == "aktif"', False),
        ("level >= 150", True), ("level > 150.0", False), ("level > -1", True),
        ("level > 100 and status == 'rusak'", True), ("level > 200 or status == 'rusak'", True),
        ("level > 200 or level < 10 and status == 'rusak'", False),
        ("(level > 200 or level < 200) and not status == 'aktif'", True),
        ("unknown > 0", False), ("unknown < 0", False), ("unknown != 0", False), ("status > 5", False),
        ("category == ''", True),
    ],
)  # fmt: skip
def test_that_a_rule_holds_as_it_reads(text: str, expected: bool) -> None:
    assert compile_rule(text).holds(FACTS) is expected


@pytest.mark.parametrize(
    ("text", "after_s"),
    [("level < 5", 0.0), ("level < 5 for 30m", 1800.0), ("level<5 for 90s", 90.0), ("level < 5 for 1.5h", 5400.0)],
)
def test_that_a_rule_may_ask_for_a_time(text: str, after_s: float) -> None:
    assert compile_rule(text).after_s == after_s


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "a name, not 'the end'"), ("level", "==, !=, >=, <=, > or <, not 'the end'"),
        ("level >", "a number or 'text'"),
        ("level > 5 and", "a name"), ("(level > 5", "), not 'the end'"), ("level > 5)", "and, or, for, not ')'"),
        ("severity >= 'merah'", "P1 to P4"), ("severity >= P5", "P1 to P4"), ("status > 'a'", "a number behind >"),
        ("level > 5 for lama", "a time such as 30m"), ("__import__('os')", "==, !=, >="), ("level = 5", "no such sign"),
        ("not", "a name"), ("level > 5 for 30m and level < 9", "and, or, for"), ("(" * 30 + "level > 5", "at most 20"),
        ("level > 5 or " * 100 + "level > 5", "at most 1000"), ("5 < level", "a name"),
    ],
)  # fmt: skip
def test_that_a_mistake_says_what_was_expected(text: str, expected: str) -> None:
    with pytest.raises(BadRuleError) as caught:
        compile_rule(text)
    assert expected in str(caught.value)


@given(st.text(st.sampled_from("severity level P2 and or not ()<>=!'\"for 30m 5.x"), max_size=60))
def test_that_any_text_is_a_rule_or_a_mistake(text: str) -> None:
    with suppress(BadRuleError):
        compile_rule(text).holds(FACTS)


def test_that_the_verdicts_reach_who_acts_on_them() -> None:
    item = site(
        {"l": 180, "s": "siaga"},
        fields={"severity": "s"},
        measures={"level": {"path": "l", "unit": "cm"}},
        rules={"incident_when": "severity >= P2 and level > 150", "close_when": "level < 120 for 30m"},
    )
    assert item.attributes == {"raises": "yes", "closes": "no", "closes_after_s": "1800"}


def test_that_no_rule_gives_no_verdict() -> None:
    assert site({}).attributes == {}
