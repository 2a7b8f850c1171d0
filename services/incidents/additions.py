"""What a source may add to an incident the room already has: a worse severity, a place where there was none."""

from dataclasses import dataclass

from services.domain.incident import Incident
from services.domain.observation import Observation
from services.incidents.earthquake import warns_of_tsunami
from services.incidents.field_values import FieldValue
from services.incidents.place import Gazetteer


@dataclass(frozen=True, slots=True)
class Attached:
    """An incident that items of a body belong to. ``is_judged``: somebody in the room set its severity."""

    incident: Incident
    is_judged: bool = False


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
    if incident.point is None and item.point is not None:
        added["point"] = item.point
        place = gazetteer.place_at(item.point)
        added |= {} if incident.place else {"place": place.text}
        added |= {} if incident.district else {"district": place.district}
    return {name: value for name, value in added.items() if value != ""}
