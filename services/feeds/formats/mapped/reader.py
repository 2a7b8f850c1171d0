"""One row to one observation, by a compiled mapping."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.severity import Severity
from services.domain.text import Label
from services.feeds.formats.fields import NO_ID, BadItemError, clean_text, filled, without_tags
from services.feeds.formats.items import Item
from services.feeds.formats.mapped.paths import compile_path
from services.feeds.formats.mapped.places import read_point, two_numbers
from services.feeds.formats.mapped.rules import Fact, Rule
from services.feeds.formats.mapped.schema import MappingModel, rule_of
from services.feeds.formats.mapped.schema_fields import (
    NumberField,
    PointField,
    SeverityField,
    TextField,
    TimeField,
)
from services.feeds.formats.mapped.time_form import TimeForm
from services.feeds.formats.mapped.times import read_time
from services.feeds.formats.mapped.units import in_unit
from services.feeds.formats.mapped.words import severity_of, text_of, word_for
from services.feeds.formats.rings import rings_of

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # observed_at of a register's row that does not say when it was changed
NO_VALUE = Label(id="nilainya tidak ada atau bukan angka", en="its value is missing or not a number")
NO_PLACE = Label(id="tempatnya tidak ada atau tidak terbaca", en="its place is missing or unreadable")
Reading = Callable[[Json], Json]


class Reader:
    """Reads rows one by one; raises BadItemError for those that lack what the mapping requires."""

    def __init__(self, mapping: MappingModel, feed: Feed) -> None:
        self._mapping, self._feed, fields = mapping, feed, mapping.fields
        self._kind = ObservationKind(mapping.kind)
        self._is_figure = self._kind is ObservationKind.MEASUREMENT
        self._id = _text((fields.indicator if self._is_figure else None) or fields.id or fields.indicator)
        self._time = self._when((fields.as_of if self._is_figure else None) or fields.time or fields.as_of)
        self._expires = self._when(fields.expires)
        self._title, self._words, self._place = _text(fields.title), _text(fields.text), _text(fields.place)
        self._status, self._category = _text(fields.status), _text(fields.category)
        self._replaces = _text(fields.replaces)
        self._note, self._source, self._period = _text(fields.note), _text(fields.source), _text(fields.period)
        self._point, self._geometry = self._where(fields.point), _geometry(fields.point)
        self._severity = _severity(fields.severity)
        self._measures = {name: self._number(one) for name, one in mapping.measures.items()}
        if fields.value is not None:
            unit = fields.value.unit or mapping.unit
            self._measures["value"] = self._number(
                fields.value.model_copy(update={"unit": unit, "required": True})
            )
        self._attributes = {name: _text(one) for name, one in mapping.attributes.items()}
        self._rules = tuple(rule_of(mapping.rules, name) for name in ("incident_when", "close_when"))

    def read(self, item: Item, raw: str) -> Observation:
        row = item if isinstance(item, dict) else dict(item)
        external_id = self._id(row)
        if not external_id:
            raise BadItemError(NO_ID)
        status, severity = self._status(row), self._severity(row)
        measures = {name: measure for name, read in self._measures.items() if (measure := read(row))}
        attributes = {name: read(row) for name, read in self._attributes.items()}
        name = self._name_of(external_id)
        category = name if self._is_figure else self._category_of(row)
        facts: dict[str, Fact] = {
            **attributes, **{key: measure.value for key, measure in measures.items()},
            "severity": severity, "status": status, "category": category,
        }  # fmt: skip
        return Observation(
            source=self._feed.feed_id,
            external_id=name,
            kind=self._kind,
            observed_at=self._time(row) or UNDATED,
            title=_untagged(self._title(row)) or (name if self._is_figure else ""),
            text=self._told(row) or (self._note(row) if self._is_figure else ""),
            place=_untagged(self._place(row)),
            point=self._point(row),
            category=category,
            severity=severity,
            status=status,
            measures=measures,
            attributes=filled(attributes | self._own_attributes(row, name) | self._verdicts(facts)),
            raw=raw,
            is_drill=self._feed.is_drill,
            expires_at=self._expires(row),
            rings=self._geometry(row),
            replaces=tuple(filter(None, self._replaces(row).replace(",", " ").split())),
        )

    def _told(self, row: Json) -> str:
        text = self._words(row)
        return without_tags(text) if self._mapping.format == "rss" else text

    def _name_of(self, external_id: str) -> str:
        return self._mapping.indicators.get(external_id, external_id) if self._is_figure else external_id

    def _category_of(self, row: Json) -> str:
        written = self._category(row)
        return self._mapping.categories.get(written, "") or (
            self._mapping.category or ("" if self._mapping.categories else written)
        )

    def _own_attributes(self, row: Json, name: str) -> dict[str, str]:
        if self._is_figure:
            return {
                "indicator": name, "note": self._note(row), "source": self._source(row), "period": self._period(row),
            }  # fmt: skip
        return {"site_type": self._mapping.site_type or ""}

    def _verdicts(self, facts: Mapping[str, Fact]) -> dict[str, str]:
        raises, closes = self._rules
        after = f"{closes.after_s:g}" if closes and closes.after_s else ""
        return {"raises": _verdict(raises, facts), "closes": _verdict(closes, facts), "closes_after_s": after}

    def _when(self, field: TimeField | None) -> Callable[[Json], datetime | None]:
        if field is None:
            return lambda row: None
        find, name = _found(field), field.time_zone or self._mapping.time_zone
        zone = ZoneInfo(name) if name else None
        formats, is_required = tuple(map(TimeForm, field.formats)), field.required

        def read(row: Json) -> datetime | None:
            value = find(row)
            if value in (None, "") and not is_required:
                return None
            return read_time(value, formats=formats, zone=zone)

        return read

    def _where(self, field: PointField | None) -> Callable[[Json], Point | None]:
        is_required = self._kind is ObservationKind.POSITION or bool(field and field.required)
        find = self._point_finder(field or PointField(path="geometry", form="geojson"))

        def read(row: Json) -> Point | None:
            point = find(row)
            if point is None and is_required:
                raise BadItemError(NO_PLACE)
            return point

        return read

    def _point_finder(self, field: PointField) -> Callable[[Json], Point | None]:
        if field.path is not None and field.form is not None:
            path, form = compile_path(field.path), field.form
            return lambda row: read_point(path.find(row), form)
        lat, lon = compile_path(field.lat), compile_path(field.lon)
        is_indonesian = self._mapping.numbers == "id"
        return lambda row: two_numbers(lat.find(row), lon.find(row), is_indonesian=is_indonesian)

    def _number(self, field: NumberField) -> Callable[[Json], Measure | None]:
        find, unit, to = _found(field), field.unit, field.to or field.unit
        is_indonesian = (field.numbers or self._mapping.numbers) == "id"
        missing, words = frozenset(field.missing), field.map

        def read(row: Json) -> Measure | None:
            value = find(row)
            text = text_of(value)
            number: float | None = None
            if text in words:
                number = words[text]
            elif text not in missing:
                number = in_unit(value, unit=unit, to=to, is_indonesian=is_indonesian)
            if number is None and field.required:
                raise BadItemError(NO_VALUE)
            return None if number is None else Measure(number, to)

        return read


def _untagged(text: str) -> str:
    return without_tags(text) if "<" in text or "&" in text else text


def _found(field: TextField | TimeField | NumberField | SeverityField) -> Reading:
    """Return what finds the field's value: its constant, its path, or its paths joined by a space."""
    constant, joined = field.constant, getattr(field, "join", None)
    if constant is not None:
        return lambda row: constant
    if joined is None:
        return compile_path(field.path).find
    paths = [compile_path(text) for text in joined]
    return lambda row: " ".join(filter(None, (text_of(path.find(row)) for path in paths)))


