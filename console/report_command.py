"""``icc-console report``: what the record says of a month, at a shell. No Qt; the console may be running."""

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from console.arguments import EXIT_ARGUMENTS, EXIT_OK, EXIT_STORE, SHIPPED_PROFILE
from services.domain.errors import KnownError
from services.domain.text import Label, Language
from services.incidents.alarm_figures import AlarmFigures, alarm_figures
from services.incidents.alarm_report import as_csv, as_text

NO_RECORD = Label(
    id="Belum ada catatan di {0}. Jalankan konsolnya sekali, atau sebut foldernya dengan --data.",
    en="There is no record in {0}. Run the console once, or name its folder with --data.",
)
OTHER_SCHEMA = Label(
    id="Catatan ini dari versi lain. Jalankan konsol versi ini sekali, lalu ulangi.",
    en="This record is of another version. Run this version of the console once, then ask again.",
)


@dataclass(frozen=True, slots=True)
class ReportArguments:
    """``month`` is (year, month) in the room's own time; ``csv`` None: only the text, on standard output."""

    month: tuple[int, int]
    profile: Path
    data: Path | None
    is_drill: bool
    csv: Path | None
    language: Language


def parse_report_arguments(words: list[str]) -> ReportArguments:
    """``words`` stand after "report". Raises SystemExit(2) for bad ones."""
    parser = argparse.ArgumentParser(prog="icc-console report", allow_abbrev=False, description=__doc__)
    parser.add_argument("what", choices=("alarms",), help="alarms: the month against ISA-18.2 and EEMUA 191")
    parser.add_argument("--month", type=_month, required=True, metavar="YYYY-MM")
    parser.add_argument("--profile", type=Path, default=SHIPPED_PROFILE, metavar="DIR")
    parser.add_argument("--data", type=Path, metavar="DIR", help="default: the user's data folder")
    parser.add_argument("--drill", action="store_true", help="the drill's own record")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the table there, too")
    parser.add_argument("--lang", choices=("id", "en"), default="id")
    given = parser.parse_args(words)
    return ReportArguments(given.month, given.profile, given.data, given.drill, given.csv, given.lang)


def report(arguments: ReportArguments) -> int:
    """Print the report; return the exit code. A refusal is one sentence on standard error."""
    try:
        figures, zone = _figures(arguments)
        if arguments.csv is not None:
            _write(arguments.csv, as_csv(figures, zone=zone, language=arguments.language))
    except KnownError as error:
        print(error.reason.in_language(arguments.language), file=sys.stderr)
        return EXIT_STORE
    except OSError as error:
        print(f"{arguments.csv}: {error.strerror}", file=sys.stderr)
        return EXIT_ARGUMENTS
    print(as_text(figures, zone=zone, language=arguments.language), end="")
    return EXIT_OK


def _figures(arguments: ReportArguments) -> tuple[AlarmFigures, tzinfo]:
    """Read beside a running console: readers never wait for its writer."""
    from console.data_folder import data_path
    from db.engine import open_reader
    from db.readers import Readers
    from db.schema import HEAD, version_of
    from db.startup import DATABASE
    from services.profile.loader import load_profile

    profile = load_profile(arguments.profile)
    zone = ZoneInfo(profile.area.time_zone)
    folder = data_path(arguments.data, profile_id=profile.profile_id, is_drill=arguments.is_drill)
    path = folder / DATABASE
    if not path.is_file():
        raise KnownError(Label(NO_RECORD.id.format(folder), NO_RECORD.en.format(folder)))
    start, end = _span(arguments.month, zone)
    engine = open_reader(path)
    try:
        if version_of(engine) != HEAD:
            raise KnownError(OTHER_SCHEMA)
        readers = Readers(engine)
        events, standing = readers.alarm_events(start, end), readers.alarms()
    finally:
        engine.dispose()
    return alarm_figures(events, standing, start=start, end=end, now=datetime.now(UTC)), zone


def _span(month: tuple[int, int], zone: ZoneInfo) -> tuple[datetime, datetime]:
    year, number = month
    after = (year + 1, 1) if number == 12 else (year, number + 1)
    first, last = (datetime(y, m, 1, tzinfo=zone).astimezone(UTC) for y, m in ((year, number), after))
    return first, last


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8-sig")  # with its mark: a spreadsheet would take UTF-8 for something else


def _month(text: str) -> tuple[int, int]:
    try:
        month = datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a month such as 2026-11") from None
    return month.year, month.month
