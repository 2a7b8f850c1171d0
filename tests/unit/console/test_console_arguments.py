"""The command line says one clear sentence and an exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from console.arguments import EXIT_ARGUMENTS, EXIT_DISPLAY, parse_arguments
from console.display import has_display

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--size", "wide"], "is not a size such as 1920x1080"),
        (["--screenshot", "a.png", "--size", "10x10"], "outside 640x480 to 7680x4320"),
        (["--screenshot", "a.jpg"], "does not end in .png"),
        (["--size", "1920x1080"], "belong to --screenshot"),
        (["--theme", "pink"], "invalid choice"),
        (["--drill", "--no-drill"], "not allowed with argument"),
        (["--after", "soon", "--screenshot", "a.png"], "is not seconds"),
        (["--speed", "nan"], "is not between"),
        (["--unknown"], "unrecognized arguments"),
    ],
)
def test_that_a_bad_argument_is_one_sentence_and_exit_code_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        parse_arguments(words)
    printed = capsys.readouterr().err
    assert stop.value.code == EXIT_ARGUMENTS
    assert said in printed
    assert len(printed.strip().splitlines()) == 1


def test_that_the_real_feeds_and_the_shipped_profile_are_the_default() -> None:
    arguments = parse_arguments([])
    assert not arguments.is_drill
    assert arguments.profile.name == "indramayu"


def test_that_a_platform_chosen_by_the_caller_is_taken_at_its_word() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"})


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":971"}, {"WAYLAND_DISPLAY": "wayland-971"}])
def test_that_a_screen_that_does_not_answer_is_no_screen(environment: dict[str, str]) -> None:
    assert not has_display(environment)


def test_that_without_a_display_it_says_so_and_how_to_get_one() -> None:
    environment = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    command = [sys.executable, "-m", "console", "--drill", "--lang", "en"]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.returncode == EXIT_DISPLAY
    assert "There is no display" in ended.stderr
    assert "xvfb" in ended.stderr
    assert "Traceback" not in ended.stderr
