"""``icc-console report alarms`` beside a running console."""

from pathlib import Path

import pytest
from fake_clock import FakeClock

from console.__main__ import main
from db.store import Store
from services.domain.event import Event, EventKind
from services.domain.log import Batch

CLOCK = FakeClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_that_the_month_is_told_while_the_console_runs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.open(folder / "live", mode="live", profile_id="indramayu", station="A", clock=CLOCK)
    try:
        facts = {
            "alarm": "feed:psc119",
            "source": "feed",
            "subject": "psc119",
            "priority": 3,
            "title_id": "PSC 119",
        }
        since = {"since": CLOCK.now().isoformat()}
        raised = Event("e1", EventKind.ALARM_RAISED, CLOCK.now(), "system", "A", data=facts | since)
        store.append(Batch((raised,))).result()
        words = ["report", "alarms", "--month", "2026-11", "--data", str(folder), "--lang", "en"]
        assert main([*words, "--csv", str(tmp_path / "alarms.csv")]) == 0
    finally:
        store.close()
    told = capsys.readouterr().out
    assert "Peak in 10 min" in told
    assert "     1  PSC 119" in told
    assert "2026-11-01 00:00" in told
    assert (tmp_path / "alarms.csv").read_text("utf-8-sig").startswith("measure,value,target,verdict,source\n")


def test_that_a_folder_without_a_record_is_said_and_not_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "alarms", "--month", "2026-11", "--data", str(folder)]) == 4
    assert "Belum ada catatan" in capsys.readouterr().err


def test_that_a_month_that_is_none_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "alarms", "--month", "2026-13", "--data", str(folder)])
    assert ended.value.code == 2
    assert "2026-13" in capsys.readouterr().err
