"""How bad an entity says it is, where it says so."""

from collections.abc import Mapping
from types import MappingProxyType

from services.domain.observation import Measure
from services.domain.severity import Severity
from services.feeds.formats.ngsi.entity import Entity

# Alert's own scale; Minor, Moderate, Severe, Extreme of CAP are used there too (FEEDS 0 and 7).
_WORDS: Mapping[str, Severity] = MappingProxyType({
    "informational": Severity.P4, "low": Severity.P4, "minor": Severity.P4, "medium": Severity.P3,
    "moderate": Severity.P3, "high": Severity.P2, "severe": Severity.P2, "critical": Severity.P1,
    "extreme": Severity.P1,
})  # fmt: skip


def severity_of(entity: Entity, measures: Mapping[str, Measure]) -> Severity | None:
    """Return the severity told, or that of a flood level above the station's own marks; None without either."""
    told = _WORDS.get(entity.text("severity").casefold())
    return told or _of_level(measures)


def _of_level(measures: Mapping[str, Measure]) -> Severity | None:
    level, alert, danger = (measures.get(name) for name in ("level", "alert_level", "danger_level"))
    if level is None or alert is None or danger is None or not level.unit == alert.unit == danger.unit:
        return None
    if level.value >= danger.value:
        return Severity.P1
    return Severity.P2 if level.value >= alert.value else Severity.P4
