"""Raises and clears alarms of the room's own parts: a feed that is lost, a camera without a picture, a full disk."""

import shutil
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from services.domain.alarm import AlarmSource
from services.domain.camera import CameraHealth, CameraState
from services.domain.clock import Clock
from services.domain.feed import FeedCondition, FeedHealth
from services.domain.text import Label
from services.incidents.alarms import Alarms

NO_PICTURE = frozenset({CameraState.FROZEN, CameraState.DARK, CameraState.OFF, CameraState.REFUSED})
DISK_EVERY_S = 60.0
DISK_FREE_MIN = 1 << 30  # bytes: days of work, and time to make room
Part = tuple[AlarmSource, str]


class PartsWatch(QObject):
    """A trouble that lasts as long as the profile says raises an alarm; its end clears it. GUI thread.

    ``report_feeds`` are watched where the profile names no feeds, ``camera_names`` all cameras of the profile.
    """

    def __init__(
        self,
        alarms: Alarms,
        clock: Clock,
        *,
        report_feeds: Collection[str],
        camera_names: Mapping[str, str],
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._alarms, self._clock, self._folder = alarms, clock, folder
        self._feeds, self._cameras = frozenset(report_feeds), camera_names
        self._troubles: dict[Part, tuple[datetime, Label]] = {}
        self._disk_at_s: float | None = None
        alarms.ticking.connect(self._tick)

    @Slot(object)
    def take_feed(self, health: FeedHealth) -> None:
        feed = health.feed
        wanted = self._subjects(AlarmSource.FEED) or self._feeds
        if feed.feed_id not in wanted:
            return
        part = (AlarmSource.FEED, feed.feed_id)
        if health.condition is FeedCondition.FAILED:
            self._begin(part, health.state.lost_at or self._clock.now(), feed.name)
        elif health.condition is FeedCondition.OK:
            self._end(part)

    @Slot(object)
    def take_camera(self, health: CameraHealth) -> None:
        if health.camera_id not in self._subjects(AlarmSource.CAMERA):
            return
        part = (AlarmSource.CAMERA, health.camera_id)
        if health.state in NO_PICTURE:
            name = self._cameras.get(health.camera_id, health.camera_id)
            self._begin(part, health.since, Label(id=name, en=""))
        elif health.is_usable:
            self._end(part)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self._look_at_disk(now)
        for (source, subject), (since, title) in self._troubles.items():
            kind = self._alarms.rules.kinds.get(source)
            if kind is not None and now - since >= timedelta(seconds=kind.after_s):
                self._alarms.raise_for(source, subject, title, since=since)

    def _look_at_disk(self, now: datetime) -> None:
        """Once a minute; the call asks the kernel, not the disk."""
        asked_s = self._clock.monotonic_s()
        is_early = self._disk_at_s is not None and asked_s - self._disk_at_s < DISK_EVERY_S
        if is_early or AlarmSource.DISK not in self._alarms.rules.kinds:
            return
        self._disk_at_s = asked_s
        part = (AlarmSource.DISK, "data")
        if shutil.disk_usage(self._folder).free < DISK_FREE_MIN:
            self._begin(part, now, Label(id="Folder data", en="Data folder"))
        else:
            self._end(part)

    def _begin(self, part: Part, since: datetime, title: Label) -> None:
        self._troubles.setdefault(part, (since, title))

    def _end(self, part: Part) -> None:
        self._troubles.pop(part, None)
        self._alarms.clear(*part)

    def _subjects(self, source: AlarmSource) -> frozenset[str]:
        kind = self._alarms.rules.kinds.get(source)
        return frozenset(kind.subjects) if kind is not None else frozenset()
