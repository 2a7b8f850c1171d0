"""What is being typed is on disk, and comes back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from services.domain.call import CallKind
from services.domain.draft import IncidentDraft, KeptDraft
from services.domain.errors import KnownError
from services.domain.geo import Point
from services.domain.severity import Severity
from services.incidents.draft_box import NAME, DraftBox
from services.incidents.draft_keeper import DraftKeeper

FACTS = IncidentDraft(
    "flood", "Banjir", "Air naik", "Karanganyar", "Kandanghaur", Point(-6.3, 108.1), Severity.P2, "112", "Ibu Sari",
    number="08123456789", people_at_risk=3, people_kinds=("child",),
)  # fmt: skip
AT = datetime(2026, 11, 21, 3, 42, tzinfo=UTC)
DRAFT = KeptDraft("d1", AT, CallKind.REAL, FACTS, "Karanganyar, Kandanghaur", Point(-6.4, 108.2))
BARE = KeptDraft("d2", AT, None, IncidentDraft("", ""))


@pytest.fixture
def keeper(tmp_path: Path, qtbot: QtBot) -> DraftKeeper:
    pool = QThreadPool()
    keeper = DraftKeeper(DraftBox(tmp_path), pool=pool)
    pool.setParent(keeper)
    return keeper


def test_that_a_draft_comes_back_whole(tmp_path: Path) -> None:
    DraftBox(tmp_path).keep((DRAFT, BARE))
    assert DraftBox(tmp_path).kept() == (DRAFT, BARE)


def test_that_only_its_owner_may_read_it_and_none_leaves_nothing(tmp_path: Path) -> None:
    box = DraftBox(tmp_path)
    box.keep((DRAFT,))
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    box.keep(())
    assert list(tmp_path.iterdir()) == []
    assert box.kept() == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"drafts": [{}]}', '{"drafts": 3}', "\x00"])
def test_that_a_file_that_is_not_ours_is_put_aside_and_said(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(KnownError):
        DraftBox(tmp_path).kept()
    assert (tmp_path / (NAME + ".rusak")).exists()
    assert DraftBox(tmp_path).kept() == ()


def test_that_the_first_key_is_written_at_once_and_the_last_one_wins(
    keeper: DraftKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    keeper.keep((DRAFT,))
    qtbot.waitUntil(lambda: DraftBox(tmp_path).kept() == (DRAFT,))
    keeper.keep(())
    keeper.keep((BARE,))
    keeper.keep((DRAFT, BARE))
    keeper.close()
    assert DraftBox(tmp_path).kept() == (DRAFT, BARE)
    keeper._pool.waitForDone(3000)


def test_that_what_was_kept_is_told_after_a_start(keeper: DraftKeeper, tmp_path: Path, qtbot: QtBot) -> None:
    DraftBox(tmp_path).keep((DRAFT,))
    with qtbot.waitSignal(keeper.restored) as told:
        keeper.restore()
    assert told.args == [(DRAFT,)]


def test_that_a_disk_that_says_no_is_said_once(keeper: DraftKeeper, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / (NAME + ".new")).mkdir()
    with qtbot.waitSignal(keeper.failed):
        keeper.keep((DRAFT,))
    with qtbot.assertNotEmitted(keeper.failed, wait=50):
        keeper.keep((BARE,))
        keeper.close()


def test_that_a_draft_without_a_word_is_empty() -> None:
    assert BARE.is_empty
    assert not DRAFT.is_empty
