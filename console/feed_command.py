"""``icc-console feed``: what the console can read, and what it makes of one payload. No Qt, no display, no store."""

import json
import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from console.arguments import EXIT_ARGUMENTS, EXIT_OK, FeedArguments
from services.domain.errors import KnownError
from services.domain.event import Json
from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.domain.observation_json import observation_to_json
from services.domain.text import Label, Language
from services.feeds.errors import FeedError, too_big
from services.feeds.formats import FORMATS
from services.feeds.plausible import is_unreadable, unreadable
from services.feeds.preview import guess_mapping

STDIN = "-"
MAPPED = "mapped"
OPTIONS_MAX = 1024 * 1024
BUG = Label(
    id="Kesalahan di dalam program saat membaca berkas ini; laporkan ke pengembang.",
    en="An error inside the program while reading this file; report it to the developers.",
)


def feed(arguments: FeedArguments) -> int:
    """Return the exit code; never raises. A refusal is also one sentence on standard error."""
    try:
        if arguments.act == "formats":
            _print_formats(arguments.language)
        else:
            _try(arguments)
    except KnownError as error:
        return _refuse(error, arguments.language)
    except BrokenPipeError:  # "| head" has seen enough; what is left must not be flushed at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as bug:  # noqa: BLE001 - the process ends here, and a shell is no place for a traceback
        return _refuse(KnownError(BUG, f"{type(bug).__name__}: {bug}"[:200]), arguments.language)
    return EXIT_OK


def _print_formats(language: Language) -> None:
    width = max(map(len, FORMATS))
    _print("\n".join(f"{name:<{width}}  {one.summary.in_language(language)}" for name, one in FORMATS.items()))


def _try(arguments: FeedArguments) -> None:
    """Print the JSON. Raises KnownError for what is refused as a whole."""
    if arguments.format not in FORMATS:
        raise KnownError(_unknown_format(arguments.format))
    asked = _feed(arguments)
    trial = _read(arguments.file, asked)
    parsed, refusal = trial.parsed, trial.refusal
    told: dict[str, Json] = {
        "format": arguments.format,
        "file": arguments.file,
        "verdict": "refused" if refusal else "partly" if parsed.rejected else "accepted",
        "reason": refusal.reason.in_language(arguments.language) if refusal else "",
        "detail": refusal.detail if refusal else "",
        "retry_after_s": refusal.retry_after_s if refusal else 0.0,
        "counts": {"accepted": len(parsed.observations), "rejected": len(parsed.rejected)},
    }
    told |= {"mapping": trial.guessed} if trial.guessed else {}
    told |= _items(parsed, arguments.language)
    _print(json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1, default=str))
    if refusal:
        raise refusal


@dataclass(frozen=True, slots=True)
class _Trial:
    """``guessed`` is the mapping that was made up because the options told none."""

    parsed: Parsed
    refusal: FeedError | None
    guessed: dict[str, Json] | None


def _read(name: str, asked: Feed) -> _Trial:
    """Judge as the console does: items of which none can be read are a source that has changed."""
    guessed: dict[str, Json] | None = None
    try:
        body = _body(name, asked.max_bytes)
        if asked.format == MAPPED and "fields" not in asked.options:
            guessed = _plain(guess_mapping(body))
            asked = replace(asked, options={**guessed, **asked.options})
        parsed = FORMATS[asked.format].parse(body, asked)
    except FeedError as error:
        return _Trial(Parsed(), error, guessed)
    return _Trial(parsed, FeedError(unreadable(parsed)) if is_unreadable(parsed) else None, guessed)


def _plain(mapping: Mapping[str, object]) -> dict[str, Json]:
    plain: dict[str, Json] = json.loads(json.dumps(dict(mapping), default=dict))
    return plain


def _items(parsed: Parsed, language: Language) -> dict[str, Json]:
    return {
        "accepted": [observation_to_json(item) for item in parsed.observations],
        "rejected": [
            {"index": one.index, "reason": one.reason.in_language(language), "raw": one.raw}
            for one in parsed.rejected
        ],
        "next_url": parsed.next_url,
        "follow": list(parsed.follow),
        "cursor": parsed.cursor,
    }


