"""Alarms that are not normal, and the way to a month of alarm events without reading the whole log."""

from alembic import op

revision = "008"
down_revision = "007"

STEPS = (
    """CREATE TABLE alarm (
    alarm_id TEXT PRIMARY KEY NOT NULL,
    source TEXT NOT NULL,
    subject TEXT NOT NULL,
    priority INTEGER NOT NULL,
    title_id TEXT NOT NULL,
    title_en TEXT NOT NULL,
    category TEXT NOT NULL,
    since TEXT NOT NULL,
    raised_at TEXT NOT NULL,
    count INTEGER NOT NULL,
    cleared_at TEXT,
    acknowledged_at TEXT,
    acknowledged_by TEXT NOT NULL,
    comment TEXT NOT NULL,
    shelved_until TEXT,
    shelved_by TEXT NOT NULL,
    shelve_reason TEXT NOT NULL
    )""",
    """CREATE INDEX event_alarm ON event (at)
    WHERE kind IN ('alarm_raised', 'alarm_cleared', 'alarm_shelved')""",
    "PRAGMA user_version = 8",
)


def upgrade() -> None:
    for step in STEPS:
        op.execute(step)
