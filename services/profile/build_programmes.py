"""Quick wins of the checked files as nouns."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.domain.programme import Dimension, Direction, Indicator, Measurement, Programme
from services.profile.schema_room import IndicatorModel, ProgrammeModel


def programme_of(programme: ProgrammeModel, zone: ZoneInfo) -> Programme:
    """``zone`` is the room's: a published figure stands for the whole of its local day."""
    return Programme(
        programme.id,
        programme.name,
        programme.description.label(),
        Dimension(programme.dimension),
        programme.agency,
        tuple(_indicator(indicator, programme.id, zone) for indicator in programme.indicators),
    )


def _indicator(indicator: IndicatorModel, programme_id: str, zone: ZoneInfo) -> Indicator:
    return Indicator(
        indicator_id=indicator.id,
        programme_id=programme_id,
        name=indicator.name.label(),
        unit=indicator.unit,
        direction=Direction(indicator.direction),
        baseline=indicator.baseline,
        target=indicator.target,
        target_year=indicator.target_year,
        source=indicator.source,
        stale_after_s=indicator.stale_after_s,
        is_example=indicator.is_example,
        is_headline=indicator.is_headline,
        published=tuple(
            Measurement(indicator.id, p.value, _end_of_day(p.as_of, zone), p.source, p.note)
            for p in sorted(indicator.published, key=lambda p: p.as_of)
        ),
    )


def _end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Return the end of a local day: a figure published for a day speaks for all of it."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)
