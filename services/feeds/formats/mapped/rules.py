"""Conditions of a mapping: ``severity >= P2 and status != 'selesai'``, ``level < 150 for 30m``. Never ``eval``.

::

    rule       = condition [ "for" NUMBER ( "s" | "m" | "h" | "d" ) ]
    condition  = both { "or" both }
    both       = single { "and" single }
    single     = "not" single | "(" condition ")" | NAME OPERATOR VALUE
    OPERATOR   = "==" | "!=" | ">=" | "<=" | ">" | "<"
    VALUE      = NUMBER | 'text' | "text" | P1..P4 | Info | Waspada | Siaga | Awas

A greater severity is a worse one. What is not known satisfies no comparison.
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.domain.severity import Severity
from services.feeds.formats.mapped.words import severity_of

RULE_MAX, DEPTH_MAX = 1000, 20
Fact = str | float | Severity | None
Facts = Mapping[str, Fact]
Condition = Callable[[Facts], bool]

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*'|\"[^\"]*\")|(?P<sign>==|!=|>=|<=|>|<|\(|\))"
    r"|(?P<number>[-+]?\d+(?:\.\d+)?)(?![\w.])|(?P<word>[A-Za-z_]\w*)|(?P<span>\d+(?:\.\d+)?[smhd])\b)"
)
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "==": operator.eq, "!=": operator.ne, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt,
}  # fmt: skip
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_RESERVED = ("and", "or", "not", "for")


class BadRuleError(ValueError):
    """No rule; the text says what was expected where."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``names`` are what it speaks of; ``after_s`` is how long it must hold, 0.0 for at once."""

    holds: Condition
    names: frozenset[str]
    after_s: float = 0.0


def compile_rule(text: str) -> Rule:
    """Return the rule. Raises BadRuleError."""
    if len(text) > RULE_MAX:
        raise BadRuleError(f"at most {RULE_MAX} characters")
    return _Parser(text).rule()


class _Parser:
    """Recursive descent over the tokens of one rule."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = self._depth = 0
        self._names: set[str] = set()

    def rule(self) -> Rule:
        holds = self._condition()
        after_s = self._span() if self._accept("for") else 0.0
        if self._peek()[0] != "end":
            raise self._expected("and, or, for")
        return Rule(holds, frozenset(self._names), after_s)

    def _condition(self) -> Condition:
        found = [self._both()]
        while self._accept("or"):
            found.append(self._both())
        return found[0] if len(found) == 1 else lambda facts: any(one(facts) for one in found)

    def _both(self) -> Condition:
        found = [self._single()]
        while self._accept("and"):
            found.append(self._single())
        return found[0] if len(found) == 1 else lambda facts: all(one(facts) for one in found)

    def _single(self) -> Condition:
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise BadRuleError(f"at most {DEPTH_MAX} levels of parentheses")
        found = (
            self._negated() if self._accept("not") else self._group() if self._accept("(") else self._comparison()
        )
        self._depth -= 1
        return found

    def _negated(self) -> Condition:
        inner = self._single()
        return lambda facts: not inner(facts)

    def _group(self) -> Condition:
        inner = self._condition()
        if not self._accept(")"):
            raise self._expected(")")
        return inner

    def _comparison(self) -> Condition:
        name = self._take("word", "a name")
        if name in _RESERVED:
            raise BadRuleError(f"a name, not {name!r}")
        self._names.add(name)
        sign = self._take("sign", "==, !=, >=, <=, > or <")
        if sign not in _COMPARE:
            raise BadRuleError(f"==, !=, >=, <=, > or <, not {sign!r}")
        return _comparison(name, sign, self._value(name))

    def _value(self, name: str) -> Fact:
        kind, text = self._peek()
        self._at += 1
        if kind == "number":
            return float(text)
        if name == "severity":
            severity = severity_of(text.strip("'\""))
            if severity is not None:
                return severity
            raise BadRuleError("P1 to P4, Info, Waspada, Siaga or Awas behind severity")
        if kind == "text":
            return text[1:-1]
        raise BadRuleError(f"a number or 'text' behind {name}, not {text or 'the end'!r}")

    def _span(self) -> float:
        text = self._take("span", "a time such as 30m")
        return float(text[:-1]) * _SECONDS[text[-1]]

    def _accept(self, text: str) -> bool:
        kind, found = self._peek()
        if kind in ("word", "sign") and found == text:
            self._at += 1
            return True
        return False

    def _take(self, kind: str, what: str) -> str:
        found, text = self._peek()
        if found != kind:
            raise self._expected(what)
        self._at += 1
        return text

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _expected(self, what: str) -> BadRuleError:
        return BadRuleError(f"{what}, not {self._peek()[1] or 'the end'!r}")


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at, text = 0, text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadRuleError(f"no such sign: {text[at : at + 10]!r}")
        tokens.append((match.lastgroup or "", match[match.lastgroup or 0].strip()))
        at = match.end()
    return tokens


def _comparison(name: str, sign: str, wanted: Fact) -> Condition:
    compare = _COMPARE[sign]
    if isinstance(wanted, Severity):
        return lambda facts: _compared(compare, _badness(facts.get(name)), -float(wanted))
    if isinstance(wanted, float):
        return lambda facts: _compared(compare, facts.get(name), wanted)
    text = str(wanted).casefold()
    if sign in ("==", "!="):
        return lambda facts: _same(facts.get(name), text) is (sign == "==")
    raise BadRuleError(f"a number behind {sign}")


def _badness(fact: Fact) -> float | None:
    return -float(fact) if isinstance(fact, Severity) else None


def _compared(compare: Callable[[float, float], bool], fact: Fact, wanted: float) -> bool:
    if isinstance(fact, str):
        return False
    return fact is not None and compare(float(fact), wanted)


def _same(fact: Fact, text: str) -> bool | None:
    return fact.strip().casefold() == text if isinstance(fact, str) else None
