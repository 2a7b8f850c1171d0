"""``python -m services.drill``: the drill city as a process of its own, on the loopback interface only.

Start-up: profile, scenario, city, cameras, socket; then one line ``READY http://127.0.0.1:PORT`` on standard output.
"""

import argparse
import shutil
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import cv2

from services.domain.clock import SystemClock
from services.domain.errors import KnownError
from services.drill.camera_list import DrillCamera, load_cameras
from services.drill.cameras.scenes import scene
from services.drill.cameras.shot import Shot
from services.drill.city import City
from services.drill.endpoints import Endpoints
from services.drill.founding import DATA, RESOURCES, Plan, found
from services.drill.lifeline import Lifeline
from services.drill.live_playlist import LivePlaylists
from services.drill.server import DrillServer
from services.drill.studio import Studio


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    lifeline = Lifeline()
    lifeline.watch_signals()
    if options.watch_stdin:
        lifeline.watch_stream(sys.stdin.buffer)
    try:
        return _serve(options, lifeline)
    except KnownError as error:
        sys.stderr.write(f"{error.reason.en}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"The drill city cannot listen on port {options.port}: {error.strerror}\n")
        return 3


def _serve(options: argparse.Namespace, lifeline: Lifeline) -> int:
    clock = SystemClock()
    cv2.setNumThreads(1)  # pictures this small gain nothing from more
    city = found(_plan(options), clock)
    cameras = load_cameras(DATA / "cameras.toml")
    studio = Studio(_shots(cameras, city), city.camera_fault, clock.now)
    server = DrillServer(options.port)
    server.endpoints = Endpoints(city, cameras, server.base_url)
    server.studio = studio
    server.playlists = LivePlaylists(
        studio, [camera.number for camera in cameras if camera.has_hls], ffmpeg=shutil.which("ffmpeg")
    )
    studio.start()
    serving = threading.Thread(target=server.serve_forever, args=(0.1,), name="http")
    serving.start()
    sys.stdout.write(f"READY {server.base_url}\n")
    sys.stdout.flush()
    lifeline.wait()
    server.shutdown()
    serving.join()
    server.server_close()
    studio.stop()
    server.playlists.close()
    return 0


def _shots(cameras: Sequence[DrillCamera], city: City) -> dict[int, Shot]:
    return {
        camera.number: Shot(scene(camera.scene), camera.name, city.weather, seed=camera.number)
        for camera in cameras
    }


def _plan(options: argparse.Namespace) -> Plan:
    return Plan(
        profile=options.profile,
        scenario=options.scenario,
        seed=options.seed,
        speed=options.speed,
        vehicles=options.vehicles,
        run=options.run,
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m services.drill", description="The drill city.")
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--scenario", default="hari-biasa", type=_code, help="a file of resources/drill/scenarios")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speed", type=_speed, default=1.0, help="simulated seconds per second")
    parser.add_argument("--profile", type=Path, default=RESOURCES / "profiles" / "indramayu")
    parser.add_argument("--vehicles", type=_count, default=24)
    parser.add_argument(
        "--run",
        default="",
        type=_code,
        help="goes into the report numbers, so that a repeated drill brings new ones",
    )
    parser.add_argument("--watch-stdin", action="store_true", help="end when standard input ends")
    return parser.parse_args(arguments)


def _speed(text: str) -> float:
    value = float(text)
    if not 0.0 < value <= 600.0:
        raise argparse.ArgumentTypeError("above 0, at most 600")
    return value


def _count(text: str) -> int:
    value = int(text)
    if not 0 <= value <= 5000:
        raise argparse.ArgumentTypeError("0 to 5000")
    return value


def _code(text: str) -> str:
    if not all(c.isalnum() or c in "-_" for c in text):
        raise argparse.ArgumentTypeError("letters, digits, - and _")
    return text


if __name__ == "__main__":
    sys.exit(main())
