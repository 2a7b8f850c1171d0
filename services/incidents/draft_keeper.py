"""Keeps the forms being filled in on disk: the first key at once, then at most once a second."""

import threading
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from services.domain.draft import KeptDraft
from services.domain.errors import KnownError
from services.incidents.draft_box import DraftBox

EVERY_MS = 1000


class DraftKeeper(QObject):
    """GUI thread, but for ``_run``; the newest wish wins, whichever pool thread is faster.

    Signals: ``restored(object)`` with the drafts of before, ``failed(object)`` with the KnownError, said once until
    a wish succeeds.
    """

    restored = Signal(object)  # tuple[KeptDraft, ...]
    failed = Signal(object)  # KnownError
    _read = Signal(object)  # tuple[KeptDraft, ...] | Exception, pool -> GUI thread
    _written = Signal(object)  # None | Exception, pool -> GUI thread

    def __init__(self, box: DraftBox, *, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box, self._pool = box, pool
        self._wanted: tuple[KeptDraft, ...] | None = None
        self._on_disk = threading.Lock()
        self._ticket = self._newest = 0
        self._has_failed = self._is_reading = False
        self._last: tuple[KeptDraft, ...] = ()
        self._timer = QTimer(self, interval=EVERY_MS, singleShot=True)
        self._timer.timeout.connect(self._write_wanted)
        self._read.connect(self._take_read)
        self._written.connect(self._take_written)

    def restore(self) -> None:
        """Read in the pool what was kept; until it is read nothing is written over it."""
        self._is_reading = True
        self._pool.start(self._restore)

    def keep(self, drafts: tuple[KeptDraft, ...]) -> None:
        """Let ``drafts`` be what is kept."""
        if drafts == self._last:
            return
        self._wanted = self._last = drafts
        if not (self._timer.isActive() or self._is_reading):
            self._write_wanted()

    def close(self) -> None:
        """Write what is still wanted, in this thread: the pool is about to end."""
        self._timer.stop()
        if self._wanted is not None:
            self._ticket += 1
            self._run(self._ticket, self._wanted)
            self._wanted = None

    @Slot()
    def _write_wanted(self) -> None:
        if self._wanted is not None:
            self._ticket += 1
            self._pool.start(partial(self._run, self._ticket, self._wanted))
            self._wanted = None
            self._timer.start()

    def _run(self, ticket: int, drafts: tuple[KeptDraft, ...]) -> None:  # any thread: no Qt but the signal
        outcome: object = None
        try:
            with self._on_disk:
                if ticket > self._newest:
                    self._newest = ticket
                    self._box.keep(drafts)
        except Exception as error:  # noqa: BLE001 the boundary; judged on the GUI thread
            outcome = error
        self._written.emit(outcome)

    def _restore(self) -> None:  # pool thread
        outcome: object
        try:
            outcome = self._box.kept()
        except Exception as error:  # noqa: BLE001 the boundary; judged on the GUI thread
            outcome = error
        self._read.emit(outcome)

    @Slot(object)
    def _take_read(self, outcome: object) -> None:
        self._is_reading = False
        if isinstance(outcome, tuple) and self._wanted is None:
            self._last = outcome
        if isinstance(outcome, KnownError):
            self.failed.emit(outcome)
        elif isinstance(outcome, Exception):
            raise outcome
        elif outcome:
            self.restored.emit(outcome)
        self._write_wanted()

    @Slot(object)
    def _take_written(self, outcome: object) -> None:
        if isinstance(outcome, KnownError):
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(outcome)
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            self._has_failed = False
