"""The operator's acts: may I, what follows, and the events that say so."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace

from services.domain.call import CallKind
from services.domain.clock import Clock
from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind, Json
from services.domain.incident import Disposition, Incident, IncidentStatus, may_change
from services.domain.incident_fold import fold
from services.domain.log import Committed
from services.domain.outbox import OutboxItem
from services.domain.profile import Profile
from services.incidents import refusals
from services.incidents.calls import called
from services.incidents.checks import NOTE_MAX, require_open, require_reason, require_short
from services.incidents.corrections import Corrections
from services.incidents.field_values import FieldValue
from services.incidents.hand import Hand
from services.incidents.identity import new_event_id
from services.incidents.opening import TEXT_MAX, TITLE_MAX, OpeningRules, Origin
from services.incidents.ownership import Ownership
from services.incidents.playbook_acts import PlaybookActs
from services.incidents.ports import EventLog
from services.incidents.refusals import RefusedError, about
from services.incidents.replies import REPORTER, Replies
from services.incidents.task_acts import TaskActs
from services.incidents.tie_acts import TieActs
from services.incidents.undo import Undo
from services.outbox.recall import Recall


class Dispatch:
    """Writes what the operator decides. GUI thread; never blocks, never touches the network.

    Every act takes the incident as the operator saw it, raises RefusedError when the rules say no, and
    otherwise returns the future that completes when it is saved (or carries the disk's KnownError).
    ``find`` tells an open incident by its id. ``undo`` wants to be updated with everything committed.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        log: EventLog,
        clock: Clock,
        station: str,
        operator: str,
        new_id: Callable[[], str] = new_event_id,
        find: Callable[[str], Incident | None] = lambda _: None,
        recall: Recall | None = None,
    ) -> None:
        self.hand = Hand(log, clock=clock, station=station, operator=operator, new_id=new_id)
        self._clock, self._find, self._is_drill = clock, find, profile.is_drill
        self._opening, self._replies = OpeningRules(profile), Replies(profile)
        self._agencies = frozenset(agency.code for agency in profile.agencies)
        self._closings = {closing.code: closing for closing in profile.closings if not closing.is_retired}
        self._checked = frozenset(category.code for category in profile.categories if category.on_site_check)
        self.corrections = Corrections(self.hand, self._opening)
        self.ownership = Ownership(self.hand)
        self.ties = TieActs(self.hand, self._replies)
        self.tasks = TaskActs(self.hand, self._replies, agencies=self._agencies)
        self.playbooks = PlaybookActs(self.hand, self.tasks, profile.playbooks)
        self.undo = Undo(self.hand, recall or Recall())

    def sign_on(self, operator: str) -> None:
        """Let what follows be ``operator``'s."""
        self.hand.sign_on(operator)

    def open_incident(self, draft: IncidentDraft) -> Future[Committed]:
        """Open an incident; ``Committed.incidents`` has it, with its number.

        Without a category the words of the draft choose it. Whoever takes a report in has answered it, so it
        is acknowledged by that: no alarm calls for what the operator has just typed.
        """
        if not draft.title.strip():
            raise RefusedError(refusals.NO_TITLE)
        if draft.category and not self._opening.knows_category(draft.category):
            raise RefusedError(refusals.UNKNOWN_CATEGORY, draft.category)
        require_short(draft.description, TEXT_MAX)
        for text in (draft.title, draft.place, draft.reporter):
            require_short(text, TITLE_MAX)
        now = self._clock.now()
        origin = Origin(opened_at=now, heard_at=now, is_drill=self._is_drill)
        data = self._opening.opened(draft, origin)
        incident_id = self.hand.new_id()
        opened = self.hand.opening(incident_id, EventKind.OPENED, data)
        taken = self.hand.opening(incident_id, EventKind.ACKNOWLEDGED, {})
        return self.hand.write_for_good((opened, taken, *self._called(draft, opened)))

    def _called(self, draft: IncidentDraft, opened: Event) -> tuple[Event, ...]:
        """What somebody told the room was a call, and is counted among them."""
        if not (draft.channel or draft.number):
            return ()
        data = called(CallKind.REAL, draft)
        return (replace(opened, event_id=self.hand.new_id(), kind=EventKind.CALLED, data=data),)

    def acknowledge(self, incident: Incident) -> Future[Committed]:
        require_open(incident)
        if incident.is_acknowledged:
            raise RefusedError(refusals.ACKNOWLEDGED, incident.acknowledged_by)
        return self._append(incident, self.hand.event(incident, EventKind.ACKNOWLEDGED))

    def assign(self, incident: Incident, agency: str, *, note: str = "") -> Future[Committed]:
        """Give a part to an agency; a new or verified incident becomes assigned by it."""
        return self.assign_all(incident, (agency,), note=note)

    def assign_all(self, incident: Incident, agencies: Sequence[str], *, note: str = "") -> Future[Committed]:
        """Give a part to each of ``agencies``, as one act."""
        require_open(incident)
        require_short(note, NOTE_MAX)
        for agency in agencies:
            self._require_free(incident, agency)
        told = ({"agency": agency, "note": note} for agency in agencies)
        events = [self.hand.event(incident, EventKind.ASSIGNED, data) for data in told]
        return self._append(incident, *events, note=note)

    def change_status(
        self, incident: Incident, after: IncidentStatus, *, reason: str = "", waits_for: str = ""
    ) -> Future[Committed]:
        """``waits_for`` "reporter": on hold until they answer."""
        require_open(incident)
        if after is IncidentStatus.CLOSED:
            raise RefusedError(refusals.CLOSE_WITH_DISPOSITION)
        if not may_change(incident.status, after):
            raise RefusedError(
                refusals.why_not(incident.status, after), f"{incident.status.value} -> {after.value}"
            )
        if after is IncidentStatus.ASSIGNED and not incident.agencies:
            raise RefusedError(refusals.NOBODY)
        if after is IncidentStatus.ON_HOLD:
            require_reason(reason)
        require_short(reason, NOTE_MAX)
        data: dict[str, Json] = {"before": incident.status.value, "after": after.value, "reason": reason}
        if waits_for and after is IncidentStatus.ON_HOLD:
            data["waits_for"] = waits_for
        return self._append(incident, self.hand.event(incident, EventKind.STATUS_CHANGED, data), note=reason)

    def note(self, incident: Incident, text: str) -> Future[Committed]:
        """Add a note; a closed incident takes them too."""
        if not text.strip():
            raise RefusedError(refusals.NO_TEXT)
        require_short(text, NOTE_MAX)
        return self._append(incident, self.hand.event(incident, EventKind.NOTED, {"text": text}))

    def tell_reporter(self, incident: Incident, text: str) -> Future[Committed]:
        """Add a note and send it to whoever reported the incident."""
        if not text.strip():
            raise RefusedError(refusals.NO_TEXT)
        require_short(text, NOTE_MAX)
        if not self._replies.answers(incident):
            raise RefusedError(refusals.NO_WAY_BACK)
        event = self.hand.event(incident, EventKind.NOTED, {"text": text, "to": REPORTER})
        return self._append(incident, event, note=text)

    def confirm_on_site(self, incident: Incident, text: str) -> Future[Committed]:
        """Write down that somebody saw on site that it is over; ``text`` says who saw what."""
        require_open(incident)
        if not text.strip():
            raise RefusedError(refusals.NO_CHECK)
        require_short(text)
        return self._append(incident, self.hand.event(incident, EventKind.ON_SITE_CHECKED, {"text": text}))

    def close(self, incident: Incident, disposition: Disposition, *, reason: str = "") -> Future[Committed]:
        """Close. The profile says which dispositions need a reason, and which kinds a check on site."""
        require_open(incident)
        closing = self._closings.get(disposition.value)
        if closing is None:
            raise RefusedError(refusals.UNKNOWN_DISPOSITION, disposition.value)
        if closing.claims_done and incident.category in self._checked and incident.checked_at is None:
            raise RefusedError(refusals.NOT_CHECKED, incident.category)
        if closing.needs_reason:
            require_reason(reason)
        require_short(reason)
        self._require_parts_closed(incident)
        event = self.hand.event(incident, EventKind.CLOSED, {"disposition": disposition.value, "reason": reason})
        return self._append(incident, event, note=reason)

    def reopen(self, incident: Incident, reason: str) -> Future[Committed]:
        if incident.is_open:
            raise RefusedError(refusals.NOT_CLOSED)
        if incident.ties.merged_into is not None:
            raise RefusedError(about(refusals.MERGED, incident.ties.merged_into.number))
        require_reason(reason)
        require_short(reason, NOTE_MAX)
        return self._append(
            incident, self.hand.event(incident, EventKind.REOPENED, {"reason": reason}), note=reason
        )

    def change_field(self, incident: Incident, field: str, *, after: FieldValue) -> Future[Committed]:
        """Correct one field, as ``corrections.change`` does."""
        return self.corrections.change(incident, {field: after})

    def _require_free(self, incident: Incident, agency: str) -> None:
        if agency not in self._agencies:
            raise RefusedError(refusals.UNKNOWN_AGENCY, agency)
        if agency in incident.agencies:
            raise RefusedError(refusals.ASSIGNED, agency)

    def _require_parts_closed(self, incident: Incident) -> None:
        still_open = [part.number for part in incident.ties.children if self._find(part.incident_id)]
        if still_open:
            raise RefusedError(about(refusals.OPEN_CHILDREN, ", ".join(still_open)))

    def _append(self, incident: Incident, *events: Event, note: str = "") -> Future[Committed]:
        """Append one act on ``incident`` with what is owed for each of its events."""
        owed: list[OutboxItem] = []
        after: Incident | None = incident
        for event in events:
            owed += self._replies.to(after or incident, event, note=note)
            after = fold(after, event)
        return self.hand.write((incident,), events, owed)
