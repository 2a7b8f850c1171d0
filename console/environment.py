"""Set up the environment on first use: ``python3 console/environment.py .venv``. Standard library only.

Makes the virtual environment, installs the locked dependencies by hash, then this project itself, then looks
for the system libraries. Every failure is one sentence, never a traceback.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - it is exactly the older Python that must be told
        return _stop(
            f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Try: make PYTHON=python3.11"
        )
    folder = ROOT / (arguments[0] if arguments else ".venv")
    if importlib.util.find_spec("ensurepip") is None and not _install_venv():
        return _stop("Python's venv module is missing. Install it with: sudo apt-get install python3-venv")
    print("Setting up (first use, about a minute)...", flush=True)
    steps = (
        [sys.executable, "-m", "venv", str(folder)],
        [*_pip(folder), "--require-hashes", "-r", str(ROOT / "requirements.lock")],
        [*_pip(folder), "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        [str(folder / "bin" / "python"), "-m", "console.system_libraries"],
    )
    for step in steps:
        if subprocess.run(step, cwd=ROOT, check=False).returncode:
            return _stop(f"Set-up stopped at: {' '.join(Path(part).name for part in step[:4])}")
    return 0


def _pip(folder: Path) -> list[str]:
    return [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _install_venv() -> bool:
    """Debian splits venv from Python; as root it is installed, otherwise the caller names it."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    codes = [
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", name])
    ]
    return codes == [0, 0]


def _stop(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
