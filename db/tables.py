"""The tables as SQLAlchemy Core sees them. The migrations make them; a test compares the two."""

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, Table, UniqueConstraint

from db.types import AnyText, UtcDateTime

metadata = MetaData()

event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("event_id", AnyText, nullable=False, unique=True),
    Column("kind", AnyText, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", AnyText, nullable=False),
    Column("station", AnyText, nullable=False),
    Column("incident_id", AnyText),
    Column("data", AnyText, nullable=False),
    Column("base", AnyText),
)

incident = Table(
    "incident",
    metadata,
    # Small and in order of arrival: FTS5 and R*Tree are keyed by it, and "newest first" is its order.
    Column("id", Integer, primary_key=True),
    Column("incident_id", AnyText, nullable=False, unique=True),
    Column("number", AnyText, nullable=False, unique=True),
    Column("category", AnyText, nullable=False),
    Column("severity", Integer, nullable=False),
    Column("status", AnyText, nullable=False),
    Column("title", AnyText, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("description", AnyText, nullable=False),
    Column("place", AnyText, nullable=False),
    Column("district", AnyText, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("channel", AnyText, nullable=False),
    Column("reporter", AnyText, nullable=False),
    Column("source", AnyText, nullable=False),
    Column("external_id", AnyText, nullable=False),
    Column("acknowledged_at", UtcDateTime),
    Column("acknowledged_by", AnyText, nullable=False),
    Column("agencies", AnyText, nullable=False),
    Column("ack_due_at", UtcDateTime),
    Column("due_at", UtcDateTime),
    Column("disposition", AnyText),
    Column("closed_at", UtcDateTime),
    Column("reports", Integer, nullable=False),
    Column("notes", Integer, nullable=False),
    Column("is_drill", Boolean, nullable=False),
    Column("last_event_id", AnyText, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("place_source", AnyText, nullable=False),
    Column("place_confidence", Float),
    Column("owner", AnyText, nullable=False),
    Column("owned_at", UtcDateTime),
    Column("offered_to", AnyText, nullable=False),
    Column("checked_at", UtcDateTime),
    Column("checked_by", AnyText, nullable=False),
    Column("people_at_risk", Integer),
    Column("merged_into", AnyText, nullable=False),  # the incident's id, "" for none; also in ties
    Column("ties", AnyText, nullable=False),  # JSON of services.domain.ties.Ties, "" for none
    Column("tasks", AnyText, nullable=False),  # JSON, a list of services.domain.task.Task
    Column("playbook", AnyText, nullable=False),  # JSON of services.domain.playbook.Progress, "" for none
    Column("people_kinds", AnyText, nullable=False),
    Column("clocks", AnyText, nullable=False),  # JSON, see db.clock_columns; "" for none
)

report = Table(
    "report",
    metadata,
    Column("source", AnyText, primary_key=True),
    Column("external_id", AnyText, primary_key=True),
    Column("digest", AnyText, nullable=False),
    Column("incident_id", AnyText),
    Column("kind", AnyText, nullable=False),
    Column("observed_at", UtcDateTime, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("observation", AnyText, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("thread", AnyText, nullable=False),
)

call = Table(
    "call",
    metadata,
    Column("event_id", AnyText, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", AnyText, nullable=False),
    Column("channel", AnyText, nullable=False),
    Column("number", AnyText, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("incident_id", AnyText, nullable=False),
    Column("operator", AnyText, nullable=False),
)

nuisance = Table(
    "nuisance",
    metadata,
    Column("number", AnyText, primary_key=True),
    Column("is_nuisance", Boolean, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("marked_by", AnyText, nullable=False),
    Column("marked_at", UtcDateTime, nullable=False),
)

measurement = Table(
    "measurement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("event_id", AnyText, nullable=False),
    Column("indicator_id", AnyText, nullable=False),
    Column("value", Float, nullable=False),
    Column("period", AnyText, nullable=False),
    Column("as_of", UtcDateTime, nullable=False),
    Column("source", AnyText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("is_drill", Boolean, nullable=False),
)

fix = Table(
    "fix",
    metadata,
    Column("resource_id", AnyText, primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("category", AnyText, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("fixed_at", UtcDateTime, nullable=False),
    Column("heading_deg", Float),
    Column("speed_kmh", Float),
    Column("status", AnyText, nullable=False),
    Column("is_drill", Boolean, nullable=False),
)

feed_state = Table(
    "feed_state",
    metadata,
    Column("feed_id", AnyText, primary_key=True),
    Column("etag", AnyText, nullable=False),
    Column("last_modified", AnyText, nullable=False),
    Column("body_digest", AnyText, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("next_at", UtcDateTime),
    Column("last_ok_at", UtcDateTime),
    Column("last_item_at", UtcDateTime),
    Column("last_error_id", AnyText),
    Column("last_error_en", AnyText),
    Column("lost_at", UtcDateTime),
    Column("cursor", AnyText, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", AnyText, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("item_index", Integer, nullable=False),
    Column("reason_id", AnyText, nullable=False),
    Column("reason_en", AnyText, nullable=False),
    Column("raw", AnyText, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", AnyText, nullable=False),
    Column("peer", AnyText, nullable=False),
    Column("incident_id", AnyText, nullable=False),
    Column("body", AnyText, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("state", AnyText, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", UtcDateTime),
    Column("last_error", AnyText, nullable=False),
    Column("sent_at", UtcDateTime),
    UniqueConstraint("event_id", "peer"),
)

alarm = Table(
    "alarm",
    metadata,
    Column("alarm_id", AnyText, primary_key=True),
    Column("source", AnyText, nullable=False),
    Column("subject", AnyText, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("title_id", AnyText, nullable=False),
    Column("title_en", AnyText, nullable=False),
    Column("category", AnyText, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("count", Integer, nullable=False),
    Column("cleared_at", UtcDateTime),
    Column("acknowledged_at", UtcDateTime),
    Column("acknowledged_by", AnyText, nullable=False),
    Column("comment", AnyText, nullable=False),
    Column("shelved_until", UtcDateTime),
    Column("shelved_by", AnyText, nullable=False),
    Column("shelve_reason", AnyText, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("station", AnyText, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", AnyText, primary_key=True),
    Column("value", AnyText, nullable=False),
)

# What ``rebuild`` makes again from the events; the other tables are the log itself or re-pollable.
PROJECTIONS = (incident, report, call, nuisance, measurement, counter, alarm)
