"""What agencies were asked to do, and how far the playbook has come."""

from alembic import op

revision = "006"
down_revision = "005"

# An ASSIGNED event from before means a task, as the fold says. Times as Python writes them: no zero microseconds.
_AT = "substr(at, 1, 19) || CASE substr(at, 20) WHEN '.000000Z' THEN '' ELSE substr(at, 20, 7) END || '+00:00'"
_TASK = f"""json_object(
    'task_id', event_id, 'agency', agency, 'title', '', 'state', 'asked', 'asked_at', {_AT},
    'last_contact_at', {_AT}, 'due_at', NULL, 'step', '', 'playbook', '', 'check_in_s', 1200.0, 'misses', 0,
    'level', 0)"""
_FIRST = """SELECT event_id, at, json_extract(data, '$.agency') AS agency, min(seq) AS first FROM event
    WHERE kind = 'assigned' AND event.incident_id = incident.incident_id GROUP BY agency ORDER BY first"""

STEPS = (
    "ALTER TABLE incident ADD COLUMN tasks TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE incident ADD COLUMN playbook TEXT NOT NULL DEFAULT ''",
    f"""UPDATE incident SET tasks = (SELECT json_group_array(json({_TASK})) FROM ({_FIRST}))
    WHERE agencies <> '[]'""",
    "PRAGMA user_version = 6",
)


def upgrade() -> None:
    for step in STEPS:
        op.execute(step)
