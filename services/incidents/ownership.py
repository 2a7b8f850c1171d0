"""Who answers for an incident. It is never given to anybody, and taken from nobody, without a word."""

from concurrent.futures import Future

from services.domain.event import EventKind
from services.domain.incident import Incident
from services.domain.log import Committed
from services.incidents import refusals
from services.incidents.checks import require_open, require_short
from services.incidents.hand import Hand
from services.incidents.refusals import RefusedError, about

GRACE_S = 20.0  # after TicketsCAD's inbound calls: until then whoever is quicker has it
NAME_MAX = 60


class Ownership:
    """As ``Dispatch``: takes the incident as the operator saw it, raises RefusedError, returns the future."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def claim(self, incident: Incident) -> Future[Committed]:
        """Take an incident that nobody has."""
        require_open(incident)
        self._require_not_mine(incident)
        if incident.owner:
            raise RefusedError(about(refusals.OWNED, incident.owner), incident.owner)
        return self._write(incident, EventKind.CLAIMED)

    def take_over(self, incident: Incident, reason: str = "") -> Future[Committed]:
        """Take an incident from its owner, who sees it in the log; after 20 s this needs a reason."""
        require_open(incident)
        self._require_not_mine(incident)
        if not incident.owner:
            raise RefusedError(refusals.UNOWNED)
        if not reason.strip() and self.needs_reason(incident):
            raise RefusedError(refusals.TAKE_REASON)
        require_short(reason)
        return self._write(incident, EventKind.TAKEN_OVER, before=incident.owner, reason=reason)

    def needs_reason(self, incident: Incident) -> bool:
        owned_at = incident.owned_at or incident.opened_at
        return (self._hand.clock.now() - owned_at).total_seconds() > GRACE_S

    def offer(self, incident: Incident, to: str) -> Future[Committed]:
        """Ask somebody to take it; it stays with its owner until that one accepts."""
        require_open(incident)
        self._require_mine(incident)
        to = to.strip()
        if not to:
            raise RefusedError(refusals.NO_NAME)
        require_short(to, NAME_MAX)
        if to == self._hand.operator:
            raise RefusedError(refusals.YOURS)
        return self._write(incident, EventKind.OFFERED, to=to)

    def accept(self, incident: Incident) -> Future[Committed]:
        require_open(incident)
        self._require_offered(incident)
        return self._write(incident, EventKind.OFFER_ACCEPTED, before=incident.owner)

    def decline(self, incident: Incident, reason: str = "") -> Future[Committed]:
        self._require_offered(incident)
        require_short(reason)
        return self._write(incident, EventKind.OFFER_DECLINED, reason=reason)

    def release(self, incident: Incident) -> Future[Committed]:
        """Let it be nobody's, for anybody to claim."""
        require_open(incident)
        self._require_mine(incident)
        return self._write(incident, EventKind.RELEASED)

    def _require_mine(self, incident: Incident) -> None:
        if incident.owner != self._hand.operator:
            raise RefusedError(refusals.NOT_YOURS, incident.owner)

    def _require_not_mine(self, incident: Incident) -> None:
        if incident.owner and incident.owner == self._hand.operator:
            raise RefusedError(refusals.YOURS)

    def _require_offered(self, incident: Incident) -> None:
        if not incident.offered_to or incident.offered_to != self._hand.operator:
            raise RefusedError(refusals.NOT_OFFERED, incident.offered_to)

    def _write(self, incident: Incident, kind: EventKind, **data: str) -> Future[Committed]:
        return self._hand.write((incident,), (self._hand.event(incident, kind, data),))
