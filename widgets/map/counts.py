"""How much is on the map, and how much of it is in doubt."""

from dataclasses import dataclass

from services.domain.freshness import FreshnessState
from widgets.map.page_state import PageState


@dataclass(frozen=True, slots=True)
class MapCounts:
    """``unplaced`` incidents are open but have no point; ``cameras_not_live`` includes never measured ones."""

    incidents: int = 0
    unplaced: int = 0
    cameras: int = 0
    cameras_not_live: int = 0
    vehicles: int = 0
    vehicles_stale: int = 0
    vehicles_unknown: int = 0
    earthquakes: int = 0
    earthquakes_age_s: float | None = None  # of the sources' last answer, when it is too old; None: fresh
    observations: int = 0
    observations_stale: int = 0


def counts_of(state: PageState) -> MapCounts:
    """Count what is there: the incidents by length only, so that a hundred thousand cost nothing."""
    cameras = state.cameras.things.values()
    freshness = [pair[1].state for pair in state.vehicles.things.values()]
    return MapCounts(
        incidents=len(state.incidents.things),
        unplaced=len(state.unplaced),
        cameras=len(cameras),
        cameras_not_live=sum(health is None or not health.is_usable for _, health in cameras),
        vehicles=len(freshness),
        vehicles_stale=freshness.count(FreshnessState.STALE),
        vehicles_unknown=freshness.count(FreshnessState.UNKNOWN),
        observations=len(state.observations.things),
        observations_stale=state.stale_observations,
        earthquakes=len(state.earthquakes.things),
        earthquakes_age_s=state.earthquake_freshness.age_s
        if state.earthquake_freshness.state is FreshnessState.STALE
        else None,
    )
