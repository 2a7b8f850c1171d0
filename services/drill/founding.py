"""Puts a city together from its profile, its scenario and the data of ``resources/drill``."""

from dataclasses import dataclass
from pathlib import Path

from services.domain.clock import Clock
from services.drill.applications.ground import Ground, load_words
from services.drill.applications.office import applications
from services.drill.citizens import Citizens
from services.drill.city import City, Household
from services.drill.earthquakes import Bulletins
from services.drill.fleet import Fleet, ways_of
from services.drill.indicators import IndicatorBoard
from services.drill.past_earthquakes import load_past_earthquakes
from services.drill.report_texts import Phrasing, load_report_texts
from services.drill.scenario_file import load_scenario
from services.drill.simulated_time import SimulatedTime
from services.drill.town import town_of
from services.profile.loader import load_profile

RESOURCES = Path(__file__).parents[2] / "resources"
DATA = RESOURCES / "drill"


@dataclass(frozen=True, slots=True)
class Plan:
    """``profile`` is a folder, ``scenario`` the name of a file. The same plan gives the same city."""

    profile: Path
    scenario: str
    seed: int = 1
    speed: float = 1.0
    vehicles: int = 24
    run: str = ""


def found(plan: Plan, clock: Clock) -> City:
    """Return the city of ``plan``, which lives from now on. KnownError names what is wrong with its files."""
    town = town_of(load_profile(plan.profile, drill_base_url=None))
    own = plan.profile / "scenarios" / f"{plan.scenario}.toml"
    scenario = load_scenario(own if own.is_file() else DATA / "scenarios" / f"{plan.scenario}.toml", town)
    texts, ways = load_report_texts(DATA / "reports.toml"), ways_of(town)
    phrasing, indicators = Phrasing(texts), IndicatorBoard(town.indicators, seed=plan.seed)
    ground = Ground(town, load_words(DATA / "applications.toml"), texts, phrasing, seed=plan.seed, run=plan.run)
    house = Household(
        town=town,
        scenario=scenario,
        citizens=Citizens(town, phrasing, seed=plan.seed, run=plan.run),
        bulletins=Bulletins(load_past_earthquakes(DATA / "earthquakes.toml", before=clock.now())),
        fleet=Fleet(ways, size=plan.vehicles, seed=plan.seed),
        indicators=indicators,
        applications=applications(ground, ways, indicators),
        time=SimulatedTime(clock, speed=plan.speed),  # last: from here on the city lives
    )
    return City(house, seed=plan.seed)
