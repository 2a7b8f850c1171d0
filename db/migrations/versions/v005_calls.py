"""Calls to the room, numbers marked as a nuisance, and who is at risk in an incident."""

from alembic import op

revision = "005"
down_revision = "004"

STEPS = (
    """CREATE TABLE call (
        event_id TEXT NOT NULL PRIMARY KEY,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        number TEXT NOT NULL,
        name TEXT NOT NULL,
        note TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        operator TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX call_number ON call (number, seq) WHERE number <> ''",
    "CREATE INDEX call_at ON call (at, kind)",
    """CREATE TABLE nuisance (
        number TEXT NOT NULL PRIMARY KEY,
        is_nuisance INTEGER NOT NULL,
        reason TEXT NOT NULL,
        marked_by TEXT NOT NULL,
        marked_at TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE incident ADD COLUMN people_kinds TEXT NOT NULL DEFAULT '[]'",
    "PRAGMA user_version = 5",
)


def upgrade() -> None:
    for step in STEPS:
        op.execute(step)
