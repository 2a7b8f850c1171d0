"""One window on one room: builds the desk, connects it, runs until it is closed or the picture is taken."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from console.adding_wiring import AddingWiring
from console.alarm_speaker import AlarmSpeaker
from console.alarm_wiring import AlarmWiring
from console.appearance import Appearance
from console.arguments import SHIPPED_PROFILE, Arguments
from console.camera_wiring import CameraWiring
from console.collector import Collector
from console.command_wiring import CommandWiring
from console.desk import Desk
from console.earthquakes import EarthquakeWiring
from console.feed_wiring import FeedWiring
from console.history_wiring import HistoryWiring
from console.incident_wiring import IncidentWiring
from console.intake_wiring import IntakeWiring
from console.late_parts import LateParts
from console.navigation import Navigation
from console.notices import Notices, hook_bugs
from console.observations import ObservationWiring
from console.outbox_wiring import OutboxWiring
from console.page_wiring import PageWiring
from console.preferences import Preferences
from console.queue_wiring import QueueWiring
from console.reads import Read
from console.room import Room
from console.screenshot import Screenshot
from console.status_wiring import StatusWiring
from console.user_settings import UserSettings
from console.wall import scene_named, text_size_for
from services.domain.profile import Profile
from services.domain.resource import Vehicle
from services.domain.text import Label
from services.profile.feed_writer import FeedWriter, added_feeds_path

EXIT_NO_PICTURE = 1


class App(QObject):
    """Owns the desk and its wirings. GUI thread."""

    def __init__(
        self,
        app: QApplication,
        *,
        room: Room,
        settings: UserSettings,
        arguments: Arguments,
        appearance: Appearance,
        drill_base_url: str | None = None,
        speaker: AlarmSpeaker | None = None,
    ) -> None:
        """Without ``speaker`` nothing sounds and nothing is said of it: a picture, a test."""
        super().__init__()
        self._app, self._room, self._settings, self._arguments = app, room, settings, arguments
        self._scene = scene_named(room.profile, arguments.wall)
        if self._scene is not None and self._scene.distance_m is not None:
            height_px = arguments.size[1] if arguments.size else None
            distance_m = self._scene.distance_m
            appearance.use_base_pt(text_size_for(app.primaryScreen(), distance_m, picture_height_px=height_px))
        self._preferences = Preferences(appearance, settings=settings, arguments=arguments, parent=self)
        self.notices = Notices(self)
        hook_bugs(self.notices)
        theme, language = self._preferences.theme, self._preferences.language
        self._writer = FeedWriter(
            arguments.profile,
            overlay=added_feeds_path(room.folder),
            is_shipped=arguments.profile.resolve() == SHIPPED_PROFILE,
            drill_base_url=(drill_base_url or "") if room.profile.is_drill else None,
        )
        self.desk = Desk(room, theme=theme, language=language, operator=settings.operator)
        self._preferences.attach(self.desk, room)
        self._wire()
        self._alarms = AlarmWiring(
            app,
            room=room,
            desk=self.desk,
            incidents=self._incidents,
            notices=self.notices,
            speaker=speaker,
            parent=self,
        )
        self._furnish()

    def run(self) -> int:
        """Show the window and run the event loop; return the exit code."""
        picture = self._picture()
        self.desk.queue.keep_focus()
        self._room.start()
        self._tell_warnings()
        if picture is not None:
            picture.taken.connect(self._end)
        return self._app.exec()

    def _tell_warnings(self) -> None:
        """Say what the start found and mended; then walk the whole journal, which takes its time, in the pool."""
        for warning in self._room.store.warnings:
            self.notices.warn(warning)
        self._journal = Read(self._room.pool, self)
        self._journal.answered.connect(self._judge_journal)
        self._journal.failed.connect(self.notices.tell_error)
        self._journal.ask(self._room.store.journal_warning)

    @Slot(object)
    def _judge_journal(self, warning: Label | None) -> None:
        if warning is not None:
            self.notices.warn(warning)

    def close(self) -> None:
        """Keep the layout and let the widgets go."""
        self._status.stop()
        self._collector.stop()
        self._alarms.stop()
        self._settings.keep_layout(self.desk.operations.layout_state())
        self.desk.window.close()
        self.desk.window.deleteLater()

    def _wire(self) -> None:
        room, desk = self._room, self.desk
        self._cameras = CameraWiring(
            room,
            strip=desk.camera_strip,
            grid=desk.camera_grid,
            map_view=desk.map,
            scene=self._scene,
            parent=self,
        )
        self._status = StatusWiring(
            room,
            strip=desk.strip,
            queue=desk.queue,
            details=(desk.detail, desk.history.detail),
            notices=self.notices,
            parent=self,
        )
        self._feeds = FeedWiring(
            room,
            strip=desk.strip,
            place=desk.feeds,
            notices=self.notices,
            present_profile=self._present_profile,
            parent=self,
        )
        self._adding = AddingWiring(
            room,
            desk=desk,
            preferences=self._preferences,
            writer=self._writer,
            notices=self.notices,
            parent=self,
        )
        self._earthquakes = EarthquakeWiring(room, desk.map, self.notices, self)
        self._observations = ObservationWiring(room, desk.map, self.notices, self)
        self._late = LateParts(
            room,
            map_view=desk.map,
            programmes=desk.programmes,
            window=desk.window,
            notices=self.notices,
            parent=self,
        )
        self._collector = Collector(self)
        for signal in (room.book.load_finished, room.book.load_failed, self._late.finished):
            signal.connect(self._collector.begin)
        self._incidents = IncidentWiring(room, desk=desk, cameras=self._cameras, notices=self.notices, parent=self)
        self._queue = QueueWiring(
            room, queue=desk.queue, settings=self._settings, notices=self.notices, parent=self
        )
        self._intake = IntakeWiring(
            room, desk=self.desk, incidents=self._incidents, notices=self.notices, parent=self
        )
        self._pages = PageWiring(room, preferences=self._preferences, notices=self.notices, parent=self)
        for detail in (desk.detail, desk.history.detail):
            detail.life.print_requested.connect(self._pages.print_page)
        self._commands = CommandWiring(
            room,
            desk=desk,
            incidents=self._incidents,
            preferences=self._preferences,
            pages=self._pages,
            notices=self.notices,
            parent=self,
        )
        self._outbox = OutboxWiring(room, desk=desk, incidents=self._incidents, notices=self.notices, parent=self)
        self._history = HistoryWiring(room, desk=desk, notices=self.notices, parent=self)
        Navigation(
            self._app, room=room, desk=desk, preferences=self._preferences, notices=self.notices, parent=self
        )
        room.board.changed.connect(desk.quick_wins.show_standings)
        room.board.changed.connect(desk.programmes.show_standings)
        for place in (desk.quick_wins, desk.programmes):
            place.show_standings(room.board.standings)  # unknown is said from the start, not left blank
        room.fleet.changed.connect(self._show_vehicles)

    def _present_profile(self) -> Profile:
        """Return the profile as it is on disk now. Any thread."""
        return self._writer.load()

    def _furnish(self) -> None:
        desk, profile = self.desk, self._room.profile
        desk.strip.show_room(profile.area.name)
        desk.operations.restore_layout(self._settings.layout())
        if profile.is_drill:
            for pane in (desk.window, desk.strip, desk.map):
                pane.show_drill()
        desk.window.show_place(self._arguments.place)
        desk.window.resize(*(self._logical_size()))

    def _logical_size(self) -> tuple[int, int]:
        """Return the window's size in Qt's pixels: a picture of 3840x2160 is 1920x1080 at twice the scale."""
        width, height = self._arguments.size or (1920, 1080)
        ratio = self.desk.window.devicePixelRatioF()
        return round(width / ratio), round(height / ratio)

    def _picture(self) -> Screenshot | None:
        self._show_window()
        if self._arguments.screenshot is None:
            return None
        picture = Screenshot(
            self.desk.window, path=self._arguments.screenshot, after_s=self._arguments.after_s, parent=self
        )
        picture.start()
        return picture

    def _show_window(self) -> None:
        if self._scene is None:
            self.desk.window.show()
            return
        self.desk.operations.show_only(self._scene.panes)
        self.desk.queue.show_on_wall()
        self.desk.strip.stand_still()
        self.desk.map.show_on_wall()
        self.desk.window.set_wall()
        if self._arguments.screenshot is None:
            self.desk.window.showFullScreen()
        else:
            self.desk.window.show()

    @Slot(bool)
    def _end(self, is_written: bool) -> None:
        """End with the picture."""
        self._app.exit(0 if is_written else EXIT_NO_PICTURE)

    @Slot(object)
    def _show_vehicles(self, vehicles: tuple[Vehicle, ...]) -> None:
        self.desk.map.show_vehicles(tuple((vehicle.fix, vehicle.freshness) for vehicle in vehicles))
