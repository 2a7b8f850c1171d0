"""``python -m benchmarks.console_city SCENARIO.toml``: the drill city with 1,000 vehicles and a scenario of our own."""

import sys
from pathlib import Path

import services.drill.__main__ as city
from services.drill import founding

VEHICLES = "1000"
BUSY = """title = "Sibuk"
description = "Lima puluh laporan semenit."

[background]
every_s = [1.1, 1.3]

[background.mix]
lalu_lintas = 5
sampah = 5
medis = 3
laka_lantas = 2
banjir = 2
pju_padam = 3
"""


def main(data: Path) -> int:
    """Serve from a copy of the city's data in ``data`` with the scenario "sibuk" beside the others."""
    for file in city.DATA.glob("*.toml"):
        (data / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (data / "scenarios").mkdir()
    (data / "scenarios" / "sibuk.toml").write_text(BUSY, "utf-8")
    city.DATA = founding.DATA = data
    return city.main(["--port", "0", "--watch-stdin", "--vehicles", VEHICLES, "--scenario", "sibuk"])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
