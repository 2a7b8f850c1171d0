"""The form of a call: its drafts, what is advised while it is typed, and the way of its wishes to the disk."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from console.desk import Desk
from console.draft_shelf import DraftShelf
from console.incident_wiring import IncidentWiring
from console.notices import Notices
from console.reads import Read
from console.room import Room
from console.saving import Saving
from services.domain.draft import KeptDraft
from services.domain.errors import KnownError
from services.domain.log import Committed
from services.domain.text import Label
from widgets.incidents.call_form_frame import PARK_KEY
from widgets.incidents.wishes import AttachWish, CallWish, IntakeWish, MarkWish, NewIncidentWish

PAUSE_MS = 120  # of typing, before the store is asked; the answer is on screen within 200 ms of the last key
RESTORED = Label(
    id="Draf pukul {0} dipulihkan. Tekan N untuk melanjutkan.",
    en="Draft of {0} restored. Press N to go on with it.",
)
NOTED = Label(id="Catatan panggilan tersimpan, tanpa kejadian.", en="The call was noted, without an incident.")
ADDED = Label(id="Laporan ditambahkan ke {0}.", en="The report was added to {0}.")
MARKED = Label(id="Tanda gangguan dipasang.", en="The nuisance mark was set.")
UNMARKED = Label(id="Tanda gangguan dicabut.", en="The nuisance mark was taken away.")


@dataclass(frozen=True, slots=True)
class _Sent:
    """A wish on its way, and the draft it was made of."""

    wish: IntakeWish
    draft_id: str


class IntakeWiring(QObject):
    """GUI thread; what is asked of the store is asked in the pool, and the newest question wins."""

    def __init__(
        self, room: Room, *, desk: Desk, incidents: IncidentWiring, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._room, self._desk, self._incidents, self._notices = room, desk, incidents, notices
        self._form, self._shelf = desk.new_form, DraftShelf(room.clock)
        self._saving, self._marking = Saving(self), Saving(self)
        self._advice, self._history = Read(room.pool, self), Read(room.pool, self)
        self._counts = Read(room.pool, self)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask_advice)
        self._number = ""
        self._connect_form()
        self._connect_reads()
        self._form.show_kept(self._shelf.current())

    def _connect_form(self) -> None:
        form = self._form
        form.wished.connect(self._do)
        form.mark_wished.connect(self._mark)
        form.typed.connect(self._typed)
        form.discarded.connect(self._discard)
        form.park_wished.connect(self._park)
        form.draft_wished.connect(self._switch)
        form.caller.number_typed.connect(self._ask_history)
        ring = QShortcut(QKeySequence(PARK_KEY), self._desk.window)
        ring.activated.connect(self._ring)

    def _connect_reads(self) -> None:
        self._advice.answered.connect(self._form.show_advice)
        self._history.answered.connect(self._form.caller.show_history)
        self._counts.answered.connect(self._form.show_counts)
        for news in (self._room.book.load_finished, self._saving.saved):
            news.connect(self._ask_counts)
        drafts = self._room.intake_room.drafts
        drafts.restored.connect(self._restore)
        for failed in (self._advice.failed, self._history.failed, self._counts.failed, drafts.failed):
            failed.connect(self._notices.tell_error)
        self._saving.saved.connect(self._saved)
        self._saving.refused.connect(self._refused)
        self._marking.saved.connect(self._marked)
        self._marking.refused.connect(self._mark_refused)

    @Slot()
    def _typed(self) -> None:
        self._shelf.put(self._form.kept())
        self._keep()
        self._pause.start()

    @Slot()
    def _ask_advice(self) -> None:
        ask = self._room.intake_room.adviser.advise
        self._advice.ask(partial(ask, self._form.draft(), self._room.clock.now()))

    @Slot(str)
    def _ask_history(self, number: str) -> None:
        self._number = number
        if number:
            self._history.ask(partial(self._room.store.readers.number_history, number))

    @Slot()
    def _ask_counts(self) -> None:
        now = self._room.clock.now().astimezone(self._room.zone)
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
        self._counts.ask(partial(self._room.store.readers.call_counts, midnight))

    @Slot()
    def _ring(self) -> None:
        """The telephone rings, wherever the operator is: a form that is in use waits, an empty one opens."""
        if self._desk.side.is_taking_new():
            self._park()
        self._incidents.start_new()

    @Slot()
    def _park(self) -> None:
        if not self._form.kept().is_empty:
            self._shelf.put(self._form.kept())
            self._show(self._shelf.begin())
        self._form.start()

    @Slot(str)
    def _switch(self, draft_id: str) -> None:
        self._shelf.put(self._form.kept())
        self._show(self._shelf.take(draft_id))
        self._form.start()

    @Slot()
    def _discard(self) -> None:
        self._shelf.drop(self._form.kept().draft_id)
        self._show(self._shelf.current())
        self._form.start()

    @Slot(object)
    def _restore(self, drafts: tuple[KeptDraft, ...]) -> None:
        """What was typed before the console ended is there again; it opens when the operator asks for it."""
        first = drafts[0]
        self._shelf.restore(drafts)
        self._show(self._shelf.take(first.draft_id) if self._form.kept().is_empty else self._form.kept())
        at = f"{first.started_at.astimezone(self._room.zone):%H:%M}"
        self._notices.tell(Label(RESTORED.id.format(at), RESTORED.en.format(at)))
        self._form.show_restored(at)

    def _show(self, draft: KeptDraft) -> None:
        self._form.show_kept(draft)
        self._form.show_parked(self._shelf.waiting())
        self._keep()
        self._ask_advice()  # at once: an answer about the call before is void from here on

    def _keep(self) -> None:
        self._room.intake_room.drafts.keep(self._shelf.everything())

    @Slot(object)
    def _do(self, wish: IntakeWish) -> None:
        self._pause.stop()
        sent = _Sent(wish, self._form.kept().draft_id)
        try:
            future = self._future(wish)
        except KnownError as error:
            self._refused(sent, error)
        else:
            self._saving.watch(sent, future)

    def _future(self, wish: IntakeWish) -> Future[Committed]:
        calls = self._room.intake_room.calls
        match wish:
            case NewIncidentWish(draft=draft):
                return self._room.dispatch.open_incident(draft)
            case CallWish(kind=kind, draft=draft):
                return calls.log_call(kind, draft)
            case AttachWish(incident=incident, draft=draft):
                return calls.attach(incident, draft)

    @Slot(object, object)
    def _saved(self, sent: _Sent, committed: Committed) -> None:
        """The draft goes. A form that shows another call by now stays where it is."""
        self._tell(sent.wish)
        is_shown = self._form.kept().draft_id == sent.draft_id
        self._form.show_saved(sent.wish)
        if is_shown and not self._form.kept().is_empty:
            self._shelf.put(self._form.kept())  # more was typed meanwhile
            return
        self._shelf.drop(sent.draft_id)
        if is_shown:
            self._show(self._shelf.current())
            self._leave(committed)
        else:
            self._form.show_parked(self._shelf.waiting())
            self._keep()

    def _leave(self, committed: Committed) -> None:
        self._desk.side.show_detail()
        for incident in committed.incidents:
            self._incidents.show(incident)
        if not committed.incidents:
            self._desk.queue.keep_focus()

    def _tell(self, wish: IntakeWish) -> None:
        if isinstance(wish, CallWish):
            self._notices.tell(NOTED)
        elif isinstance(wish, AttachWish):
            number = wish.incident.number
            self._notices.tell(Label(ADDED.id.format(number), ADDED.en.format(number)))

    @Slot(object, object)
    def _refused(self, sent: _Sent, error: KnownError) -> None:
        self._notices.tell_error(error)
        self._form.show_refused(sent.wish, error.reason)

    @Slot(object)
    def _mark(self, wish: MarkWish) -> None:
        calls = self._room.intake_room.calls
        try:
            future = calls.mark_number(wish.number, reason=wish.reason, is_nuisance=wish.is_nuisance)
        except KnownError as error:
            self._mark_refused(wish, error)
        else:
            self._marking.watch(wish, future)

    @Slot(object, object)
    def _marked(self, wish: MarkWish, _committed: Committed) -> None:
        self._notices.tell(MARKED if wish.is_nuisance else UNMARKED)
        self._ask_history(self._number)

    @Slot(object, object)
    def _mark_refused(self, _wish: MarkWish, error: KnownError) -> None:
        self._notices.tell_error(error)
