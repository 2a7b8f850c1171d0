"""The drill city as a real process on loopback, asked as the console asks it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from drill_town import PROFILE, ROOT, RunningCity, running_city

from services.domain.observation import ObservationKind, Parsed
from services.domain.profile import Profile
from services.feeds.formats import PARSERS
from services.profile.loader import load_profile


@pytest.fixture(scope="module")
def city() -> Iterator[RunningCity]:
    with running_city("--seed", "7") as running:
        yield running


@pytest.fixture(scope="module")
def profile(city: RunningCity) -> Profile:
    return load_profile(PROFILE, drill_base_url=city.url)


def parsed(city: RunningCity, profile: Profile, feed_id: str) -> Parsed:
    (feed,) = (feed for feed in profile.feeds if feed.feed_id == feed_id)
    return PARSERS[feed.format](city.get(feed.url.removeprefix(city.url)).body, feed)


def wait_until(is_so: Callable[[], bool], *, within_s: float = 10.0) -> None:
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text("utf-8").split()]


def test_that_every_feed_of_the_profile_can_be_read_whole(city: RunningCity, profile: Profile) -> None:
    for feed in profile.feeds:
        read = parsed(city, profile, feed.feed_id)
        assert read.rejected == (), feed.feed_id
        assert read.observations, feed.feed_id


def test_that_a_newcomer_finds_eight_reports_with_known_categories(city: RunningCity, profile: Profile) -> None:
    reports = [o for o in parsed(city, profile, "drill_laporan").observations if o.kind is ObservationKind.REPORT]
    codes = {category.code for category in profile.categories}
    assert len(reports) >= 8
    assert all(
        report.category in codes and report.point and report.text.startswith("LATIHAN") for report in reports
    )


def test_that_twenty_four_vehicles_are_on_the_road(city: RunningCity, profile: Profile) -> None:
    positions = parsed(city, profile, "drill_armada").observations
    assert len(positions) == 24
    assert {p.category for p in positions} == {"waste", "septic", "ambulance", "patrol"}
    assert all(p.point is not None and profile.area.bounds.contains(p.point) for p in positions)


def test_that_all_nine_cameras_stand_in_the_regency(city: RunningCity, profile: Profile) -> None:
    cameras = parsed(city, profile, "drill_kamera").observations
    assert len(cameras) == 9
    assert all(c.point is not None and profile.area.bounds.contains(c.point) for c in cameras)


def test_that_every_indicator_of_the_profile_is_measured(city: RunningCity, profile: Profile) -> None:
    measured = {o.external_id for o in parsed(city, profile, "drill_capaian").observations}
    assert len(measured) == sum(len(programme.indicators) for programme in profile.programmes)


@pytest.mark.parametrize(
    "path", ["/bmkg/autogempa.json", "/bmkg/gempaterkini.json", "/bmkg/gempadirasakan.json", "/cctv/streams"]
)
def test_that_what_did_not_change_is_not_sent_again(city: RunningCity, path: str) -> None:
    first = city.get(path)
    again = city.get(path, If_None_Match=first.headers["ETag"])
    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert first.headers["Content-Type"] == "application/json; charset=utf-8"


def test_that_every_answer_is_marked(city: RunningCity) -> None:
    for path in ("/status", "/traccar/devices", "/open311/updates", "/no/such/thing"):
        assert city.get(path).headers["X-Latihan"] == "1"
    assert city.get("/no/such/thing").status == 404


def test_that_a_long_answer_comes_zipped_when_asked_for(city: RunningCity) -> None:
    assert city.get("/traccar/positions", Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in city.get("/traccar/positions").headers


def test_that_the_rooms_answer_reaches_the_citizen_once(city: RunningCity) -> None:
    request_id = city.get("/open311/requests.json?status=open").json[0]["service_request_id"]
    body = {"service_request_id": request_id, "status": "in_progress", "description": "Tim berangkat"}
    first = city.post("/open311/updates", body, Idempotency_Key="019a-1")
    again = city.post("/open311/updates", body | {"description": "lain"}, Idempotency_Key="019a-1")
    assert (first.status, again.status, again.headers["Idempotent-Replayed"]) == (201, 200, "true")
    assert again.json == first.json
    (shown,) = city.get(f"/open311/requests.json?service_request_id={request_id}").json
    assert shown["status_notes"] == "Tim berangkat"
    kept = [u for u in city.get("/open311/updates").json if u["idempotency_key"] == "019a-1"]
    assert len(kept) == 1


@pytest.mark.parametrize("body", [[], {"service_request_id": "x"}])
def test_that_a_wrong_answer_is_refused_with_a_reason(city: RunningCity, body: object) -> None:
    refused = city.post("/open311/updates", body, Idempotency_Key="k")
    assert refused.status in (400, 404)
    assert refused.json[0]["description"]


def test_that_a_report_may_be_injected(city: RunningCity) -> None:
    entry = {"what": "report", "category": "kebakaran", "where": "Karangsong", "text": "Uji {desa}", "severity": 1}
    assert city.post("/control", {"inject": entry}).status == 200
    newest = city.get("/open311/requests.json").json
    assert any(r["description"] == "LATIHAN - Uji Karangsong" and r["severity"] == 1 for r in newest)


@pytest.mark.parametrize(
    "wish", [{"speed": 0}, {"speed": "fast"}, {"inject": {"what": "report"}}, {"inject": {"what": "ufo"}}]
)
def test_that_a_wish_that_cannot_be_granted_is_refused(city: RunningCity, wish: object) -> None:
    assert city.post("/control", wish).status == 400


def test_that_a_feed_can_fail_and_come_back(city: RunningCity) -> None:
    city.post("/control", {"inject": {"what": "feed_fault", "feed": "kpi", "for": "00:02"}})
    down = city.get("/kpi/indicators.json")
    assert (down.status, down.headers["Retry-After"]) == (503, "5")
    assert city.get("/traccar/positions").status == 200
    wait_until(lambda: city.get("/kpi/indicators.json").status == 200)


def test_that_it_listens_on_loopback_only(city: RunningCity) -> None:
    port = f"{int(city.url.rpartition(':')[2]):04X}"
    rows = [row.split() for row in Path(f"/proc/{city.process.pid}/net/tcp").read_text("utf-8").splitlines()[1:]]
    listening = [row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{port}")]
    assert listening == [f"0100007F:{port}"]
    six = Path(f"/proc/{city.process.pid}/net/tcp6").read_text("utf-8")
    assert f":{port} 0000" not in six


def test_that_it_ends_at_once_on_sigterm() -> None:
    with running_city() as city:
        city.process.send_signal(signal.SIGTERM)
        assert city.process.wait(10) == 0


def test_that_it_ends_when_the_consoles_pipe_ends_even_with_viewers() -> None:
    with running_city() as city:
        viewer = subprocess.Popen(
            [sys.executable, "-c", f"import urllib.request as u; u.urlopen('{city.url}/cctv/1.mjpg').read()"],
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: city.get("/status").status == 200)
        assert city.process.stdin is not None
        city.process.stdin.close()
        assert city.process.wait(10) == 0
        viewer.wait(10)


def test_that_it_ends_with_its_parent() -> None:
    start = (
        "import subprocess, sys;"
        "p = subprocess.Popen([sys.executable, '-m', 'services.drill'], stdout=subprocess.PIPE, text=True);"
        "p.stdout.readline(); print(p.pid, flush=True)"
    )
    parent = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, cwd=ROOT, timeout=60)
    pid = int(parent.stdout)
    wait_until(lambda: not is_running(pid))


def test_that_an_unknown_scenario_is_one_sentence_and_an_exit_code() -> None:
    command = [sys.executable, "-m", "services.drill", "--scenario", "kiamat"]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith("There is no scenario kiamat. There are: banjir-cimanuk, gempa-m6, hari-biasa")


def test_that_a_taken_port_is_said_so(city: RunningCity) -> None:
    command = [sys.executable, "-m", "services.drill", "--port", city.url.rpartition(":")[2]]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert ended.returncode == 3
    assert "cannot listen" in ended.stderr


def test_that_hls_comes_from_a_child_that_ends_with_the_city(tmp_path: Path) -> None:
    encoder = tmp_path / "ffmpeg"
    encoder.write_text('#!/bin/sh\nfor last in "$@"; do :; done\necho "#EXTM3U" > "$last"\nexec cat > /dev/null\n')
    encoder.chmod(0o755)
    with running_city(path=f"{tmp_path}:{os.environ['PATH']}") as city:
        wait_until(lambda: city.get("/hls/1/index.m3u8").status == 200)
        assert city.get("/hls/1/index.m3u8").headers["Content-Type"] == "application/vnd.apple.mpegurl"
        assert city.get("/hls/2/index.m3u8").status == 404
        assert city.get("/hls/1/../../etc/passwd").status == 404
        started = children_of(city.process.pid)
        assert len(started) == 1
    assert not any(is_running(child) for child in started)
