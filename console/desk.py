"""Builds the widgets of one window and arranges them. Knows the concrete classes; holds no rule."""

from typing import Protocol

from PySide6.QtCore import QObject

from console.appearance import RESOURCES
from console.map_assets import load_map_assets
from console.room import Room
from services.domain.text import Language
from services.outbox.bodies import said_in
from widgets.alarms.alarm_pane import AlarmPane
from widgets.cctv.grid import CameraGrid
from widgets.cctv.strip import CameraStrip
from widgets.desk.command_bar import CommandBar
from widgets.desk.main_window import MainWindow
from widgets.desk.operations_place import OperationsPlace
from widgets.desk.settings_place import SettingsPlace
from widgets.desk.status_strip import StatusStrip
from widgets.feeds.feed_place import FeedPlace
from widgets.history.history import HistoryPlace
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.new_form import NewIncidentForm
from widgets.incidents.profile_words import words_of
from widgets.incidents.queue import IncidentQueue
from widgets.incidents.side import IncidentSide
from widgets.kpi.programme_place import ProgrammePlace
from widgets.kpi.tiles import QuickWins
from widgets.map.map_view import MapView
from widgets.outbox.exchange_place import ExchangePlace
from widgets.outbox.outbox_place import OutboxPlace
from widgets.theme.theme import Theme


class _Themed(Protocol):
    def set_theme(self, theme: Theme) -> None: ...


class _Late(_Themed, Protocol):
    def set_language(self, language: Language) -> None: ...


class Desk(QObject):
    """Owns the window and every pane. Raises KnownError when a file of the map is missing or altered."""

    def __init__(self, room: Room, *, theme: Theme, language: Language, operator: str) -> None:
        super().__init__()
        self._late: list[_Late] = []
        profile, zone = room.profile, room.zone
        words = words_of(profile)
        assets = load_map_assets(RESOURCES / "map")
        self.map = MapView(profile.area, theme, assets=assets, clock=room.clock)
        self.queue = IncidentQueue(theme, words, now=room.clock.now())
        self.detail = IncidentDetail(theme, words, zone=zone, now=room.clock.now())
        self.new_form = NewIncidentForm(
            theme,
            words,
            villages=profile.area.villages,
            complete=room.intake_room.places.complete,
            zone=zone,
        )
        self.side = IncidentSide(self.detail, self.new_form)
        self.camera_strip = CameraStrip(theme=theme, zone=zone)
        self.camera_grid = CameraGrid(theme=theme, zone=zone)
        headlines = [i for p in profile.programmes for i in p.indicators if i.is_headline]
        names = {i.indicator_id: p.name for p in profile.programmes for i in p.indicators}
        self.quick_wins = QuickWins(
            tuple(i.indicator_id for i in headlines), names, theme=theme, zone=zone, language=language
        )
        self.programmes = ProgrammePlace(profile.programmes, theme=theme, zone=zone, language=language)
        self.feeds = FeedPlace(theme=theme, zone=zone, language=language, now=room.clock.now())
        self.outbox = OutboxPlace(
            {peer.peer_id: peer.name for peer in room.peers},
            told=_told_agencies(room),
            said_in=said_in,
            theme=theme,
            zone=zone,
            now=room.clock.now(),
        )
        self.exchange = ExchangePlace(self.feeds, self.outbox)
        self.settings = SettingsPlace(theme=theme, language=language, operator=operator)
        self.history = HistoryPlace(theme, words, zone=zone, now=room.clock.now())
        self.strip = StatusStrip(theme=theme, zone=zone, zone_label=profile.area.zone_label, language=language)
        self.commands = CommandBar(theme)
        self.alarms = AlarmPane(
            theme,
            {category.code: category.name for category in profile.categories},
            longest_shelf_min={p: int(s // 60) for p, s in profile.alarms.shelve_max_s.items()},
            now=room.clock.now(),
        )
        self.operations = OperationsPlace(
            map_pane=self.map,
            cctv=self.camera_strip,
            quick_wins=self.quick_wins,
            queue=self.queue,
            detail=self.side,
        )
        self.window = MainWindow(
            theme=theme,
            strip=self.strip,
            commands=self.commands,
            room=profile.area.name,
            panes=(
                self.alarms,
                self.map,
                self.camera_strip,
                self.quick_wins,
                self.queue,
                self.side,
                self.camera_grid,
                self.programmes,
                self.history,
                self.feeds,
                self.outbox,
                self.settings,
            ),
            places={
                "operations": self.operations,
                "cctv": self.camera_grid,
                "programmes": self.programmes,
                "history": self.history,
                "feeds": self.exchange,
                "settings": self.settings,
            },
        )
        self.window.add_under_strip(self.alarms)
        self.set_language(language)

    def adopt(self, window: _Late) -> None:
        """Hand theme and language to a window that was built later, too."""
        self._late.append(window)

    def set_theme(self, theme: Theme) -> None:
        """Hand the theme to everything that paints itself; what is styled follows the application."""
        for part in self._themed():
            part.set_theme(theme)

    def set_language(self, language: Language) -> None:
        """Hand the language to everything that shows words of the profile; ``tr`` follows the application."""
        for part in (
            self.queue,
            self.side,
            self.quick_wins,
            self.programmes,
            self.feeds,
            self.outbox,
            self.settings,
            self.strip,
            self.history,
            self.alarms,
        ):
            part.set_language(language)
        for window in self._late:
            window.set_language(language)

    def _themed(self) -> tuple[_Themed, ...]:
        return (
            self.window, self.map, self.queue, self.side, self.camera_strip, self.camera_grid,
            self.quick_wins, self.programmes, self.feeds, self.outbox, self.settings, self.history, self.alarms,
            *self._late,
        )  # fmt: skip


def _told_agencies(room: Room) -> tuple[str, ...]:
    codes = {peer.agency for peer in room.peers}
    return tuple(agency.name for agency in room.profile.agencies if agency.code in codes)
