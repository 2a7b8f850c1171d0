"""Calls in the log: what a caller told, in a sentence. A number is personal: a list shows its end only."""

from PySide6.QtCore import QCoreApplication

from services.domain.call import CallKind, masked_number
from services.domain.event import Event, EventKind
from widgets.incidents.call_words import call_word
from widgets.incidents.field_words import channel_word


def call_lead(event: Event, who: str) -> str:
    """Return the sentence up to what somebody told, "" for any other event."""
    translate, data = QCoreApplication.translate, event.data
    match event.kind:
        case EventKind.CALLED:
            kind, channel = _kind(str(data.get("kind") or "")), channel_word(str(data.get("channel") or ""))
            return translate("Log", "{who} noted a call ({kind}, {channel})").format(
                who=who, kind=kind, channel=channel
            )
        case EventKind.REPORTED:
            reporter = str(data.get("reporter") or "") or masked_number(str(data.get("number") or ""))
            return translate("Log", "{who} added a report of {reporter}").format(who=who, reporter=reporter or "?")
        case EventKind.NUISANCE_MARKED:
            number = masked_number(str(data.get("number") or ""))
            sentence = (
                translate("Log", "{who} marked {number} as a nuisance")
                if data.get("is_nuisance")
                else translate("Log", "{who} took the nuisance mark off {number}")
            )
            return sentence.format(who=who, number=number)
    return ""


def call_tail(event: Event) -> str | None:
    """Return what the caller told, None for any other event."""
    data = event.data
    match event.kind:
        case EventKind.CALLED:
            number = masked_number(str(data.get("number") or ""))
            return ", ".join(filter(None, (str(data.get("name") or ""), number, str(data.get("note") or ""))))
        case EventKind.REPORTED:
            return str(data.get("text") or "")
    return None


def _kind(code: str) -> str:
    known = {kind.value: kind for kind in CallKind}
    return call_word(known[code]).lower() if code in known else code
