"""What the room owes others for an act: an answer to the source of the report, a notice to the agency that is given it.

Queued in the same step as the act itself, so that neither is ever without the other.
"""

from collections.abc import Sequence

from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from services.domain.incident_fold import fold
from services.domain.outbox import OutboxItem
from services.domain.peer import Act, Peer
from services.domain.profile import Profile
from services.outbox.bodies import PLAIN, Story, Writer
from services.outbox.channels import peers_of

REPORTER = "reporter"  # of NOTED: whom a note is for
_ACTS = {
    EventKind.ASSIGNED: Act.ASSIGNED,
    EventKind.TASK_OPENED: Act.ASSIGNED,
    EventKind.STATUS_CHANGED: Act.STATUS,
    EventKind.CLOSED: Act.CLOSED,
    EventKind.REOPENED: Act.REOPENED,
    EventKind.MERGED: Act.CLOSED,
    EventKind.UNMERGED: Act.REOPENED,
}


class Replies:
    """Knows whom the profile tells of what. Immutable."""

    def __init__(self, profile: Profile) -> None:
        self._peers = peers_of(profile)
        self._writer = Writer(profile)

    def to(self, incident: Incident, event: Event, *, note: str) -> tuple[OutboxItem, ...]:
        """Return what is owed for ``event``; nothing where nobody waits for it.

        The event is the key: of one act each peer is told once. An observation's source is the id of the feed
        that brought it.
        """
        act = _act_of(event)
        if act is None:
            return ()
        agency = str(event.data.get("agency", "")) if act is Act.ASSIGNED else ""
        story = Story(act, fold(incident, event) or incident, event.at, note, agency)
        return tuple(
            OutboxItem(
                event.event_id, peer.peer_id, incident.incident_id, self._writer.body(peer, story), event.at
            )
            for peer in self._told(story)
        )

    def answers(self, incident: Incident) -> bool:
        """Return whether a note can reach whoever reported ``incident``."""
        return bool(self._answering(incident, Act.NOTE))

    def _told(self, story: Story) -> Sequence[Peer]:
        agencies = (peer for peer in self._peers if story.agency and peer.agency == story.agency)
        return (*self._answering(story.incident, story.act), *(p for p in agencies if story.act in p.templates))

    def _answering(self, incident: Incident, act: Act) -> Sequence[Peer]:
        if not incident.source or not incident.external_id:
            return ()
        mine = (peer for peer in self._peers if peer.feed == incident.source)
        return tuple(peer for peer in mine if peer.kind in PLAIN or act in peer.templates)


def _act_of(event: Event) -> Act | None:
    if event.kind is EventKind.NOTED:
        return Act.NOTE if event.data.get("to") == REPORTER else None
    return _ACTS.get(event.kind)
