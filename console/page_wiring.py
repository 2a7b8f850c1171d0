"""An incident's page from the window: written in the pool into the data folder, and said where it lies."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from console.notices import Notices
from console.preferences import Preferences
from console.reads import Read
from console.room import Room
from services.domain.errors import KnownError
from services.domain.text import Label, Language

WRITTEN = Label(id="Lembar kejadian tersimpan: {0}", en="The incident's page is saved: {0}")
UNWRITTEN = Label(
    id="Lembar kejadian tidak dapat ditulis. Periksa ruang dan hak akses folder data.",
    en="The incident's page could not be written. Check the space and the permissions of the data folder.",
)
FOLDER = "pages"


class PageWiring(QObject):
    """GUI thread; ``_write`` runs in the pool."""

    def __init__(self, room: Room, *, preferences: Preferences, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._preferences, self._notices = room, preferences, notices
        self._pages = Read(room.pool, self)
        self._pages.answered.connect(self._written)
        self._pages.failed.connect(notices.tell_error)

    @Slot(str)
    def print_page(self, incident_id: str) -> None:
        """Write the page of an incident, open or closed."""
        self._pages.ask(partial(self._write, incident_id, self._preferences.language))

    def _write(self, incident_id: str, language: Language) -> Path | None:
        # reportlab comes with the first page: no start pays for it, and the GUI thread does not wait
        from console.incident_report import page_options
        from services.reports.incident_page import incident_page

        readers = self._room.store.readers
        incident = readers.incident(incident_id)
        if incident is None:
            return None
        options = page_options(self._room.profile, language=language)
        page = incident_page(incident, readers.story_of(incident_id), self._room.profile, options)
        safe = "".join(letter for letter in incident.number if letter.isalnum() or letter == "-")
        path = self._room.folder / FOLDER / f"{safe}.pdf"
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(page)
        except OSError as error:
            raise KnownError(UNWRITTEN, str(error.strerror)) from error
        return path

    @Slot(object)
    def _written(self, path: Path | None) -> None:
        if path is not None:
            self._notices.tell(Label(WRITTEN.id.format(path), WRITTEN.en.format(path)))
