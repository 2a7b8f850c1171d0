"""The forms of this room that are being filled in: one in hand, the others waiting."""

from collections.abc import Callable, Sequence

from services.domain.clock import Clock
from services.domain.draft import IncidentDraft, KeptDraft
from services.incidents.identity import new_event_id


class DraftShelf:
    """Oldest first. One without a word in it is not kept. GUI thread."""

    def __init__(self, clock: Clock, new_id: Callable[[], str] = new_event_id) -> None:
        self._clock, self._new_id = clock, new_id
        self._drafts: dict[str, KeptDraft] = {}
        self._current = self._blank()

    def current(self) -> KeptDraft:
        """Return the one in hand."""
        return self._current

    def put(self, draft: KeptDraft) -> None:
        """Take in the form in hand as it stands now. A call begins with its first key, not with its form."""
        if draft.draft_id not in self._drafts and not draft.is_empty:
            draft = self._begun(draft)
        if draft.is_empty:
            self._drafts.pop(draft.draft_id, None)
        else:
            self._drafts[draft.draft_id] = draft
        self._current = draft

    def begin(self) -> KeptDraft:
        """Return a new one, in hand from now on."""
        self._current = self._blank()
        return self._current

    def take(self, draft_id: str) -> KeptDraft:
        """Return one that waits, in hand from now on."""
        self._current = self._drafts[draft_id]
        return self._current

    def drop(self, draft_id: str) -> None:
        """Forget one: it was saved, or thrown away by hand."""
        self._drafts.pop(draft_id, None)
        if self._current.draft_id == draft_id:
            self.begin()

    def restore(self, drafts: Sequence[KeptDraft]) -> None:
        """Put back what was kept before; it comes before what was begun since."""
        self._drafts = {draft.draft_id: draft for draft in drafts} | self._drafts

    def waiting(self) -> tuple[KeptDraft, ...]:
        return tuple(draft for draft in self._drafts.values() if draft.draft_id != self._current.draft_id)

    def everything(self) -> tuple[KeptDraft, ...]:
        return tuple(self._drafts.values())

    def _blank(self) -> KeptDraft:
        return KeptDraft(self._new_id(), self._clock.now(), None, IncidentDraft("", ""))

    def _begun(self, draft: KeptDraft) -> KeptDraft:
        return KeptDraft(draft.draft_id, self._clock.now(), draft.kind, draft.facts, draft.where, draft.point)
