"""A room's memory of many incidents, made in seconds: valid journal, events and projections, as if lived through."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from db import meta, numbers
from db.codec import body_of
from db.journal import Journal, Mode
from db.ledger import insert_events
from db.rows import incident_values
from db.startup import JOURNAL
from db.store import Store
from db.tables import incident
from services.domain.clock import Clock
from services.domain.event import Event, EventKind, Json
from services.domain.incident import Incident
from services.domain.incident_fold import fold

DAYS = 300
AT_ONCE = 2000
STATION, PROFILE = "A", "indramayu"
KINDS = {
    "flood": "banjir genangan air meluap sungai selokan tersumbat hujan deras rumah terendam",
    "fire": "kebakaran api asap rumah warung korsleting pemadam damkar",
    "traffic": "kecelakaan motor truk tabrakan korban luka ambulans macet",
    "waste": "sampah menumpuk bau pasar belum diangkut liar",
    "road": "jalan rusak berlubang aspal mengelupas licin bahaya",
    "light": "lampu jalan padam gelap tiang penerangan warga resah malam",
}
FILLING = """mohon segera ditindaklanjuti karena sudah tiga hari tidak ada petugas yang datang ke lokasi dekat masjid
    sekolah pasar kantor desa kampung gang sebelah utara selatan timur barat terima kasih laporan masyarakat sejak
    kemarin pagi""".split()  # noqa: SIM905 - a text reads better than a list
DISTRICTS = ("Sindang", "Lohbener", "Jatibarang", "Kandanghaur", "Losarang", "Haurgeulis", "Karangampel", "Sukra")
NAMES = ("Asep", "Budi", "Citra", "Dedi", "Euis", "Fitri", "Gunawan", "Imas", "Joko", "Kartika", "Rina", "Siti")


@dataclass(slots=True)
class Calendar:
    """A clock that is put to the day being written."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def monotonic_s(self) -> float:
        return self.at.timestamp()


@dataclass(frozen=True, slots=True)
class Life:
    """One incident and the events that made it."""

    incident: Incident
    events: tuple[Event, ...]


@dataclass(slots=True)
class History:
    """Makes incidents one after the other. Same seed, same incidents."""

    count: int
    open_share: float
    end: datetime
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    seq: int = 0

    def lives(self) -> Iterator[Life]:
        ordinals: dict[int, int] = {}
        for index in range(self.count):
            opened_at = self.end - timedelta(days=DAYS) + timedelta(days=DAYS) * index / self.count
            year = opened_at.year % 100
            ordinals[year] = ordinals.get(year, 0) + 1
            number = numbers.Series(STATION, year).number(ordinals[year])
            yield self._life(f"d-{index:07d}", number=number, opened_at=opened_at)

    def _life(self, incident_id: str, *, number: str, opened_at: datetime) -> Life:
        acts: list[tuple[EventKind, dict[str, Json]]] = [(EventKind.OPENED, self._opening(number))]
        if self.chance.random() < 0.6:
            acts.append((EventKind.ASSIGNED, {"agency": "BPBD"}))
        if self.chance.random() >= self.open_share:
            acts.append((EventKind.CLOSED, {"disposition": "handled", "reason": ""}))
        state: Incident | None = None
        events = []
        for step, (kind, data) in enumerate(acts):
            self.seq += 1
            at = opened_at + timedelta(minutes=20 * step)
            event = Event(f"{incident_id}:{step}", kind, at, "Dewi", STATION, incident_id, data, seq=self.seq)
            state = fold(state, event)
            events.append(event)
        assert state is not None
        return Life(state, tuple(events))

    def _opening(self, number: str) -> dict[str, Json]:
        category, words = self.chance.choice(list(KINDS.items()))
        own, district = words.split(), self.chance.choice(DISTRICTS)
        text = self.chance.choices(own, k=6) + self.chance.choices(FILLING, k=18)
        self.chance.shuffle(text)
        return {
            "number": number,
            "category": category,
            "severity": self.chance.choices((1, 2, 3, 4), (3, 12, 45, 40))[0],
            "title": f"{own[0].capitalize()} {own[1]} {district}",
            "description": " ".join(text),
            "place": f"Jl. {self.chance.choice(NAMES)} No {self.chance.randrange(1, 300)}",
            "district": district,
            "reporter": f"{self.chance.choice(NAMES)} {self.chance.choice(NAMES)}",
            "point": [-6.55 + self.chance.random() * 0.3, 107.9 + self.chance.random() * 0.6],
        }


def make_dataset(
    directory: Path,
    incidents: int,
    *,
    open_share: float,
    clock: Clock,
    mode: Mode = "live",
    profile_id: str = PROFILE,
) -> None:
    """Fill an empty ``directory`` with ``incidents`` of the last 300 days, ``open_share`` (0..1) of them open.

    The store opens it like any other: station "A", clean, indexes analysed. About 10 s for 100,000.
    """
    history = History(incidents, open_share, clock.now())
    calendar = Calendar(clock.now() - timedelta(days=DAYS))
    opening: dict[str, Any] = {"mode": mode, "profile_id": profile_id, "station": STATION}
    store = Store.open(directory, clock=calendar, **opening)
    journal = Journal(directory / JOURNAL, calendar)
    with store._engine.begin() as connection:
        lives = history.lives()
        while page := list(islice(lives, AT_ONCE)):
            _write(connection, journal, page, calendar)
        meta.write(connection, meta.HEAD, journal.position.hash)
    journal.close()
    with store._engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    store.close()
    Store.open(directory, clock=clock, **opening).close()


def _write(connection: Connection, journal: Journal, page: list[Life], calendar: Calendar) -> None:
    events = [event for life in page for event in life.events]
    insert_events(connection, events)
    connection.execute(insert(incident), [incident_values(life.incident) for life in page])
    numbers.remember(connection, (life.incident.number for life in page))
    calendar.at = max(calendar.at, page[0].incident.opened_at)
    for start in range(0, len(events), 50):
        lines = events[start : start + 50]
        journal.write(journal.seal(lines[-1].seq, body_of(lines, ())))
