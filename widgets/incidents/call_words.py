"""Calls, who is at risk, and what a number is known for, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from services.domain.call import CallKind, Nuisance, NumberHistory
from services.domain.draft import PEOPLE_KINDS


def call_word(kind: CallKind) -> str:
    translate = QCoreApplication.translate
    match kind:
        case CallKind.GHOST:
            return translate("Calls", "Ghost")
        case CallKind.PRANK:
            return translate("Calls", "Prank")
        case CallKind.INFORMATION:
            return translate("Calls", "Information")
    return translate("Calls", "Real")


def short_channel_word(channel: str) -> str:
    """Return how a channel is called on a chip, where all of them must stand in one row."""
    translate = QCoreApplication.translate
    words = {
        "call": translate("Calls", "Phone"),
        "112": "112",
        "radio": translate("Calls", "Radio"),
        "whatsapp": translate("Calls", "WA"),
        "walk-in": translate("Calls", "Visit"),
        "camera": translate("Calls", "Camera"),
        "other": translate("Calls", "Other"),
    }
    return words.get(channel, channel)


def people_word(code: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "child": translate("Calls", "Children"),
        "elderly": translate("Calls", "Elderly"),
        "pregnant": translate("Calls", "Pregnant"),
        "disabled": translate("Calls", "Disabled"),
        "ill": translate("Calls", "Ill or hurt"),
        "trapped": translate("Calls", "Trapped"),
    }
    return words.get(code, code)


def people_text(codes: tuple[str, ...]) -> str:
    """Return "children, elderly", in the order of the form."""
    return ", ".join(people_word(code).lower() for code in PEOPLE_KINDS if code in codes)


def counts_text(counts: Mapping[CallKind, int]) -> str:
    """Return "2 ghost, 1 real"; kinds without any are left out."""
    return ", ".join(f"{counts[kind]} {call_word(kind).lower()}" for kind in CallKind if counts.get(kind))


def history_text(history: NumberHistory) -> str:
    """Return what a number is known for, in one line. Holds text from outside; show it as plain text."""
    translate = QCoreApplication.translate
    if not history.total:
        return translate("Calls", "This number has not called before.")
    known = translate("Calls", "Calls so far {0}").format(history.total)
    parts = [f"{known}: {counts_text(history.counts)}"]
    last = next((past for past in history.newest if past.incident_number), None)
    if last is not None:
        parts.append(translate("Calls", "last {0}").format(f"{last.incident_number} {last.incident_title}"))
    return "; ".join(parts)


def nuisance_text(mark: Nuisance) -> str:
    sentence = QCoreApplication.translate("Calls", "Marked as a nuisance by {who}: {reason}")
    return sentence.format(who=mark.marked_by, reason=mark.reason)
