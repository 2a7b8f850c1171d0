"""Events are the truth; every other table is a projection that can be rebuilt from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
NO_DATA: Mapping[str, Json] = MappingProxyType({})


class EventKind(Enum):
    """What happened. ``data`` keys are given beside each; times in data are ISO 8601 UTC."""

    # about an incident
    OPENED = "opened"  # number (filled by the writer), category, severity, title, description, place, district,
    # point [lat, lon] | null, channel, reporter, source, external_id, ack_due_at | null, due_at | null, is_drill,
    # place_source, place_confidence | null (see Incident), people_at_risk | null, people_kinds
    # clocks (see deadline_json)
    OBSERVED = "observed"  # observation (see observation_json), digest, is_revision (a report the incident already
    # has, told anew: not counted again); incident_id None: not (yet) an incident
    ACKNOWLEDGED = "acknowledged"
    ASSIGNED = "assigned"  # agency (code), note
    STATUS_CHANGED = "status_changed"  # before, after, reason, waits_for ("reporter": on hold until they answer)
    FIELD_CHANGED = "field_changed"  # field, before, after; place_source, place_confidence as in OPENED
    NOTED = "noted"  # text, to ("reporter": sent to whoever reported it; absent: for the room only)
    CLOSED = "closed"  # disposition (stable code), reason, if_untouched (a rule's: counts if ``base`` is newest)
    REOPENED = "reopened"  # reason
    DEADLINES_SET = "deadlines_set"  # clocks (see deadline_json), reason ("calendar", "category", "resumed")
    DEADLINE_NEAR = "deadline_near"  # clock (its kind), due_at: 75 % of the time is used
    DEADLINE_BREACHED = "deadline_breached"  # clock (its kind), due_at; ``at`` is when the room could say so
    SENT = "sent"  # peer, key, reference (the peer's own id of it, "" when it gave none), text
    HELD = "held"  # peer, key, trouble (code), words (the peer's)
    REPLY_EDITED = "reply_edited"  # peer, key, before, after
    # who answers for it; the actor is the new owner, the one who offers, or the one who was asked
    CLAIMED = "claimed"  # nobody had it
    TAKEN_OVER = "taken_over"  # before (the owner until now), reason
    OFFERED = "offered"  # to
    OFFER_ACCEPTED = "offer_accepted"  # before (the owner until now)
    OFFER_DECLINED = "offer_declined"  # reason
    RELEASED = "released"
    # two incidents: one event on each, in one batch; ``incident``, ``number`` are the other one's
    LINKED = "linked"  # incident, number: became a part of that one
    UNLINKED = "unlinked"  # incident, number
    CHILD_ADDED = "child_added"  # incident, number
    CHILD_REMOVED = "child_removed"  # incident, number
    MERGED = "merged"  # incident, number: closed as a duplicate of that one
    ABSORBED = "absorbed"  # incident, number, opened_at, reporters, reports, notes: what that one brings
    UNMERGED = "unmerged"  # incident, number: stands alone again, as before MERGED
    DETACHED = "detached"  # incident, number: what ABSORBED brought goes
    ON_SITE_CHECKED = "on_site_checked"  # text: somebody saw that it is over
    UNDONE = "undone"  # acts (event ids), kind (of the first), given and before (fields), notes (a count)
    # tasks and playbooks; ``task`` is the task's id (of one that ASSIGNED means: that event's id)
    TASK_OPENED = (
        "task_opened"  # task, agency, title, step, playbook ("" without), due_at | null, check_in_s, note
    )
    TASK_CHANGED = "task_changed"  # task, agency, before, after, reason
    TASK_CHECKED = "task_checked"  # task, agency, way, result (answered, sent, no_answer), text
    CHECK_MISSED = "check_missed"  # task, agency, since (the last contact), misses
    TASK_ESCALATED = "task_escalated"  # task, agency, since, misses, level (from 1), to_id, to_en (who is told)
    PLAYBOOK_STARTED = "playbook_started"  # playbook (code), version
    STEP_ANSWERED = "step_answered"  # playbook, step, fact, value (text or number)
    STEP_DONE = "step_done"  # playbook, step
    STEP_SKIPPED = "step_skipped"  # playbook, step, reason, tell ("supervisor": who must see it)
    REPORTED = "reported"  # text, reporter, number (the caller's), channel, name: somebody told of it again
    # about a call; about the room, or about the incident it opened
    CALLED = "called"  # kind (see call.CallKind), channel, number (the caller's, digits), name, note
    NUISANCE_MARKED = "nuisance_marked"  # number (a caller's), is_nuisance, reason
    # about the room
    MEASURED = "measured"  # indicator, value, period, as_of, source, note
    FEED_LOST = "feed_lost"  # feed, reason_id, reason_en
    FEED_RECOVERED = "feed_recovered"  # feed
    CAMERA_CHANGED = "camera_changed"  # camera, before, after
    # about an alarm; ``alarm`` is its id ("feed:bmkg"), never the event's incident_id: the alarm is the room's
    ALARM_RAISED = "alarm_raised"  # alarm, source, subject, priority, title_id, title_en, category, since
    ALARM_CLEARED = "alarm_cleared"  # alarm, raised_at, answered_by ("": the cause ended by itself)
    ALARM_ACKNOWLEDGED = "alarm_acknowledged"  # alarm, comment
    ALARM_SHELVED = "alarm_shelved"  # alarm, reason, until
    ALARM_UNSHELVED = "alarm_unshelved"  # alarm, is_expired (by the clock, not by a hand)
    ALARM_MUTED = "alarm_muted"  # until (the sound of the whole room; the past: on again)
    STARTED = "started"  # version
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Event:
    """One appended fact.

    ``event_id`` is a UUIDv7 for human acts and a UUIDv5 of (source, external id, digest) for ingested
    ones, so a fact that arrives twice is one event. ``at`` is aware UTC: when it happened, not when it was
    written. ``actor`` is an operator's name, ``feed:<id>`` or ``system``. ``base`` is the event the actor
    saw (for merging consoles later). ``seq`` is the place in this console's log, 0 until committed.
    """

    event_id: str
    kind: EventKind
    at: datetime
    actor: str
    station: str
    incident_id: str | None = None
    data: Mapping[str, Json] = field(default_factory=lambda: NO_DATA)
    base: str | None = None
    seq: int = 0
