"""Who answers for an incident, whether it was checked on site, and how incidents hang together."""

from alembic import op

revision = "004"
down_revision = "003"

STEPS = (
    "ALTER TABLE incident ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE incident ADD COLUMN owned_at TEXT",
    "ALTER TABLE incident ADD COLUMN offered_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE incident ADD COLUMN checked_at TEXT",
    "ALTER TABLE incident ADD COLUMN checked_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE incident ADD COLUMN people_at_risk INTEGER",
    "ALTER TABLE incident ADD COLUMN merged_into TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE incident ADD COLUMN ties TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX incident_merged ON incident (merged_into) WHERE merged_into <> ''",
    # whoever acknowledged has it, as the fold says of events from before
    """UPDATE incident SET owner = acknowledged_by, owned_at = acknowledged_at
    WHERE acknowledged_at IS NOT NULL AND acknowledged_by <> ''""",
    "PRAGMA user_version = 4",
)


def upgrade() -> None:
    for step in STEPS:
        op.execute(step)
