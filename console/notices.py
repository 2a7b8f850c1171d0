"""The one door for errors: known ones become a sentence, bugs are logged, told and never swallowed."""

import logging
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from services.domain.errors import KnownError
from services.domain.text import Label

BUG = Label(
    id="Ada kesalahan dalam program. Data tersimpan aman; rinciannya ada di console.log.",
    en="Something is wrong in the program. What was saved is safe; details are in console.log.",
)

NO_LOG = Label(
    id="console.log di folder data tidak dapat ditulis. Periksa hak akses, atau pilih folder lain dengan --data.",
    en="console.log in the data folder cannot be written. Check the permissions, or choose another with --data.",
)


class Notices(QObject):
    """Signals: ``said(object, bool)`` with the Label and whether it is trouble."""

    said = Signal(object, bool)

    def tell(self, news: Label) -> None:
        self.said.emit(news, False)

    def warn(self, trouble: Label) -> None:
        logging.getLogger(__name__).warning("%s", trouble)
        self.said.emit(trouble, True)

    def tell_error(self, error: KnownError) -> None:
        logging.getLogger(__name__).info("%s", error)
        self.warn(error.reason)


def open_log(folder: Path) -> None:
    """Log to console.log in the data folder, 5 files of 2 MiB. Nobody's name, number or password goes in.

    Raises KnownError when it cannot be written.
    """
    try:
        handler = RotatingFileHandler(folder / "console.log", maxBytes=2 << 20, backupCount=4, encoding="utf-8")
    except OSError as error:
        raise KnownError(NO_LOG, str(error.strerror)) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def hook_bugs(notices: Notices) -> None:
    """Have every uncaught exception of any slot logged and told; the event loop goes on."""
    sys.excepthook = _hook(notices.warn)


def _hook(
    warn: Callable[[Label], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("console").critical("bug", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        warn(BUG)

    return caught
