"""The rules at the door over the log in memory: hear bodies, let time pass, look at the incidents."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from fake_clock import FakeClock
from fakes import FakeEventLog, FakeReader
from small_room import KANDANGHAUR, LOHBENER, NOW, feed, small_profile

from services.domain.feed import FeedState
from services.domain.incident import Incident
from services.domain.observation import Observation, ObservationKind, Parsed, Ring
from services.domain.profile import Profile
from services.domain.resource import Fix
from services.domain.severity import Severity
from services.incidents.dispatch import Dispatch
from services.incidents.intake import Intake
from services.incidents.overdue import Overdue
from services.incidents.pipeline import FeedIntake


def around(lat: float, lon: float, *, by: float = 0.02) -> Ring:
    return ((lat - by, lon - by), (lat - by, lon + by), (lat + by, lon + by), (lat + by, lon - by))


AT_KANDANGHAUR = around(KANDANGHAUR.lat, KANDANGHAUR.lon)
AT_LOHBENER = around(LOHBENER.lat, LOHBENER.lon)
CIREBON = around(-6.75, 108.55)


def profile() -> Profile:
    small = small_profile()
    rules = replace(
        small.intake,
        warning_category={"hujan": "banjir", "rob": "banjir-rob"},
        site_min_severity={"water_gauge": Severity.P2},
        site_category={"water_gauge": "banjir"},
        hotspot_category="sampah",
        report_feeds=("aduan", "warga"),
    )
    return replace(small, intake=rules)


def warning(
    external_id: str = "CJB1",
    *,
    rings: tuple[Ring, ...] = (AT_KANDANGHAUR,),
    severity: Severity | None = Severity.P3,
    status: str = "alert",
    replaces: tuple[str, ...] = (),
    after: timedelta = timedelta(),
    lasts: timedelta = timedelta(hours=3),
) -> Observation:
    at = NOW + after
    return Observation(
        "nowcast", external_id, ObservationKind.WARNING, at, "Hujan lebat", "Berpotensi hujan lebat",
        place="Jawa Barat", severity=severity, status=status, rings=rings, replaces=replaces, expires_at=at + lasts,
    )  # fmt: skip


def site(
    *,
    at: datetime = NOW,
    severity: Severity = Severity.P4,
    level: str = "",
    external_id: str = "gate-1",
    **attributes: str,
) -> Observation:
    words: Mapping[str, str] = {"site_type": "water_gauge", "level": level, **attributes}
    title = f"Pintu air Bangkir {severity.name}"
    return Observation(
        "gates", external_id, ObservationKind.SITE, at, title, point=LOHBENER, severity=severity, attributes=words
    )


class NoFleet:
    def receive(self, fixes: tuple[Fix, ...]) -> None:
        raise AssertionError("there are no vehicles in this test")


class Room:
    def __init__(self, clock: FakeClock, *, of: Profile | None = None) -> None:
        self.profile, self.clock, self.log = of or profile(), clock, FakeEventLog()
        reader = FakeReader(self.log)
        self.dispatch = Dispatch(self.profile, log=self.log, clock=clock, station="A", operator="Rina")
        self.intake = FeedIntake(Intake(self.profile), log=self.log, reports=reader, fleet=NoFleet(), station="A")
        self.overdue = Overdue(self.profile, reader=reader, log=self.log, clock=clock, station="A")

    def hears(self, *items: Observation, feed_id: str = "") -> None:
        """Take one body in; the feed is the items' own."""
        name = feed_id or (items[0].source if items else "aduan")
        now = self.clock.now()
        self.intake.take_in(feed(name), Parsed(items), FeedState(name, last_ok_at=now), now)

    def passes(self, **time: float) -> None:
        """Let time pass, and the rules judge."""
        self.clock.advance(timedelta(**time).total_seconds())
        self.overdue.end()

    def rows(self) -> list[Incident]:
        return list(self.log.incidents.values())

    def open_rows(self) -> list[Incident]:
        return [row for row in self.rows() if row.is_open]

    def only(self) -> Incident:
        (row,) = self.rows()
        return row
