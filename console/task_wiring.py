"""Whom to ask and how to reach them: advice for the form, contact cards to copy; nothing is dialled from here."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from console.room import Room
from services.domain.agency_advice import advise
from services.domain.incident import Incident
from services.incidents.contact import ContactCards
from widgets.incidents.detail import IncidentDetail


class TaskWiring(QObject):
    """Serves one detail pane. GUI thread."""

    def __init__(self, room: Room, detail: IncidentDetail, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._detail, self._cards = room, detail, ContactCards(room.profile, room.clock)
        detail.incident_shown.connect(self._advise)
        detail.record.playbook.contact_asked.connect(self._show_card)

    @Slot(object)
    def _advise(self, incident: Incident) -> None:
        advice = advise(self._room.profile, incident, self._room.tasks.load())
        self._detail.forms.assign.take_advice(incident.incident_id, advice)

    @Slot(str)
    def _show_card(self, task_id: str) -> None:
        incident = self._detail.incident()
        task = next((one for one in incident.tasks if one.task_id == task_id), None) if incident else None
        if incident is None or task is None:
            return
        card = self._cards.card(incident, task)
        QGuiApplication.clipboard().setText(card.whole)
        self._detail.record.playbook.show_card(card)
