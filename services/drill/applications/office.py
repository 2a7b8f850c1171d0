"""All applications under one roof: which path tells what."""

from services.drill.applications.ayutv import AyuTv
from services.drill.applications.complaints import CallCentre, Lapor
from services.drill.applications.dokmaru import Dokmaru
from services.drill.applications.gopal import Gopal
from services.drill.applications.ground import Ground, Told
from services.drill.applications.la_da import LaDa
from services.drill.applications.le_dig import LeDig
from services.drill.applications.migrant_shop import MigrantShop
from services.drill.applications.parking import Parking
from services.drill.applications.pju import Pju
from services.drill.applications.psc119 import Psc119
from services.drill.applications.sim_rs import SimRs
from services.drill.applications.waste import WasteTrucks
from services.drill.fleet import Way
from services.drill.indicators import IndicatorBoard


def applications(ground: Ground, ways: tuple[Way, ...], board: IndicatorBoard) -> dict[str, Told]:
    """Return what answers each path. Every answer is a pure function of its moment: any thread."""
    parts = (
        LaDa(ground), LeDig(ground), Dokmaru(ground), AyuTv(ground), MigrantShop(ground, board), Gopal(ground, ways),
        Psc119(ground), Pju(ground, ways), Parking(ground), WasteTrucks(ground, ways), SimRs(ground), Lapor(ground),
        CallCentre(ground),
    )  # fmt: skip
    return {path: told for part in parts for path, told in part.told().items()}
