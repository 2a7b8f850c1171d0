"""Numbers as the room reads them: Indonesian or English separators, no false precision."""

from PySide6.QtCore import QLocale

from services.domain.text import Language

_LOCALES = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def number_text(value: float, language: Language) -> str:
    """Return "1.250" (id) or "1,250" (en); one decimal only where the value has one."""
    decimals = 0 if abs(value - round(value)) < 0.05 or abs(value) >= 1000 else 1
    return _LOCALES[language].toString(value, "f", decimals)
