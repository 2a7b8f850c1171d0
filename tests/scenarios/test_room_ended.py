"""A polite end is an orderly end: the record is closed well, whoever asked for it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CITY = ROOT / "tests" / "profiles" / "kota-contoh"
PATIENCE_S = 40.0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_that_a_signal_closes_the_record_in_order(tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "console", "--profile", str(CITY), "--data", str(tmp_path), "--lang", "en"]
    console = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    try:
        wait_for_start(tmp_path / "live" / "journal")
        console.send_signal(number)
        assert console.wait(PATIENCE_S) == 0
    finally:
        console.kill()
        console.wait()
    assert (tmp_path / "live" / "closed-well").exists()
    assert '"stopped"' in "".join(path.read_text("utf-8") for path in (tmp_path / "live" / "journal").iterdir())


def wait_for_start(journal: Path) -> None:
    """Wait until the room wrote down that it is on: from then on it hears signals."""
    give_up = time.monotonic() + PATIENCE_S
    while not any('"started"' in path.read_text("utf-8") for path in journal.glob("*.jsonl")):
        assert time.monotonic() < give_up, "the console did not start"
        time.sleep(0.05)
