"""The documents entities come in: one, a list, GeoJSON features, a notification, a batch."""

from collections.abc import Sequence

from services.domain.event import Json
from services.domain.text import Label
from services.feeds.errors import FeedError, source_says, wrong_shape
from services.feeds.formats.fields import clean_text
from services.feeds.formats.items import Item
from services.feeds.formats.links import guard

EXPECTED = Label(id="entitas NGSI dengan id dan type", en="NGSI entities with id and type")
_DEPTH = 4
_PEOPLE = frozenset({
    "email", "phone", "telephone", "faxnumber", "contactpoint", "givenname", "familyname", "reporter", "reportedby",
    "complainant", "ownername", "username", "contactname",
})  # fmt: skip


def entities_of(values: Json) -> Sequence[Json]:
    """Return the entities, people and credentials left out. Raises FeedError when nothing in it is one."""
    rows = [_without_people(_from_feature(row)) for row in _rows(values, _DEPTH)]
    if rows and not any(isinstance(row, dict) and _is_entity(row) for row in rows):
        raise FeedError(wrong_shape(EXPECTED))
    guard(rows)
    return rows


def _rows(values: Json, depth: int) -> Sequence[Json]:
    if isinstance(values, list):
        return values
    if not isinstance(values, dict) or not depth:
        raise FeedError(wrong_shape(EXPECTED))
    if _is_entity(values) and not _is_notification(values):  # its attributes may be called features or data, too
        return [values]
    for name in ("features", "entities", "data"):  # a collection, a batch, a notification
        held = values.get(name)
        if isinstance(held, list | dict):
            return _rows(held, depth - 1)
    _refuse_error(values)
    raise FeedError(wrong_shape(EXPECTED))


def _is_notification(values: Item) -> bool:
    return values.get("type") == "Notification" or "subscriptionId" in values


def _is_entity(row: Item) -> bool:
    return "id" in row or "@id" in row


def _refuse_error(values: Item) -> None:
    """Raise FeedError for the errors of both versions: {error, description}, {type: .../errors/..., title, detail}."""
    told = (values.get(name) for name in ("description", "detail", "title", "error"))
    message = next((text for text in map(clean_text, told) if text), "")
    if message and ("error" in values or "title" in values):
        raise FeedError(source_says(message[:200]))


def _from_feature(row: Json) -> Json:
    properties = row.get("properties") if isinstance(row, dict) else None
    if not isinstance(row, dict) or row.get("type") != "Feature" or not isinstance(properties, dict):
        return row
    return {"location": row.get("geometry"), **properties, "id": row.get("id")}


def _without_people(row: Json) -> Json:
    if not isinstance(row, dict):
        return row
    return {name: value for name, value in row.items() if name.casefold() not in _PEOPLE}
