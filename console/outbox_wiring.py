"""What was not sent, what a person decides about it, and what the sources say of their reports."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from console.desk import Desk
from console.incident_wiring import IncidentWiring
from console.notices import Notices
from console.reads import Read
from console.room import Room
from console.saving import Saving
from db.readers import Readers
from services.domain.errors import KnownError
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.outbox import OutboxItem, Owed, Uninformed
from services.domain.peer import Peer
from services.domain.profile import Agency
from services.domain.source_status import SourceStatus
from services.incidents.source_status import source_says
from services.outbox.uninformed import uninformed
from widgets.incidents.detail import IncidentDetail

SHOWN = 500
TICK_MS = 1000


class OutboxWiring(QObject):
    """Keeps the outbox's pane true while somebody looks at it. GUI thread."""

    def __init__(
        self, room: Room, *, desk: Desk, incidents: IncidentWiring, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._room, self._desk, self._incidents, self._notices = room, desk, incidents, notices
        self._place = desk.outbox
        self._rows, self._about, self._saving = Read(room.pool, self), Read(room.pool, self), Saving(self)
        self._second = QTimer(self, interval=TICK_MS)
        self._second.timeout.connect(self._tick)
        self._sources = tuple(
            SourceStatusWiring(room, detail, notices, self) for detail in (desk.detail, desk.history.detail)
        )
        self._connect_rows()
        self._connect_ways()

    def _connect_rows(self) -> None:
        place, room = self._place, self._room
        place.shown.connect(self._come_into_view)
        room.outbox.round_ended.connect(self._refresh)
        room.announcer.committed.connect(self._take_committed)
        room.feeds.network_changed.connect(place.show_network)
        self._rows.answered.connect(self._show_rows)
        self._rows.failed.connect(self._notices.tell_error)
        place.resend_wished.connect(self._resend)
        place.edit_wished.connect(self._edit)
        self._saving.saved.connect(self._saved)
        self._saving.refused.connect(self._refused)

    def _connect_ways(self) -> None:
        desk = self._desk
        self._place.incident_wished.connect(self._ask_incident)
        self._about.answered.connect(self._show_incident)
        self._about.failed.connect(self._notices.tell_error)
        for way in (desk.strip.outbox_opened, desk.commands.outbox_requested):
            way.connect(self.open)
        desk.commands.place_requested.connect(self._turn_to_feeds)
        QShortcut(QKeySequence("Ctrl+K"), desk.window).activated.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show the outbox."""
        self._desk.window.show_place("feeds")
        self._desk.exchange.show_outbox()

    @Slot(str)
    def _turn_to_feeds(self, place: str) -> None:
        if place == "feeds":
            self._desk.exchange.show_feeds()

    @Slot()
    def _come_into_view(self) -> None:
        self._second.start()
        self._refresh()

    @Slot()
    def _tick(self) -> None:
        if self._place.isVisible():
            self._place.set_now(self._room.clock.now())
        else:
            self._second.stop()

    @Slot(object)
    def _take_committed(self, committed: Committed) -> None:
        if committed.events:
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if self._place.isVisible():
            room = self._room
            self._rows.ask(partial(_look, room.store.readers, room.peers, room.profile.agencies))

    @Slot(object)
    def _show_rows(self, answer: tuple[tuple[Owed, ...], tuple[Uninformed, ...]]) -> None:
        owed, agencies = answer
        self._place.set_now(self._room.clock.now())
        self._place.show_owed(owed)
        self._place.show_uninformed(agencies)

    @Slot(object)
    def _resend(self, item: OutboxItem) -> None:
        try:
            future = self._room.decisions.resend(item)
        except KnownError as error:
            self._refused(item, error)
        else:
            self._saving.watch(item, future)

    @Slot(object, str)
    def _edit(self, item: OutboxItem, words: str) -> None:
        try:
            future = self._room.decisions.edit(item, words)
        except KnownError as error:
            self._refused(item, error)
        else:
            self._saving.watch(item, future)

    @Slot(object, object)
    def _saved(self, _item: OutboxItem, _committed: Committed) -> None:
        self._place.show_saved()
        self._refresh()
        self._room.outbox.send()

    @Slot(object, object)
    def _refused(self, _item: OutboxItem, error: KnownError) -> None:
        self._place.show_refused(error.reason)

    @Slot(str)
    def _ask_incident(self, incident_id: str) -> None:
        self._about.ask(partial(self._room.store.readers.incident, incident_id))

    @Slot(object)
    def _show_incident(self, incident: Incident | None) -> None:
        if incident is not None:
            self._desk.window.show_place("operations")
            self._desk.side.show_detail()
            self._incidents.show(incident)


class SourceStatusWiring(QObject):
    """Tells one incident pane what the source itself says of the report. GUI thread."""

    def __init__(self, room: Room, detail: IncidentDetail, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._readers = room.store.readers
        self._said = Read(room.pool, self)
        self._said.answered.connect(detail.show_source_status)
        self._said.failed.connect(notices.tell_error)
        detail.incident_shown.connect(self._ask)

    @Slot(object)
    def _ask(self, incident: Incident) -> None:
        if incident.source and incident.external_id:
            self._said.ask(partial(_said_at_source, self._readers, incident))


def _look(
    readers: Readers, peers: tuple[Peer, ...], agencies: tuple[Agency, ...]
) -> tuple[tuple[Owed, ...], tuple[Uninformed, ...]]:
    """Pool thread."""
    owed = readers.owed(limit=SHOWN)
    return owed, uninformed(owed, peers=peers, agencies=agencies)


def _said_at_source(readers: Readers, incident: Incident) -> tuple[str, SourceStatus | None]:
    """Pool thread."""
    said = readers.observation(incident.source, incident.external_id)
    return incident.incident_id, source_says(incident, said)
