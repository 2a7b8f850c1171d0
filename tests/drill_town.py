"""A town of four villages for the drill's tests, and the drill city as a real process."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.domain.geo import Point
from services.domain.profile import Category, Line, Village
from services.domain.programme import Direction, Indicator
from services.domain.severity import Severity
from services.domain.text import Label
from services.drill.town import Town

ROOT = Path(__file__).parents[1]
DRILL = ROOT / "resources" / "drill"
PROFILE = ROOT / "resources" / "profiles" / "indramayu"


def village(code: str, name: str, lat: float, lon: float, *, district: str = "Lor") -> Village:
    return Village(code, name, "desa", district, Point(lat, lon), 4.0)


def category(code: str) -> Category:
    name = Label(id=code.capitalize(), en=code.capitalize())
    return Category(code, name, Severity.P3, "hari", code, ("bpbd",))


def indicator(code: str, **changes: Any) -> Indicator:
    values = {"baseline": 10.0, "target": 100.0, "direction": Direction.MORE_IS_BETTER, "unit": "orang"} | changes
    return Indicator(
        code,
        "p",
        Label(id=code, en=code),
        target_year=2026,
        source="",
        stale_after_s=60.0,
        is_example=True,
        **values,
    )


def town() -> Town:
    """Return a town along one road that runs east, then north."""
    villages = (
        village("1", "Karang", -6.40, 108.10),
        village("2", "Sindang", -6.40, 108.16),
        village("3", "Tegal", -6.34, 108.20),
        village("4", "Karang", -6.30, 108.20, district="Kidul"),
    )
    road = Line("road", "Jalan Poros", ((-6.40, 108.08), (-6.40, 108.20), (-6.28, 108.20)))
    return Town(
        name="Kabupaten Uji",
        villages={v.code: v for v in villages},
        roads=(road,),
        categories={c.code: c for c in (category("banjir"), category("sampah"), category("kebakaran"))},
        indicators=(indicator("a"), indicator("b", direction=Direction.LESS_IS_BETTER, baseline=None)),
    )


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class RunningCity:
    process: subprocess.Popen[str]
    url: str

    def get(self, path: str, **headers: str) -> Reply:
        request = urllib.request.Request(
            self.url + path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        return _asked(request)

    def post(self, path: str, body: object, **headers: str) -> Reply:
        named = {k.replace("_", "-"): v for k, v in headers.items()} | {"Content-Type": "application/json"}
        return _asked(urllib.request.Request(self.url + path, json.dumps(body).encode(), named))


@contextmanager
def running_city(*options: str, path: str | None = None) -> Iterator[RunningCity]:
    """Start the city as the console does; it ends with the block. ``path`` replaces PATH."""
    environment = os.environ if path is None else {**os.environ, "PATH": path}
    command = [sys.executable, "-m", "services.drill", "--port", "0", "--watch-stdin", *options]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        word, url = process.stdout.readline().split()
        assert word == "READY"
        yield RunningCity(process, url)
    finally:
        process.stdin.close()
        try:
            process.wait(15)
        finally:
            process.kill()
            process.wait()
            said = process.stderr.read()
            process.stdout.close()
            process.stderr.close()
    assert said == ""


def _asked(request: urllib.request.Request) -> Reply:
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return Reply(answer.status, dict(answer.headers), answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Reply(error.code, dict(error.headers), error.read())
