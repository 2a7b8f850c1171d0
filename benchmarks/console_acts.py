"""Inside the console: the operator's acts, one after the other, from the wish to "saved" on the GUI thread."""

import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from console.saving import Saving
from services.domain.draft import IncidentDraft
from services.domain.incident import Incident, IncidentStatus
from widgets.incidents.wishes import (
    AssignWish,
    IncidentWish,
    NewIncidentWish,
    NoteWish,
    StatusWish,
)

ROUNDS = 60
PAUSE_MS = 20
SETTLE_MS = 4_000
LIMIT_MS = 120_000
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.sendto")


class Probe(QObject):
    """Each round opens an incident, gives it to an agency, takes a note and puts it in progress.

    Wishes go in where the forms hand them to the console; the answer is its "saved" signal.
    """

    def __init__(self, app: Any) -> None:
        super().__init__()
        self._desk, self._room = app.desk, app._room
        self._agencies = [agency.code for agency in self._room.profile.agencies]
        self._took_ms: dict[str, list[float]] = {}
        self._left: list[str] = []
        self._incident: Incident | None = None
        self._rounds, self._began_s, self._kind = 0, 0.0, ""
        self._calls_on_gui = self._calls = 0
        self._next = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._next.timeout.connect(self._act)
        for saving in app.findChildren(Saving):
            saving.saved.connect(self._saved)
            saving.refused.connect(self._refused)
        self._room.book.load_finished.connect(self._settle)
        self._watch_calls()
        QTimer.singleShot(LIMIT_MS, QCoreApplication.quit)

    def answer(self) -> dict[str, object]:
        return {
            "acts": self._took_ms,
            "fsync": _fsync_ms(self._room.folder),
            "calls on the GUI thread": self._calls_on_gui,
            "calls": self._calls,
        }

    def _watch_calls(self) -> None:
        gui = threading.get_ident()

        def hear(event: str, _arguments: tuple[object, ...]) -> None:
            if event in CALLS:
                self._calls += 1
                self._calls_on_gui += threading.get_ident() == gui

        sys.addaudithook(hear)

    @Slot()
    def _settle(self) -> None:
        QTimer.singleShot(SETTLE_MS, self._next.start)

    @Slot()
    def _act(self) -> None:
        if not self._left:
            self._left = ["create", "assign", "note", "status"]
            self._rounds += 1
        if self._rounds > ROUNDS:
            QCoreApplication.quit()
            return
        self._kind = self._left.pop(0)
        self._began_s = time.perf_counter()
        if self._kind == "create":
            self._desk.new_form.wished.emit(
                NewIncidentWish(IncidentDraft("", f"Banjir di gang {self._rounds}", "Air naik."))
            )
        else:
            self._desk.detail.wished.emit(self._wish())

    def _wish(self) -> IncidentWish:
        assert self._incident is not None
        incident_id = self._incident.incident_id
        match self._kind:
            case "assign":
                free = next(code for code in self._agencies if code not in self._incident.agencies)
                return AssignWish(incident_id, (free,))
            case "note":
                return NoteWish(incident_id, "Petugas menuju lokasi.")
            case _:
                return StatusWish(incident_id, IncidentStatus.IN_PROGRESS)

    @Slot(object, object)
    def _saved(self, _wish: object, committed: Any) -> None:
        self._took_ms.setdefault(self._kind, []).append((time.perf_counter() - self._began_s) * 1e3)
        self._incident = committed.incidents[0]
        self._next.start()

    @Slot(object, object)
    def _refused(self, wish: object, error: Exception) -> None:
        QCoreApplication.quit()
        raise RuntimeError(f"{wish} was refused") from error


def _fsync_ms(folder: Path) -> list[float]:
    """The baseline: what this disk needs for two small synced writes, which is what an act is at least."""
    took_ms = []
    with (folder / "bench-fsync").open("wb") as first, (folder / "bench-fsync-2").open("wb") as second:
        for _ in range(100):
            began_s = time.perf_counter()
            for file in (first, second):
                file.write(b"x" * 600)
                file.flush()
                os.fsync(file.fileno())
            took_ms.append((time.perf_counter() - began_s) * 1e3)
    return took_ms
