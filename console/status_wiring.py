"""The strip at the top, and the clock that ticks everything."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from console.notices import Notices
from console.room import Room
from services.domain.errors import KnownError
from services.domain.text import Label
from widgets.desk.status_strip import StatusStrip
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.queue import IncidentQueue

YEAR_MISSING = Label(
    id="Hari libur {0} belum diisi di holidays.toml: tenggat ke tahun itu menghitung semua Senin-Jumat hari kerja.",
    en="The holidays of {0} are not in holidays.toml: deadlines into that year count every Mon-Fri as worked.",
)


class StatusWiring(QObject):
    """Connects what the room knows of itself to what says so. GUI thread."""

    def __init__(
        self,
        room: Room,
        *,
        strip: StatusStrip,
        queue: IncidentQueue,
        details: Sequence[IncidentDetail],
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._strip = room, strip
        self._queue, self._details, self._notices = queue, details, notices
        self._connect()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self._tick()

    def stop(self) -> None:
        self._second.stop()

    def _connect(self) -> None:
        room = self._room
        room.alarms.changed.connect(self._strip.show_alarms)
        room.outbox.counts_changed.connect(self._strip.show_outbox)
        room.feeds.network_changed.connect(self._take_network)
        room.deadlines.year_missing.connect(self._warn_of_year)
        for source in (room.book.load_failed, room.board.load_failed, room.fleet.load_failed, room.outbox.failed):
            source.connect(self._tell_error)

    @Slot()
    def _tick(self) -> None:
        now = self._room.clock.now()
        self._strip.show_time(now)
        self._queue.set_now(now)
        for detail in self._details:
            detail.set_now(now)
        self._room.feeds.tick(now)

    @Slot(object)
    def _take_network(self, is_online: bool) -> None:
        self._strip.show_network(is_online)

    @Slot(int)
    def _warn_of_year(self, year: int) -> None:
        self._notices.warn(Label(YEAR_MISSING.id.format(year), YEAR_MISSING.en.format(year)))

    @Slot(object)
    def _tell_error(self, error: KnownError) -> None:
        self._notices.tell_error(error)
