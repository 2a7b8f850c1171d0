"""Is there a screen? Asked before Qt is loaded, because Qt's own answer is an abort.

``QT_QPA_PLATFORM`` set by the caller is taken at its word (tests and pictures use ``offscreen``).
"""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from services.domain.text import Label

NO_DISPLAY = Label(
    id="Tidak ada layar. Jalankan di sesi desktop, atau pasang layar semu: sudo apt-get install xvfb, "
    "lalu: xvfb-run -a make run. Untuk satu gambar saja: icc-console --drill --screenshot layar.png",
    en="There is no display. Run it in a desktop session, or use a virtual one: sudo apt-get install xvfb, "
    "then: xvfb-run -a make run. For a picture only: icc-console --drill --screenshot screen.png",
)


def has_display(environment: Mapping[str, str]) -> bool:
    """Return whether Qt will find a screen: a Wayland socket or an X server that answers."""
    if environment.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    return _wayland_answers(environment) or _x_answers(environment.get("DISPLAY", ""))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY", ""), environment.get("XDG_RUNTIME_DIR", "")
    if not name:
        return False
    path = Path(name) if name.startswith("/") else Path(folder) / name
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(path))
        except OSError:
            return False
    return True


def _x_answers(display: str) -> bool:
    """Ask libxcb itself: it knows every form of DISPLAY and the authority file."""
    if not display:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    has_error = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_error
