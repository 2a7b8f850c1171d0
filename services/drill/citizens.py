"""The citizens: who writes what, and from where."""

import random
from dataclasses import dataclass, replace
from datetime import datetime

from services.domain.geo import Point
from services.drill.report_texts import Phrasing
from services.drill.scenario import ReportEvent
from services.drill.town import Town, point_near

SOURCES = ("aplikasi warga", "call center", "Instagram", "WhatsApp", "SP4N-LAPOR!", "Facebook")


@dataclass(frozen=True, slots=True)
class Report:
    """One Open311 service request. ``severity`` None: whatever the category says. Times aware UTC."""

    request_id: str
    category: str
    category_name: str
    agency: str
    description: str
    address: str
    point: Point
    requested_at: datetime
    updated_at: datetime
    is_open: bool
    note: str
    reporter: str
    phone: str
    channel: str
    severity: int | None = None

    def answered(self, note: str, *, at: datetime, is_open: bool) -> "Report":
        """Return the report after the room's answer; an answer never predates the report."""
        return replace(self, note=note, updated_at=max(at, self.requested_at), is_open=is_open)


class Citizens:
    """Turns report events into reports. Numbers and content follow from the seed and the order of events.

    ``run`` goes into the numbers, so that a drill repeated on one database brings new reports.
    """

    def __init__(self, town: Town, phrasing: Phrasing, *, seed: int, run: str = "") -> None:
        self._town = town
        self._phrasing = phrasing
        self._seed = seed
        self._prefix = f"LTH{run}-{seed}"
        self._written = 0

    def write(self, event: ReportEvent, at: datetime) -> Report:
        self._written += 1
        chance = random.Random(f"{self._seed}:{self._written}:{event.category}")
        places = [self._town.village(name) for name in event.where]
        village = chance.choice(places) if places else None
        if village is None:
            village = self._town.any_village(chance)
        category = self._town.categories[event.category]
        phrasing = self._phrasing
        said = phrasing.filled(event.text, village, chance) if event.text else phrasing.text(
            event.category, village, chance
        )  # fmt: skip
        reporter, phone = phrasing.reporter(chance)
        return Report(
            request_id=f"{self._prefix}-{self._written:05d}",
            category=category.code,
            category_name=category.name.id,
            agency=category.agencies[0] if category.agencies else "",
            description=f"LATIHAN - {said}",
            address=phrasing.address(village, chance),
            point=Point(*event.point) if event.point else point_near(village, chance),
            requested_at=at,
            updated_at=at,
            is_open=not event.is_closed,
            note=event.note or (phrasing.answer(chance) if event.is_closed else ""),
            reporter=reporter,
            phone=phone,
            channel=chance.choice(SOURCES),
            severity=event.severity,
        )
