"""The lock file pins everything by hash and names no address."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def test_that_every_locked_package_has_a_hash() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", LOCK.strip())
    assert len(entries) > 40
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_that_no_tracked_file_of_set_up_names_a_registry() -> None:
    texts = {
        name: (ROOT / name).read_text("utf-8") for name in ("requirements.lock", "pyproject.toml", "Makefile")
    }
    assert [name for name, text in texts.items() if re.search(r"https?://", text)] == []
