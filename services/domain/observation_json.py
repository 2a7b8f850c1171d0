"""An observation as JSON and back, for the event that carries it."""

from collections.abc import Mapping
from datetime import datetime

from services.domain.event import Json
from services.domain.geo import Point
from services.domain.observation import Measure, Observation, ObservationKind, Ring
from services.domain.severity import Severity


def observation_to_json(observation: Observation) -> dict[str, Json]:
    """Return plain JSON values; ``observation_from_json`` gives an equal observation back."""
    data: dict[str, Json] = {
        "source": observation.source,
        "external_id": observation.external_id,
        "kind": observation.kind.value,
        "observed_at": observation.observed_at.isoformat(),
        "title": observation.title,
        "text": observation.text,
        "place": observation.place,
        "point": [observation.point.lat, observation.point.lon] if observation.point else None,
        "category": observation.category,
        "severity": int(observation.severity) if observation.severity else None,
        "status": observation.status,
        "measures": {name: [measure.value, measure.unit] for name, measure in observation.measures.items()},
        "attributes": dict(observation.attributes),
        "raw": observation.raw,
        "is_drill": observation.is_drill,
    }
    return data | _warned(observation)


def observation_from_json(data: Mapping[str, Json]) -> Observation:
    """Raises KeyError, TypeError or ValueError when ``data`` was not written by ``observation_to_json``."""
    return Observation(
        source=str(data["source"]),
        external_id=str(data["external_id"]),
        kind=ObservationKind(data["kind"]),
        observed_at=datetime.fromisoformat(str(data["observed_at"])),
        title=str(data["title"]),
        text=str(data["text"]),
        place=str(data["place"]),
        point=_point(data["point"]),
        category=str(data["category"]),
        severity=Severity(int(str(data["severity"]))) if data["severity"] else None,
        status=str(data["status"]),
        measures=_measures(data["measures"]),
        attributes=_attributes(data["attributes"]),
        raw=str(data["raw"]),
        is_drill=bool(data["is_drill"]),
        expires_at=datetime.fromisoformat(str(data["expires_at"])) if data.get("expires_at") else None,
        rings=_rings(data.get("rings")),
        replaces=_texts(data.get("replaces")),
    )


def _warned(observation: Observation) -> dict[str, Json]:
    """Return what only warnings have; the others stay short."""
    data: dict[str, Json] = {}
    if observation.expires_at:
        data["expires_at"] = observation.expires_at.isoformat()
    if observation.rings:
        data["rings"] = [[[lat, lon] for lat, lon in ring] for ring in observation.rings]
    if observation.replaces:
        data["replaces"] = list(observation.replaces)
    return data


def _rings(value: Json) -> tuple[Ring, ...]:
    return tuple(tuple(_pair(pair) for pair in ring) for ring in _list(value) if isinstance(ring, list))


def _pair(value: Json) -> tuple[float, float]:
    match value:
        case [int() | float() as lat, int() | float() as lon]:
            return float(lat), float(lon)
    raise ValueError(f"not a pair of degrees: {value!r}")


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(text) for text in _list(value))


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _point(value: Json) -> Point | None:
    match value:
        case [int() | float() as lat, int() | float() as lon]:
            return Point(lat, lon)
    return None


def _measures(value: Json) -> dict[str, Measure]:
    measures: dict[str, Measure] = {}
    if isinstance(value, dict):
        for name, pair in value.items():
            match pair:
                case [int() | float() as number, str() as unit]:
                    measures[name] = Measure(number, unit)
    return measures


def _attributes(value: Json) -> dict[str, str]:
    return {name: str(text) for name, text in value.items()} if isinstance(value, dict) else {}
