"""SQLite through SQLAlchemy: takes and returns the nouns of ``services.domain``, never rows."""
