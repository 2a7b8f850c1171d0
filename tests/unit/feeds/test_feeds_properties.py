"""Whatever arrives, a format answers with observations, rejections or a FeedError, soon: never with anything else."""

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from feed_mutations import ODD, changed, paths_of
from feed_payloads import payloads_for
from feed_samples import SAMPLES, feeds_for
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.heavy import bodies, swollen
from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.domain.observation_json import observation_from_json, observation_to_json
from services.feeds.errors import FeedError
from services.feeds.formats import FORMATS, PARSERS
from services.feeds.formats.items import RAW_MAX

HANGS_S = 10  # far beyond the 1 s aimed at (benchmarks/feeds.py): this machine may be busy
HEAVY = (
    128 * 1024
)  # the benchmark sends 8 MiB; texts are cut at 20,000 characters, so what is quadratic shows here
SEED_MAX = 8_000
SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def seeds_of(name: str) -> list[bytes]:
    """Return good bodies: our own, and the recorded ones where they lie beside the project."""
    recorded = [path.read_bytes() for path in payloads_for(name)]
    return [*SAMPLES.get(name, ()), *(body for body in recorded if 0 < len(body) <= SEED_MAX)]


def values_of(name: str) -> list[object]:
    found = []
    for body in seeds_of(name):
        try:
            found.append(json.loads(body))
        except ValueError:
            continue
    return found


SEEDS = {name: seeds_of(name) for name in FORMATS}
VALUES = {name: values_of(name) for name in FORMATS}


def read(name: str, body: bytes) -> None:
    for feed in feeds_for(name):
        check(name, body, feed)


def check(name: str, body: bytes, feed: Feed) -> None:
    try:
        parsed = PARSERS[name](body, feed)
    except FeedError as error:
        check_refusal(error)
    else:
        check_kept(parsed)


def check_refusal(error: FeedError) -> None:
    assert error.reason.id
    assert error.reason.en
    assert error.retry_after_s >= 0.0


def check_kept(parsed: Parsed) -> None:
    """What is kept can be written down, read again, and printed."""
    for item in parsed.observations:
        item.digest()
        stored = json.dumps(observation_to_json(item), allow_nan=False, ensure_ascii=False).encode()
        assert observation_from_json(json.loads(stored)) == item
        assert item.observed_at.utcoffset() is not None
        assert item.external_id
    for rejection in parsed.rejected:
        assert rejection.reason.id
        assert len(rejection.raw) <= RAW_MAX
        rejection.raw.encode()
    for address in (parsed.next_url, *parsed.follow, parsed.cursor):
        address.encode()


def keys_of(value: object) -> set[str]:
    if isinstance(value, list):
        return {key for held in value for key in keys_of(held)}
    if isinstance(value, dict):
        return {*value, *(key for held in value.values() for key in keys_of(held))}
    return set()


@pytest.mark.parametrize("name", FORMATS)
def test_that_the_sample_itself_is_read(name: str) -> None:
    assert name in SAMPLES, "every format has a good body in tests/feed_samples.py"
    for body in SAMPLES[name]:
        parsed = PARSERS[name](body, feeds_for(name)[-1])
        assert parsed.observations or parsed.follow
        assert parsed.rejected == ()
        check_kept(parsed)


@pytest.mark.parametrize("name", [name for name in FORMATS if VALUES[name]])
@SETTINGS
@given(data=st.data())
def test_that_any_value_anywhere_never_raises_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    sample = data.draw(st.sampled_from(VALUES[name]))
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths_of(sample)))
        sample = changed(sample, path, data.draw(ODD))
    read(name, json.dumps(sample).encode())


@pytest.mark.parametrize("name", FORMATS)
@SETTINGS
@given(data=st.data())
def test_that_any_json_never_raises_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    """Also such as holds the format's own keys, in places where nobody expects them."""
    known = sorted(keys_of(VALUES[name])) or ["id"]
    values = st.recursive(
        ODD,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(known), inner, max_size=6),
        max_leaves=12,
    )
    read(name, json.dumps(data.draw(values)).encode())


@pytest.mark.parametrize("name", [name for name in FORMATS if SEEDS[name]])
@SETTINGS
@given(data=st.data())
def test_that_damaged_bytes_never_raise_anything_but_feed_error(name: str, data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from(SEEDS[name])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6))
        body = body or bytearray(b" ")
    read(name, bytes(body))


@pytest.mark.parametrize("name", FORMATS)
@SETTINGS
@given(body=st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: f"<a>{text}".encode())))
def test_that_garbage_never_raises_anything_but_feed_error(name: str, body: bytes) -> None:
    read(name, body)


@pytest.mark.parametrize("name", FORMATS)
def test_that_every_recorded_payload_of_another_kind_is_read_or_refused_with_a_sentence(name: str) -> None:
    others = [path for other in FORMATS for path in payloads_for(other)[:4]]
    if not others:
        pytest.skip("recorded payloads were not found")
    for path in others:
        read(name, path.read_bytes())


@pytest.mark.parametrize("name", FORMATS)
def test_that_no_body_keeps_a_format_busy(name: str) -> None:
    slow = [what for what, body in heavy_bodies(name) if not is_done_in_time(name, body)]
    assert slow == []


def heavy_bodies(name: str) -> Iterator[tuple[str, bytes]]:
    yield from bodies(HEAVY)
    for sample in SAMPLES.get(name, ()):
        yield from swollen(sample, HEAVY)


def is_done_in_time(name: str, body: bytes) -> bool:
    """A pattern that runs away is interrupted where the system can; elsewhere the test would take its time."""
    try:
        with interrupted_after(HANGS_S):
            PARSERS[name](body, feeds_for(name)[-1])
    except FeedError:
        return True
    except _HangError:
        return False
    return True


class _HangError(BaseException):
    """Not an Exception: no format may mistake it for one of its own."""


def _interrupt(*_: object) -> None:
    raise _HangError


@contextmanager
def interrupted_after(seconds: int) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
