"""What a source is told at the next request (Telegram's offset) is kept with the items it confirms."""

from alembic import op

revision = "002"
down_revision = "001"


def upgrade() -> None:
    op.execute("ALTER TABLE feed_state ADD COLUMN cursor TEXT NOT NULL DEFAULT ''")
    op.execute("PRAGMA user_version = 2")
