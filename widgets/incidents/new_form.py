"""Taking a call: seconds count, the hands stay on the keys, nothing typed is lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from services.domain.advice import Advice
from services.domain.call import CallKind
from services.domain.draft import IncidentDraft, KeptDraft
from services.domain.geo import Point
from services.domain.profile import Village
from services.domain.text import Label
from widgets.incidents.call_form_frame import NEXT_KEY, CallFormFrame
from widgets.incidents.call_head import KIND_KEYS
from widgets.incidents.caller_field import MARK_KEY
from widgets.incidents.duplicate_list import SHOWN
from widgets.incidents.inline_form import SAVE_KEYS
from widgets.incidents.place_field import PlaceCompleter
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import AttachWish, CallWish, IntakeWish, MarkWish, NewIncidentWish
from widgets.theme.theme import Theme


class NewIncidentForm(CallFormFrame):
    """A form beside the map, not over it. Tab follows the call; Ctrl+Enter saves; Esc leaves and keeps the draft.

    Signals: ``wished(IntakeWish)``, answered by ``show_saved`` or ``show_refused``; ``mark_wished(MarkWish)``;
    ``left()`` on Esc; ``typed()`` whenever what is entered changed; ``discarded()``; ``park_wished()``;
    ``draft_wished(str)`` for a draft that waits.
    """

    wished = Signal(object)  # IntakeWish
    mark_wished = Signal(object)  # MarkWish
    left = Signal()
    typed = Signal()
    discarded = Signal()
    park_wished = Signal()
    draft_wished = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: ProfileWords,
        *,
        villages: Sequence[Village] = (),
        complete: PlaceCompleter | None = None,
        zone: tzinfo = UTC,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, villages=villages, complete=complete, zone=zone, parent=parent)
        self._draft_id, self._started_at = "", datetime.min.replace(tzinfo=UTC)
        self._is_filling = self._has_changed = False
        self._connect()
        self._bind_keys()
        self._show_kind()
        self._retranslate()

    def start(self) -> None:
        """Put the keyboard on the first answer; a draft that was left is still there, and goes on where it stood."""
        kind = self.call.kind()
        first = self.call.channel if kind is None else self.call.kind_row
        if kind is CallKind.REAL:
            is_told = bool(self.fields.title.text())
            (self.fields.title if is_told else self.caller.number).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> IncidentDraft:
        """Return what is entered."""
        return replace(
            self.fields.facts(),
            channel=self.call.channel.code(),
            reporter=self.caller.name.text().strip(),
            number=self.caller.digits(),
        )

    def kept(self) -> KeptDraft:
        """Return the form as it stands, to be kept or shown again."""
        place = self.fields.place
        facts = replace(self.draft(), number=self.caller.number.text().strip())
        where = place.line.text()
        return KeptDraft(self._draft_id, self._started_at, self.call.kind(), facts, where, place.map_point())

    def show_kept(self, draft: KeptDraft) -> None:
        """Show a form as it stood."""
        self._is_filling = True
        self._draft_id, self._started_at = draft.draft_id, draft.started_at
        self.duplicates.clear()
        self.call.show_call(draft.facts.channel, draft.kind)
        self.caller.show_caller(draft.facts.number, draft.facts.reporter)
        self.fields.show_facts(draft.facts, where=draft.where, point=draft.point)
        self._is_filling = False
        self._show_kind()
        self._say("")
        self.show_banner("")
        self._save.setEnabled(True)

    def show_parked(self, drafts: Sequence[KeptDraft]) -> None:
        """Show the forms that wait."""
        self.parked.show_drafts(drafts)

    def show_restored(self, at: str) -> None:
        """Say that this form was begun before the console ended; ``at`` is the time of day."""
        self.show_banner(self.tr("Draft of {0} restored").format(at))

    @Slot(object)
    def show_advice(self, advice: Advice) -> None:
        """Show what the rules have to say about what is entered."""
        self.fields.show_advice(advice)
        self.duplicates.show_duplicates(advice.duplicates)

    @Slot(object)
    def take_point(self, point: Point) -> None:
        """Take a point that was chosen on the map; where something is, something real is."""
        if self.call.kind() is None:
            self.call.kind_row.show_codes([CallKind.REAL.value])
            self._show_kind()
        self.fields.take_point(point)

    @Slot()
    def submit(self) -> None:
        """Ask for what the form says, or say what is missing."""
        if not self._save.isEnabled():
            return
        problem = self._what_is_missing()
        self._say(problem)
        if not problem:
            self._save.setEnabled(False)
            self._has_changed = False
            self.wished.emit(self._wish())

    @Slot(object)
    def show_saved(self, wish: IntakeWish) -> None:
        """It is on disk: the draft can go, unless something else was typed meanwhile."""
        self._save.setEnabled(True)
        if not self._has_changed:
            self.clear()

    @Slot(object, object)
    def show_refused(self, wish: IntakeWish, reason: Label) -> None:
        """Say why it was not taken; everything typed stays."""
        self._save.setEnabled(True)
        self._say(reason.in_language(self._language))

    @Slot()
    def clear(self) -> None:
        """Empty the form."""
        self._is_filling = True
        self.call.clear()
        self.fields.clear()
        self.duplicates.clear()
        self._is_filling = False
        self._show_kind()
        self._say("")
        self.show_banner("")

    def _what_is_missing(self) -> str:
        kind = self.call.kind()
        if kind is None:
            self.call.kind_row.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.tr("Say what kind of call it is: F1 to F4.")
        return self.fields.what_is_missing() if kind is CallKind.REAL else ""

    def _wish(self) -> IntakeWish:
        kind, draft, same = self.call.kind(), self.draft(), self.duplicates.choice()
        if kind is not None and kind is not CallKind.REAL:
            return CallWish(kind, draft)
        return NewIncidentWish(draft) if same is None else AttachWish(same.incident, draft)

    @Slot()
    def _show_kind(self) -> None:
        kind = self.call.kind()
        self.fields.show_kind(kind)
        self.duplicates.setVisible(kind is CallKind.REAL)
        if kind is not CallKind.REAL:
            self.duplicates.clear()
        self._name_save()

    @Slot()
    def _changed(self) -> None:
        if not self._is_filling:
            self._has_changed = True
            self.typed.emit()

    @Slot()
    def _leave(self) -> None:
        if self.duplicates.choice() is not None:  # Esc first takes back what was only half said
            self.duplicates.choose_none()
        else:
            self.left.emit()

    @Slot()
    def _discard(self) -> None:
        self.clear()
        self.discarded.emit()

    @Slot(str, str, bool)
    def _mark(self, number: str, reason: str, is_nuisance: bool) -> None:
        self.mark_wished.emit(MarkWish(number, reason, is_nuisance))

    @Slot()
    def _next_parked(self) -> None:
        if self.parked.next_id():
            self.draft_wished.emit(self.parked.next_id())

    def _connect(self) -> None:
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self._leave)
        self._park.clicked.connect(self.park_wished)
        self._clear.clicked.connect(self._discard)
        self.call.kind_chosen.connect(self._show_kind)
        self.call.entered.connect(self.submit)
        self.call.changed.connect(self._changed)
        self.fields.changed.connect(self._changed)
        self.duplicates.chosen.connect(self._name_save)
        self.caller.mark_wished.connect(self._mark)
        self.parked.chosen.connect(self.draft_wished)

    def _bind_keys(self) -> None:
        bound: list[tuple[Sequence[str], Callable[[], object]]] = [
            (SAVE_KEYS, self.submit),
            (("Esc",), self._leave),
            ((NEXT_KEY,), self._next_parked),
            ((MARK_KEY,), self.caller.ask_mark),
        ]
        for keys, act in bound:
            for key in keys:
                _shortcut(key, self).activated.connect(act)
        for kind, key in KIND_KEYS.items():
            _shortcut(key, self, kind.value).activated.connect(self._kind_by_key)
        for place in range(SHOWN):
            _shortcut(f"Alt+{place + 1}", self, str(place)).activated.connect(self._same_by_key)

    @Slot()
    def _kind_by_key(self) -> None:
        self.call.choose(CallKind(self.sender().objectName()))

    @Slot()
    def _same_by_key(self) -> None:
        self.duplicates.choose(int(self.sender().objectName()))


def _shortcut(key: str, form: QWidget, name: str = "") -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), form)
    shortcut.setObjectName(name)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return shortcut
