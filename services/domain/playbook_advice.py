"""Which playbook an incident calls for, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.domain.incident import Incident
from services.domain.playbook import Playbook, Suggestion


class Why(Enum):
    CATEGORY = "category"
    SEVERITY = "severity"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Suggested:
    """``why`` is empty for one that does not fit and is offered all the same, last."""

    playbook: Playbook
    why: tuple[Why, ...]


def suggested(
    playbooks: Sequence[Playbook], incident: Incident, *, own: str, local: datetime
) -> tuple[Suggested, ...]:
    """Return every playbook, the best first: the more it fits, with the category's ``own`` before its equals.

    ``local`` is the room's wall time. One that excludes the incident's category, severity, place or time comes
    after all that fit.
    """
    found = [Suggested(playbook, _why(playbook.suggest, incident, local)) for playbook in playbooks]
    return tuple(sorted(found, key=lambda one: (not one.why, -len(one.why), one.playbook.code != own)))


def _why(rule: Suggestion, incident: Incident, local: datetime) -> tuple[Why, ...]:
    """Return what speaks for it; nothing when anything speaks against it."""
    asked = (
        (Why.CATEGORY, bool(rule.categories), incident.category in rule.categories),
        (Why.SEVERITY, int(rule.at_least) < 4, incident.severity <= rule.at_least),
        (Why.PLACE, bool(rule.districts), incident.district in rule.districts),
        (Why.TIME, bool(rule.months or rule.hours), _is_time(rule, local)),
    )
    if any(is_asked and not fits for _, is_asked, fits in asked):
        return ()
    return tuple(why for why, is_asked, _ in asked if is_asked)


def _is_time(rule: Suggestion, local: datetime) -> bool:
    if rule.months and local.month not in rule.months:
        return False
    if rule.hours is None:
        return True
    first, end = rule.hours
    return first <= local.hour < end if first <= end else local.hour >= first or local.hour < end
