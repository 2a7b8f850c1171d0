"""Observations to events, by the profile's rules. Pure: what is known comes in, what is to be written goes out."""

from collections.abc import Iterator

from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind, Json
from services.domain.feed import QuarantinedItem
from services.domain.log import Batch
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.observation_json import observation_to_json
from services.domain.profile import Profile
from services.incidents.additions import additions, is_outgrown
from services.incidents.arrival import Arrival, Memory
from services.incidents.earthquake import concerns_room, warns_of_tsunami
from services.incidents.field_values import as_json, value_in
from services.incidents.identity import incident_id_for
from services.incidents.measured import measured
from services.incidents.opening import OpeningRules, Origin
from services.incidents.place import Gazetteer

# Open311, FixMyStreet's updates and LAPOR!; any other word counts as open: better seen once too often than never
CLOSED_WORDS = frozenset({
    "closed", "close", "resolved", "fixed", "done", "rejected", "duplicate", "cancelled", "canceled",
    "no_further_action", "not_councils_responsibility", "selesai", "ditutup", "ditolak", "dibatalkan", "arsip",
})  # fmt: skip


class Intake:
    """The profile's rules at the door. Immutable, any thread; linear in the number of items."""

    def __init__(self, profile: Profile) -> None:
        self._rules, self._bounds = profile.intake, profile.area.bounds
        self._tsunami_category = profile.intake.tsunami_category
        self._opening, self._gazetteer = OpeningRules(profile), Gazetteer(profile.area)
        self._indicators = frozenset(i.indicator_id for p in profile.programmes for i in p.indicators)

    def take_in(self, arrival: Arrival) -> Batch:
        """Return what is new, oldest observation first; nothing new is an empty batch.

        A feed never closes or overwrites what the room did: a source may only add to an incident. Worse news
        about one that the room closed opens another.
        Positions and cameras are no events; see ``positions``.
        """
        memory = Memory(arrival)
        facts = [fact for index, item in _by_time(arrival.parsed) for fact in self._facts(item, index, memory)]
        refused = (*_rejected(arrival), *(fact for fact in facts if isinstance(fact, QuarantinedItem)))
        return Batch(tuple(fact for fact in facts if isinstance(fact, Event)), quarantine=refused)

    def _facts(self, item: Observation, index: int, memory: Memory) -> Iterator[Event | QuarantinedItem]:
        if item.kind in (ObservationKind.REPORT, ObservationKind.EARTHQUAKE):
            yield from self._reported(item, memory)
        elif item.kind is ObservationKind.MEASUREMENT:
            yield measured(item, memory.arrival, index=index, indicators=self._indicators)

    def _reported(self, item: Observation, memory: Memory) -> Iterator[Event]:
        before, digest = memory.of(item), item.digest()
        if before is not None and before.digest == digest:
            return
        told_in = before.incident_id if before else None
        if told_in is not None and not is_open(item) and not memory.is_closed(told_in):
            yield _closed_elsewhere(item, memory.arrival, told_in)
        incident_id = told_in or memory.incident_of_same_quake(item)
        opening = self._opening_for(item, memory, incident_id=incident_id, digest=digest)
        if opening is not None:
            incident_id = opening.incident_id
            yield memory.follow(opening)
        elif incident_id is not None:
            yield from self._added(item, memory, incident_id)
        memory.remember(item, digest=digest, incident_id=incident_id)
        data: dict[str, Json] = {
            "observation": observation_to_json(item),
            "digest": digest,
            "is_revision": incident_id is not None and incident_id == told_in,
        }
        yield memory.arrival.event(EventKind.OBSERVED, item, digest=digest, incident_id=incident_id, data=data)

    def _opening_for(
        self, item: Observation, memory: Memory, *, incident_id: str | None, digest: str
    ) -> Event | None:
        """Return the event that opens an incident for ``item``; None where it has one, or needs none."""
        if not self._opens(item, memory.arrival):
            return None
        if incident_id is None:
            # named without digest: an item opens once, in whichever revision it was first heard of
            return self._opened(item, memory.arrival, incident_id_for(item.source, item.external_id), digest="")
        if is_outgrown(memory.attached(incident_id), item):
            another = incident_id_for(item.source, f"{item.external_id}\x1f{digest}")
            return self._opened(item, memory.arrival, another, digest=digest)
        return None

    def _added(self, item: Observation, memory: Memory, incident_id: str) -> Iterator[Event]:
        attached = memory.attached(incident_id)
        if attached is None:
            return
        for name, after in additions(attached, item, gazetteer=self._gazetteer).items():
            before = as_json(value_in(attached.incident, name))
            data: dict[str, Json] = {"field": name, "before": before, "after": as_json(after)}
            digest = "\x1f".join((item.digest(), name))
            kind = EventKind.FIELD_CHANGED
            yield memory.follow(
                memory.arrival.event(kind, item, digest=digest, incident_id=incident_id, data=data)
            )

    def _opens(self, item: Observation, arrival: Arrival) -> bool:
        if item.kind is ObservationKind.EARTHQUAKE:
            return concerns_room(item, rules=self._rules, bounds=self._bounds, now=arrival.now)
        return arrival.feed.feed_id in self._rules.report_feeds and is_open(item)

    def _opened(self, item: Observation, arrival: Arrival, incident_id: str, *, digest: str) -> Event:
        is_tsunami = item.kind is ObservationKind.EARTHQUAKE and warns_of_tsunami(item)
        draft = IncidentDraft(
            category=self._tsunami_category if is_tsunami and self._tsunami_category else item.category,
            title=item.title,
            description=item.text,
            place=item.place,
            point=item.point,
            severity=item.severity,
            channel=item.attributes.get("channel", "") or arrival.feed.feed_id,
            reporter=item.attributes.get("reporter", ""),
        )
        origin = Origin(
            opened_at=min(item.observed_at, arrival.now),
            heard_at=arrival.now,
            source=item.source,
            external_id=item.external_id,
            is_drill=item.is_drill or arrival.feed.is_drill,
        )
        data = self._opening.opened(draft, origin)
        return arrival.event(EventKind.OPENED, item, digest=digest, incident_id=incident_id, data=data)


def is_open(item: Observation) -> bool:
    """Return whether the source still asks for something, by its own word."""
    return item.status.strip().casefold().replace(" ", "_") not in CLOSED_WORDS


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
