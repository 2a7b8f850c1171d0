"""Every field of an incident survives being written into an event and read back."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from services.domain.event import Event, EventKind
from services.domain.field_json import field_from_json, field_to_json
from services.domain.geo import Point
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.incident_fold import fold
from services.domain.playbook import Progress
from services.domain.severity import Severity
from services.domain.task import Task, TaskState
from services.domain.ties import Absorbed, Tie, Ties
from services.domain.undo_fold import taken_back

AT = datetime(2026, 11, 21, 9, 0, 0, 123456, tzinfo=UTC)
BARE = Incident("i1", "A-26-00001", "banjir", Severity.P2, IncidentStatus.NEW, "Banjir", AT, AT)
FULL = replace(
    BARE,
    point=Point(-6.4, 108.28),
    acknowledged_at=AT,
    agencies=("bpbd", "dlh"),
    disposition=Disposition("prank"),
    people_at_risk=7,
    ties=Ties(
        Tie("i2", "A-26-00002"), (Tie("i3", "A-26-00003"),), None, (Absorbed("i4", "4", AT, ("Siti",), 2, 1),), AT
    ),
    tasks=(Task("t1", "bpbd", "Evakuasi", TaskState.ASKED, AT, AT),),
    playbook=Progress("banjir", 2, AT, (("tinggi_cm", 80.0), ("arus", "deras")), ("a",), (("b", "tidak perlu"),)),
)


@pytest.mark.parametrize("incident", [BARE, FULL], ids=["bare", "full"])
@pytest.mark.parametrize("name", [field.name for field in fields(Incident)])
def test_that_a_field_is_read_as_it_was(incident: Incident, name: str) -> None:
    assert field_from_json(name, field_to_json(incident, name)) == getattr(incident, name)


def test_that_an_undone_act_counts_though_a_later_console_writes_more_of_a_field() -> None:
    data: dict[str, Any] = taken_back(BARE, FULL)
    for task in data["given"]["tasks"]:
        del task["level"]  # as a console wrote it that knew no ladder
    undone = fold(FULL, Event("e9", EventKind.UNDONE, AT, "Rina", "A", "i1", data, seq=9))
    assert undone is not None
    assert replace(undone, last_event_id="", seq=0) == BARE
