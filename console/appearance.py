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
TRANSLATIONS = RESOURCES / "translations"
CATALOGUES: dict[Language, tuple[str, ...]] = {
    "id": ("qtbase_id.qm", "icc_id.qm"),  # Qt itself has no Indonesian
    "en": ("icc_en.qm",),  # plurals; the other texts are English in the source
}
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

    def __init__(self, app: QApplication, *, translations: Path = TRANSLATIONS) -> None:
        self._app, self._base_pt, self._folder = app, 0.0, translations
        self._tokens = tomllib.loads((RESOURCES / "theme" / "tokens.toml").read_text("utf-8"))
        self._family = load_font_family()
        self._translators: tuple[QTranslator, ...] = ()
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

        Raises KnownError when the translation was not built; the language stays as it was.
        """
        wanted = tuple(_translator(self._folder / name) for name in CATALOGUES[language])
        self.remove_language()
        self._translators = wanted
        for translator in wanted:
            self._app.installTranslator(translator)

    def remove_language(self) -> None:
        """Go back to the words as they stand in the source."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = ()


class HeldTranslator(QTranslator):
    """Keeps the file's bytes: Qt neither copies them nor, given a path, survives a file rewritten under its map.

    ``make setup`` beside a running console did that, and the next word translated ended it with SIGBUS.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._bytes = path.read_bytes() if path.exists() else b""
        self.is_sound = bool(self._bytes) and self.load(self._bytes)


def _translator(path: Path) -> QTranslator:
    translator = HeldTranslator(path)
    if not translator.is_sound:
        raise KnownError(
            Label(
                id="Terjemahan belum dibangun. Jalankan: make setup",
                en="The translations were not built. Run: make setup",
            ),
            f"{path.name}, Qt {QLibraryInfo.version().toString()}",
        )
    return translator
