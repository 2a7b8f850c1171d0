"""System tools the tests use: ``python -m console.test_tools``. As root they are installed, otherwise named."""

import os
import shutil
import sys

from console.system_libraries import install

TOOLS = {"ffmpeg": "ffmpeg", "Xvfb": "xvfb"}  # program -> Debian package


def missing_tools() -> list[str]:
    """Return the Debian packages of the programs that are not on the path."""
    return [package for program, package in TOOLS.items() if shutil.which(program) is None]


def main() -> int:
    missing = missing_tools()
    if missing and os.geteuid() == 0:
        install(missing)
        missing = missing_tools()
    if missing:
        print(
            f"Some tests will be skipped. For all of them: sudo apt-get install {' '.join(missing)}",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
