"""The command bar's acts on incidents: what it knows of the room, and the way of its wishes to the disk."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Slot

from console.acts import perform
from console.desk import Desk
from console.incident_wiring import IncidentWiring
from console.notices import Notices
from console.page_wiring import PageWiring
from console.preferences import Preferences
from console.room import Room
from console.saving import Saving
from services.domain.call import CallKind
from services.domain.draft import IncidentDraft
from services.domain.errors import KnownError
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.text import Label
from services.incidents.open_numbers import OpenNumbers
from widgets.desk.command_complete import MOST
from widgets.desk.command_context import CommandContext
from widgets.desk.command_words import Command
from widgets.desk.verbs import VerbCode
from widgets.incidents.wishes import IncidentWish

GONE = Label(
    id="Kejadian itu baru saja ditutup. Cari di Riwayat.",
    en="That incident was closed a moment ago. Look in History.",
)
SAVED = Label(id="{0}: tersimpan.", en="{0}: saved.")
TYPING = Label(
    id="Masih ada laporan yang sedang diketik. Simpan atau sisihkan dulu, lalu ulangi perintahnya.",
    en="Another report is being typed. Save it or put it aside first, then say the command again.",
)


class CommandWiring(QObject):
    """GUI thread."""

    def __init__(
        self,
        room: Room,
        *,
        desk: Desk,
        incidents: IncidentWiring,
        preferences: Preferences,
        pages: PageWiring,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._desk, self._incidents, self._notices = room, desk, incidents, notices
        self._preferences, self._pages = preferences, pages
        self._numbers = OpenNumbers()
        self._saving = Saving(self)
        self._saving.saved.connect(self._saved)
        self._saving.refused.connect(self._refused)
        room.book.loaded.connect(self._learn)
        room.book.changed.connect(self._learn)
        room.book.removed.connect(self._forget)
        desk.commands.typing_begun.connect(self._tell_context)
        desk.commands.commanded.connect(self._do)

    @Slot(object)
    def _learn(self, incidents: tuple[Incident, ...]) -> None:
        for incident in incidents:
            self._numbers.add(incident.incident_id, incident.number)

    @Slot(object)
    def _forget(self, incident_ids: tuple[str, ...]) -> None:
        for incident_id in incident_ids:
            self._numbers.drop(incident_id)

    @Slot()
    def _tell_context(self) -> None:
        profile = self._room.profile
        shown = self._desk.detail.incident()
        self._desk.commands.set_context(
            CommandContext(
                agencies={agency.code: agency.name for agency in profile.agencies},
                categories={category.code: category.name for category in profile.categories},
                keywords={category.code: category.keywords for category in profile.categories},
                closings=profile.closings,
                villages=profile.area.villages,
                find=self._find,
                begin_with=self._begin_with,
                selected=shown if shown is not None and shown.is_open else None,
                language=self._preferences.language,
            )
        )

    def _find(self, word: str) -> tuple[Incident, ...]:
        return self._open(self._numbers.find(word))

    def _begin_with(self, word: str) -> tuple[Incident, ...]:
        return self._open(self._numbers.begin_with(word, limit=MOST))

    def _open(self, incident_ids: tuple[str, ...]) -> tuple[Incident, ...]:
        found = (self._room.book.get(incident_id) for incident_id in incident_ids)
        return tuple(incident for incident in found if incident is not None)

    @Slot(object)
    def _do(self, command: Command) -> None:
        if command.code is VerbCode.NEW:
            self._start_new(command)
        elif command.incident is not None:
            self._do_with(command.incident.incident_id, command)

    def _do_with(self, incident_id: str, command: Command) -> None:
        """Do it on the incident as it now is, which is shown meanwhile."""
        incident = self._room.book.get(incident_id)
        if incident is None:
            self._notices.warn(GONE)
            return
        if command.code is VerbCode.PRINT:
            self._pages.print_page(incident_id)
            return
        self._desk.window.show_place("operations")
        self._incidents.select(incident_id)
        if command.wish is not None:
            self._perform(command.wish, incident)
        elif command.code is VerbCode.MAP:
            self._desk.map.setFocus(Qt.FocusReason.OtherFocusReason)
        elif command.code is VerbCode.CAMERA:
            self._desk.camera_strip.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.detail.keep_focus()

    def _perform(self, wish: IncidentWish, incident: Incident) -> None:
        try:
            futures = perform(self._room.dispatch, wish, incident)
        except KnownError as error:
            self._notices.tell_error(error)
        else:
            self._saving.watch(incident.number, *futures)

    @Slot(object, object)
    def _saved(self, number: str, _committed: Committed) -> None:
        self._notices.tell(Label(SAVED.id.format(number), SAVED.en.format(number)))

    @Slot(object, object)
    def _refused(self, _number: str, error: KnownError) -> None:
        self._notices.tell_error(error)

    def _start_new(self, command: Command) -> None:
        """Open the form with what was recognised; never over what somebody is typing."""
        form = self._desk.new_form
        self._desk.window.show_place("operations")
        self._desk.side.start_new()
        if not form.kept().is_empty:
            self._notices.warn(TYPING)
            return
        facts = IncidentDraft(
            category=command.category, title=command.text, place=command.place, district=command.district
        )
        form.show_kept(replace(form.kept(), kind=CallKind.REAL, facts=facts, where=command.place))
        form.typed.emit()
        form.start()
