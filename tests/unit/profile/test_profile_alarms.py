"""alarms.toml: what it says, and what is refused."""

from pathlib import Path

import pytest

from services.domain.alarm import AlarmRules, AlarmSource
from services.domain.severity import Severity
from services.profile.loader import load_profile
from services.profile.problem import ProfileError

INDRAMAYU = Path(__file__).parents[3] / "resources" / "profiles" / "indramayu"


def test_that_a_profile_without_the_file_raises_as_ever(city: Path) -> None:
    assert load_profile(city).alarms == AlarmRules()


def test_that_indramayu_never_shelves_a_p1_and_hears_all_but_p4() -> None:
    rules = load_profile(INDRAMAYU).alarms
    assert rules.shelve_max_s[Severity.P1] == 0
    assert [p for p, seconds in rules.repeat_s.items() if seconds == 0] == [Severity.P4]
    assert rules.kinds[AlarmSource.DEADLINE].least is Severity.P2
    assert rules.kinds[AlarmSource.FEED].after_s == 600


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ('[[kinds]]\nsource = "feed"\n', 1, "priority"),
        ('[[kinds]]\nsource = "camera"\npriority = "P3"\n', 1, "cameras"),
        ('[[kinds]]\nsource = "feed"\npriority = "P3"\nfeeds = ["tidak_ada"]\n', 4, "feed id"),
        ('[[kinds]]\nsource = "incident"\n[[kinds]]\nsource = "incident"\n', None, "once"),
        ("mute_s = 5\n", 1, "10"),
        ("[priorities]\nP1 = { shelve_max_min = 0, repeat_s = 3 }\n", None, "P2"),
    ],
)
def test_that_a_mistake_is_named_with_its_line(city: Path, text: str, line: int | None, expected: str) -> None:
    (city / "alarms.toml").write_text(text, "utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(city)
    assert expected in caught.value.reason.en
    assert "alarms.toml" in caught.value.reason.en
    if line is not None:
        assert f":{line}" in caught.value.reason.en or f"line {line}" in caught.value.reason.en
