"""What the word being typed in the command bar may become. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.domain.incident import IncidentStatus, may_change
from widgets.desk.command_context import CommandContext
from widgets.desk.command_words import STATUS_WORDS
from widgets.desk.verbs import SCREENS, VERBS, Part, Verb, VerbCode, usage, verb_named, verb_word
from widgets.theme.elided_label import one_line
from widgets.words import status_word

MOST = 9  # lines offered at once


@dataclass(frozen=True, slots=True)
class Completion:
    """``line`` is the whole line it would make, ``shown`` the new word, ``hint`` what it means."""

    line: str
    shown: str
    hint: str = ""


def complete(line: str, context: CommandContext) -> tuple[Completion, ...]:
    """Return what the last word of ``line`` may become, the likeliest first."""
    words = line.split()
    if not words or not words[0].startswith("/"):
        return ()
    if len(words) == 1 and not line.endswith(" "):
        return _verbs(words[0])
    verb = verb_named(words[0])
    last = "" if line.endswith(" ") else words[-1]
    told = words[1:] if line.endswith(" ") else words[1:-1]
    found = _words(verb, told, last, context) if verb else []
    head = line[: len(line) - len(last)]
    return tuple(Completion(f"{head}{word} ", word, hint) for word, hint in found[:MOST])


def _verbs(typed: str) -> tuple[Completion, ...]:
    wanted = typed.casefold()
    named = [(verb, name) for verb in VERBS for name in verb.names if name.startswith(wanted)]
    own = [(verb, name) for verb, name in named if name == verb.names[0]]
    aliases = [(verb, name) for verb, name in named if verb not in [each for each, _ in own]]
    offered = [Completion(f"{name} " if verb.parts else name, usage_as(verb, name), verb_word(verb.code))
               for verb, name in (*own, *aliases)]  # fmt: skip
    screens = [f"/{words[0]}" for words in SCREENS.values() if f"/{words[0]}".startswith(wanted)]
    hint = verb_word(VerbCode.SCREEN)
    return (*offered, *(Completion(name, name, hint) for name in screens))[: 2 * MOST]


def usage_as(verb: Verb, name: str) -> str:
    """Return the usage under one of the verb's names."""
    return name + usage(verb).removeprefix(verb.names[0])


def _words(verb: Verb, told: list[str], last: str, context: CommandContext) -> list[tuple[str, str]]:
    wanted = last.casefold()
    if Part.SCREEN in verb.parts:
        return [(words[0], "") for words in SCREENS.values() if words[0].startswith(wanted)]
    if verb.code in (VerbCode.NEW, VerbCode.FIND):
        return _places(wanted, context) if wanted else []
    if Part.NUMBER in verb.parts and not told:
        return [(i.number, one_line(i.title)) for i in context.begin_with(last)]
    if Part.AGENCIES in verb.parts:
        return list(_agencies(told, wanted, context))
    if Part.STATUS in verb.parts and len(told) == 1:
        return _statuses(told[0], wanted, context)
    if Part.CLOSING in verb.parts and len(told) == 1:
        names = [c.name.in_language(context.language) for c in context.closings if not c.is_retired]
        return [(name, "") for name in names if name.casefold().startswith(wanted)]
    return []


def _agencies(told: list[str], wanted: str, context: CommandContext) -> Iterable[tuple[str, str]]:
    given = {word.casefold() for word in told[1:]}
    for code, name in context.agencies.items():
        parts = (code.casefold(), *name.casefold().split())
        if code.casefold() not in given and any(part.startswith(wanted) for part in parts):
            yield code, "" if name == code else name


def _statuses(number: str, wanted: str, context: CommandContext) -> list[tuple[str, str]]:
    """Offer what the incident's status may become."""
    found = [context.selected] if number == "." and context.selected else list(context.find(number))
    before = found[0].status if len(found) == 1 and found[0] else None
    offered = [s for s in IncidentStatus if s is not IncidentStatus.CLOSED]
    if before is not None:
        offered = [status for status in offered if may_change(before, status)]
    return [(STATUS_WORDS[s][0], status_word(s)) for s in offered if STATUS_WORDS[s][0].startswith(wanted)]


def _places(wanted: str, context: CommandContext) -> list[tuple[str, str]]:
    categories = [label.in_language(context.language).lower() for label in context.categories.values()]
    villages = [(village.name, village.district) for village in context.villages]
    named = [(name, "") for name in categories] + villages
    return [(name, hint) for name, hint in named if name.casefold().startswith(wanted)]
