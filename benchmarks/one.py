"""``python -m benchmarks.one NAME FILE``: run one benchmark in this process."""

import importlib
import json
import sys
from pathlib import Path

from benchmarks.figure import Figure


def main(name: str, path: Path) -> int:
    figures: list[Figure | dict[str, object]] = importlib.import_module(f"benchmarks.{name}").figures()
    rows = [figure.json() if isinstance(figure, Figure) else figure for figure in figures]
    for figure in figures:
        print(figure.line() if isinstance(figure, Figure) else figure, flush=True)
    path.write_text(json.dumps(rows, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
