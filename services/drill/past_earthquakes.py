"""The quakes of the last days elsewhere in the country, so that the bulletins are as full as the real ones."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from services.drill.earthquakes import Earthquake


def load_past_earthquakes(path: Path, *, before: datetime) -> tuple[Earthquake, ...]:
    """Return the quakes of ``path``, a file of the program itself, as long before ``before`` as it says."""
    table = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Earthquake(
            at=before.replace(microsecond=0) - timedelta(hours=float(row["hours_ago"])),
            magnitude=float(row["magnitude"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            depth_km=int(row["depth_km"]),
            region=str(row["region"]),
            felt=str(row.get("felt", "")),
            potential=str(row.get("potential", "Tidak berpotensi tsunami")),
        )
        for row in table["earthquake"]
    )
