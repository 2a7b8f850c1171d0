"""A console in a process of its own that does one thing and waits to be killed: ``python tests/room_driver.py ARGS``.

It is the real program but for the operator: a new incident is taken and given a note as soon as the window is
there. Says ``SAVED <incident id>`` when the desk says saved.
"""

import sys

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel

from console import run as console_run
from console.__main__ import main
from console.app import App
from services.domain.draft import IncidentDraft
from widgets.incidents.wishes import NewIncidentWish, NoteWish

LOOK_EVERY_MS = 20
DRAFT = IncidentDraft(category="", title="Tanggul retak di Losarang", description="Dilaporkan lewat radio.")


class DrivenApp(App):
    """Wishes what an operator would, through the panes, and reads off them what became of it."""

    def run(self) -> int:
        self._noted_id = ""
        self._look_again = QTimer(self, interval=LOOK_EVERY_MS)
        self._look_again.timeout.connect(self._look)
        self._look_again.start()
        QTimer.singleShot(0, self, self._take_new)
        return super().run()

    @Slot()
    def _take_new(self) -> None:
        self.desk.new_form.wished.emit(NewIncidentWish(DRAFT))

    @Slot()
    def _look(self) -> None:
        detail = self.desk.detail
        labels = [label.text() for label in detail.findChildren(QLabel)]
        if not self._noted_id and DRAFT.title in labels:
            self._noted_id = detail.incident_id()
            detail.wished.emit(NoteWish(self._noted_id, "Karung pasir dikirim."))
        elif self._noted_id and any(text.startswith("Saved") for text in labels):
            self._look_again.stop()
            sys.stdout.write(f"SAVED {self._noted_id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    console_run.App = DrivenApp  # type: ignore[misc]
    sys.exit(main())
