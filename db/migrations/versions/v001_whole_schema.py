"""The whole schema: events, their projections, search, map index, feeds, outbox."""

from alembic import op

revision = "001"
down_revision = None

APPLICATION_ID = 0x49434331  # "ICC1"

TABLES = (
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY,
        event_id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        station TEXT NOT NULL,
        incident_id TEXT,
        data TEXT NOT NULL,
        base TEXT
    ) STRICT""",
    """CREATE TABLE incident (
        id INTEGER PRIMARY KEY,
        incident_id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL UNIQUE,
        category TEXT NOT NULL,
        severity INTEGER NOT NULL,
        status TEXT NOT NULL,
        title TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        description TEXT NOT NULL,
        place TEXT NOT NULL,
        district TEXT NOT NULL,
        lat REAL,
        lon REAL,
        channel TEXT NOT NULL,
        reporter TEXT NOT NULL,
        source TEXT NOT NULL,
        external_id TEXT NOT NULL,
        acknowledged_at TEXT,
        acknowledged_by TEXT NOT NULL,
        agencies TEXT NOT NULL,
        ack_due_at TEXT,
        due_at TEXT,
        disposition TEXT,
        closed_at TEXT,
        reports INTEGER NOT NULL,
        notes INTEGER NOT NULL,
        is_drill INTEGER NOT NULL,
        last_event_id TEXT NOT NULL,
        seq INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE report (
        source TEXT NOT NULL,
        external_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        incident_id TEXT,
        kind TEXT NOT NULL,
        observed_at TEXT NOT NULL,
        lat REAL,
        lon REAL,
        observation TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (source, external_id)
    ) STRICT""",
    """CREATE TABLE measurement (
        seq INTEGER PRIMARY KEY,
        event_id TEXT NOT NULL,
        indicator_id TEXT NOT NULL,
        value REAL NOT NULL,
        period TEXT NOT NULL,
        as_of TEXT NOT NULL,
        source TEXT NOT NULL,
        note TEXT NOT NULL,
        is_drill INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE fix (
        resource_id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        lat REAL NOT NULL,
        lon REAL NOT NULL,
        fixed_at TEXT NOT NULL,
        heading_deg REAL,
        speed_kmh REAL,
        status TEXT NOT NULL,
        is_drill INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE feed_state (
        feed_id TEXT NOT NULL PRIMARY KEY,
        etag TEXT NOT NULL,
        last_modified TEXT NOT NULL,
        body_digest TEXT NOT NULL,
        failures INTEGER NOT NULL,
        next_at TEXT,
        last_ok_at TEXT,
        last_item_at TEXT,
        last_error_id TEXT,
        last_error_en TEXT,
        lost_at TEXT
    ) STRICT""",
    """CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY,
        feed_id TEXT NOT NULL,
        at TEXT NOT NULL,
        item_index INTEGER NOT NULL,
        reason_id TEXT NOT NULL,
        reason_en TEXT NOT NULL,
        raw TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE outbox (
        id INTEGER PRIMARY KEY,
        event_id TEXT NOT NULL,
        peer TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        body TEXT NOT NULL,
        created_at TEXT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_at TEXT,
        last_error TEXT NOT NULL,
        sent_at TEXT,
        UNIQUE (event_id, peer)
    ) STRICT""",
    """CREATE TABLE counter (
        station TEXT NOT NULL,
        year INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (station, year)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

INDEXES = (
    "CREATE INDEX event_incident ON event (incident_id, seq) WHERE incident_id IS NOT NULL",
    "CREATE INDEX incident_open ON incident (severity, opened_at DESC, id DESC) WHERE status <> 'closed'",
    "CREATE INDEX incident_report ON incident (source, external_id, id) WHERE external_id <> ''",
    "CREATE INDEX report_kind ON report (kind, observed_at)",
    "CREATE INDEX measurement_indicator ON measurement (indicator_id, as_of)",
    "CREATE INDEX quarantine_feed ON quarantine (feed_id, id)",
    "CREATE INDEX outbox_unsent ON outbox (peer, incident_id, id) WHERE state <> 'done'",
)

LOG_TRIGGERS = (
    """CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
    """CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END""",
)

SEARCH = (
    """CREATE VIRTUAL TABLE incident_fts USING fts5(
        number, title, description, place, reporter,
        content='incident', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    """CREATE TRIGGER incident_fts_insert AFTER INSERT ON incident BEGIN
        INSERT INTO incident_fts (rowid, number, title, description, place, reporter)
        VALUES (new.id, new.number, new.title, new.description, new.place, new.reporter);
    END""",
    """CREATE TRIGGER incident_fts_delete AFTER DELETE ON incident BEGIN
        INSERT INTO incident_fts (incident_fts, rowid, number, title, description, place, reporter)
        VALUES ('delete', old.id, old.number, old.title, old.description, old.place, old.reporter);
    END""",
    """CREATE TRIGGER incident_fts_update AFTER UPDATE ON incident
    WHEN old.number IS NOT new.number OR old.title IS NOT new.title OR old.description IS NOT new.description
        OR old.place IS NOT new.place OR old.reporter IS NOT new.reporter
    BEGIN
        INSERT INTO incident_fts (incident_fts, rowid, number, title, description, place, reporter)
        VALUES ('delete', old.id, old.number, old.title, old.description, old.place, old.reporter);
        INSERT INTO incident_fts (rowid, number, title, description, place, reporter)
        VALUES (new.id, new.number, new.title, new.description, new.place, new.reporter);
    END""",
)

MAP_INDEX = (
    "CREATE VIRTUAL TABLE incident_rtree USING rtree(id, south, north, west, east)",
    """CREATE TRIGGER incident_rtree_insert AFTER INSERT ON incident
    WHEN new.lat IS NOT NULL AND new.lon IS NOT NULL BEGIN
        INSERT INTO incident_rtree VALUES (new.id, new.lat, new.lat, new.lon, new.lon);
    END""",
    """CREATE TRIGGER incident_rtree_delete AFTER DELETE ON incident BEGIN
        DELETE FROM incident_rtree WHERE id = old.id;
    END""",
    """CREATE TRIGGER incident_rtree_update AFTER UPDATE ON incident
    WHEN old.lat IS NOT new.lat OR old.lon IS NOT new.lon BEGIN
        DELETE FROM incident_rtree WHERE id = old.id;
        INSERT INTO incident_rtree
        SELECT new.id, new.lat, new.lat, new.lon, new.lon WHERE new.lat IS NOT NULL AND new.lon IS NOT NULL;
    END""",
)

MARKS = (f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 1")


def upgrade() -> None:
    for statement in (*TABLES, *INDEXES, *LOG_TRIGGERS, *SEARCH, *MAP_INDEX, *MARKS):
        op.execute(statement)
