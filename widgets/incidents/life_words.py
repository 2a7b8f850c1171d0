"""Events of an incident's life as sentences: whose it is, what it hangs together with, what was undone."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from services.domain.event import Event, EventKind, Json


def life_lead(event: Event, who: str) -> str:
    """Return the sentence up to the part that somebody wrote, "" for any other event."""
    told = event.data
    return (
        _owner_lead(event.kind, who, told)
        or _tie_lead(event.kind, who, str(told.get("number", "")))
        or _rest(event.kind, who, told)
    )


def life_tail(event: Event) -> str | None:
    """Return what somebody wrote about it; None for any other event."""
    match event.kind:
        case EventKind.ON_SITE_CHECKED:
            return str(event.data.get("text", ""))
        case EventKind.ABSORBED:
            names = event.data.get("reporters")
            return ", ".join(str(name) for name in names) if isinstance(names, list) else ""
    return None


def _owner_lead(kind: EventKind, who: str, told: Mapping[str, Json]) -> str:
    translate = QCoreApplication.translate
    before = str(told.get("before", ""))
    match kind:
        case EventKind.CLAIMED:
            return translate("Log", "{who} claimed the incident").format(who=who)
        case EventKind.TAKEN_OVER:
            return translate("Log", "{who} took the incident over from {before}").format(who=who, before=before)
        case EventKind.OFFERED:
            return translate("Log", "{who} offered the incident to {to}").format(who=who, to=told.get("to", ""))
        case EventKind.OFFER_ACCEPTED:
            return translate("Log", "{who} accepted the incident from {before}").format(who=who, before=before)
        case EventKind.OFFER_DECLINED:
            return translate("Log", "{who} declined the incident").format(who=who)
        case EventKind.RELEASED:
            return translate("Log", "{who} released the incident").format(who=who)
    return ""


def _tie_lead(kind: EventKind, who: str, number: str) -> str:
    translate = QCoreApplication.translate
    words = {
        EventKind.LINKED: translate("Log", "{who} made it part of {number}"),
        EventKind.UNLINKED: translate("Log", "{who} took it out of {number}"),
        EventKind.CHILD_ADDED: translate("Log", "{who} added {number} as a part"),
        EventKind.CHILD_REMOVED: translate("Log", "{who} took the part {number} out"),
        EventKind.MERGED: translate("Log", "{who} merged it into {number}"),
        EventKind.ABSORBED: translate("Log", "{who} merged {number} into this one"),
        EventKind.UNMERGED: translate("Log", "{who} separated it from {number}"),
        EventKind.DETACHED: translate("Log", "{who} separated {number} from this one"),
    }
    return words[kind].format(who=who, number=number) if kind in words else ""


def _rest(kind: EventKind, who: str, told: Mapping[str, Json]) -> str:
    translate = QCoreApplication.translate
    match kind:
        case EventKind.ON_SITE_CHECKED:
            return translate("Log", "{who} confirmed it on site").format(who=who)
        case EventKind.UNDONE:
            return translate("Log", "{who} undid the last act ({act})").format(
                who=who, act=act_word(str(told.get("kind", "")))
            )
    return ""


def act_word(kind: str) -> str:
    """Return an act as it is named when it is undone; one without a word as it is written."""
    translate = QCoreApplication.translate
    words = {
        "acknowledged": translate("Log", "acknowledgement"),
        "assigned": translate("Log", "assignment"),
        "status_changed": translate("Log", "status"),
        "field_changed": translate("Log", "correction"),
        "noted": translate("Log", "note"),
        "closed": translate("Log", "closing"),
        "reopened": translate("Log", "reopening"),
        "claimed": translate("Log", "claim"),
        "taken_over": translate("Log", "take-over"),
        "offered": translate("Log", "offer"),
        "offer_accepted": translate("Log", "acceptance"),
        "offer_declined": translate("Log", "refusal of the offer"),
        "released": translate("Log", "release"),
        "on_site_checked": translate("Log", "on-site check"),
    }
    ties = {"linked", "unlinked", "child_added", "child_removed"}
    if kind in ties:
        return translate("Log", "link")
    if kind in {"merged", "absorbed", "unmerged", "detached"}:
        return translate("Log", "merge")
    return words.get(kind, kind)
