"""Items one by one: a bad one is rejected with its reason, the others are read."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import BoundingBox
from services.domain.observation import Observation, Parsed, Rejection
from services.domain.text import Label
from services.feeds.errors import TOO_DEEP, FeedError, bad_option, wrong_shape
from services.feeds.formats.fields import BadItemError, LeftOutError, finite, without_controls

RAW_MAX = 4000
ITEMS_MAX = 12_000  # 10,000 in one answer must be read, and 8 MiB of them in about a second
Item = Mapping[str, Json]
_RAW = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_ANY = json.JSONEncoder(ensure_ascii=False)

OUTSIDE = Label(id="di luar wilayah umpan ini", en="outside this feed's area")
NOT_AN_OBJECT = Label(id="butir bukan objek data", en="the item is not an object")
NOT_FINITE = Label(id="memuat angka tak hingga atau NaN", en="contains a number that is infinite or NaN")


def read_items(values: Sequence[Json], read: Callable[[Item, str], Observation], *, feed: Feed) -> Parsed:
    """Return what ``read`` makes of each value: it gets an object and the object as JSON text, or raises BadItemError.

    Items outside ``feed.options["bounds"]`` are rejected, exact repetitions of an item dropped.
    Raises FeedError when there are absurdly many.
    """
    refuse_crowd_of(values)
    bounds = bounds_of(feed)
    seen: dict[str, Observation] = {}
    accepted: list[Observation] = []
    rejected: list[Rejection] = []
    for index, value in enumerate(values):
        raw = ""
        try:
            one = _object_of(value)
            raw = _raw_of(one)
            item = _inside(read(one, raw), bounds)
        except BadItemError as error:
            is_left_out = isinstance(error, LeftOutError)
            rejected.append(Rejection(index, error.reason, raw[:RAW_MAX] or _shown(value), is_left_out))
        else:
            if seen.get(item.external_id) != item:
                seen[item.external_id] = item
                accepted.append(item)
    return Parsed(tuple(accepted), tuple(rejected))


def list_of(values: Json, *, under: Sequence[str], expected: Label) -> Sequence[Json]:
    """Return the list that ``values`` is, or holds under the first of these keys. Raises FeedError."""
    candidates = (values, *(values.get(key) for key in under)) if isinstance(values, dict) else (values,)
    found = next((one for one in candidates if isinstance(one, list)), None)
    if found is None:
        raise FeedError(wrong_shape(expected))
    refuse_crowd_of(found)
    return found


def few(items: Iterable[Json]) -> list[Json]:
    """Return the items, no more of them than it takes ``read_items`` to see that they are too many."""
    return list(islice(items, ITEMS_MAX + 1))


def refuse_crowd_of(items: Sequence[Json]) -> None:
    """Raise FeedError when there are absurdly many: before anything looks at each of them."""
    if len(items) > ITEMS_MAX:
        expected = Label(id=f"paling banyak {ITEMS_MAX} butir", en=f"at most {ITEMS_MAX} items")
        raise FeedError(wrong_shape(expected), f"{len(items)} items")


def bounds_of(feed: Feed) -> BoundingBox | None:
    """Read ``feed.options["bounds"]``: [south, west, north, east] in degrees. Raises FeedError when it is not that."""
    option = feed.options.get("bounds")
    if option is None:
        return None
    if isinstance(option, list | tuple) and len(option) == 4:
        numbers = [n for n in map(finite, option) if n is not None]
        if len(numbers) == 4 and numbers[0] <= numbers[2] and numbers[1] <= numbers[3]:
            return BoundingBox(*numbers)
    raise FeedError(bad_option("bounds"))


def _object_of(value: Json) -> Item:
    if not isinstance(value, dict):
        raise BadItemError(NOT_AN_OBJECT)
    return value


def _raw_of(value: Item) -> str:
    try:
        return without_controls(_RAW.encode(value))
    except ValueError as error:
        raise BadItemError(NOT_FINITE) from error
    except RecursionError as error:
        raise BadItemError(TOO_DEEP) from error


def _inside(item: Observation, bounds: BoundingBox | None) -> Observation:
    if bounds and item.point and not bounds.contains(item.point):
        raise LeftOutError(OUTSIDE)
    return item


def _shown(value: Json) -> str:
    """Return what the panel shows of an item that could not even be written down: its beginning."""
    text = ""
    try:
        for chunk in _ANY.iterencode(value):  # piece by piece: it may be all of a body
            text += chunk
            if len(text) >= RAW_MAX:
                break
    except RecursionError:
        return "[[[..."
    return without_controls(text[:RAW_MAX])