def _text(field: TextField | None) -> Callable[[Json], str]:
    if field is None:
        return lambda row: ""
    find, words, default, is_required = _found(field), field.map, field.default, field.required
    name = field.path or " + ".join(field.join or ())

    def read(row: Json) -> str:
        value = find(row)
        text = clean_text(value) if isinstance(value, str) and not words else word_for(value, words, default)
        text = text or default
        if not text and is_required:
            raise BadItemError(Label(id=f"{name} tidak diisi", en=f"{name} is not filled in"))
        return text

    return read


def _severity(field: SeverityField | None) -> Callable[[Json], Severity | None]:
    if field is None:
        return lambda row: None
    find, words, default = _found(field), field.map, field.default or ""

    def read(row: Json) -> Severity | None:
        return severity_of(word_for(find(row), words, default)) or severity_of(default)

    return read


def _geometry(field: PointField | None) -> Callable[[Json], tuple[tuple[tuple[float, float], ...], ...]]:
    if field is not None and field.form != "geojson":
        return lambda row: ()
    path = compile_path(field.path if field else "geometry")
    return lambda row: rings_of(path.find(row))


def _verdict(rule: Rule | None, facts: Mapping[str, Fact]) -> str:
    if rule is None:
        return ""
    return "yes" if rule.holds(facts) else "no"
