"""The desk's six tiles: one headline indicator for each dimension."""

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from services.domain.standing import Standing
from services.domain.text import Language
from widgets.kpi.tile import IndicatorTile
from widgets.theme.theme import Theme

COLUMNS = 3


class QuickWins(QFrame):
    """Owns the tiles. Signals: ``indicator_activated(str)``."""

    indicator_activated = Signal(str)

    def __init__(
        self,
        headlines: tuple[str, ...],
        programmes: Mapping[str, str],
        *,
        theme: Theme,
        zone: tzinfo,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        """``headlines`` are indicator ids in the order shown; ``programmes`` maps indicator id to programme name."""
        super().__init__(parent)
        self.setObjectName("pane")
        self._programmes = programmes
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._empty = QLabel(self)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setProperty("tone", "hint")
        self._tiles = {code: IndicatorTile(theme, zone, language, self) for code in headlines}
        self._lay_out()
        for tile in self._tiles.values():
            tile.activated.connect(self.indicator_activated)
        self.set_theme(theme)
        self._retranslate()

    @Slot(object)
    def show_standings(self, standings: Mapping[str, Standing]) -> None:
        """Draw the standings of the headlines; others are passed over."""
        for code, tile in self._tiles.items():
            if code in standings:
                tile.show_standing(standings[code], self._programmes.get(code, ""))

    def set_theme(self, theme: Theme) -> None:
        self._title.setFont(theme.font("large"))
        for tile in self._tiles.values():
            tile.set_theme(theme)

    def set_language(self, language: Language) -> None:
        for tile in self._tiles.values():
            tile.set_language(language)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._title.setContentsMargins(12, 8, 12, 4)
        self._empty.setContentsMargins(12, 8, 12, 8)
        self._empty.setVisible(not self._tiles)
        box.addWidget(self._title)
        box.addWidget(self._empty)
        grid = QGridLayout()
        grid.setSpacing(1)
        for place, tile in enumerate(self._tiles.values()):
            grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        box.addLayout(grid, 1)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Quick wins"))
        self._empty.setText(self.tr("The profile names no headline indicator. Mark up to six in programmes.toml."))
