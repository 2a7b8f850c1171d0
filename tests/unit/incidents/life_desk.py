"""A desk of two operators over the log we own: acts on several incidents, undone too."""

from concurrent.futures import Future
from dataclasses import replace

from fake_clock import FakeClock
from fakes import FakeEventLog
from small_room import KANDANGHAUR, feed, small_profile

from services.domain.draft import IncidentDraft
from services.domain.incident import Incident
from services.domain.log import Committed
from services.domain.outbox import OutboxItem
from services.domain.profile import Profile
from services.incidents.dispatch import Dispatch
from services.outbox.recall import Recall

DRAFT = IncidentDraft("banjir", "Banjir setinggi lutut", point=KANDANGHAUR, channel="call", reporter="Ibu Siti")


class LifeDesk:
    """``profile`` wants a check on site for floods unless told otherwise."""

    def __init__(self, clock: FakeClock, *, wants_check: bool = False, reply_url: str = "") -> None:
        profile = small_profile(feeds=(feed(reply_url=reply_url),))
        kinds = (replace(c, on_site_check=wants_check and c.code == "banjir") for c in profile.categories)
        self.profile: Profile = replace(profile, categories=tuple(kinds))
        self.clock, self.log, self.recall = clock, FakeEventLog(), Recall()
        names = iter(f"id-{n:05d}" for n in range(1_000_000))
        self.acts = Dispatch(
            self.profile,
            log=self.log,
            clock=clock,
            station="A",
            operator="Rina",
            new_id=lambda: next(names),
            find=self.find,
            recall=self.recall,
        )
        self.log.subscribe(self.acts.undo.update)

    def find(self, incident_id: str) -> Incident | None:
        incident = self.log.incidents.get(incident_id)
        return incident if incident is not None and incident.is_open else None

    def now(self, incident: Incident) -> Incident:
        """Return the incident as it is after everything."""
        return self.log.incidents[incident.incident_id]

    def opened(self, draft: IncidentDraft = DRAFT) -> Incident:
        return self.after(self.acts.open_incident(draft))

    def unowned(self) -> Incident:
        """Return an incident that nobody holds."""
        return self.after(self.acts.ownership.release(self.opened()))

    def after(self, future: Future[Committed]) -> Incident:
        """Return the first incident of a saved act."""
        return future.result(0).incidents[0]

    def owed(self) -> list[OutboxItem]:
        return list(self.log.outbox.values())


def bare(incident: Incident) -> Incident:
    """Return the incident without what every event moves on."""
    return replace(incident, updated_at=incident.opened_at, last_event_id="", seq=0)
