"""A room from before tasks: what was assigned becomes the tasks that the fold makes of it."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, text

from db.engine import open_writer
from db.rebuild import rebuild_differences
from db.rows import event_values, incident_from
from db.tables import event as event_table
from db.tables import incident as incident_table
from db.upgrade import MIGRATIONS, upgrade
from services.domain.event import Event, EventKind, Json
from services.domain.task import TaskState

AT = datetime(2026, 11, 21, 9, 0, 7, 120_300, tzinfo=UTC)


def before_tasks(folder: Path, file: Path) -> Engine:
    scripts = folder / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (scripts / "versions").glob("v*.py"):
        if path.name > "v006":
            path.unlink()
    engine = open_writer(file)
    upgrade(engine, scripts=scripts)
    return engine


def test_that_old_assignments_become_the_tasks_a_rebuild_makes(tmp_path: Path) -> None:
    engine = before_tasks(tmp_path, tmp_path / "console.db")
    told: list[tuple[EventKind, dict[str, Json]]] = [
        (EventKind.OPENED, {"number": "A-26-00001", "severity": 2, "title": "Banjir"}),
        (EventKind.ASSIGNED, {"agency": "dlh"}),
        (EventKind.ASSIGNED, {"agency": "bpbd"}),
        (EventKind.ASSIGNED, {"agency": "dlh"}),
    ]
    events = [
        Event(f"e-{n}", kind, moment(n), "Rina", "A", "i-1", data, seq=n)
        for n, (kind, data) in enumerate(told, start=1)
    ]
    with engine.begin() as connection:
        connection.execute(event_table.insert(), [event_values(event) for event in events])
        write_old(connection, agencies='["dlh","bpbd"]', last=events[-1])
    upgrade(engine)
    with engine.connect() as connection:
        (row,) = connection.execute(incident_table.select()).all()
    tasks = incident_from(row).tasks
    assert [(task.agency, task.state, task.asked_at) for task in tasks] == [
        ("dlh", TaskState.ASKED, events[1].at),
        ("bpbd", TaskState.ASKED, events[2].at),
    ]
    assert [d for d in rebuild_differences(engine) if d.table == "incident"] == []
    engine.dispose()


def write_old(connection: object, *, agencies: str, last: Event) -> None:
    """Write the row as the console before tasks left it."""
    columns = {
        "incident_id": "i-1", "number": "A-26-00001", "category": "", "severity": 2, "status": "assigned",
        "title": "Banjir", "opened_at": stamp(1), "updated_at": stamp(4), "description": "", "place": "",
        "district": "", "channel": "", "reporter": "", "source": "", "external_id": "", "acknowledged_by": "",
        "agencies": agencies, "reports": 0, "notes": 0, "is_drill": 0, "last_event_id": last.event_id,
        "seq": last.seq,
    }  # fmt: skip
    names = ", ".join(columns)
    places = ", ".join(f":{name}" for name in columns)
    connection.execute(text(f"INSERT INTO incident ({names}) VALUES ({places})"), columns)  # type: ignore[attr-defined]


def stamp(n: int) -> str:
    return moment(n).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment(n: int) -> datetime:
    """With and without microseconds: Python leaves zero ones out."""
    return AT + timedelta(seconds=n, microseconds=-120_300 * (n % 2))
