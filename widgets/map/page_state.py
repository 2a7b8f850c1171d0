"""Everything the page must know, so that it may die at any moment and be told again."""

import json
from collections.abc import Iterable, Mapping

from services.domain.event import Json
from services.domain.freshness import UNKNOWN, Freshness
from services.domain.incident import Incident
from services.domain.observation import Observation
from services.domain.profile import Area
from widgets.map.ground import home_bounds
from widgets.map.layer_state import LayerState, Op
from widgets.map.point_rows import (
    CameraPair,
    ObservationPair,
    VehiclePair,
    camera_row,
    earthquake_key,
    earthquake_row,
    incident_row,
    observation_key,
    observation_row,
    page_key,
    vehicle_row,
)
from widgets.theme.theme import Theme

KINDS = ("incident", "camera", "vehicle", "earthquake", "observation")
ROWS_PER_BATCH = 4000  # 12 ms on the GUI thread; all of 10k at once would be 35 ms
PX_PER_PT = 96.0 / 72.0


class PageState:
    """Newest state of every layer and setting, and what of it is still to be sent. GUI thread.

    Settings are operations of which only the last counts (theme, area, view...), kept by name and sent again
    after a reload; ``view`` is the exception: the page moves by itself under the operator's hand, so the
    last view it told is what it gets back.
    """

    def __init__(self) -> None:
        self.incidents = LayerState[Incident]("incident", incident_row)
        self.cameras = LayerState[CameraPair]("camera", camera_row)
        self.vehicles = LayerState[VehiclePair]("vehicle", vehicle_row)
        self.earthquakes = LayerState[Observation]("earthquake", earthquake_row)
        self.observations = LayerState[ObservationPair]("observation", observation_row)
        self._layers = (self.earthquakes, self.observations, self.cameras, self.vehicles, self.incidents)
        self._settings: dict[str, Json] = {}
        self._unsent: dict[str, Json] = {}
        self._has_rest = False
        self.earthquake_freshness: Freshness = UNKNOWN
        self.stale_observations = 0  # from sources that are silent now; the console counts them
        self.unplaced: set[str] = set()  # keys of open incidents without a point

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """A closed incident leaves the map."""
        staying: list[tuple[str, Incident]] = []
        leaving: list[str] = []
        for incident in incidents:
            key = page_key(incident.incident_id)
            if not incident.is_open:
                leaving.append(key)
                continue
            staying.append((key, incident))
            if incident.point is None:
                self.unplaced.add(key)
            else:
                self.unplaced.discard(key)
        self.incidents.put(staying)
        self._drop(leaving)

    def drop_incidents(self, incident_ids: Iterable[str]) -> None:
        self._drop([page_key(id_) for id_ in incident_ids])

    def _drop(self, keys: list[str]) -> None:
        self.incidents.drop(keys)
        self.unplaced.difference_update(keys)

    def put_cameras(self, pairs: Iterable[CameraPair]) -> None:
        self.cameras.put((page_key(pair[0].camera_id), pair) for pair in pairs)

    def put_vehicles(self, pairs: Iterable[VehiclePair]) -> None:
        self.vehicles.put((page_key(pair[0].resource_id), pair) for pair in pairs)

    def put_observations(self, pairs: Iterable[ObservationPair]) -> None:
        self.observations.put((observation_key(pair[0]), pair) for pair in pairs)

    def drop_observations(self, observations: Iterable[Observation]) -> None:
        self.observations.drop(map(observation_key, observations))

    def replace_earthquakes(self, quakes: Iterable[Observation]) -> None:
        by_id = {earthquake_key(quake): quake for quake in quakes}
        self.earthquakes.keep_only(by_id)
        self.earthquakes.put(by_id.items())

    def set(self, name: str, argument: Json) -> None:
        """Remember a setting and send it with the next batch."""
        self._settings[name] = argument
        self._unsent[name] = argument

    def select(self, argument: dict[str, Json]) -> None:
        """A reload shows the selection again, but does not bring it into view again."""
        self._unsent.pop("deselect", None)
        self._unsent["select"] = argument
        self._settings["select"] = {**argument, "bring": False}

    def deselect(self) -> None:
        self._settings.pop("select", None)
        self._unsent.pop("select", None)
        self._unsent["deselect"] = None

    def set_changed(self, name: str, argument: Json) -> None:
        """As ``set``, but an equal setting is not sent again."""
        if self._settings.get(name) != argument:
            self.set(name, argument)

    def remember_view(self, view: Json) -> None:
        """Keep for the next load what the page already shows; None: the whole area, as a new page does."""
        self._settings.pop("view", None)
        if view is not None:
            self._settings["view"] = view

    def ask(self, name: str, argument: Json = None) -> None:
        """Send an operation once; it is not repeated after a reload."""
        self._unsent[name] = argument

    def resend(self) -> None:
        for layer in self._layers:
            layer.resend()
        self._unsent = dict(self._settings)

    @property
    def is_pending(self) -> bool:
        return bool(self._unsent) or any(layer.is_pending for layer in self._layers)

    @property
    def has_rest(self) -> bool:
        """Whether the last batch was cut short: what is left of the same snapshot should follow at once."""
        return self._has_rest and self.is_pending

    def take(self) -> str:
        """Return the next batch as JSON text. Selection comes last: it needs its point to be there."""
        ops = [[name, argument] for name, argument in self._unsent.items() if name not in _LAST]
        room = ROWS_PER_BATCH
        for layer in self._layers:
            taken = layer.take(room)
            ops += taken
            room -= sum(_row_count(op) for op in taken)
            if room <= 0:
                break
        late = {name: self._unsent[name] for name in _LAST if name in self._unsent}
        self._unsent = {}
        self._has_rest = any(layer.is_pending for layer in self._layers)
        if self._has_rest:
            self._unsent = late
        else:
            ops += [[name, argument] for name, argument in late.items()]
        return json.dumps(ops, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


_LAST = ("deselect", "select")


def _row_count(op: Op) -> int:
    argument = op[1]
    rows = argument.get("rows") if isinstance(argument, dict) else None
    return len(rows) if isinstance(rows, list) else 0


def theme_argument(theme: Theme) -> Json:
    """Colours by token name, the font, and how much larger than a desk everything is drawn."""
    colors: dict[str, Json] = dict(theme.colors)
    family = f'"Inter", "{theme.family}", sans-serif'
    return {"colors": colors, "family": family, "scale": theme.base_pt / 10.0, "base_px": _base_px(theme)}


def theme_sheet(theme: Theme) -> str:
    """The same as a style sheet, so that the first frame already has its colours."""
    lines = [f"--{name.replace('_', '-')}: {value};" for name, value in theme.colors.items()]
    return f":root {{ {' '.join(lines)} --base: {_base_px(theme)}px; }}"


def area_argument(area: Area) -> Json:
    """Bounds, credits, and the names to write: a district stands at the mean of its villages."""
    home = home_bounds(area)
    villages: list[Json] = [[v.name, v.point.lat, v.point.lon] for v in area.villages]
    return {
        "bounds": [[home.south, home.west], [home.north, home.east]],
        "attribution": area.attribution,
        "districts": _district_names(area),
        "villages": villages,
    }


def layers_argument(visible: Mapping[str, bool]) -> Json:
    return {kind: visible[kind] for kind in KINDS}


def _district_names(area: Area) -> list[Json]:
    names: list[Json] = []
    for district in area.districts:
        points = [v.point for v in area.villages if v.district == district]
        if points:
            count = len(points)
            names.append([district, sum(p.lat for p in points) / count, sum(p.lon for p in points) / count])
    return names


def _base_px(theme: Theme) -> float:
    return round(theme.base_pt * PX_PER_PT, 2)
