"""Observations to events, by the profile's rules. Pure: what is known comes in, what is to be written goes out."""

from collections.abc import Iterator, Mapping
from functools import partial

from services.domain.event import Event, EventKind, Json
from services.domain.feed import QuarantinedItem
from services.domain.incident import Incident
from services.domain.log import Batch
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.observation_json import observation_to_json
from services.domain.profile import Profile
from services.domain.warned import is_expired, says_ended
from services.incidents.additions import Attached, additions, is_outgrown, overtaken
from services.incidents.arrival import Arrival, Memory
from services.incidents.concern import Concerns, seen_at
from services.incidents.concern import is_open as is_open
from services.incidents.drafts import Drafts
from services.incidents.endings import Cause, Ending, ended
from services.incidents.field_values import FieldValue, as_json, value_in
from services.incidents.identity import incident_id_for
from services.incidents.measured import measured
from services.incidents.opening import OpeningRules, Origin
from services.incidents.place import Gazetteer
from services.incidents.quake_reports import FeltReports
from services.incidents.sites import Sites

NOT_TOLD = frozenset({ObservationKind.POSITION, ObservationKind.CAMERA, ObservationKind.MEASUREMENT})
_WHERE = frozenset({"point", "place", "district"})


class Intake:
    """The profile's rules at the door. Immutable, any thread; linear in the number of items."""

    def __init__(self, profile: Profile) -> None:
        self._opening, self._gazetteer = OpeningRules(profile), Gazetteer(profile.area)
        self._indicators = frozenset(i.indicator_id for p in profile.programmes for i in p.indicators)
        self._concerns = Concerns(profile)
        self._drafts, self._sites = Drafts(profile, self._concerns), Sites(self._concerns)
        self.felt = FeltReports(profile, self._opening.categoriser)

    def take_in(self, arrival: Arrival) -> Batch:
        """Return what is new, oldest observation first; nothing new is an empty batch.

        A feed never closes or overwrites what the room did: a source may only add to an incident, and end one
        that nobody touched. Worse news about one that the room closed opens another. What is gone from a source
        changes nothing. Positions and cameras are no events; see ``positions``.
        """
        memory = Memory(arrival, self.felt)
        facts = [fact for index, item in _by_time(arrival.parsed) for fact in self._facts(item, index, memory)]
        refused = (*_rejected(arrival), *(fact for fact in facts if isinstance(fact, QuarantinedItem)))
        return Batch(tuple(fact for fact in facts if isinstance(fact, Event)), quarantine=refused)

    def _facts(self, item: Observation, index: int, memory: Memory) -> Iterator[Event | QuarantinedItem]:
        if item.kind not in NOT_TOLD:
            yield from self._told(item, memory)
        elif item.kind is ObservationKind.MEASUREMENT:
            yield measured(item, memory.arrival, index=index, indicators=self._indicators)

    def _told(self, item: Observation, memory: Memory) -> Iterator[Event]:
        before, digest = memory.of(item), item.digest()
        if (before is not None and before.digest == digest) or self._is_no_news(item, memory):
            return
        told_in = before.incident_id if before else None
        belongs = told_in or self._belongs(item, memory)
        yield from map(memory.follow, self._over(item, memory, told_in=told_in, belongs=belongs))
        opening = self._opening_for(item, memory, incident_id=belongs, digest=digest)
        incident_id = opening.incident_id if opening else belongs
        if opening is not None:
            yield memory.follow(opening)
        elif incident_id is not None:
            yield from self._added(item, memory, incident_id)
        data: dict[str, Json] = {
            "observation": observation_to_json(item),
            "digest": digest,
            "is_revision": incident_id is not None and incident_id == told_in,
        }
        event = memory.arrival.event(EventKind.OBSERVED, item, digest=digest, incident_id=incident_id, data=data)
        yield memory.follow(event) if incident_id else event
        memory.remember(item, digest=digest, incident_id=incident_id)

    def _is_no_news(self, item: Observation, memory: Memory) -> bool:
        """Return whether it is older than what is known, a site's mere sign of life, or over before it was heard."""
        previous = memory.previous(item)
        if previous is not None and item.observed_at < previous.observed_at:
            return True
        if item.kind is ObservationKind.SITE:
            return self._sites.is_sign_of_life(item, previous, among=len(memory.arrival.parsed.observations))
        is_warning = item.kind is ObservationKind.WARNING
        return is_warning and memory.of(item) is None and is_expired(item, memory.arrival.now)

    def _belongs(self, item: Observation, memory: Memory) -> str | None:
        """Return the incident of the same event, or of the same conversation while it is about the same thing."""
        incident_id = memory.incident_for(item)
        if incident_id is None and item.kind is ObservationKind.EARTHQUAKE and self._asks(item, memory):
            return memory.felt_before_told(item)
        attached = memory.attached(incident_id) if incident_id else None
        if attached is not None and item.attributes.get("thread") and self._is_of_another_kind(item, attached):
            return None
        return incident_id

    def _is_of_another_kind(self, item: Observation, attached: Attached) -> bool:
        named = self._opening.categoriser.categories_in(f"{item.title}\n{item.text}")
        return bool(named) and attached.incident.category not in named

    def _asks(self, item: Observation, memory: Memory) -> bool:
        return self._concerns.opens(item, feed_id=memory.arrival.feed.feed_id, now=memory.arrival.now)

    def _opening_for(
        self, item: Observation, memory: Memory, *, incident_id: str | None, digest: str
    ) -> Event | None:
        """Return the event that opens an incident for ``item``; None where it has one, or needs none."""
        if incident_id is not None and not memory.is_closed(incident_id):
            return None
        if not self._asks(item, memory):
            return None
        if incident_id is None:
            if memory.replacement(item) is not None:
                return None  # a newer message stands for it, or has withdrawn it
            # named without digest: an item opens once, in whichever revision it was first heard of
            root = item.replaces[0] if item.replaces else item.external_id
            return self._opened(item, memory.arrival, incident_id_for(item.source, root), digest="")
        if self._is_needed_again(item, memory, incident_id):
            another = incident_id_for(item.source, f"{item.external_id}\x1f{digest}")
            return self._opened(item, memory.arrival, another, digest=digest)
        return None

    def _is_needed_again(self, item: Observation, memory: Memory, incident_id: str) -> bool:
        """Return whether the closed incident does not cover the news: worse, begun anew, or closed by rule alone."""
        attached = memory.attached(incident_id)
        if attached is None:
            return False
        if item.kind is ObservationKind.SITE and self._sites.begins(item, memory.previous(item)):
            return True
        by_rule = item.kind in (ObservationKind.SITE, ObservationKind.WARNING) and not attached.is_touched
        return by_rule or is_outgrown(attached, item)

    def _over(
        self, item: Observation, memory: Memory, *, told_in: str | None, belongs: str | None
    ) -> Iterator[Event]:
        """Yield what the source's "it is over" does to the incident."""
        if item.kind is ObservationKind.WARNING:
            attached = memory.attached(belongs) if belongs and says_ended(item) else None
            if attached is not None and attached.incident.is_open:
                ending = Ending(Cause.CANCELLED, item, item.digest())
                owned = self._concerns.ended_by(attached, item)
                yield ended(owned, ending, partial(_signed, memory.arrival, item))
        elif item.kind in (ObservationKind.REPORT, ObservationKind.EARTHQUAKE):
            owner = told_in or (belongs if item.replaces else None)
            if owner is not None and not is_open(item) and not memory.is_closed(owner):
                yield _closed_elsewhere(item, memory.arrival, owner)

    def _added(self, item: Observation, memory: Memory, incident_id: str) -> Iterator[Event]:
        attached = memory.attached(incident_id)
        if attached is None:
            return
        changes = additions(attached, item, gazetteer=self._gazetteer) | self._newer(item, memory, attached)
        for name, after in changes.items():
            yield memory.follow(_changed(item, memory.arrival, attached.incident, name=name, after=after))

    def _newer(self, item: Observation, memory: Memory, attached: Attached) -> dict[str, FieldValue]:
        """Return what the newest message says of a warning, a site, or an earthquake that citizens told first."""
        if item.kind is ObservationKind.WARNING:
            is_newest = memory.replacement(item) is None and not says_ended(item)
        elif item.kind is ObservationKind.EARTHQUAKE:
            is_newest = memory.felt_before_told(item) == attached.incident.incident_id
        else:
            is_newest = item.kind is ObservationKind.SITE and self._concerns.raises(item)
        if not is_newest:
            return {}
        draft = self._drafts.of(item, feed_id=memory.arrival.feed.feed_id)
        return overtaken(attached, title=draft.title, description=draft.description)

    def _opened(self, item: Observation, arrival: Arrival, incident_id: str, *, digest: str) -> Event:
        draft = self._drafts.of(item, feed_id=arrival.feed.feed_id)
        data = self._opening.opened(draft, _origin(item, arrival))
        return arrival.event(EventKind.OPENED, item, digest=digest, incident_id=incident_id, data=data)


