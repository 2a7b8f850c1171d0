"""What the profile says about a new incident: category, severity, clocks, place."""

from dataclasses import dataclass
from datetime import datetime

from services.domain.deadline import ClockKind
from services.domain.deadline_json import clocks_to_json
from services.domain.draft import IncidentDraft
from services.domain.event import Json
from services.domain.geo import Point
from services.domain.incident import Incident
from services.domain.profile import Category, Profile
from services.incidents.categorise import Categoriser
from services.incidents.deadlines import Deadlines
from services.incidents.field_values import FieldValue
from services.incidents.place import Gazetteer, Place

TITLE_MAX = 200
TEXT_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an incident came from; ``source`` and ``external_id`` are "" for what an operator took in."""

    opened_at: datetime
    heard_at: datetime
    source: str = ""
    external_id: str = ""
    is_drill: bool = False


class OpeningRules:
    """Fills in what a draft leaves open. Immutable, any thread."""

    def __init__(self, profile: Profile) -> None:
        self._categories = {category.code: category for category in profile.categories}
        self._deadlines = Deadlines(profile)
        self.categoriser = Categoriser(profile.categories)
        self._gazetteer = Gazetteer(profile.area)

    def category_for(self, code: str, text: str) -> Category:
        """Return the category named, else the one the text speaks of."""
        return self._categories.get(code) or self.categoriser.category_of(text)

    def knows_category(self, code: str) -> bool:
        return code in self._categories

    def opened(self, draft: IncidentDraft, origin: Origin) -> dict[str, Json]:
        """Return the data of an OPENED event. Long texts are cut; the raw item keeps them whole."""
        category = self.category_for(draft.category, f"{draft.title}\n{draft.description}")
        place = self._gazetteer.place_at(draft.point)
        due = self._due(category, origin)
        point = draft.point
        return {
            "number": "",  # filled by the writer
            "category": category.code,
            "severity": int(draft.severity or category.severity),
            "title": (draft.title.strip() or _first_line(draft.description) or category.name.id)[:TITLE_MAX],
            "description": draft.description[:TEXT_MAX],
            "place": (draft.place or place.text)[:TITLE_MAX],
            "district": draft.district or place.district,
            "point": [point.lat, point.lon] if point else None,
            "channel": draft.channel,
            "reporter": draft.reporter[:TITLE_MAX],
            "place_source": draft.place_source or _source(draft, place),
            "place_confidence": draft.place_confidence,
            "source": origin.source,
            "external_id": origin.external_id,
            **due,
            "is_drill": origin.is_drill,
            "people_at_risk": draft.people_at_risk,
            "people_kinds": list(draft.people_kinds),
        }

    def place_follows(self, incident: Incident, field: str, after: FieldValue) -> dict[str, FieldValue]:
        """Return place and district for a moved point, unless somebody wrote another place by hand."""
        if field != "point" or not (after is None or isinstance(after, Point)):
            return {}
        if incident.place != self._gazetteer.place_at(incident.point).text:
            return {}
        place = self._gazetteer.place_at(after)
        return {"place": place.text, "district": place.district}

    def _due(self, category: Category, origin: Origin) -> dict[str, Json]:
        clocks = self._deadlines.started(category.code, opened_at=origin.opened_at, heard_at=origin.heard_at)
        due = {clock.kind: clock.due_at for clock in clocks}
        return {
            "ack_due_at": _iso(due.get(ClockKind.ANSWER)),
            "due_at": _iso(due.get(ClockKind.RESOLVE)),
            "clocks": clocks_to_json(clocks),
        }


def _source(draft: IncidentDraft, place: Place) -> str:
    """Return "point" where the point told what nobody had written."""
    return "point" if place.district and not draft.district else ""


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
