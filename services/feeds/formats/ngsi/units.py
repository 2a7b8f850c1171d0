"""Numbers of entities as measures: UN/CEFACT codes to units, shares to per cent, levels to centimetres."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from services.domain.observation import Measure
from services.feeds.formats.fields import finite
from services.feeds.formats.ngsi.entity import Entity

# UN/ECE Recommendation 20, the codes the smart data models use.
_UNITS: Mapping[str, str] = MappingProxyType({
    "CEL": "°C", "GP": "mg/m3", "GQ": "ug/m3", "59": "ppm", "61": "ppb", "MTR": "m", "CMT": "cm", "MMT": "mm",
    "KMT": "km", "KMH": "km/h", "MTS": "m/s", "P1": "%", "C62": "", "DD": "deg", "2N": "dB", "HPA": "hPa",
    "A97": "hPa", "MBR": "mbar", "VLT": "V", "AMP": "A", "MA": "mA", "4K": "mA", "WTT": "W", "KWT": "kW",
    "KWH": "kWh", "LTR": "L", "MTQ": "m3", "MQS": "m3/s", "G51": "L/s", "LUX": "lx", "KGM": "kg", "SEC": "s",
    "MIN": "min", "HUR": "h", "5K": "/min", "ANN": "a", "HTZ": "Hz",
})  # fmt: skip
_CM = MappingProxyType({"m": 100.0, "cm": 1.0, "mm": 0.1})
# The models' own units (WaterObserved, FloodMonitoring: metres), by attribute, with our name.
_LEVELS = MappingProxyType({
    "currentLevel": "level", "height": "level", "waterLevel": "water_level", "alertLevel": "alert_level",
    "dangerLevel": "danger_level", "referenceLevel": "reference_level", "measuredDistance": "measured_distance",
})  # fmt: skip
_SHARES = MappingProxyType({
    "fillingLevel": "filling", "occupancy": "occupancy", "relativeHumidity": "humidity", "batteryLevel": "battery",
})  # fmt: skip
_NAMED = MappingProxyType({
    "availableSpotNumber": ("available_spots", "unit"), "totalSpotNumber": ("total_spots", "unit"),
    "occupiedSpotNumber": ("occupied_spots", "unit"), "temperature": ("temperature", "°C"),
    "speed": ("speed", "km/h"), "bearing": ("heading", "deg"), "heading": ("heading", "deg"),
    "windDirection": ("wind_from", "deg"), "windSpeed": ("wind", "m/s"), "precipitation": ("rain", "mm"),
    "atmosphericPressure": ("pressure", "hPa"), "LAeq": ("laeq", "dB"), "LAmax": ("lamax", "dB"),
    "LAS": ("las", "dB"), "LAeq_d": ("laeq_d", "dB"), "kpiValue": ("value", ""),
})  # fmt: skip
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def measures_of(entity: Entity, *, is_water: bool) -> dict[str, Measure]:
    """Return every number, and what should be one though it came as text. ``is_water``: "height" is a level."""
    found: dict[str, Measure] = {}
    for name, value in entity.values.items():
        is_known = name in _SHARES or name in _NAMED or (is_water and name in _LEVELS)
        number = finite(value) if is_known or not isinstance(value, str) else None
        if number is not None:
            ours, measure = _measure(name, number, entity.units.get(name, ""), is_water=is_water)
            found.setdefault(ours, measure)
    if is_water and "level" not in found and "water_level" in found:
        found["level"] = found.pop("water_level")
    return found


def _measure(name: str, number: float, code: str, *, is_water: bool) -> tuple[str, Measure]:
    unit = _UNITS.get(code, code)
    if is_water and name in _LEVELS:
        factor = _CM.get(unit or "m")
        return _LEVELS[name], Measure(number, unit) if factor is None else Measure(number * factor, "cm")
    if name in _SHARES:
        is_share = unit in ("", "1") and 0.0 <= number <= 1.0
        return _SHARES[name], Measure(number * 100.0 if is_share else number, "%" if unit in ("", "1") else unit)
    ours, own_unit = _NAMED.get(name, (_HUMP.sub("_", name).casefold(), ""))
    return ours, Measure(number, unit if code else own_unit)
