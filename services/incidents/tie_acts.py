"""Acts on two incidents at once: parts of a larger one, and two reports of the same thing."""

from concurrent.futures import Future

from services.domain.event import EventKind, Json
from services.domain.incident import Incident
from services.domain.log import Committed
from services.incidents import refusals
from services.incidents.checks import require_open, require_short
from services.incidents.hand import Hand
from services.incidents.refusals import RefusedError, about
from services.incidents.replies import Replies


class TieActs:
    """As ``Dispatch``. Each act is one event on each incident, in one batch: both have it, or neither."""

    def __init__(self, hand: Hand, replies: Replies) -> None:
        self._hand, self._replies = hand, replies

    def link(self, child: Incident, parent: Incident) -> Future[Committed]:
        """Make ``child`` a part of ``parent``. Parts have no parts: a flood and its places, one level."""
        _require_two_open(child, parent)
        for incident in (child, parent):
            if incident.ties.parent is not None:
                raise RefusedError(about(refusals.HAS_PARENT, incident.number, incident.ties.parent.number))
        if child.ties.children:
            raise RefusedError(about(refusals.HAS_CHILDREN, child.number))
        return self._both((child, EventKind.LINKED), (parent, EventKind.CHILD_ADDED))

    def unlink(self, child: Incident, parent: Incident) -> Future[Committed]:
        """Let ``child`` stand alone; either may be closed."""
        if child.ties.parent is None or child.ties.parent.incident_id != parent.incident_id:
            raise RefusedError(refusals.NOT_LINKED, child.number)
        return self._both((child, EventKind.UNLINKED), (parent, EventKind.CHILD_REMOVED))

    def merge(self, duplicate: Incident, into: Incident, *, reason: str = "") -> Future[Committed]:
        """Close ``duplicate`` as the same thing as ``into``, which keeps both reporters, reports and notes,
        and the earlier time. Whoever reported the duplicate is told that it was closed."""
        _require_two_open(duplicate, into)
        require_short(reason)
        if duplicate.ties.children:
            raise RefusedError(about(refusals.HAS_CHILDREN, duplicate.number))
        if duplicate.ties.parent is not None and duplicate.ties.parent.incident_id == into.incident_id:
            raise RefusedError(about(refusals.HAS_PARENT, duplicate.number, into.number))
        reporters: list[Json] = list(duplicate.reporters)
        brought: dict[str, Json] = {
            "opened_at": duplicate.opened_at.isoformat(),
            "reporters": reporters,
            "reports": duplicate.reports,
            "notes": duplicate.notes,
        }
        closing = self._hand.event(duplicate, EventKind.MERGED, {**_named(into), "reason": reason})
        keeping = self._hand.event(into, EventKind.ABSORBED, {**_named(duplicate), **brought})
        owed = self._replies.to(duplicate, closing, note=reason)
        return self._hand.write((duplicate, into), (closing, keeping), owed)

    def unmerge(self, duplicate: Incident, into: Incident) -> Future[Committed]:
        """Give both back what they were; ``into`` may be closed, and keeps what came to it meanwhile."""
        merged_into = duplicate.ties.merged_into
        if merged_into is None or merged_into.incident_id != into.incident_id:
            raise RefusedError(refusals.NOT_MERGED, duplicate.number)
        leaving = self._hand.event(duplicate, EventKind.UNMERGED, _named(into))
        giving = self._hand.event(into, EventKind.DETACHED, _named(duplicate))
        owed = self._replies.to(duplicate, leaving, note="")
        return self._hand.write((duplicate, into), (leaving, giving), owed)

    def _both(self, first: tuple[Incident, EventKind], second: tuple[Incident, EventKind]) -> Future[Committed]:
        one, other = first[0], second[0]
        events = (
            self._hand.event(one, first[1], _named(other)),
            self._hand.event(other, second[1], _named(one)),
        )
        return self._hand.write((one, other), events)


def _require_two_open(one: Incident, other: Incident) -> None:
    require_open(one)
    if one.incident_id == other.incident_id:
        raise RefusedError(refusals.ITSELF, one.number)
    if not other.is_open:
        raise RefusedError(about(refusals.OTHER_CLOSED, other.number))


def _named(incident: Incident) -> dict[str, Json]:
    return {"incident": incident.incident_id, "number": incident.number}
