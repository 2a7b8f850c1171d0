"""The queue's acts on many incidents, and what of it is kept between starts."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from console.acts import perform
from console.notices import Notices
from console.room import Room
from console.saving import Saving
from console.user_settings import UserSettings
from services.domain.errors import KnownError
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.text import Label
from services.incidents.many import ManyActs, act_on_many
from widgets.incidents.bulk_wish import BulkOutcome, BulkRefusal, BulkWish
from widgets.incidents.queue import IncidentQueue
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.saved_views import (
    SavedView,
    columns_as_text,
    columns_from_text,
    views_as_text,
    views_from_text,
)

GONE = Label(
    id="Sudah ditutup atau hilang dari antrean sebelum perintah sampai.",
    en="It was closed or left the queue before the act arrived.",
)


class QueueWiring(QObject):
    """GUI thread."""

    def __init__(
        self, room: Room, *, queue: IncidentQueue, settings: UserSettings, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._room, self._queue, self._settings, self._notices = room, queue, settings, notices
        self._saving = Saving(self)
        self._saving.saved.connect(self._saved)
        self._saving.refused.connect(self._refused)
        queue.show_views(views_from_text(settings.text("queue/views")))
        queue.leave_out(columns_from_text(settings.text("queue/left_out")))
        queue.views_changed.connect(self._keep_views)
        queue.columns_changed.connect(self._keep_columns)
        queue.bulk_wished.connect(self._do)

    @Slot(object)
    def _keep_views(self, views: tuple[SavedView, ...]) -> None:
        self._settings.keep_text("queue/views", views_as_text(views))

    @Slot(object)
    def _keep_columns(self, left_out: frozenset[QueueColumn]) -> None:
        self._settings.keep_text("queue/left_out", columns_as_text(left_out))

    @Slot(object)
    def _do(self, wish: BulkWish) -> None:
        """Do it on each incident as it now is; what left meanwhile is refused by name."""
        found = {incident_id: self._room.book.get(incident_id) for incident_id in wish.incident_ids}
        incidents = [incident for incident in found.values() if incident is not None]
        dispatch = self._room.dispatch
        try:
            done = act_on_many(dispatch.hand, incidents, partial(self._perform, wish))
        except KnownError as error:
            self._queue.show_bulk_refused(error.reason)
            return
        gone = tuple(BulkRefusal(i, "", GONE) for i, incident in found.items() if incident is None)
        ending = _outcome(done, gone)
        if done.saving is None:
            self._queue.show_bulk_outcome(ending)
        else:
            self._saving.watch(ending, done.saving)

    def _perform(self, wish: BulkWish, incident: Incident) -> object:
        return perform(self._room.dispatch, wish.each, incident)

    @Slot(object, object)
    def _saved(self, ending: BulkOutcome, _committed: Committed) -> None:
        self._queue.show_bulk_outcome(ending)

    @Slot(object, object)
    def _refused(self, _ending: BulkOutcome, error: KnownError) -> None:
        self._notices.tell_error(error)
        self._queue.show_bulk_refused(error.reason)


def _outcome(done: ManyActs, gone: tuple[BulkRefusal, ...]) -> BulkOutcome:
    refused = tuple(BulkRefusal(incident.number, incident.title, reason) for incident, reason in done.refused)
    return BulkOutcome(tuple(incident.incident_id for incident in done.allowed), refused + gone)
