"""A room to test the incident panes in: theme, words, incidents, a time that stands still."""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from services.domain.geo import Point
from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from services.domain.text import Label
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.theme import Theme, theme_from_tokens

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
IncidentMaker = Callable[..., Incident]


@pytest.fixture
def theme() -> Theme:
    tokens = tomllib.loads((ROOT / "resources" / "theme" / "tokens.toml").read_text("utf-8"))
    return theme_from_tokens(tokens, "dark", family="Inter", base_pt=0)


@pytest.fixture
def words() -> ProfileWords:
    return ProfileWords(
        categories={"flood": Label("Banjir", "Flood"), "crash": Label("Laka lantas", "Traffic accident")},
        agencies={"BPBD": "BPBD", "DLH": "Dinas Lingkungan Hidup", "POLRES": "Polres", "PSC119": "PSC 119"},
        responsible={"flood": ("DLH", "BPBD"), "crash": ("POLRES", "PSC119")},
        severities={"flood": Severity.P2, "crash": Severity.P1},
        feeds={"drill-311": Label("Laporan warga", "Citizen reports")},
        indicators={"tanks": Label("Penyedotan selesai", "Tanks emptied")},
    )


@pytest.fixture
def make() -> IncidentMaker:
    """Return a maker of incidents: the number is the id, minutes are before now."""

    def incident(number: int, *, minutes: float = 10.0, **fields: object) -> Incident:
        opened_at = NOW - timedelta(minutes=minutes)
        values: dict[str, object] = {
            "incident_id": f"i{number}",
            "number": f"A-26-{number:05d}",
            "category": "flood",
            "severity": Severity.P3,
            "status": IncidentStatus.NEW,
            "title": f"Banjir nomor {number}",
            "opened_at": opened_at,
            "updated_at": opened_at,
            "place": "Karanganyar",
            "district": "Kandanghaur",
            "point": Point(-6.335, 108.123),
            "ack_due_at": opened_at + timedelta(minutes=15),
            "due_at": opened_at + timedelta(hours=4),
        }
        return Incident(**{**values, **fields})  # type: ignore[arg-type]

    return incident


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def zone() -> ZoneInfo:
    return ZoneInfo("Asia/Jakarta")
