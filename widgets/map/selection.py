"""What is selected on the map, and its card."""

from collections.abc import Callable
from datetime import tzinfo

from services.domain.event import Json
from widgets.map.cards import camera_card, earthquake_card, incident_card, observation_card, vehicle_card
from widgets.map.page_state import PageState
from widgets.map.point_rows import page_key


class Selection:
    """At most one thing. A click on the map never moves the map, a selection from elsewhere may."""

    def __init__(self, state: PageState, zone: tzinfo) -> None:
        self._state, self._zone = state, zone
        self._kind = self._key = ""
        self._clicked_id = ""  # the answer of the console to a click selects the same incident again
        self._shown: Json = None

    def select_incident(self, incident_id: str) -> None:
        """An incident that is not here yet is shown as soon as it arrives."""
        bring = incident_id != self._clicked_id
        self._clicked_id = ""
        self._kind, self._key = "incident", page_key(incident_id)
        if bring or self._shown is None:
            self._show(bring=bring)

    def select_clicked(self, kind: str, key: str) -> str:
        """Return the thing's own id, "" when it is no longer there."""
        own_id = self._own_id(kind, key)
        if own_id:
            self._kind, self._key = kind, key
            self._clicked_id = own_id if kind == "incident" else ""
            self._show(bring=False)
        return own_id

    def clear(self) -> None:
        self._kind = self._key = self._clicked_id = ""
        self._shown = None
        self._state.deselect()

    def refresh(self) -> None:
        """Show what changed about the selected thing; nothing is sent when nothing did."""
        if self._key and (self._content() != self._shown):
            self._show(bring=False)

    def _show(self, *, bring: bool) -> None:
        self._shown = self._content()
        if self._shown is None:
            self._state.deselect()
            return
        label = ""
        if self._kind == "incident":
            label = self._state.incidents.things[self._key].number
        self._state.select(
            {"kind": self._kind, "id": self._key, "label": label, "card": self._shown, "bring": bring}
        )

    def _content(self) -> Json:
        state, key, zone = self._state, self._key, self._zone
        makers: dict[str, Callable[[], Json]] = {
            "incident": lambda: incident_card(state.incidents.things[key], zone),
            "camera": lambda: camera_card(state.cameras.things[key], zone),
            "vehicle": lambda: vehicle_card(state.vehicles.things[key], zone),
            "observation": lambda: observation_card(state.observations.things[key], zone),
            "earthquake": lambda: earthquake_card(state.earthquakes.things[key], zone),
        }
        return makers[self._kind]() if self._own_id(self._kind, key) else None

    def _own_id(self, kind: str, key: str) -> str:
        state = self._state
        if kind == "incident" and key in state.incidents.things:
            return state.incidents.things[key].incident_id
        if kind == "camera" and key in state.cameras.things:
            return state.cameras.things[key][0].camera_id
        if kind == "vehicle" and key in state.vehicles.things:
            return state.vehicles.things[key][0].resource_id
        if kind == "observation" and key in state.observations.things:
            return state.observations.things[key][0].external_id
        if kind == "earthquake" and key in state.earthquakes.things:
            return state.earthquakes.things[key].external_id
        return ""
