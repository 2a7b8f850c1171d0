"""Which system libraries Qt needs, and which Debian package brings each. Standard library only.

Run as ``python -m console.system_libraries``: as root it installs what is missing, otherwise it names it in
one line and ends with 1. It must be able to say so before Qt is imported, because Qt's own answer to a missing
library is a backtrace.
"""

import ctypes
import os
import subprocess
import sys

# soname -> Debian 12 package; read with ldd off the platform plug-ins and the web engine of PySide6 6.11.3.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libXi.so.6": "libxi6",
    "libasound.so.2": "libasound2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libnss3.so": "libnss3",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
}


def missing_packages() -> list[str]:
    """Return the Debian packages whose library cannot be loaded, each once."""
    return sorted({package for soname, package in LIBRARIES.items() if not _loads(soname)})


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def sentence(packages: list[str]) -> str:
    """Return the one line that names what is missing and how to get it."""
    return f"Missing system libraries. Install them with: sudo apt-get install {' '.join(packages)}"


def install(packages: list[str]) -> int:
    """Install with apt as root; return its exit code. The package list is fetched first."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        code = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode
        if code:
            return code
    return 0


def main() -> int:
    packages = missing_packages()
    if not packages:
        return 0
    if os.geteuid() == 0 and install(packages) == 0:
        packages = missing_packages()
    if packages:
        print(sentence(packages), file=sys.stderr)
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main())
