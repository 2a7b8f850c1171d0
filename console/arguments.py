"""The command line: what may be asked, checked before anything heavy is imported."""

import argparse
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NoReturn

from services.domain.text import Language

SHIPPED_PROFILE = Path(__file__).resolve().parents[1] / "resources" / "profiles" / "indramayu"

EXIT_OK, EXIT_ARGUMENTS, EXIT_PROFILE, EXIT_STORE, EXIT_DISPLAY, EXIT_LIBRARY, EXIT_CHECK = 0, 2, 3, 4, 5, 6, 7

EPILOG = """at a shell, without a window:
 icc-console feed formats              what the console can read, by name
 icc-console feed try FORMAT FILE      what it makes of a payload, as JSON (icc-console feed try --help)
 icc-console report alarms --month M   a month of alarms against ISA-18.2 (icc-console report --help)
 icc-console report incident NUMBER --out FILE   one incident on one page (... incident --help)

exit codes: 0 ended well, 1 picture not written, 2 bad arguments,
 3 profile unreadable, 4 data folder locked, foreign or damaged,
5 no display, 6 system library missing, 7 --check found something"""


@dataclass(frozen=True, slots=True)
class Arguments:
    """``data`` None: the user's data folder. ``size`` in pixels. ``after_s`` counts from the window's first paint."""

    profile: Path
    data: Path | None
    is_drill: bool
    wall: str | None
    screenshot: Path | None
    size: tuple[int, int] | None
    theme: Literal["dark", "light"] | None
    language: Language | None
    after_s: float
    place: str
    is_check: bool
    scenario: str
    speed: float
    seed: int | None


@dataclass(frozen=True, slots=True)
class FeedArguments:
    """``icc-console feed ...``. ``file`` "-" is standard input; ``feed_id`` "" means no feed of a profile."""

    act: Literal["formats", "try"]
    language: Language
    format: str = ""
    file: str = ""
    options: Path | None = None
    feed_id: str = ""
    profile: Path = SHIPPED_PROFILE


def parse_feed_arguments(words: list[str]) -> FeedArguments:
    """``words`` stand after "feed". Raises SystemExit as ``parse_arguments`` does."""
    parser = _feed_parser()
    given = parser.parse_args(words)
    if given.act == "formats":
        return FeedArguments("formats", given.lang)
    if not given.format or not given.file:
        parser.error("FORMAT and FILE may not be empty")
    if given.profile is not None and not given.feed:
        parser.error("--profile belongs to --feed")
    return FeedArguments(
        "try",
        given.lang,
        format=given.format,
        file=given.file,
        options=given.options,
        feed_id=given.feed or "",
        profile=given.profile or SHIPPED_PROFILE,
    )


def parse_arguments(words: list[str]) -> Arguments:
    """Raises SystemExit(2) with one sentence on stderr for bad arguments, SystemExit(0) for --help and --version."""
    parser = _parser()
    given = parser.parse_args(words)
    if given.screenshot is None and (given.size is not None or given.after is not None):
        parser.error("--size and --after belong to --screenshot")
    if given.screenshot is not None and given.screenshot.suffix.lower() != ".png":
        parser.error(f"--screenshot writes PNG; {given.screenshot.name} does not end in .png")
    if given.screenshot is not None and not given.screenshot.absolute().parent.is_dir():
        parser.error(f"--screenshot: the folder {given.screenshot.parent} does not exist")
    return Arguments(
        profile=given.profile,
        data=given.data,
        is_drill=given.drill,
        wall=given.wall,
        screenshot=given.screenshot,
        size=given.size,
        theme=given.theme,
        language=given.lang,
        after_s=12.0 if given.after is None else given.after,
        place=given.place,
        is_check=given.check,
        scenario=given.scenario,
        speed=given.speed,
        seed=given.seed,
    )


