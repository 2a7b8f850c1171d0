"""``python -m console.shots FOLDER``: every work place and state as PNG, each from a console of its own."""

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from console.arguments import PLACES

LIMIT_S = 240.0


@dataclass(frozen=True, slots=True)
class Shot:
    """``freeze_city_s``: stop the drill city after so many seconds, so that everything grows stale."""

    name: str
    words: tuple[str, ...]
    freeze_city_s: float | None = None


def shots() -> list[Shot]:
    """Return what is worth looking at before a change is called done."""
    drill = ("--drill", "--after", "20")
    desk = [
        Shot(f"{place}-{theme}-{lang}", (*drill, "--place", place, "--theme", theme, "--lang", lang, *_size(1080)))
        for place in PLACES
        for theme, lang in (("dark", "id"), ("light", "en"))
    ]
    return [
        *desk,
        Shot("operations-4k-dark", (*drill, "--theme", "dark", "--lang", "id", *_size(2160))),
        Shot("operations-4k-light", (*drill, "--theme", "light", "--lang", "id", *_size(2160))),
        Shot("wall-4k-dark", (*drill, "--wall", "dinding", "--theme", "dark", "--lang", "id", *_size(2160))),
        Shot("flood", ("--drill", "--scenario", "banjir-cimanuk", "--speed", "20", "--after", "40", *_size(1080))),
        Shot("nothing", ("--no-drill", "--after", "15", *_size(1080))),
        Shot("stale", ("--drill", "--after", "100", *_size(1080)), freeze_city_s=40.0),
    ]


def _size(height: int) -> tuple[str, str]:
    return "--size", f"{height * 16 // 9}x{height}"


def take(shot: Shot, folder: Path) -> bool:
    """Run one console on a fresh record; return whether the picture was written."""
    path = folder / f"{shot.name}.png"
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "console", "--data", data, "--screenshot", str(path), *shot.words]
        console = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        timer = Timer(shot.freeze_city_s or 0.0, _freeze_city, args=(console.pid,))
        if shot.freeze_city_s is not None:
            timer.start()
        try:
            return console.wait(LIMIT_S) == 0 and path.exists()
        finally:
            timer.cancel()
            console.kill()
            console.wait()


def _freeze_city(console_pid: int) -> None:
    """Stop the drill city that belongs to this console; it ends when the console's pipe closes."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
        except OSError:
            continue  # it ended while we looked
        if parent == str(console_pid) and b"services.drill" in words:
            os.kill(int(folder.name), signal.SIGSTOP)


def main(words: list[str]) -> int:
    folder = Path(words[0] if words else "build/shots")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = words[1:]
    failed = []
    for shot in shots():
        if wanted and shot.name not in wanted:
            continue
        is_taken = take(shot, folder)
        print(f"{'ok ' if is_taken else 'BAD'} {folder / shot.name}.png", flush=True)
        failed += [] if is_taken else [shot.name]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