def _feed(arguments: FeedArguments) -> Feed:
    """Return the feed to read as: one of a profile, or one made up for this file."""
    options = _options(arguments.options) if arguments.options else {}
    if arguments.feed_id:
        found = _of_profile(arguments)
        return replace(found, options={**found.options, **options})
    name = Label(id=arguments.file, en=arguments.file)
    return Feed("try", name, "", arguments.format, interval_s=60.0, stale_after_s=120.0, options=options)


def _of_profile(arguments: FeedArguments) -> Feed:
    from services.profile.loader import load_profile  # pydantic takes longer to load than a payload to read

    feeds = {one.feed_id: one for one in load_profile(arguments.profile).feeds}
    found = feeds.get(arguments.feed_id)
    if found is None:
        raise KnownError(_unknown_feed(arguments.feed_id, feeds))
    if found.format != arguments.format:
        raise KnownError(_other_format(found, arguments.format))
    return found


def _options(path: Path) -> dict[str, object]:
    """Return the table of options: alone, under "options", or in the one feed the file describes."""
    try:
        data: dict[str, object] = tomllib.loads(_file(path, OPTIONS_MAX).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise KnownError(_no_toml(path.name), str(error)[:200]) from error
    feeds = data.get("feeds")
    holder = feeds[0] if isinstance(feeds, list) and len(feeds) == 1 else data
    options = holder.get("options", {} if holder is not data else data) if isinstance(holder, Mapping) else data
    if not isinstance(options, dict):
        raise KnownError(_no_toml(path.name))
    return options


def _body(name: str, max_bytes: int) -> bytes:
    if name != STDIN:
        return _file(Path(name), max_bytes)
    return _limited(sys.stdin.buffer.read(max_bytes + 1), max_bytes)


def _file(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            body = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise KnownError(_unreadable_file(str(path), why or "?")) from error
    return _limited(body, max_bytes)


def _limited(body: bytes, max_bytes: int) -> bytes:
    if len(body) > max_bytes:
        raise FeedError(too_big(max_bytes))
    return body


def _print(text: str) -> None:
    """As UTF-8 whatever the shell's own encoding is: JSON is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def _refuse(error: KnownError, language: Language) -> int:
    words = " ".join(error.reason.in_language(language).split())
    print(words.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)
    return EXIT_ARGUMENTS


def _unknown_format(name: str) -> Label:
    near = get_close_matches(name, FORMATS, n=1)
    hint_id, hint_en = (f" Maksud Anda '{near[0]}'?", f" Did you mean '{near[0]}'?") if near else ("", "")
    return Label(
        id=f"Format '{name[:40]}' tidak dikenal; lihat icc-console feed formats.{hint_id}",
        en=f"There is no format '{name[:40]}'; see icc-console feed formats.{hint_en}",
    )


def _unknown_feed(feed_id: str, feeds: Mapping[str, Feed]) -> Label:
    names = ", ".join(feeds) or "-"
    return Label(
        id=f"Umpan '{feed_id[:40]}' tidak ada di profil; yang ada: {names}.",
        en=f"The profile has no feed '{feed_id[:40]}'; it has: {names}.",
    )


def _other_format(found: Feed, name: str) -> Label:
    return Label(
        id=f"Umpan '{found.feed_id}' berformat '{found.format}', bukan '{name}'.",
        en=f"The feed '{found.feed_id}' has the format '{found.format}', not '{name}'.",
    )


def _unreadable_file(name: str, why: str) -> Label:
    return Label(id=f"Berkas {name!r} tidak dapat dibaca: {why}.", en=f"The file {name!r} cannot be read: {why}.")


def _no_toml(name: str) -> Label:
    return Label(
        id=f"Berkas opsi {name!r} bukan TOML yang benar.", en=f"The options file {name!r} is not valid TOML."
    )
