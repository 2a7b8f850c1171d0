"""What of the console knows nothing of Qt, loaded before Qt is.

Once PySide6 is loaded it reads the source of every module that comes after it, to see whether that one asks for
PySide6's optional syntax. For these and the libraries below them that is a tenth of all importing (measured:
1.62 instead of 1.85 s of processor time on a busy machine). A test holds them free of Qt.
"""

from importlib import import_module

NAMES = (
    "db.store",
    "services.feeds.fetch",
    "services.feeds.formats",
    "services.incidents.dispatch",
    "services.incidents.pipeline",
    "services.kpi.progress",
    "services.outbox.delivery",
    "services.outbox.channels",
    "services.profile.loader",
)

for name in NAMES:
    import_module(name)
