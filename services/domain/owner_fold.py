"""What an event does to the ownership of an incident."""

from dataclasses import replace

from services.domain.event import Event, EventKind
from services.domain.incident import Incident


def owned(incident: Incident, event: Event) -> Incident | None:
    """Return the incident after an event about its owner; None for any other event.

    Nobody loses an incident unasked: of two who reach for it at once the first has it, and who takes it over
    takes it from the owner they saw.
    """
    told, who = event.data, event.actor
    match event.kind:
        case EventKind.CLAIMED:
            return incident if incident.owner else given_to(incident, event)
        case EventKind.TAKEN_OVER:
            return given_to(incident, event) if incident.owner == told.get("before") else incident
        case EventKind.OFFERED:
            return replace(incident, offered_to=str(told["to"])) if incident.owner == who else incident
        case EventKind.OFFER_ACCEPTED:
            return given_to(incident, event) if incident.offered_to == who else incident
        case EventKind.OFFER_DECLINED:
            return replace(incident, offered_to="") if incident.offered_to == who else incident
        case EventKind.RELEASED:
            return replace(incident, owner="", owned_at=None, offered_to="") if incident.owner == who else incident
    return None


def given_to(incident: Incident, event: Event) -> Incident:
    """Return the incident as its actor's own."""
    return replace(incident, owner=event.actor, owned_at=event.at, offered_to="")
