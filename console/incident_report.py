"""``icc-console report incident NUMBER --out FILE``: one incident on one page. No Qt; the console may be running."""

import argparse
import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from console.arguments import EXIT_ARGUMENTS, EXIT_OK, EXIT_STORE, SHIPPED_PROFILE
from console.data_folder import data_path
from console.report_command import NO_RECORD, OTHER_SCHEMA
from db.engine import open_reader
from db.readers import Readers
from db.schema import HEAD, version_of
from db.startup import DATABASE
from services.domain.errors import KnownError
from services.domain.event import Event
from services.domain.incident import Incident
from services.domain.profile import Profile
from services.domain.text import Label, Language
from services.profile.loader import load_profile
from services.reports.incident_page import PageOptions, incident_page

NO_INCIDENT = Label(
    id="Tidak ada kejadian bernomor {0} di catatan ini. Tulis nomornya lengkap, misalnya A-26-00042.",
    en="There is no incident with the number {0} in this record. Give the whole number, as in A-26-00042.",
)


@dataclass(frozen=True, slots=True)
class PageArguments:
    number: str
    out: Path
    profile: Path
    data: Path | None
    is_drill: bool
    is_masked: bool
    language: Language


def parse_page_arguments(words: list[str]) -> PageArguments:
    """``words`` stand after "report incident". Raises SystemExit(2) for bad ones."""
    parser = argparse.ArgumentParser(prog="icc-console report incident", allow_abbrev=False, description=__doc__)
    parser.add_argument("number", metavar="NUMBER", help="as in A-26-00042")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PDF to write")
    parser.add_argument("--masked", action="store_true", help="hide the names and numbers of people")
    parser.add_argument("--profile", type=Path, default=SHIPPED_PROFILE, metavar="DIR")
    parser.add_argument("--data", type=Path, metavar="DIR", help="default: the user's data folder")
    parser.add_argument("--drill", action="store_true", help="the drill's own record")
    parser.add_argument("--lang", choices=("id", "en"), default="id")
    given = parser.parse_args(words)
    return PageArguments(given.number, given.out, given.profile, given.data, given.drill, given.masked, given.lang)


def report_incident(arguments: PageArguments) -> int:
    """Write the page; return the exit code. A refusal is one sentence on standard error."""
    try:
        profile = load_profile(arguments.profile)
        incident, events = _read(arguments, profile)
        options = page_options(profile, language=arguments.language)
        page = incident_page(incident, events, profile, masked(options) if arguments.is_masked else options)
        arguments.out.write_bytes(page)
    except KnownError as error:
        print(error.reason.in_language(arguments.language), file=sys.stderr)
        return EXIT_STORE
    except OSError as error:
        print(f"{arguments.out}: {error.strerror}", file=sys.stderr)
        return EXIT_ARGUMENTS
    return EXIT_OK


def page_options(profile: Profile, *, language: Language) -> PageOptions:
    """Return how this room's pages are written: its font, its time."""
    area = profile.area
    return PageOptions(font_file(), ZoneInfo(area.time_zone), area.zone_label, language)


def masked(options: PageOptions) -> PageOptions:
    return PageOptions(options.font, options.zone, options.zone_label, options.language, is_masked=True)


def font_file() -> Path:
    """Return the font of the package we depend on."""
    spec = importlib.util.find_spec("fontpkg_inter")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(2, "fontpkg-inter")
    return Path(spec.origin).parent / "files" / "Inter[opsz,wght].ttf"


def _read(arguments: PageArguments, profile: Profile) -> tuple[Incident, tuple[Event, ...]]:
    """Read beside a running console: readers never wait for its writer."""
    folder = data_path(arguments.data, profile_id=profile.profile_id, is_drill=arguments.is_drill)
    path = folder / DATABASE
    if not path.is_file():
        raise KnownError(Label(NO_RECORD.id.format(folder), NO_RECORD.en.format(folder)))
    engine = open_reader(path)
    try:
        if version_of(engine) != HEAD:
            raise KnownError(OTHER_SCHEMA)
        readers, wanted = Readers(engine), arguments.number.strip().upper()
        found = [each for each in readers.search(arguments.number) if each.number.upper() == wanted]
        if not found:
            shown = arguments.number[:40]
            raise KnownError(Label(NO_INCIDENT.id.format(shown), NO_INCIDENT.en.format(shown)))
        return found[0], readers.story_of(found[0].incident_id)
    finally:
        engine.dispose()
