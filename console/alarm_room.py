"""The alarms of one room: built, connected to what raises them, and remembered from the last time."""

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from console.reads import Read
from db.store import Store
from services.cctv.wall import CameraWall
from services.domain.clock import Clock
from services.domain.errors import KnownError
from services.domain.profile import Profile
from services.feeds.feed_set import FeedSet
from services.incidents.alarm_acts import AlarmActs
from services.incidents.alarm_journal import AlarmJournal
from services.incidents.alarms import Alarms
from services.incidents.announcer import Announcer
from services.incidents.book import IncidentBook
from services.incidents.incident_watch import IncidentWatch
from services.incidents.parts_watch import PartsWatch


class AlarmRoom(QObject):
    """Owns the alarms and what watches for their causes. GUI thread."""

    load_failed = Signal(object)  # KnownError

    def __init__(
        self, profile: Profile, *, store: Store, clock: Clock, operator: str, folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._is_loaded = store, False
        journal = AlarmJournal(store, clock=clock, station=profile.station)
        self.alarms = Alarms(clock, rules=profile.alarms, journal=journal, parent=self)
        self.acts = AlarmActs(self.alarms, clock, operator=operator)
        self.incidents = IncidentWatch(self.alarms, clock, self)
        self.parts = PartsWatch(
            self.alarms,
            clock,
            report_feeds=profile.intake.report_feeds,
            camera_names={camera.camera_id: camera.name for camera in profile.cameras},
            folder=folder,
            parent=self,
        )

    def connect_to(self, announcer: Announcer, *, book: IncidentBook, feeds: FeedSet, wall: CameraWall) -> None:
        """Call before the book is connected to the announcer: who closed an incident is known before it leaves."""
        self._book = book
        announcer.committed.connect(self.incidents.take_committed)
        announcer.committed.connect(self.alarms.take_committed)
        book.loaded.connect(self.incidents.take_loaded)
        book.changed.connect(self.incidents.take_changed)
        book.removed.connect(self.incidents.drop)
        book.load_finished.connect(self._take_loaded)
        feeds.health_changed.connect(self.parts.take_feed)
        wall.health_changed.connect(self.parts.take_camera)

    def start(self, pool: QThreadPool) -> None:
        """Read what stood when the room was last closed; until then nothing is raised."""
        self._remembered = Read(pool, self)
        self._remembered.answered.connect(self.alarms.begin)
        self._remembered.answered.connect(self._settle)
        self._remembered.failed.connect(self._begin_anew)
        self._remembered.ask(self._store.readers.alarms)
        self.alarms.start()

    def stop(self) -> None:
        self.alarms.stop()

    @Slot(object)
    def _begin_anew(self, error: KnownError) -> None:
        """What was acknowledged or shelved is not known: everything that has cause calls again."""
        self.load_failed.emit(error)
        self.alarms.begin(())

    @Slot()
    def _take_loaded(self) -> None:
        self._is_loaded = True
        self._settle()

    @Slot()
    def _settle(self) -> None:
        """Once both the alarms and all open incidents are here."""
        if self.alarms.has_begun and self._is_loaded:
            self.incidents.settle(self._book.get)
