"""``python -m benchmarks [--only name]``: one line per figure, and all of them in build/bench.json.

Each benchmark runs in its own process: one that leaves something behind does not disturb the next.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "bench"


def benchmark_names() -> list[str]:
    """Return the modules that measure something: those with a ``figures`` function."""
    folder = ROOT / "benchmarks"
    return sorted(p.stem for p in folder.glob("*.py") if "\ndef figures(" in p.read_text("utf-8"))


def run(name: str) -> int:
    """Run one benchmark; its figures land in build/bench/NAME.json."""
    command = [sys.executable, "-m", "benchmarks.one", name, str(OUT / f"{name}.json")]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--only", choices=benchmark_names(), help="run one benchmark")
    only = parser.parse_args().only
    OUT.mkdir(parents=True, exist_ok=True)
    failed = [name for name in ([only] if only else benchmark_names()) if run(name)]
    figures = [figure for path in sorted(OUT.glob("*.json")) for figure in json.loads(path.read_text("utf-8"))]
    (ROOT / "build" / "bench.json").write_text(json.dumps(figures, indent=1), "utf-8")
    missed = [figure["name"] for figure in figures if figure["met"] is False]
    print(f"{len(figures)} figures, {len(missed)} missed{': ' + ', '.join(missed) if missed else ''}")
    if failed:
        print(f"did not finish: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
