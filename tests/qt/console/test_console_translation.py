"""The words of the screen survive a translation file that is built again under the running console."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from console.appearance import TRANSLATIONS, HeldTranslator


def test_that_a_file_rewritten_while_the_console_runs_does_not_end_it(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    built = TRANSLATIONS / "icc_id.qm"
    if not built.exists():
        pytest.skip("icc_id.qm was not built: make setup")
    file = tmp_path / "icc_id.qm"
    file.write_bytes(built.read_bytes())
    translator = HeldTranslator(file)
    assert translator.is_sound
    before = translator.translate("IncidentQueue", "({0} of {1})")
    file.write_bytes(b"")
    assert translator.translate("IncidentQueue", "({0} of {1})") == before != ""


def test_that_a_missing_or_damaged_file_is_not_taken(qapp: QCoreApplication, tmp_path: Path) -> None:
    (tmp_path / "bad.qm").write_bytes(b"no translation at all")
    assert not HeldTranslator(tmp_path / "bad.qm").is_sound
    assert not HeldTranslator(tmp_path / "none.qm").is_sound
