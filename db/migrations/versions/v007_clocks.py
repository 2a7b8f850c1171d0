"""All clocks of an incident, with their rules, pauses and what was told of them."""

from alembic import op

revision = "007"
down_revision = "006"

STEPS = (
    "ALTER TABLE incident ADD COLUMN clocks TEXT NOT NULL DEFAULT ''",
    "PRAGMA user_version = 7",
)


def upgrade() -> None:
    for step in STEPS:
        op.execute(step)
