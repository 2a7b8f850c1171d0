"""The language of the application: ours and Qt's own words, switched without a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QDialogButtonBox, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot
from translation_catalogue import TRANSLATIONS, compile_catalogues, read_catalogue

from console.appearance import Appearance
from services.domain.errors import KnownError
from widgets.words import age_text


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_catalogues(tmp_path_factory.mktemp("translations"))


@pytest.fixture
def appearance(qapp: QApplication, compiled: Path) -> Iterator[Appearance]:
    style = qapp.style().name()
    yield (appearance := Appearance(qapp, translations=compiled))
    appearance.remove_language()
    qapp.setStyle(style)


def test_that_indonesian_and_english_are_switched_without_a_restart(appearance: Appearance) -> None:
    appearance.apply_language("id")
    assert age_text(180) == "3 mnt"
    appearance.apply_language("en")
    assert age_text(180) == "3 min"
    appearance.apply_language("id")
    assert age_text(7300) == "2 j"


@pytest.mark.parametrize(
    ("language", "count", "says"),
    [
        ("en", 1, "1 feed"),
        ("en", 3, "3 feeds"),
        ("id", 1, "1 umpan"),
        ("id", 3, "3 umpan"),
    ],
)
def test_that_counted_things_read_as_they_are_said(
    appearance: Appearance, language: str, count: int, says: str
) -> None:
    appearance.apply_language("id" if language == "id" else "en")
    assert QCoreApplication.translate("FeedHead", "%n feed(s)", "", count) == says


def test_that_a_missing_translation_is_said_and_leaves_the_language_as_it_was(
    qapp: QApplication, appearance: Appearance, tmp_path: Path
) -> None:
    appearance.apply_language("id")
    with pytest.raises(KnownError, match="make setup"):
        Appearance(qapp, translations=tmp_path).apply_language("id")
    assert age_text(180) == "3 mnt"


def test_that_every_text_of_the_file_is_found_by_the_program(appearance: Appearance) -> None:
    """A context that the program does not use would leave its texts English."""
    appearance.apply_language("id")
    for message in read_catalogue(TRANSLATIONS / "icc_id.ts"):
        found = QCoreApplication.translate(message.context, message.source, "", 7 if message.is_counted else -1)
        assert found == message.texts[0].replace("%n", "7")


def test_that_qts_menus_of_input_fields_are_indonesian(appearance: Appearance, qtbot: QtBot) -> None:
    appearance.apply_language("id")
    line, text = QLineEdit(), QPlainTextEdit()
    qtbot.addWidget(line)
    qtbot.addWidget(text)
    words = ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]
    assert entries(line.createStandardContextMenu()) == words
    assert entries(text.createStandardContextMenu()) == words


def test_that_qts_buttons_are_indonesian(appearance: Appearance, qtbot: QtBot) -> None:
    appearance.apply_language("id")
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    known = {m.texts[0] for m in read_catalogue(TRANSLATIONS / "qtbase_id.ts")}
    buttons = [kind for kind in QDialogButtonBox.StandardButton if kind.value]
    assert {box.addButton(kind).text() for kind in buttons} <= known


def test_that_spin_boxes_say_their_steps_in_indonesian(appearance: Appearance) -> None:
    appearance.apply_language("id")
    context = QAbstractSpinBox.__name__
    assert QCoreApplication.translate(context, "Step &down") == "&Turunkan"


def entries(menu: QMenu) -> list[str]:
    """Return the entries without mnemonics and keys."""
    texts = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()
    return texts
