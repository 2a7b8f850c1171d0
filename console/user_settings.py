"""What is remembered between starts and is not part of the record: theme, language, operator, layout."""

import getpass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from services.domain.text import Language
from widgets.theme.theme import ThemeName


class UserSettings:
    """An INI file in the data folder. A damaged or foreign value falls back to the default, never raises."""

    def __init__(self, directory: Path) -> None:
        self._settings = QSettings(str(directory / "window.ini"), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeName:
        return "light" if self._text("theme") == "light" else "dark"

    @theme.setter
    def theme(self, name: ThemeName) -> None:
        self._settings.setValue("theme", name)

    @property
    def language(self) -> Language:
        return "en" if self._text("language") == "en" else "id"

    @language.setter
    def language(self, language: Language) -> None:
        self._settings.setValue("language", language)

    @property
    def operator(self) -> str:
        """Who is on duty: as written in the settings, else the name this machine knows."""
        return self._text("operator")[:60] or _login_name()

    @operator.setter
    def operator(self, name: str) -> None:
        self._settings.setValue("operator", name)

    def text(self, key: str) -> str:
        """Return what was kept under ``key``, "" when nothing was."""
        return self._text(key)

    def keep_text(self, key: str, text: str) -> None:
        self._settings.setValue(key, text)

    def layout(self) -> dict[str, bytes]:
        self._settings.beginGroup("layout")
        states = {key: self._settings.value(key) for key in self._settings.childKeys()}
        self._settings.endGroup()
        return {key: bytes(state.data()) for key, state in states.items() if isinstance(state, QByteArray)}

    def keep_layout(self, layout: dict[str, bytes]) -> None:
        for name, state in layout.items():
            self._settings.setValue(f"layout/{name}", QByteArray(state))
        self._settings.sync()

    def _text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user: some kiosks and containers
        return "operator"
