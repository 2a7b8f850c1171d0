"""Where it is: a village of the area by name, a point from the map, or words when neither is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from services.domain.geo import Point
from services.domain.profile import Village
from widgets.incidents.field_words import point_text

MOST_PROPOSED = 8


@dataclass(frozen=True, slots=True)
class Whereabouts:
    place: str = ""
    district: str = ""
    point: Point | None = None


class PlaceField(QWidget):
    """A line that completes the names of villages. A point taken from the map outranks the village's own.

    Signals: ``changed()`` when place or point changed.
    """

    changed = Signal()

    def __init__(self, villages: Sequence[Village], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._villages = {village_text(village): village for village in villages}
        self._map_point: Point | None = None
        self.line, self._where, self._clear = QLineEdit(), QLabel(), QToolButton()
        self.line.setMaxLength(200)
        self.line.setCompleter(self._completer())
        self.line.textChanged.connect(self._show_where)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setProperty("tone", "hint")
        self._clear.clicked.connect(self._forget_point)
        self.setFocusProxy(self.line)
        self._lay_out()
        self._retranslate()

    def whereabouts(self) -> Whereabouts:
        """Return what was entered: a village's name, district and point, or just the words."""
        text = self.line.text().strip()
        village = self._village(text)
        if village is None:
            return Whereabouts(place=text, point=self._map_point)
        return Whereabouts(village.name, village.district, self._map_point or village.point)

    def take_point(self, point: Point) -> None:
        """Take a point that was chosen on the map."""
        self._map_point = point
        self._show_where()

    def clear(self) -> None:
        self._map_point = None
        self.line.clear()
        self._show_where()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _village(self, text: str) -> Village | None:
        """Return the village whose whole text was chosen, or the only one of that name."""
        if text in self._villages:
            return self._villages[text]
        namesakes = [v for v in self._villages.values() if v.name.casefold() == text.casefold()]
        return namesakes[0] if len(namesakes) == 1 else None

    def _completer(self) -> QCompleter:
        completer = QCompleter(QStringListModel(sorted(self._villages), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_PROPOSED)
        return completer

    def _forget_point(self) -> None:
        self._map_point = None
        self._show_where()

    def _show_where(self) -> None:
        place = self.whereabouts()
        if self._map_point is not None:
            sentence = self.tr("{0}, from the map").format(point_text(self._map_point))
        elif place.point is not None:
            sentence = self.tr("{0}, middle of {1}").format(point_text(place.point), place.place)
        else:
            sentence = self.tr("No position yet: choose a village or a point on the map.")
        self._where.setText(sentence)
        self._clear.setVisible(self._map_point is not None)
        self.changed.emit()

    def _retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Village, street or landmark"))
        self.line.setAccessibleName(self.tr("Place"))
        self._clear.setText(self.tr("Forget the point"))
        self._show_where()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._where, 1)
        below.addWidget(self._clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addLayout(below)


def village_text(village: Village) -> str:
    """Return how a village is proposed: its name and its district, for names repeat."""
    return f"{village.name}, {village.district}"
