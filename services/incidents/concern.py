"""What raises an incident. Everything else only shows: on the map, in the lists, never as an alarm."""

import re
from datetime import datetime, timedelta

from services.domain.observation import Observation, ObservationKind
from services.domain.profile import Profile
from services.domain.severity import Severity
from services.domain.warned import is_expired, says_ended
from services.incidents.additions import Attached
from services.incidents.coverage import Coverage, Covered
from services.incidents.earthquake import NEWS_FOR, concerns_room, warns_of_tsunami

UNDATED = 1970  # how the mapped format marks a row that does not say when
HIGH = frozenset({"h", "high", "tinggi"})
HIGH_PERCENT = 80.0  # FIRMS: MODIS gives 0..100, and calls 80 and more high
# Open311, FixMyStreet's updates and LAPOR!; any other word counts as open: better seen once too often than never
CLOSED_WORDS = frozenset({
    "closed", "close", "resolved", "fixed", "done", "rejected", "duplicate", "cancelled", "canceled", "deleted",
    "no_further_action", "not_councils_responsibility", "selesai", "ditutup", "ditolak", "dibatalkan", "arsip",
})  # fmt: skip


_DENIAL = re.compile(r"\b(?:tidak|tdk|bukan|tanpa|no|not|berakhir|ended)\b")


def seen_at(item: Observation, now: datetime) -> datetime:
    """Return when it was so. A clock that runs ahead has not seen the future; a row without a time speaks of now."""
    return now if item.observed_at.year <= UNDATED else min(item.observed_at, now)


def is_open(item: Observation) -> bool:
    """Return whether the source still asks for something, by its own word."""
    return item.status.strip().casefold().replace(" ", "_") not in CLOSED_WORDS


class Concerns:
    """The profile's thresholds. Immutable, any thread."""

    def __init__(self, profile: Profile) -> None:
        self._rules, self._area = profile.intake, profile.area
        self._coverage = Coverage(profile.area)
        regency = profile.area.name.casefold().removeprefix("kabupaten ").removeprefix("kota ")
        self._own_names = tuple(name.casefold() for name in (regency, *profile.area.districts))

    def opens(self, item: Observation, *, feed_id: str, now: datetime) -> bool:
        """Return whether ``item`` asks the room to act, if it has no incident yet."""
        match item.kind:
            case ObservationKind.EARTHQUAKE:
                return is_open(item) and concerns_room(item, rules=self._rules, bounds=self._area.bounds, now=now)
            case ObservationKind.REPORT:
                return self._is_asked_for(item, feed_id) and is_open(item)
            case ObservationKind.WARNING:
                return self._is_warned(item, now)
            case ObservationKind.SITE:
                return self.raises(item) and now - seen_at(item, now) <= timedelta(
                    seconds=self._rules.site_max_age_s
                )
            case ObservationKind.HOTSPOT:
                return self._is_fire(item, now)
        return False

    def raises(self, item: Observation) -> bool:
        """Return whether the site's state asks for help: by its own rule, or bad enough for its type."""
        limit = self._rules.site_min_severity.get(item.attributes.get("site_type", ""))
        is_bad = limit is not None and item.severity is not None and item.severity <= limit
        return item.attributes.get("raises", "") == "yes" or is_bad

    def is_normal(self, item: Observation) -> bool:
        """Return whether the site is back to normal: by its own rule where it has one."""
        closes = item.attributes.get("closes", "")
        return closes == "yes" if closes else not self.raises(item)

    def ended_by(self, attached: Attached, item: Observation) -> Attached:
        """Return the incident, as touched where its end is not this source's to tell.

        One that another source opened, or an earthquake (that shook, whatever became of the tsunami warning).
        """
        incident = attached.incident
        if incident.source == item.source and incident.category != self._rules.earthquake_category:
            return attached
        return Attached(incident, attached.by_hand, is_touched=True)

    def covered(self, item: Observation) -> tuple[Covered, ...]:
        """Return the districts a warning speaks of; none where it gives no area."""
        return self._coverage.of(item.rings) if item.rings else ()

    def is_tsunami(self, item: Observation) -> bool:
        if item.kind is not ObservationKind.WARNING:
            return warns_of_tsunami(item)
        told_by_category = item.category != "" and item.category == self._rules.tsunami_category
        said = f"{item.attributes.get('event', '')} {item.title}".casefold()
        told_by_name = "tsunami" in said and not _DENIAL.search(said)
        return warns_of_tsunami(item) or told_by_category or told_by_name

    def _is_asked_for(self, item: Observation, feed_id: str) -> bool:
        """A source's own rule (``raises``) goes before the list of feeds; its own posts are no reports."""
        raises = item.attributes.get("raises", "")
        if item.attributes.get("own", "") == "yes" or raises == "no":
            return False
        return raises == "yes" or feed_id in self._rules.report_feeds

    def _is_warned(self, item: Observation, now: datetime) -> bool:
        is_old = item.expires_at is None and now - item.observed_at > NEWS_FOR
        if says_ended(item) or is_expired(item, now) or is_old:
            return False
        severity = item.severity or Severity.P4
        is_bad = severity <= self._rules.warning_min_severity or self.is_tsunami(item)
        return is_bad and self._is_for_us(item)

    def _is_for_us(self, item: Observation) -> bool:
        """By its area; a warning without one, by its point or the area's name. Text beside an area tells nothing."""
        if item.rings:
            return bool(self.covered(item))
        if item.point is not None:
            return self._coverage.contains(item.point)
        if not item.place and self.is_tsunami(item):
            return True  # it does not say where: better seen once too often than never
        return any(name in item.place.casefold() for name in self._own_names)

    def _is_fire(self, item: Observation, now: datetime) -> bool:
        if not self._rules.hotspot_category or item.point is None or now - item.observed_at > NEWS_FOR:
            return False
        return _is_certain(item) and self._coverage.contains(item.point)


def _is_certain(item: Observation) -> bool:
    measured = item.measures.get("confidence")
    if measured is not None:
        return measured.value >= HIGH_PERCENT
    word = item.attributes.get("confidence", "").strip().casefold()
    return float(word) >= HIGH_PERCENT if word.isdecimal() else word in HIGH
