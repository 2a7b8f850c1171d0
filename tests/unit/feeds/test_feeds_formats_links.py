import time

import pytest

from services.feeds.formats.links import guard, web_address, without_credentials


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("rtsp://admin:p@ss/w@10.0.0.1:554/a", "rtsp://10.0.0.1:554/a"),
        ("RTSP://u:p@h/a dan http://u:p@h/b", "RTSP://h/a dan http://h/b"),
        ("http://h/@pengguna", "http://h/@pengguna"),
        ('{"a":"http:\\/\\/u:p@h\\/a"}', '{"a":"http:\\/\\/h\\/a"}'),
        ("http://h/a?x=1&Password=p#z", "http://h/a?x=1&Password=***#z"),
        ("surat: siti@example.org", "surat: siti@example.org"),
    ],
)
def test_that_what_opens_doors_is_taken_out_of_addresses_only(text: str, safe: str) -> None:
    assert without_credentials(text) == safe
    assert without_credentials(safe) == safe


@pytest.mark.parametrize(
    "text", ["rtsp://" * 300_000, "://a@" * 400_000, "rtsp://" + "@" * 2_000_000, "?key=" * 400_000]
)
def test_that_long_hostile_text_takes_no_long_time(text: str) -> None:
    started = time.monotonic()
    without_credentials(text)
    assert time.monotonic() - started < 5.0


def test_that_fields_of_secrets_are_emptied_at_any_depth_and_that_is_told() -> None:
    values = {"a": [{"password": "x", "user": "siti", "url": "http://u:p@h/"}], "b": 1}
    assert guard(values)  # type: ignore[arg-type]
    assert values == {"a": [{"password": "***", "user": "siti", "url": "http://h/"}], "b": 1}
    assert not guard(values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["ftp://h/a", "http://", "http://a b/", "http://[x/", "http://h:0/", "javascript:1", ""]
)
def test_that_only_whole_web_addresses_are_addresses(text: str) -> None:
    assert web_address(text) == ""
