"""Every recorded payload: accepted, partly accepted with reasons, or refused with a reason. None raises.

The whole table is written to build/feed_conformance.md; what it says of each file is a property of the report.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from feed_fakes import feed_at
from feed_payloads import SHARED, formats_of, name_of, payloads

from services.domain.observation import Parsed
from services.domain.observation_json import observation_from_json, observation_to_json
from services.feeds.errors import FeedError
from services.feeds.formats import FORMATS, PARSERS
from services.feeds.plausible import is_unreadable, unreadable

OUT = Path(__file__).parents[3] / "build" / "feed_conformance.md"
ZONE = {"time_zone": "Asia/Jakarta"}

MUST_BE_REFUSED = (
    "bmkg/SYNTHETIC_forecast_wrong_shape.json",
    "bmkg/prakiraan_404.json",
    "cap12/invalid.cap",
    "cap12/xee.atom",
    "cap12/xee.cap",
    "open311/ruby_403.xml",
    "open311/spec_bulk_1.xml",
    "open311/spec_bulk_2.json",
    "open311/spec_v2_11.json",
    "open311/spec_v2_2.json",
    "open311/spec_v2_9.json",
    "usgs/usgs_features_2016-10-29.geojson",
)
AT_LEAST: Mapping[str, int] = {  # every item of these is good: so many at least, and none rejected
    "bmkg/autogempa_*.json": 1,
    "bmkg/gempaterkini_*.json": 2,
    "bmkg/gempadirasakan_*.json": 2,
    "bmkg/nowcast_cap_*.xml": 1,
    "bmkg/prakiraan_32*.json": 8,
    "cctv/indramayu_api_streams_*.json": 32,
    "facebook/*.json": 1,
    "firms/*.csv": 1,
    "instagram/ig_users_tagged_medias.json": 5,
    "open311/bloomington_requests.json": 1,
    "open311/node_service-requests.xml": 1,
    "open311/ruby_service_requests.xml": 1,
    "open311/status_requests_many.xml": 1,
    "telegram/*.json": 1,
    "usgs/usgs_2.5_day_*.geojson": 1,
    "whatsapp/pywa_callback_button.json": 3,
}
FOLLOWED = ("bmkg/nowcast_rss_*.xml",)


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    format: str
    verdict: str
    accepted: int
    rejected: int
    reason: str

    def line(self) -> str:
        return (
            f"| {self.name} | {self.format} | {self.verdict} | {self.accepted} | {self.rejected} | {self.reason} |"
        )


def row_of(path: Path, name: str) -> Row:
    """Read as the console does. Anything but a FeedError is a failure of the test."""
    try:
        parsed = PARSERS[name](path.read_bytes(), feed_at(url="", format=name, options=ZONE))
    except FeedError as error:
        return Row(name_of(path), name, "refused", 0, 0, error.reason.en)
    check(parsed)
    counts = len(parsed.observations), len(parsed.rejected)
    if is_unreadable(parsed):
        return Row(name_of(path), name, "refused", *counts, unreadable(parsed).en)
    return Row(name_of(path), name, "partly" if parsed.rejected else "accepted", *counts, reasons(parsed))


def check(parsed: Parsed) -> None:
    for item in parsed.observations:
        item.digest()
        stored = json.dumps(observation_to_json(item), allow_nan=False, ensure_ascii=False).encode()
        assert observation_from_json(json.loads(stored)) == item
        assert item.observed_at.utcoffset() is not None
    for rejection in parsed.rejected:
        assert rejection.reason.id
        assert rejection.reason.en


def reasons(parsed: Parsed) -> str:
    counted = Counter(rejection.reason.en for rejection in parsed.rejected)
    told = "; ".join(f"{count} x {reason}" for reason, count in counted.most_common(4))
    return told or (f"{len(parsed.follow)} documents to follow" if parsed.follow else "")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    files = payloads()
    if not files:
        pytest.skip("recorded payloads were not found")
    return [row_of(path, name) for path in files for name in formats_of(path) if name in FORMATS]


def test_that_every_payload_is_accepted_partly_or_refused_with_a_reason(
    rows: list[Row], record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    OUT.parent.mkdir(exist_ok=True)
    head = "| payload | format | verdict | accepted | rejected | reason |\n|---|---|---|---|---|---|\n"
    OUT.write_text(f"# Recorded payloads\n\n{head}" + "\n".join(row.line() for row in rows) + "\n", "utf-8")
    for row in rows:
        record_property(f"{row.name} as {row.format}", f"{row.verdict} {row.accepted}/{row.rejected} {row.reason}")
    with capsys.disabled():
        print("\n" + "\n".join(summary(rows)) + f"\n(each file: {OUT.relative_to(OUT.parents[1])})")  # noqa: T201 - the report
    assert [row for row in rows if row.verdict != "accepted" and not row.reason] == []


def summary(rows: list[Row]) -> Iterator[str]:
    yield f"{'payloads of':<14}{'as format':<18}{'files':>6}{'accepted':>10}{'partly':>8}{'refused':>9}{'items':>8}"
    kinds = sorted({(row.name.partition("/")[0], row.format) for row in rows})
    for folder, name in kinds:
        mine = [row for row in rows if row.name.startswith(folder + "/") and row.format == name]
        of = Counter(row.verdict for row in mine)
        items = sum(row.accepted for row in mine)
        counts = f"{len(mine):>6}{of['accepted']:>10}{of['partly']:>8}{of['refused']:>9}{items:>8}"
        yield f"{folder:<14}{name:<18}{counts}"


@pytest.mark.parametrize("name", MUST_BE_REFUSED)
def test_that_a_deliberately_invalid_payload_is_refused(name: str) -> None:
    path = SHARED / name
    if not path.is_file():
        pytest.skip("recorded payloads were not found")
    known = [one for one in formats_of(path) if one in FORMATS]
    assert [row_of(path, one).verdict for one in known] == ["refused"] * len(known)


@pytest.mark.parametrize("pattern", AT_LEAST)
def test_that_a_good_payload_is_read_in_full(rows: list[Row], pattern: str) -> None:
    names = {name_of(path) for path in SHARED.glob(pattern)}
    mine = [row for row in rows if row.name in names and row.name not in MUST_BE_REFUSED]
    assert [row for row in mine if row.rejected or row.accepted < AT_LEAST[pattern]] == []


@pytest.mark.parametrize("pattern", FOLLOWED)
def test_that_an_index_names_what_to_read(rows: list[Row], pattern: str) -> None:
    names = {name_of(path) for path in SHARED.glob(pattern)}
    assert [row for row in rows if row.name in names and row.format == "bmkg-nowcast" and not row.reason] == []


def test_that_every_payload_has_a_format() -> None:
    if not payloads():
        pytest.skip("recorded payloads were not found")
    assert [name_of(path) for path in payloads() if not formats_of(path)] == []


_WATCHED: list[list[str]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _WATCHED and event in (
        "open",
        "socket.connect",
        "socket.getaddrinfo",
        "urllib.Request",
        "subprocess.Popen",
    ):
        _WATCHED[-1].append(f"{event} {arguments!r}"[:300])


sys.addaudithook(_hear)  # cannot be taken away again; deaf outside ``watched``


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collect what is opened or asked meanwhile, by whatever library."""
    _WATCHED.append([])
    try:
        yield _WATCHED[-1]
    finally:
        _WATCHED.pop()


