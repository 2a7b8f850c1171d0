"""What the types of the smart data models are to this room."""

from collections.abc import Mapping
from types import MappingProxyType

from services.domain.observation import ObservationKind

_KINDS = {
    ObservationKind.WARNING: ("alert", "weatheralert", "weatherwarning", "floodalert"),
    ObservationKind.REPORT: (
        "complaint", "issuereporting", "service_requests", "servicerequest", "open311servicerequest", "roadaccident",
    ),
    ObservationKind.POSITION: ("vehicle", "fleetvehicle", "publictransportvehicle"),
    ObservationKind.MEASUREMENT: ("keyperformanceindicator",),
    ObservationKind.FORECAST: ("weatherforecast",),
}  # fmt: skip
_SITES = {
    "street_light": ("streetlight", "streetlightgroup"),
    "waste_bin": ("wastecontainer", "wastecontainerisle"),
    "parking": ("onstreetparking", "offstreetparking", "parkingspot", "parkinggroup", "onstreetparkingzone"),
    "air_quality": ("airqualityobserved", "airqualitymonitoring", "indoorenvironmentobserved"),
    "noise": ("noiselevelobserved", "noisepollution"),
    "weather": ("weatherobserved",),
    "water_gauge": ("waterobserved", "floodmonitoring", "riverobserved"),
    "water_gate": ("sluicegate", "damobserved"),
    "water_quality": ("waterqualityobserved",),
}
ASSET = "asset"


_KIND_OF: Mapping[str, ObservationKind] = MappingProxyType(
    {name: kind for kind, names in _KINDS.items() for name in names}
)
_SITE_OF: Mapping[str, str] = MappingProxyType({name: site for site, names in _SITES.items() for name in names})


def kind_of(entity_type: str) -> ObservationKind:
    """Return what an entity is; a type not known here stands somewhere (SITE) until somebody says otherwise."""
    return _KIND_OF.get(_plain(entity_type), ObservationKind.SITE)


def site_type_of(entity_type: str) -> str:
    return _SITE_OF.get(_plain(entity_type), ASSET)


def is_reading(entity_type: str) -> bool:
    """Return whether the type is named after what is measured, not after what stands there."""
    return _plain(entity_type).endswith(("observed", "monitoring", "sluicegate"))


def _plain(entity_type: str) -> str:
    return entity_type.rpartition(":")[2].casefold()
