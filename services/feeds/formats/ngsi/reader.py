"""Entities to observations."""

from collections.abc import Mapping

from services.domain.feed import Feed
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import NO_ID, BadItemError, filled, zone_of
from services.feeds.formats.items import Item
from services.feeds.formats.links import web_address
from services.feeds.formats.ngsi.entity import Entity, entity_of
from services.feeds.formats.ngsi.grades import severity_of
from services.feeds.formats.ngsi.places import Places, address_of
from services.feeds.formats.ngsi.times import end_of, observed_at
from services.feeds.formats.ngsi.types import kind_of, site_type_of
from services.feeds.formats.ngsi.units import measures_of

NO_TYPE = Label(id="entitas tanpa type", en="an entity without a type")
NO_VALUE = Label(id="nilainya tidak ada atau bukan angka", en="its value is missing or not a number")
NOT_LOCATED = Label(id="belum mendapat posisi", en="it has no position yet")
_TITLES = {
    ObservationKind.WARNING: ("name", "title", "subCategory", "category"),
    ObservationKind.REPORT: ("service_name", "title", "name", "subCategory", "category"),
}
_STATUS = ("status", "floodLevelStatus", "resolutionStatus", "airQualityLevel", "serviceStatus", "state",
           "currentStanding", "powerState")  # fmt: skip
_CATEGORY = ("service_code", "subCategory", "subCategoryCode", "category", "categoryCode", "vehicleType",
             "fleetVehicleType")  # fmt: skip


class EntityReader:
    """Raises FeedError when an option is wrong."""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._zone, self._places = feed, zone_of(feed), Places(feed)
        self._categories, self._indicators = _table(feed, "categories"), _table(feed, "indicators")

    def read(self, item: Item, raw: str) -> Observation:
        entity = entity_of(item)
        if not entity.entity_id or not entity.type:
            raise BadItemError(NO_TYPE if entity.entity_id else NO_ID)
        kind, site_type = kind_of(entity.type), site_type_of(entity.type)
        at, time_is_of = observed_at(entity, kind, self._zone)
        place = self._places.of(entity)
        measures = measures_of(entity, is_water=site_type == "water_gauge")
        _refuse_empty(kind, measures, is_located=place.point is not None)
        is_site, is_figure = kind is ObservationKind.SITE, kind is ObservationKind.MEASUREMENT
        indicator = self._indicators.get(entity.entity_id, entity.entity_id) if is_figure else ""
        return Observation(
            source=self._feed.feed_id,
            external_id=indicator or entity.entity_id,
            kind=kind,
            observed_at=at,
            title=entity.text(*_TITLES.get(kind, ()), "name", "alternateName") or entity.entity_id,
            text=entity.text("description", "comments"),
            place=address_of(entity),
            point=place.point,
            rings=place.rings,
            category=indicator or self._category(entity, kind),
            severity=severity_of(entity, measures),
            status=entity.text(*_STATUS),
            measures=measures,
            attributes=filled({
                **_told(entity),
                "indicator": indicator,
                "site_type": site_type if is_site else "",
                "coordinates": "swapped" if place.is_swapped else "",
                "time_of": time_is_of,
            }),
            expires_at=end_of(entity, self._zone),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip

    def _category(self, entity: Entity, kind: ObservationKind) -> str:
        """Return what the profile makes of the source's category; a vehicle keeps the source's word for its kind."""
        words = [entity.text(name) for name in _CATEGORY]
        known = next((self._categories[word] for word in words if word in self._categories), "")
        if kind is ObservationKind.POSITION:
            return known or entity.text("vehicleType", "fleetVehicleType", "category").casefold()
        return known


def _refuse_empty(kind: ObservationKind, measures: Mapping[str, Measure], *, is_located: bool) -> None:
    if kind is ObservationKind.MEASUREMENT and "value" not in measures:
        raise BadItemError(NO_VALUE)
    if kind is ObservationKind.POSITION and not is_located:
        raise BadItemError(NOT_LOCATED)


def _told(entity: Entity) -> dict[str, str]:
    return {
        "entity_type": entity.type,
        "power_state": entity.text("powerState"),
        "source_severity": entity.text("severity"),
        "source_category": entity.text(*_CATEGORY),
        "station": entity.text("stationID", "stationCode", "refDevice", "refPointOfInterest"),
        "alert_source": entity.text("alertSource"),
        "agency": entity.text("agency_responsible", "organization", "operatingCompany"),
        "status_notes": entity.text("status_notes"),
        "media_url": web_address(entity.first("media_url", "mediaURL", "image")),
        "period": _period(entity),
    }


def _period(entity: Entity) -> str:
    """Return "from/to" of a KPI's calculationPeriod."""
    held = entity.first("calculationPeriod")
    if not isinstance(held, dict):
        return ""
    return "/".join(filter(None, (str(held.get(name) or "")[:40] for name in ("from", "to"))))


def _table(feed: Feed, name: str) -> Mapping[str, str]:
    option = feed.options.get(name, {})
    if not isinstance(option, Mapping):
        raise FeedError(bad_option(name))
    return {str(theirs): str(ours) for theirs, ours in option.items()}
