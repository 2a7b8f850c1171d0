"""Fonts, theme and language of the application: read once, switched without a restart."""

import importlib.util
import tomllib
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from services.domain.errors import KnownError
from services.domain.text import Label, Language
from widgets.theme.style import style_sheet
from widgets.theme.theme import Theme, ThemeName, theme_from_tokens

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
FALLBACK_FAMILY = "Sans Serif"


def load_font_family() -> str:
    """Register Inter from its package and return its family, or the system's sans when it is not there."""
    spec = importlib.util.find_spec("fontpkg_inter")
    if spec is None or spec.origin is None:
        return FALLBACK_FAMILY
    number = QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / "files" / "Inter[opsz,wght].ttf"))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else FALLBACK_FAMILY


class Appearance:
    """Owns the tokens and the translators of the application."""

    def __init__(self, app: QApplication) -> None:
        self._app, self._base_pt = app, 0.0
        self._tokens = tomllib.loads((RESOURCES / "theme" / "tokens.toml").read_text("utf-8"))
        self._family = load_font_family()
        self._translator: QTranslator | None = None
        app.setStyle("Fusion")

    def use_base_pt(self, base_pt: float) -> None:
        """Scale all text from now on; 0 is the token file's own size."""
        self._base_pt = base_pt

    def apply_theme(self, name: ThemeName) -> Theme:
        """Give palette, style sheet and font to the application; return the theme for what paints itself."""
        theme = theme_from_tokens(self._tokens, name, family=self._family, base_pt=self._base_pt)
        self._app.setFont(theme.font())
        self._app.setPalette(theme.palette())
        self._app.setStyleSheet(style_sheet(theme))
        return theme

    def apply_language(self, language: Language) -> None:
        """Install the language; every widget hears of it by ``QEvent.LanguageChange``.

        English is the language of the source texts. Raises KnownError when the translation was not built.
        """
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        if language == "id":
            self._translator = _translator(RESOURCES / "translations" / "icc_id.qm")
            self._app.installTranslator(self._translator)


def _translator(path: Path) -> QTranslator:
    translator = QTranslator()
    if not translator.load(str(path)):
        raise KnownError(
            Label(
                id="Terjemahan bahasa Indonesia belum dibangun. Jalankan: make setup",
                en="The Indonesian translation was not built. Run: make setup",
            ),
            f"{path.name}, Qt {QLibraryInfo.version().toString()}",
        )
    return translator
