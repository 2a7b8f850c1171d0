"""An event as a plain sentence: who did what, in the language of the room."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from services.domain.camera import CameraState
from services.domain.event import Event, EventKind
from services.domain.incident import Disposition, IncidentStatus
from services.domain.text import Language
from widgets.incidents.call_sentences import call_lead, call_tail
from widgets.incidents.clock_words import clock_lead, reckoned_why
from widgets.incidents.field_words import field_value, field_word
from widgets.incidents.life_words import life_lead, life_tail
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.task_sentences import task_lead, task_tail
from widgets.words import camera_word, status_word


def event_sentence(event: Event, words: ProfileWords, *, language: Language, zone: tzinfo) -> str:
    """Return what happened. Never raises: what cannot be read is shown as it is written.

    The sentence holds text from outside; show it as plain text.
    """
    speaker = _Speaker(event, words, language, zone)
    return _with(_lead(speaker), _tail(speaker))


def time_with_seconds(at: datetime, zone: tzinfo) -> str:
    """Return HH:mm:ss in the room's zone."""
    return f"{at.astimezone(zone):%H:%M:%S}"


def actor_word(actor: str, words: ProfileWords, language: Language) -> str:
    """Return an operator's name, a feed's name, or the console itself."""
    if actor.startswith("feed:"):
        return words.feed(actor.removeprefix("feed:"), language)
    if actor in ("", "system"):
        return QCoreApplication.translate("Log", "The console")
    return actor


@dataclass(frozen=True, slots=True)
class _Speaker:
    event: Event
    words: ProfileWords
    language: Language
    zone: tzinfo

    @property
    def who(self) -> str:
        return actor_word(self.event.actor, self.words, self.language)

    def text(self, key: str) -> str:
        value = self.event.data.get(key)
        return "" if value is None else str(value)


def _lead(s: _Speaker) -> str:
    """Return the sentence up to the part that somebody wrote."""
    translate, kind = QCoreApplication.translate, s.event.kind
    match kind:
        case EventKind.OPENED:
            return translate("Log", "{who} opened the incident").format(who=s.who)
        case EventKind.OBSERVED:
            return translate("Log", "Report from {who}").format(who=s.who)
        case EventKind.ACKNOWLEDGED:
            return translate("Log", "{who} acknowledged the incident").format(who=s.who)
        case EventKind.ASSIGNED:
            agency = s.words.agency(s.text("agency"))
            return translate("Log", "{who} assigned {agency}").format(who=s.who, agency=agency)
        case EventKind.STATUS_CHANGED:
            before, after = _status(s.text("before")), _status(s.text("after"))
            sentence = translate("Log", "{who} changed the status from {before} to {after}")
            return sentence.format(who=s.who, before=before, after=after)
        case EventKind.FIELD_CHANGED:
            return _changed_field(s)
        case EventKind.NOTED:
            return _noted(s)
        case EventKind.CLOSED:
            how = s.words.disposition(Disposition(s.text("disposition")), s.language).lower()
            return translate("Log", "{who} closed the incident as {how}").format(who=s.who, how=how)
        case EventKind.REOPENED:
            return translate("Log", "{who} reopened the incident").format(who=s.who)
    told = life_lead(s.event, s.who) or clock_lead(s.event, s.zone)
    told = told or task_lead(s.event, s.who, s.words, s.language)
    return told or call_lead(s.event, s.who) or _sending_lead(s) or _room_lead(s)


def _noted(s: _Speaker) -> str:
    translate = QCoreApplication.translate
    if s.text("to") == "reporter":
        return translate("Log", "{who} wrote to the reporter").format(who=s.who)
    return translate("Log", "{who} noted").format(who=s.who)


def _sending_lead(s: _Speaker) -> str:
    """Return what became of an answer or a notice, "" for any other event."""
    translate, peer = QCoreApplication.translate, s.words.peer(s.text("peer"), s.language)
    match s.event.kind:
        case EventKind.SENT if s.text("reference"):
            return translate("Log", "{peer} took the message as {number}").format(
                peer=peer, number=s.text("reference")
            )
        case EventKind.SENT:
            return translate("Log", "{peer} took the message").format(peer=peer)
        case EventKind.HELD:
            return translate("Log", "{peer} did not take the message").format(peer=peer)
        case EventKind.REPLY_EDITED:
            return translate("Log", "{who} changed the message to {peer}").format(who=s.who, peer=peer)
    return ""


def _room_lead(s: _Speaker) -> str:
    translate = QCoreApplication.translate
    feed = s.words.feed(s.text("feed"), s.language)
    match s.event.kind:
        case EventKind.MEASURED:
            sentence = translate("Log", "{who} recorded {value} for {indicator}")
            indicator = s.words.indicator(s.text("indicator"), s.language)
            return sentence.format(who=s.who, value=s.text("value"), indicator=indicator)
        case EventKind.FEED_LOST:
            return translate("Log", "Feed {feed} was lost").format(feed=feed)
        case EventKind.FEED_RECOVERED:
            return translate("Log", "Feed {feed} is back").format(feed=feed)
        case EventKind.CAMERA_CHANGED:
            sentence = translate("Log", "Camera {camera} went from {before} to {after}")
            before, after = _camera(s.text("before")), _camera(s.text("after"))
            return sentence.format(camera=s.text("camera"), before=before, after=after)
        case EventKind.STARTED:
            return translate("Log", "The console started")
        case EventKind.STOPPED:
            return translate("Log", "The console was stopped")
    return str(s.event.kind.value)


def _tail(s: _Speaker) -> str:
    """Return what somebody wrote about it, "" for nothing."""
    tails = (life_tail(s.event), task_tail(s.event, s.words, s.language), call_tail(s.event))
    written = next((tail for tail in tails if tail is not None), None)
    if written is not None:
        return written
    match s.event.kind:
        case EventKind.OPENED:
            return s.words.category(s.text("category"), s.language)
        case EventKind.DEADLINES_SET:
            return reckoned_why(s.text("reason"))
        case EventKind.OBSERVED:
            observation = s.event.data.get("observation")
            parts = observation if isinstance(observation, dict) else {}
            return str(parts.get("title") or parts.get("text") or "")
        case EventKind.NOTED | EventKind.SENT:
            return s.text("text")
        case EventKind.HELD:
            return s.text("words")
        case EventKind.REPLY_EDITED:
            return s.text("after")
        case EventKind.FEED_LOST:
            return (s.text("reason_id") if s.language == "id" else "") or s.text("reason_en")
        case EventKind.ASSIGNED | EventKind.MEASURED:
            return s.text("note")
    return s.text("reason")


def _changed_field(s: _Speaker) -> str:
    field = s.text("field")
    before = field_value(field, s.event.data.get("before"), s.words, language=s.language, zone=s.zone)
    after = field_value(field, s.event.data.get("after"), s.words, language=s.language, zone=s.zone)
    sentence = QCoreApplication.translate("Log", "{who} changed {field} from {before} to {after}")
    return sentence.format(who=s.who, field=field_word(field), before=before, after=after)


def _with(sentence: str, tail: str) -> str:
    return f"{sentence}: {tail}" if tail else sentence


def _status(code: str) -> str:
    known = {status.value: status for status in IncidentStatus}
    return status_word(known[code]) if code in known else code


def _camera(code: str) -> str:
    known = {state.value: state for state in CameraState}
    return camera_word(known[code]) if code in known else code
