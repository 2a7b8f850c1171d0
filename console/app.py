"""One window on one room: builds the desk, connects it, runs until it is closed or the picture is taken."""

from importlib.metadata import version

from PySide6.QtCore import QEventLoop, QObject, Slot
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from console.appearance import Appearance
from console.arguments import Arguments
from console.camera_wiring import CameraWiring
from console.collector import Collector
from console.desk import Desk
from console.earthquakes import EarthquakeWiring
from console.history_wiring import HistoryWiring
from console.incident_wiring import IncidentWiring
from console.late_parts import LateParts
from console.notices import Notices, hook_bugs
from console.room import Room
from console.screenshot import Screenshot
from console.status_wiring import StatusWiring
from console.user_settings import UserSettings
from console.wall_type import wall_base_pt
from services.domain.errors import KnownError
from services.domain.profile import Profile, Scene
from services.domain.resource import Vehicle
from services.domain.text import Label, Language
from widgets.theme.theme import ThemeName

EXIT_NO_PICTURE = 1
WALL_55_INCH_MM = 685.0  # height of a 55-inch 16:9 screen
NO_SCENE = Label(
    id="Profil tidak punya tampilan bernama {0}. Yang ada: {1}.",
    en="The profile has no scene named {0}. There are: {1}.",
)


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
    ) -> None:
        super().__init__()
        self._app, self._room, self._settings, self._arguments = app, room, settings, arguments
        self._appearance = appearance
        self._scene = scene_named(room.profile, arguments.wall)
        if self._scene is not None and self._scene.distance_m is not None:
            appearance.use_base_pt(self._wall_base_pt(app.primaryScreen(), self._scene.distance_m))
        self._language: Language = arguments.language or settings.language
        self._theme = appearance.apply_theme(arguments.theme or settings.theme)
        appearance.apply_language(self._language)
        self.notices = Notices(self)
        hook_bugs(self.notices)
        self.desk = Desk(room, theme=self._theme, language=self._language, operator=settings.operator)
        self._wire()
        self._furnish()

    def run(self) -> int:
        """Show the window and run the event loop; return the exit code."""
        picture = self._picture()
        self._room.start()
        for warning in self._room.store.warnings:
            self.notices.warn(warning)
        return self._app.exec() if picture is None else self._until(picture)

    def close(self) -> None:
        """Keep the layout and let the widgets go."""
        self._status.stop()
        self._collector.stop()
        self._settings.keep_layout(self.desk.operations.layout_state())
        self.desk.window.close()
        self.desk.window.deleteLater()

    def _wire(self) -> None:
        room, desk = self._room, self.desk
        self._cameras = CameraWiring(
            room, strip=desk.camera_strip, grid=desk.camera_grid, map_view=desk.map, parent=self
        )
        self._status = StatusWiring(
            room,
            strip=desk.strip,
            feed_place=desk.feeds,
            queue=desk.queue,
            details=(desk.detail, desk.history.detail),
            notices=self.notices,
            parent=self,
        )
        self._earthquakes = EarthquakeWiring(room, desk.map, self)
        self._late = LateParts(
            room, map_view=desk.map, programmes=desk.programmes, notices=self.notices, parent=self
        )
        self._collector = Collector(self)
        for signal in (room.book.load_finished, room.book.load_failed, self._late.finished):
            signal.connect(self._collector.begin)
        self._incidents = IncidentWiring(room, desk=desk, cameras=self._cameras, notices=self.notices, parent=self)
        self._history = HistoryWiring(room, desk=desk, notices=self.notices, parent=self)
        self.notices.said.connect(self._show_notice)
        room.board.changed.connect(desk.quick_wins.show_standings)
        room.board.changed.connect(desk.programmes.show_standings)
        room.fleet.changed.connect(self._show_vehicles)
        desk.quick_wins.indicator_activated.connect(self._open_indicator)
        desk.camera_strip.camera_activated.connect(self._open_camera)
        desk.map.camera_clicked.connect(self._open_camera)
        desk.settings.theme_chosen.connect(self._choose_theme)
        desk.settings.language_chosen.connect(self._choose_language)
        desk.settings.operator_named.connect(self._name_operator)
        desk.commands.theme_requested.connect(self._other_theme)
        desk.commands.language_requested.connect(self._other_language)
        desk.commands.place_requested.connect(desk.window.show_place)
        desk.commands.search_requested.connect(self._search)
        desk.commands.wall_requested.connect(desk.window.toggle_wall)
        desk.commands.help_requested.connect(desk.window.show_help)

    def _furnish(self) -> None:
        desk, profile = self.desk, self._room.profile
        desk.strip.show_room(profile.area.name)
        desk.strip.show_user(self._settings.operator)
        desk.operations.restore_layout(self._settings.layout())
        if profile.is_drill:
            for pane in (desk.window, desk.strip, desk.map):
                pane.show_drill()
        desk.settings.show_credits(sorted({feed.attribution for feed in profile.feeds if feed.attribution}))
        self._show_facts()
        desk.window.show_place(self._arguments.place)
        desk.window.resize(*(self._logical_size()))

    def _logical_size(self) -> tuple[int, int]:
        """Return the window's size in Qt's pixels: a picture of 3840x2160 is 1920x1080 at twice the scale."""
        width, height = self._arguments.size or (1920, 1080)
        ratio = self.desk.window.devicePixelRatioF()
        return round(width / ratio), round(height / ratio)

    def _show_facts(self) -> None:
        profile = self._room.profile
        facts = (
            (Label("Profil", "Profile"), profile.name.in_language(self._language)),
            (Label("Wilayah", "Area"), f"{profile.area.name} ({profile.area.code})"),
            (Label("Stasiun", "Station"), profile.station),
            (Label("Folder data", "Data folder"), str(self._room.folder)),
            (Label("Versi", "Version"), version("icc-console")),
        )
        self.desk.settings.show_facts([f"{name.in_language(self._language)}: {value}" for name, value in facts])

    def _wall_base_pt(self, screen: QScreen, distance_m: float) -> float:
        """Return the text size for this screen; a picture stands for a 55-inch wall of the size asked for."""
        height_px, height_mm = float(screen.size().height()), screen.physicalSize().height()
        if self._arguments.size is not None:
            height_px, height_mm = self._arguments.size[1] / screen.devicePixelRatio(), 0.0
        density = height_px / (height_mm if height_mm > 0 else WALL_55_INCH_MM)
        dpi = screen.logicalDotsPerInch()
        return wall_base_pt(distance_m, px_per_mm=density, height_px=round(height_px), dpi=dpi)

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
        self.desk.queue.stand_still()
        self.desk.window.set_wall()
        if self._arguments.screenshot is None:
            self.desk.window.showFullScreen()
        else:
            self.desk.window.show()

    def _until(self, picture: Screenshot) -> int:
        loop = QEventLoop(self)
        outcome: list[bool] = []
        picture.taken.connect(outcome.append)
        picture.taken.connect(loop.quit)
        loop.exec()
        return 0 if outcome == [True] else EXIT_NO_PICTURE

    @Slot(object, bool)
    def _show_notice(self, news: Label, is_trouble: bool) -> None:
        self.desk.commands.show_notice(news.in_language(self._language), "p2" if is_trouble else "second")

    @Slot(object)
    def _show_vehicles(self, vehicles: tuple[Vehicle, ...]) -> None:
        self.desk.map.show_vehicles(tuple((vehicle.fix, vehicle.freshness) for vehicle in vehicles))

    @Slot(str)
    def _open_indicator(self, indicator_id: str) -> None:
        self.desk.programmes.select(indicator_id)
        self.desk.window.show_place("programmes")

    @Slot(str)
    def _open_camera(self, camera_id: str) -> None:
        self.desk.window.show_place("cctv")
        self.desk.camera_grid.enlarge(camera_id)

    @Slot(str)
    def _search(self, text: str) -> None:
        self.desk.window.show_place("history")
        self.desk.history.search_for(text)

    @Slot(str)
    def _choose_theme(self, name: ThemeName) -> None:
        self._settings.theme = name
        self._theme = self._appearance.apply_theme(name)
        self.desk.set_theme(self._theme)

    @Slot(str)
    def _choose_language(self, language: Language) -> None:
        self._settings.language = self._language = language
        self._appearance.apply_language(language)
        self.desk.set_language(language)
        self._show_facts()

    @Slot(str)
    def _name_operator(self, name: str) -> None:
        self._settings.operator = name
        self._room.dispatch.sign_on(name)
        self.desk.strip.show_user(name)
        self.desk.queue.set_operator(name)

    @Slot()
    def _other_theme(self) -> None:
        self._choose_theme("light" if self._theme.name == "dark" else "dark")

    @Slot()
    def _other_language(self) -> None:
        self._choose_language("en" if self._language == "id" else "id")


def scene_named(profile: Profile, code: str | None) -> Scene | None:
    """Return the scene, None when none was asked for. Raises KnownError for a name the profile does not have."""
    if code is None:
        return None
    for scene in profile.scenes:
        if scene.code == code:
            return scene
    there = ", ".join(scene.code for scene in profile.scenes)
    raise KnownError(Label(NO_SCENE.id.format(code, there), NO_SCENE.en.format(code, there)))
