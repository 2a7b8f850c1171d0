"""``--check``: look at profile, data, assets, display and feeds, one line each."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from console.appearance import CATALOGUES, RESOURCES, TRANSLATIONS
from console.arguments import EXIT_CHECK, EXIT_OK, Arguments
from console.data_folder import data_path, data_path_of
from console.display import has_display
from console.drill_process import DrillCity
from console.map_assets import load_map_assets
from db.engine import old_library_warning
from db.journal import Mode
from db.startup import DATABASE
from db.store import Store
from services.domain.clock import SystemClock
from services.domain.errors import KnownError
from services.domain.feed import Feed, FeedState
from services.domain.profile import Profile
from services.domain.text import Label, Language
from services.feeds.fetch import GuardedFetcher
from services.feeds.formats import PARSERS
from services.profile.feed_writer import overlay_in
from services.profile.loader import load_profile

T = TypeVar("T")
OFF = Label(id="mati", en="off")
NOT_YET = Label(
    id="belum ada catatan; dibuat saat pertama dijalankan", en="no record yet; made at the first start"
)
NO_SCREEN = Label(id="tidak ada layar; --screenshot tetap bisa", en="no display; --screenshot still works")
NO_TRANSLATION = Label(id="terjemahan belum dibangun: make setup", en="the translation was not built: make setup")


def check(arguments: Arguments) -> int:
    """Print one line for each thing looked at; return EXIT_CHECK when one of them is wrong."""
    report = _Report(arguments.language or "id")
    with _city(arguments, report) as base_url:
        overlay = overlay_in(partial(data_path_of, arguments))
        profile = report.of(
            "profile", lambda: load_profile(arguments.profile, drill_base_url=base_url, overlay=overlay)
        )
        if profile is not None:
            report.fine("profile", _name(profile).in_language(report.language))
            report.of("data", lambda: report.fine("data", _data(profile, arguments, report.language)))
        _look_at_machine(report)
        if profile is not None:
            _ask_feeds(profile, report)
    return EXIT_CHECK if report.is_bad else EXIT_OK


class _Report:
    """Prints lines and remembers whether one was bad."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.is_bad = False

    def fine(self, what: str, words: str) -> None:
        print(f"ok   {what:<12} {words}")

    def bad(self, what: str, words: str) -> None:
        self.is_bad = True
        print(f"BAD  {what:<12} {words}")

    def of(self, what: str, look: Callable[[], T]) -> T | None:
        try:
            return look()
        except KnownError as error:
            words = error.reason.in_language(self.language)
            self.bad(what, f"{words} ({error.detail})" if error.detail else words)
            return None


@contextmanager
def _city(arguments: Arguments, report: _Report) -> Iterator[str | None]:
    if not arguments.is_drill:
        yield None
        return
    city = report.of(
        "drill",
        lambda: DrillCity(
            profile=arguments.profile, scenario=arguments.scenario, speed=arguments.speed, seed=arguments.seed
        ),
    )
    try:
        yield city.base_url if city else None
    finally:
        if city:
            city.stop()


def _data(profile: Profile, arguments: Arguments, language: Language) -> str:
    folder = data_path(arguments.data, profile_id=profile.profile_id, is_drill=profile.is_drill)
    if not (folder / DATABASE).exists():
        return NOT_YET.in_language(language)
    mode: Mode = "drill" if profile.is_drill else "live"
    clock = SystemClock()
    store = Store.open(folder, mode=mode, profile_id=profile.profile_id, station=profile.station, clock=clock)
    try:
        warnings = " ".join(warning.in_language(language) for warning in store.warnings)
        return f"{_kept(store).in_language(language)} {warnings}".strip()
    finally:
        store.close()


def _name(profile: Profile) -> Label:
    count = len(profile.feeds)
    return Label(id=f"{profile.name.id}, {count} umpan", en=f"{profile.name.en}, feeds: {count}")


def _kept(store: Store) -> Label:
    counts = store.readers.counts()
    total, still_open, unsent = counts.incidents, counts.open_incidents, counts.unsent
    return Label(
        id=f"{total} kejadian, {still_open} terbuka; antrean kirim {unsent}",
        en=f"{total} incidents, {still_open} open; outbox {unsent}",
    )


def _look_at_machine(report: _Report) -> None:
    assets = report.of("assets", lambda: load_map_assets(RESOURCES / "map"))
    if assets is not None:
        count = len(assets)
        words = Label(id=f"{count} berkas, sidik digital benar", en=f"{count} files, hashes right")
        report.fine("assets", words.in_language(report.language))
    _look_at_translations(report)
    old = old_library_warning()
    if old is None:
        report.fine("sqlite", "safe version")
    else:
        report.bad("sqlite", old.in_language(report.language))
    if has_display(os.environ):
        report.fine("display", os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or "given")
    else:
        report.bad("display", NO_SCREEN.in_language(report.language))


def _look_at_translations(report: _Report) -> None:
    wanted = [name for names in CATALOGUES.values() for name in names]
    missing = [name for name in wanted if not (TRANSLATIONS / name).exists()]
    if missing:
        report.bad("translation", f"{NO_TRANSLATION.in_language(report.language)} ({', '.join(missing)})")
    else:
        report.fine("translation", ", ".join(CATALOGUES))


def _ask_feeds(profile: Profile, report: _Report) -> None:
    fetcher = GuardedFetcher(SystemClock())
    asked = [feed for feed in profile.feeds if feed.is_enabled]
    with ThreadPoolExecutor(8) as pool:
        for feed, answer in zip(
            asked, pool.map(lambda feed: _ask(fetcher, feed, report.language), asked), strict=True
        ):
            is_fine, words = answer
            (report.fine if is_fine else report.bad)(feed.feed_id, words)
    for feed in profile.feeds:
        if not feed.is_enabled:
            needs = feed.needs or OFF
            print(
                f"--   {feed.feed_id:<12} {OFF.in_language(report.language)}: {needs.in_language(report.language)}"
            )


def _ask(fetcher: GuardedFetcher, feed: Feed, language: Language) -> tuple[bool, str]:
    """Pool thread."""
    try:
        body = fetcher.fetch(feed, FeedState(feed.feed_id)).body
        parsed = PARSERS[feed.format](body or b"", feed)
    except KnownError as error:
        return False, error.reason.in_language(language)
    taken, refused = len(parsed.observations), len(parsed.rejected)
    words = Label(id=f"{taken} butir, {refused} ditolak", en=f"{taken} items, {refused} refused")
    return True, words.in_language(language)
