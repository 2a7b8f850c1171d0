"""What a source may add to an incident the room already has: a worse severity, a place where there was none."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from services.domain.observation import Observation
from services.incidents.earthquake import warns_of_tsunami
from services.incidents.field_values import FieldValue, value_in
from services.incidents.opening import TEXT_MAX, TITLE_MAX
from services.incidents.place import Gazetteer


@dataclass(frozen=True, slots=True)
class Attached:
    """An incident that items of a body belong to. ``by_hand`` are the fields a person set.

    ``is_touched``: somebody in the room did anything with it.
    """

    incident: Incident
    by_hand: frozenset[str] = frozenset()
    is_touched: bool = False

    @property
    def is_judged(self) -> bool:
        return "severity" in self.by_hand


def attached_by(incident: Incident, acts: Sequence[Event]) -> Attached:
    """Return the incident with what people did to it; ``acts`` are their events."""
    by_hand = {str(act.data.get("field")) for act in acts if act.kind is EventKind.FIELD_CHANGED}
    is_worked_on = incident.is_acknowledged or bool(incident.agencies)
    return Attached(incident, frozenset(by_hand), bool(acts) or is_worked_on)


def is_outgrown(attached: Attached | None, item: Observation) -> bool:
    """Return whether the room closed something milder than what the source tells now.

    A tsunami warning counts even where the room had judged: that was about the earthquake before it.
    """
    if attached is None or attached.incident.is_open or item.severity is None:
        return False
    is_news_to_the_room = not attached.is_judged or warns_of_tsunami(item)
    return is_news_to_the_room and item.severity < attached.incident.severity


def additions(attached: Attached, item: Observation, *, gazetteer: Gazetteer) -> dict[str, FieldValue]:
    """Return the fields that ``item`` fills or makes worse, with their new values.

    Nothing is ever eased or overwritten; where the room has judged, its severity stands. A tsunami warning
    that follows an earthquake told as moderate must not stay moderate.
    """
    incident, added = attached.incident, dict[str, FieldValue]()
    if not incident.is_open:
        return added
    if item.severity is not None and item.severity < incident.severity and not attached.is_judged:
        added["severity"] = item.severity
    was_guessed = incident.place_source == "text"
    if item.point is not None and (incident.point is None or was_guessed):
        added["point"] = item.point
        place = gazetteer.place_at(item.point)
        added |= {} if incident.place and not was_guessed else {"place": place.text}
        added |= {} if incident.district and not was_guessed else {"district": place.district}
    return {name: value for name, value in added.items() if value not in ("", value_in(incident, name))}


def overtaken(attached: Attached, *, title: str, description: str) -> dict[str, FieldValue]:
    """Return what a newer message of the same warning or site says instead, where nobody in the room wrote."""
    if not attached.incident.is_open:
        return {}
    newer = {"title": title[:TITLE_MAX], "description": description[:TEXT_MAX]}
    return {
        name: text
        for name, text in newer.items()
        if text and name not in attached.by_hand and value_in(attached.incident, name) != text
    }