def _origin(item: Observation, arrival: Arrival) -> Origin:
    return Origin(
        opened_at=seen_at(item, arrival.now),
        heard_at=arrival.now,
        source=item.source,
        external_id=item.external_id,
        is_drill=item.is_drill or arrival.feed.is_drill,
    )


def _changed(item: Observation, arrival: Arrival, incident: Incident, *, name: str, after: FieldValue) -> Event:
    data: dict[str, Json] = {"field": name, "before": as_json(value_in(incident, name)), "after": as_json(after)}
    if name in _WHERE:
        data["place_source"] = "point"
    digest = "\x1f".join((item.digest(), name))
    return arrival.event(EventKind.FIELD_CHANGED, item, digest=digest, incident_id=incident.incident_id, data=data)


def _signed(
    arrival: Arrival, item: Observation, kind: EventKind, event_id: str, incident: Incident, data: Mapping[str, Json],
    base: str | None,
) -> Event:  # fmt: skip
    return arrival.signed(kind, item, event_id=event_id, incident_id=incident.incident_id, data=data, base=base)


def _by_time(parsed: Parsed) -> list[tuple[int, Observation]]:
    return sorted(enumerate(parsed.observations), key=lambda numbered: numbered[1].observed_at)


def _rejected(arrival: Arrival) -> Iterator[QuarantinedItem]:
    for rejection in arrival.parsed.rejected:
        yield QuarantinedItem(arrival.feed.feed_id, arrival.now, rejection.index, rejection.reason, rejection.raw)


def _closed_elsewhere(item: Observation, arrival: Arrival, incident_id: str) -> Event:
    name, word = arrival.feed.name.id, item.status.strip()
    text = f'{name} menyatakan laporan ini "{word}" di sistemnya. Status di ruang ini tidak diubah.'
    data: dict[str, Json] = {"text": text}
    digest = f"status:{word.casefold()}"  # each closing word is said once, however often the rest changes
    return arrival.event(EventKind.NOTED, item, digest=digest, incident_id=incident_id, data=data)
