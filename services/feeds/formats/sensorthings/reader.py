"""One observation with its datastream, thing and place."""

from collections.abc import Mapping

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.text import Label
from services.feeds.errors import FeedError, bad_option
from services.feeds.formats.fields import (
    NO_ID,
    BadItemError,
    LeftOutError,
    clean_text,
    filled,
    finite,
    time_of,
    without_tags,
    zone_of,
)
from services.feeds.formats.items import Item
from services.feeds.formats.rings import point_in
from services.feeds.formats.sensorthings.meaning import Meaning, meaning_of, measure_of

NO_RESULT = Label(id="hasil pengamatannya kosong atau tidak terbaca", en="its result is missing or unreadable")
NO_OBSERVATION = Label(
    id="tanpa pengamatan; tambahkan $expand=Observations($top=1;$orderby=phenomenonTime desc)",
    en="no observation in it; add $expand=Observations($top=1;$orderby=phenomenonTime desc)",
)
NOTHING_YET = Label(id="belum ada pengamatan", en="nothing was observed yet")
_NOTHING: Item = {}


class ResultReader:
    """Raises FeedError when an option is wrong."""

    def __init__(self, feed: Feed) -> None:
        self._feed, self._zone = feed, zone_of(feed)
        indicators = feed.options.get("indicators", {})
        if not isinstance(indicators, Mapping):
            raise FeedError(bad_option("indicators"))
        self._indicators = {str(theirs): str(ours) for theirs, ours in indicators.items()}

    def read(self, item: Item, raw: str) -> Observation:
        if "empty" in item and "result" not in item:
            raise LeftOutError(NOTHING_YET) if item["empty"] == "yet" else BadItemError(NO_OBSERVATION)
        stream, thing = _held(item, "Datastream"), _thing_of(item)
        stream_id = clean_text(stream.get("@iot.id"))
        external_id = stream_id or clean_text(item.get("@iot.id"))
        if not external_id:
            raise BadItemError(NO_ID)
        meaning = meaning_of(stream)
        measures, status = _result(item.get("result"), stream, meaning)
        indicator = self._indicators.get(stream_id, "")
        if indicator and not measures:
            raise BadItemError(NO_RESULT)
        return Observation(
            source=self._feed.feed_id,
            external_id=indicator or external_id,
            kind=ObservationKind.MEASUREMENT if indicator else ObservationKind.SITE,
            observed_at=time_of(_instant(item), self._zone),
            title=_name(stream) or _name(thing) or external_id,
            text=without_tags(clean_text(stream.get("description"))),
            place=_name(thing) or _name(_held(item, "FeatureOfInterest")) or _name(_held(item, "Location")),
            point=_place(item, stream, thing),
            category=indicator,
            status=status,
            measures={"value": next(iter(measures.values()))} if indicator else measures,
            attributes=filled({
                "site_type": "" if indicator else meaning.site_type,
                "indicator": indicator,
                "property": _name(_held(stream, "ObservedProperty")),
                "thing": clean_text(thing.get("@iot.id")),
                "quality": _quality(item.get("resultQuality")),
            }),
            raw=raw,
            is_drill=self._feed.is_drill,
        )  # fmt: skip


def _result(result: Json, stream: Item, meaning: Meaning) -> tuple[dict[str, Measure], str]:
    """Return the measures, and the status for a result in words. Raises BadItemError when there is neither."""
    unit = clean_text(_held(stream, "unitOfMeasurement").get("symbol"))
    number = finite(result)
    if number is not None:
        name, measure = measure_of(number, unit, meaning)
        return {name: measure}, ""
    if isinstance(result, dict):
        numbers = {clean_text(name): finite(value) for name, value in result.items()}
        found = {name: Measure(n) for name, n in numbers.items() if name and n is not None}
        if found:
            return found, ""
    words = (
        {True: "true", False: "false"}[result] if isinstance(result, bool) else without_tags(clean_text(result))
    )
    if not words:
        raise BadItemError(NO_RESULT)
    return {}, words[:200]


def _instant(item: Item) -> str:
    """Return the end of phenomenonTime, or resultTime where a server leaves the former out."""
    told = clean_text(item.get("phenomenonTime")) or clean_text(item.get("resultTime"))
    start, slash, end = told.partition("/")
    return end if slash and end.strip() not in ("", "..") else start


def _thing_of(item: Item) -> Item:
    return _held(_held(item, "Datastream"), "Thing") or _held(item, "Thing")


def _place(item: Item, stream: Item, thing: Item) -> Point | None:
    """Return the first place told: where the thing stands, what was observed, or the datastream's only point."""
    locations = thing.get("Locations")
    held = (
        [one.get("location") for one in locations if isinstance(one, dict)] if isinstance(locations, list) else []
    )
    held += [_held(item, "Location").get("location"), _held(item, "FeatureOfInterest").get("feature")]
    return next((point for point in map(_point, [*held, stream.get("observedArea")]) if point), None)


def _point(geometry: Json) -> Point | None:
    if isinstance(geometry, dict) and geometry.get("type") == "Feature":
        geometry = geometry.get("geometry")
    return point_in(geometry)


def _quality(value: Json) -> str:
    held = value.get("quality") or value.get("reason") if isinstance(value, dict) else value
    return clean_text(held)[:200]


def _name(entity: Item) -> str:
    return without_tags(clean_text(entity.get("name")))


def _held(item: Item, name: str) -> Item:
    value = item.get(name)
    return value if isinstance(value, dict) else _NOTHING
