"""From one work place to another, and what the command bar says."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from console.desk import Desk
from console.notices import Notices
from console.preferences import Preferences
from console.room import Room
from services.domain.text import Label
from widgets.desk.focus_panes import FocusPanes


class Navigation(QObject):
    """Follows what was activated to where it is shown whole. GUI thread."""

    def __init__(
        self,
        app: QApplication,
        *,
        room: Room,
        desk: Desk,
        preferences: Preferences,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._desk, self._preferences = room, desk, preferences
        desk.quick_wins.indicator_activated.connect(self._open_indicator)
        desk.camera_strip.camera_activated.connect(self._open_camera)
        desk.map.camera_clicked.connect(self._open_camera)
        desk.commands.place_requested.connect(desk.window.show_place)
        desk.commands.search_requested.connect(self._search)
        desk.commands.wall_requested.connect(desk.window.toggle_wall)
        desk.window.wall_left.connect(desk.operations.show_all)
        desk.commands.help_requested.connect(desk.window.show_help)
        notices.said.connect(self._show_notice)
        panes = {"queue": desk.queue, "detail": desk.detail, "map": desk.map, "alarms": desk.alarms}
        places = {"cctv": desk.camera_grid, "history": desk.history, "feeds": desk.feeds, "outbox": desk.outbox}
        self._focus = FocusPanes({**panes, **places}, self)
        self._focus.changed.connect(desk.commands.show_keys_of)
        app.focusChanged.connect(self._focus.follow)

    @Slot(str)
    def _open_indicator(self, indicator_id: str) -> None:
        self._desk.programmes.select(indicator_id)
        self._desk.window.show_place("programmes")

    @Slot(str)
    def _open_camera(self, camera_id: str) -> None:
        self._desk.window.show_place("cctv")
        self._desk.camera_grid.enlarge(camera_id)

    @Slot(str)
    def _search(self, text: str) -> None:
        self._desk.window.show_place("history")
        self._desk.history.search_for(text)

    @Slot(object, bool)
    def _show_notice(self, news: Label, is_trouble: bool) -> None:
        at = f"{self._room.clock.now().astimezone(self._room.zone):%H.%M}"
        words = f"{at}  {news.in_language(self._preferences.language)}"
        self._desk.commands.show_notice(words, "p2" if is_trouble else "second")
