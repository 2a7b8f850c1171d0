"""Queue, map, detail and the operator's acts: one selection, one way to the disk."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from console.act_wiring import ActWiring
from console.camera_wiring import CameraWiring
from console.desk import Desk
from console.notices import Notices
from console.reads import Read
from console.room import Room
from services.domain.errors import KnownError
from services.domain.geo import Point
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.room_load import OpenCounts
from services.domain.text import Label
from widgets.incidents.detail_actions import Act

NO_SUCH_NUMBER = Label(
    id="Tidak ada kejadian terbuka dengan nomor {0}. Cari di Riwayat.",
    en="No open incident has the number {0}. Look in History.",
)


class IncidentWiring(QObject):
    """Holds which incident is selected; everything else only says so. GUI thread."""

    def __init__(
        self, room: Room, *, desk: Desk, cameras: CameraWiring, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._room, self._desk, self._cameras, self._notices = room, desk, cameras, notices
        self._shown: Incident | None = None
        self._events, self._related = Read(room.pool, self), Read(room.pool, self)
        self._acts = ActWiring(room, desk.detail, notices, self)
        self._connect_book()
        self._connect_selection()
        self._connect_acts()

    @Slot(str)
    def select(self, incident_id: str) -> None:
        """Show an open incident everywhere, because the operator chose it."""
        incident = self._room.book.get(incident_id)
        if incident is not None:
            self._desk.side.show_detail()
            self.show(incident)

    def show(self, incident: Incident) -> None:
        """Show an incident, open or closed: detail, queue, map, nearest cameras. A form being filled in stays."""
        desk, self._shown = self._desk, incident
        desk.detail.show_incident(incident)
        desk.queue.select(incident.incident_id)
        desk.map.select_incident(incident.incident_id)
        self._cameras.show_near(incident)
        self._ask_events()

    def _connect_book(self) -> None:
        book, queue, map_view = self._room.book, self._desk.queue, self._desk.map
        for page in (queue.add_page, map_view.show_incidents):
            book.loaded.connect(page)
        for change in (queue.apply, map_view.show_incidents):
            book.changed.connect(change)
        for removal in (queue.remove, map_view.remove_incidents):
            book.removed.connect(removal)
        book.counts_changed.connect(self._take_counts)
        for news in (book.loaded, book.changed):  # pages come worst first
            news.connect(self._select_first)
        book.load_finished.connect(self._loaded)
        book.load_failed.connect(self._load_failed)
        self._room.announcer.committed.connect(self._take_committed)

    def _connect_selection(self) -> None:
        desk = self._desk
        desk.queue.selected.connect(self._follow_queue)
        desk.queue.opened.connect(self._open)
        desk.map.incident_clicked.connect(self.select)
        desk.map.place_picked.connect(self._take_place)
        desk.side.left.connect(self._back_to_queue)
        desk.commands.number_requested.connect(self._find_number)
        desk.detail.life.related_chosen.connect(self._show_related)
        self._related.answered.connect(self._take_related)
        self._related.failed.connect(self._notices.tell_error)
        undo = QShortcut(QKeySequence("Ctrl+Z"), desk.queue)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(desk.detail.undo)
        playbook = QShortcut(QKeySequence(Act.PLAYBOOK.value), desk.queue)
        playbook.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        playbook.activated.connect(self._open_playbook)
        self._events.answered.connect(desk.detail.show_log)
        self._events.failed.connect(self._notices.tell_error)

    def _connect_acts(self) -> None:
        desk = self._desk
        for request in (
            desk.queue.acknowledge_requested,
            desk.queue.assign_requested,
            desk.queue.note_requested,
            desk.queue.status_requested,
            desk.queue.close_requested,
        ):
            request.connect(self.select)  # first: the form opens where it can be seen
        desk.queue.acknowledge_requested.connect(desk.detail.acknowledge)
        desk.queue.assign_requested.connect(desk.detail.open_assign)
        desk.queue.note_requested.connect(desk.detail.open_note)
        desk.queue.status_requested.connect(desk.detail.open_status)
        desk.queue.close_requested.connect(desk.detail.open_close)
        desk.queue.new_requested.connect(self.start_new)
        desk.commands.new_requested.connect(self.start_new)

    @Slot()
    def _open_playbook(self) -> None:
        if incident_id := self._desk.queue.selected_id():
            self.select(incident_id)
            self._desk.detail.record.open_playbook()

    @Slot(object)
    def _take_committed(self, committed: Committed) -> None:
        if self._shown is None:
            return
        for incident in committed.incidents:
            if incident.incident_id == self._shown.incident_id:
                self._shown = incident
                self._desk.detail.show_incident(incident)
        if any(event.incident_id == self._shown.incident_id for event in committed.events):
            self._ask_events()  # receipts too, which change no incident

    def _ask_events(self) -> None:
        if self._shown is not None:
            self._events.ask(partial(self._room.store.readers.story_of, self._shown.incident_id))

    @Slot(str)
    def _show_related(self, incident_id: str) -> None:
        """Show a related incident; one that was closed is read first."""
        if self._room.book.get(incident_id) is not None:
            self.select(incident_id)
        else:
            self._related.ask(partial(self._room.store.readers.incident, incident_id))

    @Slot(object)
    def _take_related(self, incident: Incident | None) -> None:
        if incident is not None:
            self.show(incident)

    @Slot(object)
    def _take_counts(self, counts: OpenCounts) -> None:
        if self._room.book.is_loading:
            self._desk.queue.show_loading(counts.total, 0)

    @Slot()
    def _loaded(self) -> None:
        self._desk.queue.show_ready()
        self._desk.map.show_incidents(())
        self._select_first()

    @Slot()
    def _select_first(self) -> None:
        """Show the worst incident while nothing open is shown; the keyboard and what is typed stay where they are."""
        is_free = self._shown is None or not (self._shown.is_open or self._desk.queue.selected_id())
        first = self._desk.queue.model.first()
        if is_free and not self._is_in_use() and first is not None:
            self.show(first)

    @Slot(str)
    def _follow_queue(self, incident_id: str) -> None:
        """Follow the queue's current row: by hand always, otherwise only when nobody is working on the side.

        The current row also changes when its incident was closed; a form open on that one must not turn into
        a form on its neighbour.
        """
        if self._desk.queue.has_focus_inside() or not self._is_in_use():
            self.select(incident_id)

    @Slot()
    def _back_to_queue(self) -> None:
        self._desk.queue.keep_focus()
        self.select(self._desk.queue.selected_id())

    def _is_in_use(self) -> bool:
        return self._desk.side.is_taking_new() or self._desk.detail.is_in_use()

    @Slot()
    def start_new(self) -> None:
        """Show the form of a call, wherever the operator is."""
        self._desk.window.show_place("operations")
        self._desk.side.start_new()

    @Slot(object)
    def _load_failed(self, error: KnownError) -> None:
        self._desk.queue.show_failed(error.reason)

    @Slot(str)
    def _open(self, incident_id: str) -> None:
        self.select(incident_id)
        self._desk.detail.keep_focus()

    @Slot(float, float)
    def _take_place(self, lat: float, lon: float) -> None:
        """A place picked on the map is where the new incident is; the form opens when it was not."""
        if not self._desk.side.is_taking_new():
            self._desk.side.start_new()
        self._desk.side.take_point(Point(lat, lon))

    @Slot(str)
    def _find_number(self, number: str) -> None:
        wanted = number.strip().upper()
        for incident in self._room.book.incidents():
            if incident.number.upper() == wanted or incident.number.upper().endswith(f"-{wanted.zfill(5)}"):
                self._desk.window.show_place("operations")
                self.select(incident.incident_id)
                return
        self._notices.warn(Label(NO_SUCH_NUMBER.id.format(number), NO_SUCH_NUMBER.en.format(number)))
