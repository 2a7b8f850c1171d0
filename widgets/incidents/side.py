"""The place beside the map where the selected incident, or the taking of a new one, is shown."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from services.domain.geo import Point
from services.domain.text import Language
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.new_form import NewIncidentForm
from widgets.theme.theme import Theme


class IncidentSide(QStackedWidget):
    """Detail and new form in one place; starting a new incident never closes what was typed in the other.

    Signals: ``left()`` when the keyboard should go back to the queue.
    """

    left = Signal()

    def __init__(self, detail: IncidentDetail, new_form: NewIncidentForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail, self.new_form = detail, new_form
        self.addWidget(detail)
        self.addWidget(new_form)
        detail.left.connect(self.left)
        new_form.left.connect(self._leave_new)

    @Slot()
    def start_new(self) -> None:
        """Show the form for a new incident and put the keyboard into it."""
        self.setCurrentWidget(self.new_form)
        self.new_form.start()

    @Slot()
    def show_detail(self) -> None:
        self.setCurrentWidget(self.detail)

    def is_taking_new(self) -> bool:
        """Return whether a click on the map means the place of the new incident."""
        return self.currentWidget() is self.new_form

    @Slot(object)
    def take_point(self, point: Point) -> None:
        """Give a point chosen on the map to the new incident."""
        self.new_form.take_point(point)

    def set_theme(self, theme: Theme) -> None:
        self.detail.set_theme(theme)
        self.new_form.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self.detail.set_language(language)
        self.new_form.set_language(language)

    @Slot()
    def _leave_new(self) -> None:
        self.show_detail()
        self.left.emit()
