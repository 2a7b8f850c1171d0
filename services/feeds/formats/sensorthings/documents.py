"""Whatever entity a body holds, as rows of one observation each, with what is known of its datastream beside it."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit, urlunsplit

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.text import Label
from services.feeds.errors import FeedError, source_says, wrong_shape
from services.feeds.formats.fields import clean_text
from services.feeds.formats.items import ITEMS_MAX, Item
from services.feeds.formats.links import guard

EXPECTED = Label(
    id="Things, Datastreams atau Observations SensorThings", en="SensorThings Things, Datastreams or Observations"
)
_DATASTREAM = re.compile(r"Datastreams\((?:'([^']{1,200})'|([^()']{1,200}))\)")
_DEPTH = 6  # Locations, Things, Datastreams, Observations
_LISTS = ("Things", "Datastreams", "MultiDatastreams", "Observations")


def rows_of(values: Json, feed: Feed) -> Sequence[Json]:
    """Return a row per observation: the observation itself, with Datastream, Thing and FeatureOfInterest beside it.

    A datastream or thing without any observation is a row too, for which the reader gives the reason.
    """
    _refuse_error(values)
    entities = values.get("value") if isinstance(values, dict) and "value" in values else values
    if not isinstance(entities, list):
        entities = [entities]
    if entities and not any(isinstance(entity, dict) and _is_known(entity) for entity in entities):
        raise FeedError(wrong_shape(EXPECTED))
    known = _datastream_in(feed.url) or _datastream_in(next_page_of(values, feed))
    rows: list[Json] = []
    for entity in entities:
        rows.extend(_observations(entity, {"Datastream": {"@iot.id": known}} if known else {}, _DEPTH))
        if len(rows) > ITEMS_MAX:  # read_items refuses it in words
            break
    guard(rows)
    return rows


def next_page_of(values: Json, feed: Feed) -> str:
    """Return @iot.nextLink. Behind a proxy it says http where the feed is https: then as the feed is."""
    link = clean_text(values.get("@iot.nextLink")) if isinstance(values, dict) else ""
    try:
        theirs, ours = urlsplit(link), urlsplit(feed.url)
        is_same = theirs.hostname == ours.hostname and theirs.port in (None, ours.port)
    except ValueError:
        return ""
    if theirs.scheme == "http" and ours.scheme == "https" and is_same:
        return urlunsplit(theirs._replace(scheme="https"))
    return link


def _is_known(entity: Item) -> bool:
    return (
        any(name in entity for name in ("result", "dataArray", "unitOfMeasurement", "@iot.id", "@iot.selfLink"))
        or any(isinstance(entity.get(name), list) for name in _LISTS)
    )  # fmt: skip


def _observations(entity: Json, around: Item, depth: int) -> Iterator[Json]:
    """Yield the observations in an entity, however deep ``$expand`` put them: Locations hold Things, and so on."""
    if not isinstance(entity, dict) or not depth:
        yield entity if depth else None
    elif isinstance(entity.get("dataArray"), list):
        yield from _of_data_array(entity, around)
    elif "result" in entity:
        yield (
            {**_own_datastream(entity), **around, **entity} if "Datastream" not in entity else {**around, **entity}
        )
    else:
        yield from _within(entity, around, depth - 1)


def _within(entity: Item, around: Item, depth: int) -> Iterator[Json]:
    beside = {**around, **_beside(entity)}
    held = [inner for name in _LISTS if isinstance(inners := entity.get(name), list) for inner in inners]
    if not held:
        yield {**beside, "empty": "yet" if isinstance(entity.get("Observations"), list) else "unasked"}
    for inner in held:
        yield from _observations(inner, beside, depth)


def _beside(entity: Item) -> Item:
    """Return what an entity lends to the observations in it: a datastream itself, its thing, its feature."""
    around: dict[str, Json] = {name: entity[name] for name in ("FeatureOfInterest", "Thing") if name in entity}
    plain = {name: value for name, value in entity.items() if name not in _LISTS and "@iot.navigation" not in name}
    if "unitOfMeasurement" in entity or ("Observations" in entity and "feature" not in entity):
        around["Datastream"] = plain
    elif "feature" in entity:
        around["FeatureOfInterest"] = plain
    elif "Datastreams" in entity or "MultiDatastreams" in entity:
        around["Thing"] = plain
    elif "location" in entity:
        around["Location"] = plain
    else:
        around["Thing"] = plain
    return around


def _own_datastream(observation: Item) -> Item:
    known = _datastream_in(clean_text(observation.get("Datastream@iot.navigationLink")))
    return {"Datastream": {"@iot.id": known}} if known else {}


def _of_data_array(group: Item, around: Item) -> Iterator[Json]:
    """Yield the rows of $resultFormat=dataArray: names once, values in their order."""
    names, rows = group.get("components"), group["dataArray"]
    known = group.get("Datastream") if isinstance(group.get("Datastream"), dict) else None
    beside = {**around, **({"Datastream": known} if known else _own_datastream(group))}
    if not isinstance(names, list) or not isinstance(rows, list):
        raise FeedError(wrong_shape(EXPECTED))
    keys = ["@iot.id" if name == "id" else clean_text(name) for name in names]
    for row in rows:
        yield {**beside, **dict(zip(keys, row, strict=False))} if isinstance(row, list) else row


def _datastream_in(address: str) -> str:
    """Return the datastream that an address ends in the middle of: .../Datastreams(1)/Observations."""
    found = _DATASTREAM.search(unquote(address))
    return (found[1] or found[2]) if found else ""


def _refuse_error(values: Json) -> None:
    """Raise FeedError for FROST's {code, type, message}."""
    if (
        isinstance(values, dict)
        and "value" not in values
        and "code" in values
        and clean_text(values.get("message"))
    ):
        raise FeedError(source_says(clean_text(values["message"])[:200]))
