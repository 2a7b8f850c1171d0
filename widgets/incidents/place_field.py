"""Where it is: a name of the area, coordinates as they are read out, a point of the map, or just words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from services.domain.coordinates import point_in
from services.domain.geo import Point
from services.domain.place_name import PlaceName
from services.domain.profile import Village
from widgets.incidents.field_words import point_text
from widgets.incidents.proposing_line import ProposingLine

MOST_PROPOSED = 8
PlaceCompleter = Callable[[str], Sequence[PlaceName]]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    place: str = ""
    district: str = ""
    point: Point | None = None


class PlaceField(QWidget):
    """A line that completes names while they are typed. A point taken from the map outranks what the line says.

    Signals: ``changed()`` when place or point changed.
    """

    changed = Signal()

    def __init__(
        self, villages: Sequence[Village], complete: PlaceCompleter | None = None, parent: QWidget | None = None
    ) -> None:
        """``complete`` proposes names for what is typed; without it the villages that contain it are proposed."""
        super().__init__(parent)
        self._names = tuple(_named(village) for village in villages)
        self._complete = complete or self._containing
        self._chosen: PlaceName | None = None
        self._map_point: Point | None = None
        self._proposed: dict[str, PlaceName] = {}
        self.line, self._where, self._clear = ProposingLine(), QLabel(), QToolButton()
        self.line.setMaxLength(200)
        self.line.textEdited.connect(self._propose)
        self.line.taken.connect(self._take_proposal)
        self.line.textChanged.connect(self._text_changed)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setProperty("tone", "hint")
        self._clear.clicked.connect(self._forget_point)
        self.setFocusProxy(self.line)
        self._lay_out()
        self._retranslate()

    def whereabouts(self) -> Whereabouts:
        """Return what was entered: a name with its district and point, coordinates, or just the words."""
        text = self.line.text().strip()
        typed = point_in(text)
        if typed is not None:
            return Whereabouts(point=self._map_point or typed)
        name = self._name(text)
        if name is None:
            return Whereabouts(place=text, point=self._map_point)
        return Whereabouts(name.place, name.district, self._map_point or name.point)

    def map_point(self) -> Point | None:
        """Return the point that was given beside the line."""
        return self._map_point

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

    def _name(self, text: str) -> PlaceName | None:
        """Return the proposal that was taken, a name written whole, or the only one of that name."""
        if self._chosen is not None and self._chosen.text == text:
            return self._chosen
        whole = [name for name in self._names if name.text == text]
        namesakes = whole or [name for name in self._names if name.place.casefold() == text.casefold()]
        if namesakes or not text:
            return namesakes[0] if len(namesakes) == 1 else None
        return next((name for name in self._complete(text) if name.text == text), None)

    def _containing(self, text: str) -> Sequence[PlaceName]:
        wanted = text.strip().casefold()
        found = [name for name in self._names if wanted and wanted in name.text.casefold()]
        return sorted(found, key=lambda name: (not name.text.casefold().startswith(wanted), name.text))

    @Slot(str)
    def _propose(self, text: str) -> None:
        """Show what it may be."""
        found = () if point_in(text) else self._complete(text)
        self._proposed = {name.text: name for name in found[:MOST_PROPOSED]}
        self.line.propose([] if list(self._proposed) == [text] else list(self._proposed))

    @Slot(str)
    def _take_proposal(self, text: str) -> None:
        self._chosen = self._proposed.get(text)
        self.line.setText(text)

    @Slot()
    def _text_changed(self) -> None:
        self._show_where()

    @Slot()
    def _forget_point(self) -> None:
        self._map_point = None
        self._show_where()

    def _show_where(self) -> None:
        place = self.whereabouts()
        if self._map_point is not None:
            sentence = self.tr("{0}, from the map").format(point_text(self._map_point))
        elif place.point is not None and not place.place:
            sentence = self.tr("{0}, as typed").format(point_text(place.point))
        elif place.point is not None:
            sentence = self.tr("{0}, middle of {1}").format(point_text(place.point), place.place)
        elif place.district:
            sentence = self.tr("District {0}; no position yet.").format(place.district)
        else:
            sentence = self.tr("No position yet: choose a village or a point on the map.")
        self._where.setText(sentence)
        self._clear.setVisible(self._map_point is not None)
        self.changed.emit()

    def _retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Village, street, landmark or coordinates"))
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


def _named(village: Village) -> PlaceName:
    return PlaceName(village_text(village), village.name, village.district, village.point)
