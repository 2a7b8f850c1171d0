"""Nothing is lost: the console is killed in the middle of writing (200 times in ``make bench``)."""

import os
import random
import sys
from pathlib import Path

import pytest

from benchmarks.kill9 import kill_repeatedly

KILLS = int(os.environ.get("ICC_KILLS", "25"))


@pytest.mark.skipif(sys.platform == "win32", reason="no fork, no SIGKILL")
def test_that_a_killed_console_keeps_every_edit_it_confirmed(tmp_path: Path) -> None:
    outcome = kill_repeatedly(tmp_path / "data", kills=KILLS, chance=random.Random(9))
    assert (outcome.lost, outcome.torn, outcome.faults) == (0, 0, ())
    assert outcome.confirmed >= KILLS
