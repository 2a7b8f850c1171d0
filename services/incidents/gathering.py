"""What was told lately, and which of it a new item belongs with: one event, one incident."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from services.domain.geo import distance_m
from services.domain.observation import Observation, ObservationKind
from services.incidents.earthquake import is_same
from services.incidents.quake_reports import AHEAD, FeltReports

SAME_FIRE_M = 1_500.0  # four VIIRS pixels: satellites see one fire as several points
SAME_FIRE = timedelta(hours=24)
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a source said, and the incident it belongs to, if any."""

    observation: Observation
    incident_id: str | None


class Gathering:
    """Grows while a body is taken in; one thread. Looks by the minute, so that a long list stays linear."""

    def __init__(self, felt: FeltReports, *, threads: Mapping[Key, str] | None = None) -> None:
        self._felt = felt
        self._quakes: dict[int, list[Told]] = {}
        self._openers: dict[int, list[Told]] = {}  # reports of a felt earthquake that opened an incident
        self._with_quake: set[str] = set()
        self._warnings: dict[Key, Told] = {}
        self._replaced_by: dict[Key, Told] = {}
        self._fires: list[Told] = []
        self._roots = dict(threads or {})  # conversations by (source, thread)
        self._own: set[Key] = set()

    def add_opener(self, told: Told) -> None:
        """File a report of a citizen who merely felt an earthquake and opened an incident by it."""
        self._openers.setdefault(_minute(told.observation), []).append(told)

    def add(self, told: Told) -> None:
        item = told.observation
        match item.kind:
            case ObservationKind.EARTHQUAKE if told.incident_id:
                self._quakes.setdefault(_minute(item), []).append(told)
                self._with_quake.add(told.incident_id)
            case ObservationKind.WARNING:
                self._warnings[item.source, item.external_id] = told
                self._replaced_by.update({(item.source, external_id): told for external_id in item.replaces})
            case ObservationKind.HOTSPOT if told.incident_id:
                self._fires.append(told)
            case ObservationKind.REPORT:
                self._file_report(told)

    def _file_report(self, told: Told) -> None:
        item = told.observation
        if item.attributes.get("own", "") == "yes":
            self._own.add(_key(item))
        if not told.incident_id:
            return
        for root in filter(None, (item.external_id, item.attributes.get("thread", ""))):
            self._roots.setdefault((item.source, root), told.incident_id)

    def in_thread(self, item: Observation) -> str | None:
        """Return the incident of the conversation; under the room's own post everybody has a matter of his own."""
        key = (item.source, item.attributes.get("thread", ""))
        return None if key in self._own else self._roots.get(key)

    def replacement(self, item: Observation) -> Observation | None:
        """Return the message that replaced this warning, if it came before it."""
        told = self._replaced_by.get(_key(item))
        return told.observation if told else None

    def same_quake(self, item: Observation) -> list[str]:
        """Return the incidents of messages that tell of the same earthquake."""
        near = self._near(self._quakes, item, 1, 1)
        return [told.incident_id for told in near if told.incident_id and is_same(told.observation, item)]

    def felt_before_told(self, item: Observation) -> list[str]:
        """Return the incidents that citizens opened for this earthquake before an agency told of it."""
        after = int(self._felt.window.total_seconds() // 60) + 1
        near = self._near(self._openers, item, int(AHEAD.total_seconds() // 60) + 1, after)
        found = [t.incident_id for t in near if t.incident_id and self._is_after(t.observation, item)]
        return [incident_id for incident_id in found if incident_id not in self._with_quake]

    def quakes_felt(self, item: Observation) -> list[str]:
        """Return the incidents a mere "felt it" is about, the last earthquake first; else other citizens' own."""
        minutes = int(self._felt.window.total_seconds() // 60) + 1
        quakes = [t for t in self._near(self._quakes, item, minutes, 3) if self._is_after(item, t.observation)]
        quakes.sort(key=lambda told: told.observation.observed_at, reverse=True)
        others = [
            told
            for told in self._near(self._openers, item, minutes, minutes)
            if abs(told.observation.observed_at - item.observed_at) <= self._felt.window
        ]
        return [told.incident_id for told in (*quakes, *others) if told.incident_id]

    def warnings_of(self, item: Observation) -> list[str]:
        """Return the incidents of the messages this one replaces, or that replaced it."""
        keys = [(item.source, external_id) for external_id in item.replaces]
        found = [told for key in keys if (told := self._warnings.get(key))]
        newer = self._replaced_by.get(_key(item))
        return [told.incident_id for told in (*found, *([newer] if newer else [])) if told.incident_id]

    def same_fire(self, item: Observation) -> list[str]:
        return [told.incident_id for told in self._fires if told.incident_id and _is_near(told.observation, item)]

    def _is_after(self, report: Observation, quake: Observation) -> bool:
        since = report.observed_at - quake.observed_at
        return -AHEAD <= since <= self._felt.window

    def _near(
        self, by_minute: dict[int, list[Told]], item: Observation, before: int, after: int
    ) -> Iterator[Told]:
        minute = _minute(item)
        for at in range(minute - before, minute + after + 1):
            yield from by_minute.get(at, ())


def _key(item: Observation) -> Key:
    return item.source, item.external_id


def _minute(item: Observation) -> int:
    return int(item.observed_at.timestamp() // 60)


def _is_near(a: Observation, b: Observation) -> bool:
    if a.point is None or b.point is None or abs(a.observed_at - b.observed_at) > SAME_FIRE:
        return False
    return distance_m(a.point, b.point) <= SAME_FIRE_M
