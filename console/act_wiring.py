"""One incident pane and the way of its wishes to the disk."""

from PySide6.QtCore import QObject, Slot

from console.acts import perform
from console.life_wiring import LifeWiring
from console.notices import Notices
from console.room import Room
from console.saving import Saving
from console.task_wiring import TaskWiring
from services.domain.errors import KnownError
from services.domain.log import Committed
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.wishes import IncidentWish


class ActWiring(QObject):
    """Does what the operator wished on the incident as the pane shows it, and says how it ended. GUI thread."""

    def __init__(self, room: Room, detail: IncidentDetail, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._detail, self._notices = room, detail, notices
        self._saving, self._life = Saving(self), LifeWiring(room, detail, notices, self)
        self._saving.saved.connect(self._saved)
        self._saving.refused.connect(self._refused)
        detail.wished.connect(self._do)
        self._tasks = TaskWiring(room, detail, self)

    @Slot(object)
    def _do(self, wish: IncidentWish) -> None:
        incident = self._detail.incident()
        if incident is None or incident.incident_id != wish.incident_id:
            return
        self._detail.show_saving(wish)
        try:
            futures = perform(self._room.dispatch, wish, incident)
        except KnownError as error:
            self._refused(wish, error)
        else:
            self._saving.watch(wish, *futures)

    @Slot(object, object)
    def _saved(self, wish: IncidentWish, committed: Committed) -> None:
        self._detail.show_saved(wish, max((event.seq for event in committed.events), default=0))
        self._detail.feedback.offer_undo(self._room.dispatch.undo.left_s())

    @Slot(object, object)
    def _refused(self, wish: IncidentWish, error: KnownError) -> None:
        self._notices.tell_error(error)
        self._detail.show_refused(wish, error.reason)