class _Parser(argparse.ArgumentParser):
    """Says one sentence instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_ARGUMENTS, f"{self.prog}: {message}. See icc-console --help.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="icc-console",
        description="Regency command centre: map, CCTV, incident queue and quick wins in one window, also offline.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--version", action="version", version=f"icc-console {version('icc-console')}")
    add(
        "--profile",
        type=Path,
        default=SHIPPED_PROFILE,
        metavar="DIR",
        help="the room's profile (default: Indramayu)",
    )
    add(
        "--data",
        type=Path,
        metavar="DIR",
        help="where this room's record is kept (default: the user's data folder)",
    )
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--drill", action="store_true", help="practise on the built-in drill city; its own record")
    mode.add_argument("--no-drill", action="store_false", dest="drill", help="the profile's real feeds (default)")
    add("--wall", metavar="SCENE", help="full screen with a scene of the profile, for a wall")
    add("--screenshot", type=Path, metavar="FILE", help="write a PNG of the window and end; needs no display")
    add("--size", type=_size, metavar="WxH", help="window size of the screenshot, e.g. 1920x1080")
    add(
        "--after",
        type=_seconds,
        metavar="SECONDS",
        help="how long the console runs before the picture (default 12)",
    )
    add("--place", default="operations", choices=PLACES, help="work place to open with (default operations)")
    add("--theme", choices=("dark", "light"), help="default: as last used, dark at first")
    add("--lang", choices=("id", "en"), help="language of the screen; default: as last used, id at first")
    add("--check", action="store_true", help="look at profile, data, assets, display and feeds; one line each")
    add("--scenario", default="hari-biasa", metavar="NAME", help="what happens in the drill city")
    add("--speed", type=_speed, default=1.0, metavar="X", help="how fast the drill city lives (default 1)")
    add(
        "--seed",
        type=_whole,
        metavar="N",
        help="play the drill city's day exactly as another N did (default: a new day)",
    )
    return parser


def _feed_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="icc-console feed",
        description="Formats of feeds, at a shell: needs no display, no profile and no network.",
        allow_abbrev=False,
    )
    acts = parser.add_subparsers(dest="act", metavar="formats|try", required=True)
    formats = acts.add_parser(
        "formats", help="one line for each format: its name and what it reads", allow_abbrev=False
    )
    tried = acts.add_parser(
        "try",
        help="read a payload and print what came of it",
        description="Reads FILE as FORMAT and prints JSON: verdict, accepted observations, rejected items.",
        epilog="exit codes: 0 accepted or partly, 2 refused as a whole",
        allow_abbrev=False,
    )
    add = tried.add_argument
    add("format", metavar="FORMAT", help="a name that 'icc-console feed formats' lists")
    add("file", metavar="FILE", help="the payload, as the server sent it; - reads standard input")
    add("--options", type=Path, metavar="FILE.toml", help="the format's options, as they stand in [feeds.options]")
    add("--feed", metavar="ID", help="take the options of this feed of the profile")
    add("--profile", type=Path, metavar="DIR", help="whose feed it is (default: Indramayu)")
    for one in (formats, tried):
        one.add_argument("--lang", choices=("id", "en"), default="id", help="language of the words (default id)")
    return parser


PLACES = ("operations", "cctv", "programmes", "history", "feeds", "settings")


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1920x1080")
    size = int(width), int(height)
    if not (640 <= size[0] <= 7680 and 480 <= size[1] <= 4320):
        raise argparse.ArgumentTypeError(f"{text} is outside 640x480 to 7680x4320")
    return size


def _seconds(text: str) -> float:
    return _number(text, low=0.0, high=3600.0, what="seconds")


def _speed(text: str) -> float:
    return _number(text, low=0.1, high=100.0, what="a speed")


def _whole(text: str) -> int:
    if not (text.isdigit() and len(text) <= 9):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at most nine digits")
    return int(text)


def _number(text: str, *, low: float, high: float, what: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not {what}") from None
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"{text} is not between {low:g} and {high:g}")
    return value
