from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from db.journal import (
    Charter,
    Journal,
    charter_of,
    entries_after,
    files_of,
    first_bad_line,
    first_bad_line_of_last_file,
)

CHARTER = Charter("live", "indramayu")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


def written(folder: Path, clock: Any, count: int = 3) -> Journal:
    journal = Journal(folder, clock)
    if journal.position.path is None:
        journal.begin(CHARTER)
    for seq in range(journal.position.seq + 1, journal.position.seq + 1 + count):
        journal.write(journal.seal(seq, f'{{"n":{seq}}}'))
    journal.close()
    return journal


def test_that_the_first_line_says_whose_record_it_is(folder: Path, clock: Any) -> None:
    written(folder, clock)
    assert charter_of(folder) == CHARTER


def test_that_a_journal_read_again_goes_on_where_it_ended(folder: Path, clock: Any) -> None:
    end = written(folder, clock).position
    assert Journal(folder, clock).position == end
    written(folder, clock)
    assert first_bad_line(folder) is None


def test_that_each_utc_day_has_its_file_and_one_chain_runs_through_them(folder: Path, clock: Any) -> None:
    written(folder, clock)
    clock.at = datetime(2026, 11, 22, 0, 0, 1, tzinfo=UTC)
    written(folder, clock)
    assert [path.name for path in files_of(folder)] == ["journal-20261121.jsonl", "journal-20261122.jsonl"]
    assert first_bad_line(folder) is None
    assert first_bad_line_of_last_file(folder) is None


def test_that_a_clock_set_back_does_not_reorder_the_journal(folder: Path, clock: Any) -> None:
    written(folder, clock)
    clock.at = datetime(2026, 11, 20, tzinfo=UTC)
    written(folder, clock)
    assert [path.name for path in files_of(folder)] == ["journal-20261121.jsonl"]
    assert first_bad_line(folder) is None


@pytest.mark.parametrize("torn", [b'{"s":4,"h":"0123', b"\0" * 512, b'{"s":4\0\0\0\0\n'])
def test_that_a_torn_last_line_is_cut_away(folder: Path, clock: Any, torn: bytes) -> None:
    end = written(folder, clock).position
    path = files_of(folder)[-1]
    path.write_bytes(path.read_bytes() + torn)
    assert Journal(folder, clock).position == end
    assert first_bad_line(folder) is None


def test_that_a_file_torn_down_to_nothing_leaves_the_chain_of_the_day_before(folder: Path, clock: Any) -> None:
    end = written(folder, clock).position
    clock.at = datetime(2026, 11, 22, tzinfo=UTC)
    (folder / "journal-20261122.jsonl").write_bytes(b'{"s":4,"h')
    assert Journal(folder, clock).position.hash == end.hash
    written(folder, clock)
    assert first_bad_line(folder) is None


@pytest.mark.parametrize("line", [1, 2, 3, 4])
def test_that_an_altered_line_is_named(folder: Path, clock: Any, line: int) -> None:
    written(folder, clock)
    path = files_of(folder)[-1]
    lines = path.read_bytes().splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace(b'"e":{"', b'"e":{"x')
    path.write_bytes(b"".join(lines))
    bad = first_bad_line(folder)
    assert bad is not None
    assert bad.place == f"journal-20261121.jsonl:{line}"


def test_that_a_removed_line_is_named(folder: Path, clock: Any) -> None:
    written(folder, clock)
    path = files_of(folder)[-1]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2] + lines[3:]))
    bad = first_bad_line(folder)
    assert bad is not None
    assert bad.number == 3


def test_that_an_altered_older_file_is_found_by_the_full_walk_only(folder: Path, clock: Any) -> None:
    written(folder, clock)
    clock.at = datetime(2026, 11, 22, tzinfo=UTC)
    written(folder, clock)
    oldest = files_of(folder)[0]
    oldest.write_bytes(oldest.read_bytes().replace(b'"n":2', b'"n":9'))
    assert first_bad_line_of_last_file(folder) is None
    bad = first_bad_line(folder)
    assert bad is not None
    assert bad.place == "journal-20261121.jsonl:3"


def test_that_what_was_not_committed_is_cut_off_again(folder: Path, clock: Any) -> None:
    written(folder, clock)
    journal = Journal(folder, clock)
    before = journal.position
    clock.at = datetime(2026, 11, 22, tzinfo=UTC)
    journal.write(journal.seal(4, '{"n":4}'))
    journal.cut(before)
    journal.write(journal.seal(4, '{"n":44}'))
    journal.close()
    assert first_bad_line(folder) is None
    assert b"44" in files_of(folder)[-1].read_bytes()


def test_that_a_cut_which_could_not_be_made_is_made_before_the_next_line(folder: Path, clock: Any) -> None:
    journal = written(folder, clock)
    path = files_of(folder)[-1]
    path.write_bytes(path.read_bytes() + b'{"s":4,"h":"left over by a failed cut"}\n')
    journal.write(journal.seal(4, '{"n":4}'))
    journal.close()
    assert first_bad_line(folder) is None


def test_that_the_lines_after_a_known_one_are_found(folder: Path, clock: Any) -> None:
    middle = written(folder, clock, 2).position
    clock.at = datetime(2026, 11, 22, tzinfo=UTC)
    written(folder, clock, 2)
    is_known, after = entries_after(folder, middle.hash)
    assert is_known
    assert [entry.line.seq for entry in after if entry.line] == [3, 4]
    is_known, everything = entries_after(folder, "f" * 64)
    assert not is_known
    assert len(list(everything)) == 5


def test_that_a_very_long_last_line_is_read_whole(folder: Path, clock: Any) -> None:
    journal = written(folder, clock)
    journal.write(journal.seal(4, '{"n":"' + "x" * 300_000 + '"}'))
    journal.close()
    assert Journal(folder, clock).position == journal.position


def test_that_a_line_being_written_is_not_taken_for_an_altered_one(folder: Path, clock: Any) -> None:
    written(folder, clock)
    path = files_of(folder)[-1]
    path.write_bytes(path.read_bytes() + b'{"s":4,"h":"0123')
    assert first_bad_line(folder) is None


def test_that_an_older_file_cut_short_is_noticed(folder: Path, clock: Any) -> None:
    written(folder, clock)
    clock.at = datetime(2026, 11, 22, tzinfo=UTC)
    written(folder, clock)
    oldest = files_of(folder)[0]
    oldest.write_bytes(oldest.read_bytes()[:-5])
    bad = first_bad_line(folder)
    assert bad is not None
    assert bad.place == "journal-20261122.jsonl:1"
