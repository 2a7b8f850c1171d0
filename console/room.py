"""Builds the services of one room. Knows the concrete classes; holds no rule."""

import os
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QThreadPool

from console.alarm_room import AlarmRoom
from console.intake_room import IntakeRoom
from db.store import Store
from services.cctv.directory import CameraDirectory
from services.cctv.wall import CameraWall
from services.domain.clock import Clock
from services.domain.profile import Profile
from services.feeds.feed_set import FeedSet
from services.feeds.fetch import GuardedFetcher
from services.fleet.fleet import Fleet
from services.incidents.announcer import Announcer
from services.incidents.book import IncidentBook
from services.incidents.check_ins import CheckIns
from services.incidents.deadline_watch import DeadlineWatch
from services.incidents.deadlines import Deadlines
from services.incidents.dispatch import Dispatch
from services.incidents.intake import Intake
from services.incidents.overdue import Overdue
from services.incidents.overdue_watch import OverdueWatch
from services.incidents.pipeline import FeedIntake
from services.incidents.reminders import Reminders
from services.incidents.room_log import RoomLog
from services.incidents.task_watch import TaskWatch
from services.kpi.board import KpiBoard
from services.outbox.channels import channels_of, peers_of
from services.outbox.decisions import Decisions
from services.outbox.delivery import Delivery
from services.outbox.recall import Recall
from services.outbox.sender import OutboxSender
from services.secrets.ports import Vault
from services.secrets.store import SecretStore

DRAIN_MS = 3000


class Room(QObject):
    """Owns the store, the pool and every service; ``close`` ends them in order. GUI thread."""

    def __init__(self, profile: Profile, *, folder: Path, clock: Clock, operator: str) -> None:
        """Raises KnownError when the record cannot be opened; then nothing was started."""
        super().__init__()
        self.profile, self.clock, self.folder = profile, clock, folder
        self.zone = ZoneInfo(profile.area.time_zone)
        self.store = Store.open(
            folder,
            mode="drill" if profile.is_drill else "live",
            profile_id=profile.profile_id,
            station=profile.station,
            clock=clock,
            zone=self.zone,
        )
        self._is_closed = False
        try:
            self._build(operator)
        except BaseException:
            self.store.close()  # or its writer thread would keep the process for ever
            raise

    def _build(self, operator: str) -> None:
        self.pool = QThreadPool(self)
        self.pool.setMaxThreadCount(3)
        self.secrets = SecretStore(self.folder, find_vault=_system_vault)
        self._build_incidents(operator)
        self._build_outbox(operator)
        self._build_feeds()
        self.cameras = CameraDirectory(self.profile.cameras)
        self.wall = CameraWall(self.clock, cores=os.cpu_count() or 1, parent=self)
        self._connect()

    def start(self) -> None:
        """Load what is open, begin asking feeds, write down that the room is on."""
        self.room_log.started(version("icc-console"))
        self.book.load()
        self.intake_room.start()
        self.alarm_room.start(self.pool)
        for part in (self.board, self.fleet, self.outbox, self.overdue, self.deadlines, self.tasks):
            part.start()
        self.feeds.connectivity.watch_system()
        self.feeds.start()

    def close(self) -> None:
        """Stop timers and cameras, drain the pools, write down the end, close the store. Twice is once."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._stop_parts()
            self.room_log.stopped()
        finally:
            self.store.close()

    def _stop_parts(self) -> None:
        self.intake_room.stop()
        for part in (
            self.alarm_room, self.board, self.fleet, self.outbox, self.overdue, self.deadlines, self.tasks,
        ):  # fmt: skip
            part.stop()
        self.feeds.stop()
        self.wall.stop()
        self.pool.clear()
        self.pool.waitForDone(DRAIN_MS)

    def _build_incidents(self, operator: str) -> None:
        readers, station = self.store.readers, self.profile.station
        self.announcer = Announcer(self)
        self.book = IncidentBook(readers, pool=self.pool, parent=self)
        self.alarm_room = AlarmRoom(
            self.profile,
            store=self.store,
            clock=self.clock,
            operator=operator,
            folder=self.folder,
            parent=self,
        )
        self.alarms, self.alarm_acts = self.alarm_room.alarms, self.alarm_room.acts
        self.recall = Recall()
        self.dispatch = Dispatch(
            self.profile,
            log=self.store,
            clock=self.clock,
            station=station,
            operator=operator,
            find=self.book.get,
            recall=self.recall,
        )
        self.intake_room = IntakeRoom(
            self.profile,
            store=self.store,
            clock=self.clock,
            operator=operator,
            folder=self.folder,
            pool=self.pool,
            parent=self,
        )
        self.room_log = RoomLog(self.store, clock=self.clock, station=station)
        self.board = KpiBoard(
            self.profile.programmes, reader=readers, pool=self.pool, clock=self.clock, parent=self
        )
        ages = {feed.feed_id: feed.stale_after_s for feed in self.profile.feeds}
        self.fleet = Fleet(readers, pool=self.pool, clock=self.clock, ages=ages, parent=self)
        overdue = Overdue(self.profile, reader=readers, log=self.store, clock=self.clock, station=station)
        self.overdue = OverdueWatch(overdue, pool=self.pool, parent=self)
        reminders = Reminders(Deadlines(self.profile), station=station)
        self.deadlines = DeadlineWatch(reminders, log=self.store, clock=self.clock, parent=self)
        check_ins = CheckIns(self.profile.playbooks, station=station)
        self.tasks = TaskWatch(check_ins, log=self.store, clock=self.clock, parent=self)

    def _build_outbox(self, operator: str) -> None:
        station, readers = self.profile.station, self.store.readers
        self.peers = peers_of(self.profile)
        channels = channels_of(self.peers, secrets=self.secrets, reports=readers, clock=self.clock)
        delivery = Delivery(
            channels, reader=readers, log=self.store, clock=self.clock, station=station, recall=self.recall
        )
        self.outbox = OutboxSender(delivery, pool=self.pool, parent=self)
        self.decisions = Decisions(self.store, clock=self.clock, station=station, operator=operator)

    def _build_feeds(self) -> None:
        readers = self.store.readers
        self.intake = FeedIntake(
            Intake(self.profile),
            log=self.store,
            reports=readers,
            fleet=self.fleet,
            station=self.profile.station,
        )
        self.feeds = FeedSet(
            self.profile.feeds,
            states=readers.feed_states(),
            fetcher=GuardedFetcher(self.clock, secrets=self.secrets.get),
            take_in=self.intake.take_in,
            clock=self.clock,
            budgets=self.profile.budgets,
            always=self.profile.intake.report_feeds,
            parent=self,
        )

    def _connect(self) -> None:
        self.store.subscribe(self.announcer.announce)
        self.alarm_room.connect_to(self.announcer, book=self.book, feeds=self.feeds, wall=self.wall)
        for taker in (self.book.update, self.board.update, self.outbox.update, self.decisions.update):
            self.announcer.committed.connect(taker)
        self.announcer.committed.connect(self.deadlines.take_committed)
        self.book.loaded.connect(self.deadlines.take)
        for news in (self.book.loaded, self.book.changed):
            news.connect(self.tasks.take)
        self.book.removed.connect(self.tasks.drop)
        self.announcer.committed.connect(self.dispatch.undo.update)
        self.feeds.network_changed.connect(self.outbox.take_network)


def _system_vault() -> Vault | None:
    """Late: the keyring's library costs 0.1 s to import, and most rooms never send with a key."""
    from services.secrets.vault import system_vault

    return system_vault()
