"""What an incident says that a feed's item opens."""

import re
from zoneinfo import ZoneInfo

from services.domain.draft import IncidentDraft
from services.domain.observation import Observation, ObservationKind
from services.domain.profile import Profile
from services.incidents.concern import Concerns
from services.incidents.coverage import Covered
from services.incidents.place_from_text import PlaceCandidate, PlaceReader

NAMED = 5  # districts named in the place of a warning; all are in its description


class Drafts:
    """Fills a draft from an item, by the profile. Immutable, any thread."""

    def __init__(self, profile: Profile, concerns: Concerns) -> None:
        self._rules, self._concerns = profile.intake, concerns
        self._bounds, self._zone = profile.area.bounds, ZoneInfo(profile.area.time_zone)
        self._zone_label = profile.area.zone_label
        self._reader = PlaceReader(profile.area)

    def of(self, item: Observation, *, feed_id: str) -> IncidentDraft:
        """Return the draft; gaps are for ``OpeningRules``. A place is read from words only where no point is."""
        match item.kind:
            case ObservationKind.WARNING:
                return self._warned(item, feed_id)
            case ObservationKind.REPORT if item.point is None:
                return self._placed(item, feed_id)
        return self._plain(item, feed_id)

    def _plain(self, item: Observation, feed_id: str) -> IncidentDraft:
        return IncidentDraft(
            category=self._category(item),
            title=item.title,
            description=item.text,
            place=item.place,
            point=item.point,
            severity=self._rules.hotspot_severity if item.kind is ObservationKind.HOTSPOT else item.severity,
            channel=item.attributes.get("channel", "") or feed_id,
            reporter=item.attributes.get("reporter", ""),
        )

    def _category(self, item: Observation) -> str:
        if item.kind is ObservationKind.HOTSPOT:
            return self._rules.hotspot_category
        if item.kind is ObservationKind.SITE:
            return self._rules.site_category.get(item.attributes.get("site_type", ""), item.category)
        if item.kind in (ObservationKind.EARTHQUAKE, ObservationKind.WARNING) and self._concerns.is_tsunami(item):
            return self._rules.tsunami_category or item.category
        return self._by_event(item) if item.kind is ObservationKind.WARNING else item.category

    def _by_event(self, item: Observation) -> str:
        """Return the category of the first of the profile's words that the warning's event or title has."""
        said = f"{item.attributes.get('event', '')} {item.title}".casefold()
        for words, code in self._rules.warning_category.items():
            if re.search(rf"\b{re.escape(words.casefold())}\b", said):
                return code
        return item.category

    def _warned(self, item: Observation, feed_id: str) -> IncidentDraft:
        covered, plain = self._concerns.covered(item), self._plain(item, feed_id)
        point = item.point if item.point and self._bounds.contains(item.point) else None
        names = [each.district for each in covered]
        more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
        return IncidentDraft(
            category=plain.category,
            title=plain.title,
            description="\n\n".join(filter(None, (item.text, _affected(covered), self._until(item)))),
            place=", ".join(names[:NAMED]) + more or item.place,
            district=names[0] if len(names) == 1 else "",
            point=point,
            severity=item.severity,
            channel=plain.channel,
        )

    def _until(self, item: Observation) -> str:
        if item.expires_at is None:
            return ""
        return f"Berlaku sampai {item.expires_at.astimezone(self._zone):%d-%m-%Y %H.%M} {self._zone_label}."

    def _placed(self, item: Observation, feed_id: str) -> IncidentDraft:
        plain, found = self._plain(item, feed_id), self._read(item)
        if found is None:
            return plain
        is_sure = found.village is not None and found.confidence >= self._rules.place_point_confidence
        return IncidentDraft(
            category=plain.category,
            title=plain.title,
            description=plain.description,
            place=item.place or found.text,
            district=found.district,
            point=found.village.point if is_sure and found.village else None,
            severity=plain.severity,
            channel=plain.channel,
            reporter=plain.reporter,
            place_source="text",
            place_confidence=round(found.confidence, 2),
        )

    def _read(self, item: Observation) -> PlaceCandidate | None:
        """Read what the source calls the place, and only if that names none what was written."""
        floor = self._rules.place_min_confidence
        named = self._reader.best(item.place, at_least=floor) if item.place else None
        return named or self._reader.best(f"{item.place}\n{item.title}\n{item.text}", at_least=floor)


def _affected(covered: tuple[Covered, ...]) -> str:
    if not covered:
        return ""
    parts = (f"{c.district} ({c.villages} dari {c.of} desa)" if c.villages else c.district for c in covered)
    return f"Wilayah terdampak (indikatif, menurut titik desa): {', '.join(parts)}."
