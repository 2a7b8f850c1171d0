"""How a feed may be asked: secrets by name only, and budgets of hosts."""

from pathlib import Path

import pytest

from services.domain.feed import RequestBudget
from services.profile.loader import load_profile
from services.profile.problem import ProfileError

GOOD = """
[feeds.options]
method = "POST"
body = '{"a": 1}'
headers = { NGSILD-Tenant = "kota" }
query = { limit = 100 }
max_pages = 5
cursor_param = "offset"
since_param = "start_date"
since_format = "%Y-%m-%d"
since_overlap_s = 7200
only_when_shown = true
auth = { kind = "header", name = "X-Api-Key", secret = "traccar_token" }

[[budgets]]
hosts = ["*.bmkg.go.id", "gempa.example"]
per_minute = 60
"""
PASTED = "Rahasia-1234567890"


def add(city: Path, text: str) -> None:
    with (city / "feeds.toml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_that_options_of_asking_and_budgets_reach_the_room(city: Path) -> None:
    add(city, GOOD)
    profile = load_profile(city)
    assert profile.budgets == (RequestBudget(("*.bmkg.go.id", "gempa.example"), 60),)
    options = profile.feeds[0].options
    assert options["auth"] == {"kind": "header", "name": "X-Api-Key", "secret": "traccar_token"}
    assert options["only_when_shown"] is True


@pytest.mark.parametrize(
    "line",
    [
        f'headers = {{ Authorization = "Bearer {PASTED}" }}',
        f'headers = {{ X-Api-Key = "{PASTED}" }}',
        f'headers = {{ Cookie = "sid={PASTED}" }}',
        f'query = {{ Access_Token = "{PASTED}" }}',
        f'auth = {{ kind = "bearer", secret = "{PASTED}" }}',
    ],
)
def test_that_a_literal_secret_is_refused_and_not_repeated(line: str, city: Path) -> None:
    add(city, f"\n[feeds.options]\n{line}\n")
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    assert len(caught.value.problems) == 1
    assert PASTED not in f"{caught.value}{caught.value.problems}"
    assert "secret" in caught.value.problems[0].expected.en


def test_that_a_token_in_the_path_of_an_address_is_refused(city: Path) -> None:
    text = (city / "feeds.toml").read_text("utf-8")
    token = "bot1234567890:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    (city / "feeds.toml").write_text(text.replace("data.bmkg.go.id", f"api.telegram.org/{token}", 1), "utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    assert token not in str(caught.value)


def test_that_a_place_for_a_secret_in_the_path_is_no_secret(city: Path) -> None:
    text = (city / "feeds.toml").read_text("utf-8")
    (city / "feeds.toml").write_text(text.replace("data.bmkg.go.id", "api.telegram.org/bot{token}", 1), "utf-8")
    assert "{token}" in load_profile(city).feeds[0].url


@pytest.mark.parametrize(
    "line",
    [
        'method = "PUT"', 'body = "x"', 'headers = { Host = "b" }', 'headers = "x"', "query = { a = [1] }",
        'auth = "x"', 'auth = { kind = "magic", secret = "a" }', 'auth = { kind = "header", secret = "a" }',
        'auth = { kind = "bearer" }', 'auth = { kind = "bearer", secret = "a", token = "b" }', "max_pages = 0",
        "max_pages = true", 'since_format = "sometimes"', "since_overlap_s = -1", "cursor_param = 1",
        'only_when_shown = "yes"',
    ],
)  # fmt: skip
def test_that_what_cannot_be_asked_is_said_before_it_is_asked(line: str, city: Path) -> None:
    add(city, f"\n[feeds.options]\n{line}\n")
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    (problem,) = caught.value.problems
    assert line.split()[0] in problem.expected.en
    assert line.split()[0] in problem.expected.id


@pytest.mark.parametrize("host", ["https://a.example", "a.example:443", "*", "*.", "a b"])
def test_that_a_budget_names_hosts(host: str, city: Path) -> None:
    add(city, f'\n[[budgets]]\nhosts = ["{host}"]\nper_minute = 60\n')
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    assert caught.value.problems[0].expected.en == 'a host name, or "*.name"'
