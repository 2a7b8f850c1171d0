"""What happened to tasks and playbooks, as sentences of the log."""

from PySide6.QtCore import QCoreApplication

from services.domain.event import Event, EventKind
from services.domain.playbook import Playbook, Step
from services.domain.task import ContactResult, ContactWay, TaskState
from services.domain.text import Language
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.task_words import result_word, task_word, way_word


def task_lead(event: Event, who: str, words: ProfileWords, language: Language) -> str:
    """Return the sentence up to the part that somebody wrote, "" for any other event."""
    translate, agency = QCoreApplication.translate, words.agency(_text(event, "agency"))
    match event.kind:
        case EventKind.TASK_OPENED:
            return translate("Log", "{who} asked {agency}").format(who=who, agency=agency)
        case EventKind.TASK_CHANGED:
            sentence = translate("Log", "{agency} went from {before} to {after}, says {who}")
            before, after = _state(_text(event, "before")), _state(_text(event, "after"))
            return sentence.format(agency=agency, before=before, after=after, who=who)
        case EventKind.TASK_CHECKED:
            return _checked(event, who, agency)
        case EventKind.CHECK_MISSED:
            sentence = translate("Log", "{agency} was not heard of at the check-in (miss {number})")
            return sentence.format(agency=agency, number=_text(event, "misses"))
        case EventKind.TASK_ESCALATED:
            sentence = translate("Log", "{agency} is silent: escalated, level {number}")
            return sentence.format(agency=agency, number=_text(event, "level"))
    return _step_lead(event, who, words, language)


def task_tail(event: Event, words: ProfileWords, language: Language) -> str | None:
    """Return what somebody wrote about it, None for any other event."""
    match event.kind:
        case EventKind.TASK_OPENED:
            step = _step(event, words)
            title = step.title.in_language(language) if step else _text(event, "title")
            return ". ".join(part for part in (title, _text(event, "note")) if part)
        case EventKind.TASK_CHECKED:
            return _text(event, "text")
        case EventKind.TASK_ESCALATED:
            return _text(event, "to_id" if language == "id" else "to_en") or _text(event, "to_id")
        case EventKind.STEP_ANSWERED:
            return _answer(event, _step(event, words), language)
    return None


def _step_lead(event: Event, who: str, words: ProfileWords, language: Language) -> str:
    translate, step = QCoreApplication.translate, _step(event, words)
    title = step.title.in_language(language) if step else _text(event, "step")
    match event.kind:
        case EventKind.PLAYBOOK_STARTED:
            book = _playbook(event, words)
            name = book.name.in_language(language) if book else _text(event, "playbook")
            sentence = translate("Log", "{who} started the playbook {name}, version {number}")
            return sentence.format(who=who, name=name, number=_text(event, "version"))
        case EventKind.STEP_ANSWERED:
            return translate("Log", "{who} answered “{title}”").format(who=who, title=title)
        case EventKind.STEP_DONE:
            return translate("Log", "{who} did “{title}”").format(who=who, title=title)
        case EventKind.STEP_SKIPPED:
            return translate("Log", "{who} skipped “{title}”; for the supervisor").format(who=who, title=title)
    return ""


def _checked(event: Event, who: str, agency: str) -> str:
    results = {result.value: result for result in ContactResult}
    ways = {way.value: way for way in ContactWay}
    result, way = results.get(_text(event, "result")), ways.get(_text(event, "way"))
    if result is ContactResult.SENT:
        return QCoreApplication.translate("Log", "{who} took the contact card of {agency}").format(
            who=who, agency=agency
        )
    if result is None or way is None:
        return QCoreApplication.translate("Log", "{who} contacted {agency}").format(who=who, agency=agency)
    sentence = QCoreApplication.translate("Log", "{agency} {result} ({way}), says {who}")
    return sentence.format(agency=agency, result=result_word(result), way=way_word(way), who=who)


def _answer(event: Event, step: Step | None, language: Language) -> str:
    value = event.data.get("value")
    if isinstance(value, str):
        names = {answer.value: answer.name.in_language(language) for answer in step.answers} if step else {}
        return names.get(value, value)
    number = f"{value:g}" if isinstance(value, int | float) else ""
    return f"{number} {step.unit}".strip() if step else number


def _playbook(event: Event, words: ProfileWords) -> Playbook | None:
    return next((book for book in words.playbooks if book.code == _text(event, "playbook")), None)


def _step(event: Event, words: ProfileWords) -> Step | None:
    book = _playbook(event, words)
    return book.step(_text(event, "step")) if book else None


def _state(code: str) -> str:
    known = {state.value: state for state in TaskState}
    return task_word(known[code]) if code in known else code


def _text(event: Event, key: str) -> str:
    value = event.data.get(key)
    return "" if value is None else str(value)
