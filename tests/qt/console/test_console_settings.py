"""What is remembered between starts, and what a damaged file does to it."""

from pathlib import Path

import pytest

from console.data_folder import data_folder, data_path
from console.user_settings import UserSettings
from services.domain.errors import KnownError


def test_that_choices_are_remembered(tmp_path: Path) -> None:
    first = UserSettings(tmp_path)
    first.theme, first.language, first.operator = "light", "en", "Siti Aminah"
    first.keep_layout({"whole": b"\x00\x01layout"})
    again = UserSettings(tmp_path)
    assert (again.theme, again.language, again.operator) == ("light", "en", "Siti Aminah")
    assert again.layout() == {"whole": b"\x00\x01layout"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00garbage", b"[General]\ntheme=pink\nlanguage=de\n"])
def test_that_a_damaged_file_means_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "window.ini").write_bytes(content)
    settings = UserSettings(tmp_path)
    assert (settings.theme, settings.language) == ("dark", "id")
    assert settings.operator == UserSettings(tmp_path / "never written").operator
    assert settings.layout() == {}


def test_that_a_drill_and_the_real_record_never_share_a_folder(tmp_path: Path) -> None:
    live = data_path(tmp_path, profile_id="indramayu", is_drill=False)
    drill = data_path(tmp_path, profile_id="indramayu", is_drill=True)
    assert live != drill


def test_that_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    with pytest.raises(KnownError) as refused:
        data_folder(file, profile_id="indramayu", is_drill=True)
    assert "--data" in refused.value.reason.en
