"""Where an incident's place is from and how far it is believed; which conversation a report belongs to."""

from alembic import op

revision = "003"
down_revision = "002"

STEPS = (
    "ALTER TABLE incident ADD COLUMN place_source TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE incident ADD COLUMN place_confidence REAL",
    "ALTER TABLE report ADD COLUMN thread TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX report_thread ON report (source, thread) WHERE thread <> ''",
    """CREATE INDEX report_watched ON report (kind, incident_id)
    WHERE incident_id IS NOT NULL AND kind IN ('warning', 'site')""",
    "PRAGMA user_version = 3",
)


def upgrade() -> None:
    for step in STEPS:
        op.execute(step)
