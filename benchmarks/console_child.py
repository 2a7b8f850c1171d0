"""``python -m benchmarks.console_child PLAN ANSWER WORD...``: the real console with something measured inside.

What runs is ``console.__main__.main(WORDS)`` in its own order; only once it has prepared the environment, its
window class is replaced by one that carries the plan. The answer is a JSON file. ``BENCH_CITY`` is the address
of a city that runs already, so that its size and its silence are the benchmark's choice.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import console.__main__ as start

PLANS = {"start": "console_start", "acts": "console_acts", "busy": "console_busy"}


class GivenCity:
    """Stands for the drill city that the benchmark started (or that nobody did)."""

    def __init__(self, **_wanted: object) -> None:
        self.base_url = os.environ["BENCH_CITY"]

    def stop(self) -> None:
        """It is ended by whoever started it."""


def main(plan: str, answer: Path, words: list[str]) -> int:
    prepare = start.prepare_environment

    def prepared(arguments: Any) -> None:
        prepare(arguments)
        _replace_window(plan, answer)

    start.prepare_environment = prepared
    return start.main(words)


def _replace_window(plan: str, answer: Path) -> None:
    run = import_module("console.run")
    if "BENCH_CITY" in os.environ:
        run.DrillCity = GivenCity  # type: ignore[attr-defined]

    class Measured(run.App):  # type: ignore[misc, name-defined]
        def run(self) -> int:
            probe = import_module(f"benchmarks.{PLANS[plan]}").Probe(self)
            code: int = super().run()
            answer.write_text(json.dumps(probe.answer()), "utf-8")
            return code

    run.App = Measured  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
