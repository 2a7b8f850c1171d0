"""Theme, language and operator: chosen on the command line or as last used, switched without a restart."""

from importlib.metadata import version

from PySide6.QtCore import QObject, Slot

from console.appearance import Appearance
from console.arguments import Arguments
from console.desk import Desk
from console.room import Room
from console.user_settings import UserSettings
from services.domain.text import Label, Language
from widgets.theme.theme import Theme, ThemeName

LICENCES = (
    "Qt for Python (LGPL-3), Leaflet (BSD-2), folium (MIT), OpenCV (Apache-2.0), pyqtgraph (MIT)",
    "SQLite (public domain), SQLAlchemy and Alembic (MIT), requests (Apache-2.0), pydantic (MIT), Inter (OFL-1.1)",
)


class Preferences(QObject):
    """Applies them to the application at once, and to the desk from ``attach`` on. GUI thread."""

    def __init__(
        self, appearance: Appearance, *, settings: UserSettings, arguments: Arguments, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._appearance, self._settings = appearance, settings
        self.language: Language = arguments.language or settings.language
        self.theme: Theme = appearance.apply_theme(arguments.theme or settings.theme)
        appearance.apply_language(self.language)

    def attach(self, desk: Desk, room: Room) -> None:
        """Hand every later choice to ``desk``, and show what this console is."""
        self._desk, self._room = desk, room
        desk.settings.theme_chosen.connect(self._choose_theme)
        desk.settings.language_chosen.connect(self._choose_language)
        desk.settings.operator_named.connect(self._name_operator)
        desk.commands.theme_requested.connect(self._other_theme)
        desk.commands.language_requested.connect(self._other_language)
        self._show_operator()
        sources = {feed.attribution for feed in room.profile.feeds if feed.attribution}
        desk.settings.show_credits([room.profile.area.attribution, *sorted(sources), *LICENCES])
        self._show_facts()

    @Slot(str)
    def _choose_theme(self, name: ThemeName) -> None:
        self._settings.theme = name
        self.theme = self._appearance.apply_theme(name)
        self._desk.set_theme(self.theme)

    @Slot(str)
    def _choose_language(self, language: Language) -> None:
        self._appearance.apply_language(language)
        self._settings.language = self.language = language
        self._desk.set_language(language)
        self._show_facts()

    @Slot(str)
    def _name_operator(self, name: str) -> None:
        self._settings.operator = name
        self._room.dispatch.sign_on(self._settings.operator)
        self._room.decisions.sign_on(self._settings.operator)
        self._room.intake_room.calls.sign_on(self._settings.operator)
        self._room.alarm_acts.sign_on(self._settings.operator)
        self._show_operator()

    def _show_operator(self) -> None:
        operator = self._settings.operator  # the login name where nothing was written
        self._desk.strip.show_user(operator)
        self._desk.queue.set_operator(operator)
        for detail in (self._desk.detail, self._desk.history.detail):
            detail.set_operator(operator)
        self._desk.settings.show_operator(operator)

    @Slot()
    def _other_theme(self) -> None:
        self._choose_theme("light" if self.theme.name == "dark" else "dark")

    @Slot()
    def _other_language(self) -> None:
        self._choose_language("en" if self.language == "id" else "id")

    def _show_facts(self) -> None:
        profile = self._room.profile
        facts = (
            (Label("Profil", "Profile"), profile.name.in_language(self.language)),
            (Label("Wilayah", "Area"), f"{profile.area.name} ({profile.area.code})"),
            (Label("Stasiun", "Station"), profile.station),
            (Label("Folder data", "Data folder"), str(self._room.folder)),
            (Label("Versi", "Version"), version("icc-console")),
        )
        self._desk.settings.show_facts([f"{name.in_language(self.language)}: {value}" for name, value in facts])