def attacks(canary: Path) -> list[bytes]:
    inner = f'<!ENTITY c SYSTEM "{canary.as_uri()}">'
    included = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{canary.as_uri()}" parse="text"/>'
    bomb = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return [
        f"<!DOCTYPE a [{inner}]><alert><identifier>&c;</identifier></alert>".encode(),
        f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [{inner}]><a>&c;</a>'.encode("utf-16"),
        f'<!DOCTYPE a SYSTEM "{canary.as_uri()}"><a/>'.encode(),
        f"<!DOCTYPE a [{bomb}]><a>&a11;</a>".encode(),
        f"<alert>{included}</alert>".encode(),
        f"<rss><channel><item><link>{canary.as_uri()}</link></item></channel></rss>".encode(),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_that_an_entity_attack_opens_no_file(name: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("geheimnis", "utf-8")
    recorded = [path.read_bytes() for path in SHARED.glob("cap12/xee.*")]
    for body in (b"<a/>", *attacks(canary), *recorded):
        with watched() as seen:
            told = _told_of(name, body)
        assert "geheimnis" not in told
        assert [
            event for event in seen if not event.startswith("open") or "canary" in event or "passwd" in event
        ] == []
    with watched() as seen:
        _told_of(name, attacks(canary)[0])
    assert seen == []


def _told_of(name: str, body: bytes) -> str:
    try:
        return repr(PARSERS[name](body, feed_at(format=name)))
    except FeedError as error:
        return f"{error.reason} {error.detail}"
