"""From a typed line to a command, or to the sentence that says why not. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from services.domain.incident import Disposition, Incident, IncidentStatus, may_change
from services.domain.profile import Closing
from widgets.desk.command_context import CommandContext
from widgets.desk.verbs import SCREENS, Part, Verb, VerbCode, screen_named, usage, verb_named
from widgets.incidents.wishes import AcknowledgeWish, AssignWish, CloseWish, IncidentWish, NoteWish, StatusWish
from widgets.theme.elided_label import one_line
from widgets.words import status_word

translate = QCoreApplication.translate
LINE_MAX = 600  # characters; nobody types more, a clipboard may
SHOWN_MAX = 40
STATUS_WORDS = {  # besides what the status is called on screen
    IncidentStatus.NEW: ("baru", "new"),
    IncidentStatus.VERIFIED: ("verifikasi", "terverifikasi", "verified"),
    IncidentStatus.ASSIGNED: ("tugas", "ditugaskan", "assigned"),
    IncidentStatus.IN_PROGRESS: ("tangani", "ditangani", "proses", "progress"),
    IncidentStatus.ON_HOLD: ("tunda", "ditunda", "hold"),
    IncidentStatus.RESOLVED: ("selesai", "teratasi", "resolved"),
    IncidentStatus.CLOSED: ("tutup", "ditutup", "closed"),
}
CLOSING_WORDS = {"selesai": "handled", "done": "handled", "palsu": "unfounded", "batal": "cancelled"}


@dataclass(frozen=True, slots=True)
class Command:
    """What the line asks for. ``wish`` is set for an act on ``incident``, ``screen`` for a screen (its code);
    ``text`` is what is searched for, or the words of a new incident, whose category and place were recognised."""

    code: VerbCode
    incident: Incident | None = None
    wish: IncidentWish | None = None
    text: str = ""
    screen: str = ""
    category: str = ""
    place: str = ""
    district: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """``is_unfinished``: nothing is wrong yet, something is missing."""

    reason: str
    is_unfinished: bool = False


Parsed = Command | Refusal


def parse(line: str, context: CommandContext) -> Parsed:
    """Return what ``line`` asks for. A bare number means the incident."""
    if len(line) > LINE_MAX:
        return Refusal(translate("CommandWords", "A command has at most {0} characters.").format(LINE_MAX))
    words = line.split()
    if not words or words == ["/"]:
        return Refusal(
            translate("CommandWords", "Type a command: Tab completes it, ↑ brings the last one back."),
            is_unfinished=True,
        )
    if not words[0].startswith("/"):
        return _of_verb(Verb(VerbCode.OPEN, (), (Part.NUMBER,)), " ".join(words), context)
    verb = verb_named(words[0])
    rest = line.strip()[len(words[0]) :].strip()
    if verb is not None:
        return _of_verb(verb, rest, context)
    if screen := screen_named(words[0]):
        return Command(VerbCode.SCREEN, screen=screen)
    return Refusal(
        translate("CommandWords", "No such command: {0}. Press ? for the list.").format(_shown(words[0]))
    )


def _of_verb(verb: Verb, rest: str, context: CommandContext) -> Parsed:
    if Part.NUMBER in verb.parts:
        return _on_incident(verb, rest, context)
    match verb.code:
        case VerbCode.FIND:
            return (
                Command(verb.code, text=rest)
                if rest
                else _missing(verb, translate("CommandWords", "what to search for"))
            )
        case VerbCode.SCREEN:
            return _screen(verb, rest)
        case VerbCode.NEW:
            return _new(rest, context)
    return (
        Refusal(translate("CommandWords", "Nothing may stand behind {0}.").format(verb.names[0]))
        if rest
        else Command(verb.code)
    )


def _screen(verb: Verb, rest: str) -> Parsed:
    if not rest:
        return _missing(verb, translate("CommandWords", "the screen"))
    screen = screen_named(rest)
    if screen:
        return Command(VerbCode.SCREEN, screen=screen)
    names = ", ".join(words[0] for words in SCREENS.values())
    return Refusal(translate("CommandWords", "There is no screen {0}. There are: {1}").format(_shown(rest), names))


def _new(rest: str, context: CommandContext) -> Command:
    """The title stays as typed; a category and a village are recognised in it, the longest name first."""
    told = f" {' '.join(rest.casefold().split())} "
    named = [(code, name) for code, label in context.categories.items() for name in (label.id, label.en)]
    known = [(code, word) for code, words in context.keywords.items() for word in words]
    category = _longest(told, [*named, *known])
    village = next(
        (v for v in sorted(context.villages, key=lambda v: -len(v.name)) if f" {v.name.casefold()} " in told), None
    )
    districts = [(v.district, v.district) for v in context.villages]
    district = village.district if village else _longest(told, districts)
    return Command(
        VerbCode.NEW, text=" ".join(rest.split()), category=category, place=village.name if village else "",
        district=district,
    )  # fmt: skip


def _longest(told: str, named: Sequence[tuple[str, str]]) -> str:
    found = [(len(name), code) for code, name in named if name and f" {name.casefold()} " in told]
    return max(found)[1] if found else ""


def _on_incident(verb: Verb, rest: str, context: CommandContext) -> Parsed:
    number, _, behind = rest.partition(" ")
    if not number:
        return _missing(verb, translate("CommandWords", "the incident's number"))
    incident = _incident(number, context)
    if isinstance(incident, Refusal):
        return incident
    behind = behind.strip()
    match verb.code:
        case VerbCode.ACKNOWLEDGE if incident.is_acknowledged:
            return Refusal(
                translate("CommandWords", "{0} was already acknowledged by {1}.").format(
                    incident.number, one_line(incident.acknowledged_by)
                )
            )
        case VerbCode.ACKNOWLEDGE if not behind:
            return Command(verb.code, incident, AcknowledgeWish(incident.incident_id))
        case VerbCode.ASSIGN:
            return _assign(verb, incident, behind, context)
        case VerbCode.STATUS:
            return _status(verb, incident, behind)
        case VerbCode.NOTE:
            wish = NoteWish(incident.incident_id, behind)
            return (
                Command(verb.code, incident, wish)
                if behind
                else _missing(verb, translate("CommandWords", "the note"))
            )
        case VerbCode.CLOSE:
            return _close(verb, incident, behind, context)
    if behind:
        return Refusal(translate("CommandWords", "Nothing may stand behind the number."))
    return Command(verb.code, incident)


def _incident(number: str, context: CommandContext) -> Incident | Refusal:
    if number == ".":
        return context.selected or Refusal(translate("CommandWords", "No incident is selected."))
    found = context.find(number)
    if len(found) == 1:
        return found[0]
    if not found:
        text = translate("CommandWords", "No open incident has the number {0}. /cari looks among the closed too.")
        return Refusal(text.format(_shown(number)))
    numbers = ", ".join(incident.number for incident in found[:4])
    return Refusal(
        translate("CommandWords", "{0} could be {1}. Type the whole number.").format(_shown(number), numbers)
    )


def _assign(verb: Verb, incident: Incident, behind: str, context: CommandContext) -> Parsed:
    named, _, note = behind.partition(":")
    if not named.split():
        return _missing(verb, translate("CommandWords", "at least one agency"))
    codes: list[str] = []
    for word in named.split():
        code = _agency(word, context)
        if isinstance(code, Refusal):
            return code
        if code in incident.agencies:
            return Refusal(
                translate("CommandWords", "{0} is already assigned to {1}.").format(
                    incident.number, context.agencies[code]
                )
            )
        codes.append(code)
    wish = AssignWish(incident.incident_id, tuple(dict.fromkeys(codes)), note.strip())
    return Command(verb.code, incident, wish)


def _agency(word: str, context: CommandContext) -> str | Refusal:
    """A code or name means the agency; so does the beginning of either, if only one begins so."""
    wanted = word.casefold().rstrip(",;")
    for code, name in context.agencies.items():
        if wanted in (code.casefold(), name.casefold()):
            return code
    found = {
        code: name
        for code, name in context.agencies.items()
        if wanted and any(part.startswith(wanted) for part in (code.casefold(), *name.casefold().split()))
    }
    if len(found) == 1:
        return next(iter(found))
    if found:
        names = ", ".join(sorted(found.values())[:5])
        return Refusal(translate("CommandWords", "{0} could be {1}. Type more of it.").format(_shown(word), names))
    return Refusal(translate("CommandWords", "No agency is called {0}.").format(_shown(word)))


def _status(verb: Verb, incident: Incident, behind: str) -> Parsed:
    word, _, reason = behind.partition(" ")
    if not word:
        return _missing(verb, translate("CommandWords", "the status"))
    found = statuses_named(word)
    if len(found) != 1:
        words = ", ".join(names[0] for names in STATUS_WORDS.values())
        return Refusal(translate("CommandWords", "{0} is no status. There are: {1}").format(_shown(word), words))
    status = found[0]
    if status is IncidentStatus.CLOSED:
        return Refusal(translate("CommandWords", "Close with /tutup and a disposition."))
    if not may_change(incident.status, status):
        text = translate("CommandWords", "{0} is {1}: it cannot become {2}.")
        return Refusal(text.format(incident.number, status_word(incident.status), status_word(status)))
    if status is IncidentStatus.ASSIGNED and not incident.agencies:
        return Refusal(
            translate("CommandWords", "No agency is assigned to {0}. Use /tugas.").format(incident.number)
        )
    if status is IncidentStatus.ON_HOLD and not reason.strip():
        return _missing(verb, translate("CommandWords", "the reason"))
    return Command(verb.code, incident, StatusWish(incident.incident_id, status, reason.strip()))


def statuses_named(word: str) -> list[IncidentStatus]:
    """Return the statuses that ``word`` means: the one called so, else those whose name begins so."""
    wanted = word.casefold()
    names = {status: (*words, status_word(status).casefold()) for status, words in STATUS_WORDS.items()}
    exact = [status for status, words in names.items() if wanted in words]
    return exact or [s for s, words in names.items() if any(name.startswith(wanted) for name in words)]


def _close(verb: Verb, incident: Incident, behind: str, context: CommandContext) -> Parsed:
    if not behind:
        return _missing(verb, translate("CommandWords", "the disposition"))
    closings = [closing for closing in context.closings if not closing.is_retired]
    found = _closing(behind, closings)
    if found is None:
        names = ", ".join(closing.name.in_language(context.language) for closing in closings)
        return Refusal(
            translate("CommandWords", "{0} is no disposition. There are: {1}").format(_shown(behind), names)
        )
    closing, reason = found
    if closing.needs_reason and not reason:
        return _missing(verb, translate("CommandWords", "the reason"))
    return Command(verb.code, incident, CloseWish(incident.incident_id, Disposition(closing.code), reason))


def _closing(behind: str, closings: Sequence[Closing]) -> tuple[Closing, str] | None:
    """Return the disposition named first and the rest: by its whole name, its code, or the beginning of one alone."""
    told, first = " ".join(behind.split()), behind.split()[0].casefold()
    by_name = [(name, c) for c in closings for name in (c.name.id, c.name.en, c.code)]
    for name, closing in sorted(by_name, key=lambda each: -len(each[0])):
        if f"{told.casefold()} ".startswith(f"{name.casefold()} "):
            return closing, told[len(name) :].strip()
    wanted = CLOSING_WORDS.get(first, first)
    begun = {c.code: c for name, c in by_name if name.casefold().startswith(wanted)}
    return (next(iter(begun.values())), told[len(first) :].strip()) if len(begun) == 1 else None


def _missing(verb: Verb, what: str) -> Refusal:
    shown = usage(verb) if verb.names else ""
    return Refusal(translate("CommandWords", "Missing: {0}.   {1}").format(what, shown), is_unfinished=True)


def _shown(word: str) -> str:
    short = "".join(letter for letter in one_line(word) if letter.isprintable())
    return f"“{short[:SHOWN_MAX]}…”" if len(short) > SHOWN_MAX else f"“{short}”"
