"""Which agencies an incident calls for, and why: duty, area, distance, load."""

from dataclasses import dataclass

from services.domain.geo import distance_m
from services.domain.incident import Incident
from services.domain.profile import Agency, Profile


@dataclass(frozen=True, slots=True)
class AgencyAdvice:
    """``serves`` None: it works in the whole area, or nobody knows where the incident is."""

    agency: str
    has_duty: bool
    serves: bool | None
    distance_m: float | None
    open_tasks: int


def advise(profile: Profile, incident: Incident, load: dict[str, int]) -> tuple[AgencyAdvice, ...]:
    """Return every agency, the one to ask first.

    Those with the duty come first, and of these those whose area it is. Then the category's own order counts one
    point a place, three open tasks one point, ten kilometres one point; the fewest points win.
    """
    duty = next((c.agencies for c in profile.categories if c.code == incident.category), ())
    found = [_advice(agency, incident, duty, load.get(agency.code, 0)) for agency in profile.agencies]
    return tuple(sorted(found, key=lambda one: _rank(one, duty)))


def _advice(agency: Agency, incident: Incident, duty: tuple[str, ...], open_tasks: int) -> AgencyAdvice:
    distances = [distance_m(post, incident.point) for post in agency.posts] if incident.point else []
    serves = incident.district in agency.serves if agency.serves and incident.district else None
    return AgencyAdvice(agency.code, agency.code in duty, serves, min(distances, default=None), open_tasks)


def _rank(one: AgencyAdvice, duty: tuple[str, ...]) -> tuple[bool, bool, float]:
    place = duty.index(one.agency) if one.has_duty else 0
    points = place + one.open_tasks / 3.0 + (one.distance_m or 0.0) / 10_000.0
    return not one.has_duty, one.serves is False, points
