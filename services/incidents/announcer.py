"""From the writer thread to the GUI thread."""

from PySide6.QtCore import QObject, Signal

from services.domain.log import Committed


class Announcer(QObject):
    """Says once, on the GUI thread, what is now on disk. Lives there; close the store before deleting it."""

    committed = Signal(object)  # Committed

    def announce(self, committed: Committed) -> None:
        """Any thread; register with the store before the first append."""
        self.committed.emit(committed)
