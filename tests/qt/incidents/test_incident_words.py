"""Every word of the panes can be in another language, at once and without a restart."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from services.domain.incident import Incident
from widgets.incidents.detail import IncidentDetail
from widgets.incidents.new_form import NewIncidentForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue import IncidentQueue
from widgets.theme.theme import Theme

Maker = Callable[..., Incident]


class Marking(QTranslator):
    """Translates everything into itself, marked."""

    def translate(self, context: str, source: str, note: str | None = None, n: int = -1) -> str:
        return f"«{source}»"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Return what switches the language of the running program."""
    marking = Marking()

    def install() -> None:
        assert QCoreApplication.installTranslator(marking)
        qapp.processEvents()

    yield install
    QCoreApplication.removeTranslator(marking)


def words_on(widget: QWidget) -> set[str]:
    labels = {label.text() for label in widget.findChildren(QLabel) if label.isVisible()}
    buttons = {b.text() for b in widget.findChildren(QAbstractButton) if b.isVisible()}
    fields = [*widget.findChildren(QLineEdit), *widget.findChildren(QPlainTextEdit)]
    hints = {field.placeholderText() for field in fields if field.isVisible()}
    return {word for word in labels | buttons | hints if any(letter.isalpha() for letter in word)}


def unmarked(widget: QWidget) -> set[str]:
    return {word for word in words_on(widget) if "«" not in word}


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(700, 700)
    widget.show()


def test_that_the_queue_changes_its_language_while_it_runs(
    qtbot: QtBot, theme: Theme, words: ProfileWords, now: datetime, switch: Callable[[], None]
) -> None:
    queue = IncidentQueue(theme, words, now=now)
    shown(qtbot, queue)
    switch()
    assert unmarked(queue) == {"P1", "P2", "P3", "P4"}
    assert "«No open incidents»" in words_on(queue)


def test_that_the_detail_and_its_forms_change_their_language_while_they_run(
    qtbot: QtBot,
    theme: Theme,
    words: ProfileWords,
    zone: ZoneInfo,
    now: datetime,
    make: Maker,
    switch: Callable[[], None],
) -> None:
    detail = IncidentDetail(theme, words, zone=zone, now=now)
    shown(qtbot, detail)
    incident = make(1, is_drill=True, source="drill-311", agencies=("DLH",))
    detail.show_incident(incident)
    data = {incident.number, incident.title, "Banjir", "Dinas Lingkungan Hidup", "Karanganyar  ·  Kandanghaur"}
    for open_form in (detail.open_assign, detail.open_note, detail.open_status, detail.open_close):
        open_form("i1")
        switch()
        left = {word for word in unmarked(detail) if not word.startswith("Karanganyar")}
        assert left <= data


def test_that_the_new_form_changes_its_language_while_it_runs(
    qtbot: QtBot, theme: Theme, words: ProfileWords, switch: Callable[[], None]
) -> None:
    form = NewIncidentForm(theme, words)
    shown(qtbot, form)
    switch()
    assert unmarked(form) == set()
    form.set_language("en")
    assert form.fields.category.itemText(0) == "Flood"
