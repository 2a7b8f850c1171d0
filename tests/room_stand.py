"""A whole console to stand in front of: the real room and desk on a small profile, its feeds on this machine.

Import it at the top of a test module: the map's scheme must be known before there is a QApplication.
"""

import gc
import json
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from small_room import small_profile

from console.app import App
from console.appearance import RESOURCES, Appearance
from console.arguments import parse_arguments
from console.desk import Desk
from console.room import Room
from console.user_settings import UserSettings
from services.domain.clock import Clock
from services.domain.feed import Feed
from services.domain.profile import Profile
from services.domain.text import Label, Language
from widgets.map.scheme import register_scheme

register_scheme()

OPERATOR = "Siti"
WAIT_MS = 8000
MAP_MS = 20_000
HAS_INDONESIAN = (RESOURCES / "translations" / "icc_id.qm").exists()
TOKENS = tomllib.loads((RESOURCES / "theme" / "tokens.toml").read_text("utf-8"))
LANGUAGES: tuple[Language, ...] = ("en", "id") if HAS_INDONESIAN else ("en",)


class Stand:
    """One running console. What it shows is read off its widgets, what is done to it is typed."""

    def __init__(self, app: App, room: Room, qtbot: QtBot) -> None:
        self.app, self.room, self._qtbot = app, room, qtbot
        self._times_settled = 0
        app.desk.map.settled.connect(self._map_settled)

    @property
    def desk(self) -> Desk:
        return self.app.desk

    def wait(self, claim: Callable[[], object], *, timeout_ms: int = WAIT_MS) -> None:
        """Let the console live until ``claim`` holds."""
        self._qtbot.waitUntil(lambda: bool(claim()), timeout=timeout_ms)

    def press(self, keys: str | Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Type into whatever has the keyboard."""
        target = self.desk.window.focusWidget()
        if isinstance(keys, str):
            self._qtbot.keyClicks(target, keys, modifier)
        else:
            self._qtbot.keyClick(target, keys, modifier)

    def submit(self) -> None:
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def wait_listed(self, count: int) -> None:
        """Wait until the queue lists ``count`` incidents and one of them is selected."""
        self.wait(lambda: self.desk.queue.model.rowCount() == count and self.desk.queue.selected_id())

    def wait_saved(self) -> None:
        """Wait until the detail pane says that the act is saved."""
        self.wait(lambda: any(text.startswith(("Saved", "Tersimpan")) for text in words_of(self.desk.detail)))

    def select(self, incident_id: str) -> None:
        """Choose an incident as a click on the map does."""
        self.desk.map.incident_clicked.emit(incident_id)
        self.wait(lambda: self.desk.detail.incident_id() == incident_id)

    def on_map(self, expression: str) -> Any:
        """Return the value of a JavaScript expression in the map's page."""
        answers: list[str] = []
        self.desk.map._host.page.runJavaScript(f"JSON.stringify(({expression}))", answers.append)
        self.wait(lambda: answers)
        return json.loads(answers[0])

    def card(self) -> str:
        """Return all text of the map's card, "" while it is hidden."""
        return str(self.on_map("(c => !c || c.hidden ? '' : c.textContent)(document.querySelector('.card'))"))

    def wait_map(self) -> None:
        """Wait until the map's page is there: a question asked earlier may get lost with the page before."""
        self.wait(lambda: self._times_settled, timeout_ms=MAP_MS)

    def _map_settled(self) -> None:
        self._times_settled += 1


def color_of(token: str, *, theme: str = "dark") -> QColor:
    """Return a colour of the token file."""
    return QColor(TOKENS[theme][token])


def words_of(widget: QWidget) -> list[str]:
    """Return what the visible labels under ``widget`` say."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


@contextmanager
def room_stand(
    folder: Path,
    qtbot: QtBot,
    *,
    profile: Profile,
    clock: Clock,
    language: Language = "en",
    words: Sequence[str] = (),
) -> Iterator[Stand]:
    """Start a console on ``folder`` and end it as the program does. A bug in a slot fails the test.

    ``words`` are further arguments of the command line.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with _as_it_was(application), _collecting_here():
        folder.mkdir(parents=True, exist_ok=True)
        room = Room(profile, folder=folder, clock=clock, operator=OPERATOR)
        try:
            appearance = Appearance(application)
            app = _app(application, room, appearance=appearance, words=["--lang", language, *words])
            try:
                _open(app, room, qtbot)
                yield Stand(app, room, qtbot)
            finally:
                appearance.apply_language("en")
                _close(app, qtbot)
                room.close()
                _delete(app, app.desk)
        finally:
            room.close()
            _delete(room)


@contextmanager
def _collecting_here() -> Iterator[None]:
    """Let nobody but this thread collect cycles, after the console too: Qt objects die where they lived."""
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.enable()


@contextmanager
def _as_it_was(application: QApplication) -> Iterator[None]:
    """Give the next test the application, and this one pytest's own hook for bugs, as they were."""
    hook, font, palette = sys.excepthook, application.font(), application.palette()
    try:
        yield
    finally:
        sys.excepthook = hook
        application.setStyleSheet("")
        application.setFont(font)
        application.setPalette(palette)


def _app(application: QApplication, room: Room, *, appearance: Appearance, words: list[str]) -> App:
    hook = sys.excepthook
    settings = UserSettings(room.folder)
    settings.operator = OPERATOR
    app = App(
        application,
        room=room,
        settings=settings,
        arguments=parse_arguments(["--theme", "dark", *words]),
        appearance=appearance,
    )
    sys.excepthook = hook
    return app


def _open(app: App, room: Room, qtbot: QtBot) -> None:
    window = app.desk.window
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    room.start()
    app.desk.queue.keep_focus()


def _close(app: App, qtbot: QtBot) -> None:
    page = app.desk.map._host.page
    with qtbot.waitSignal(page.destroyed, timeout=WAIT_MS):
        app.close()
        gc.disable()  # closing let it go; the room's threads still run
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _delete(*parts: QObject) -> None:
    """Let the C++ half of ``parts`` go now, whoever still holds the Python half."""
    for part in parts:
        part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def feed(feed_id: str, url: str, **changes: Any) -> Feed:
    """Return an Open311 feed asked five times a second, stale after 90 s."""
    name = Label(id=f"Umpan {feed_id}", en=f"Feed {feed_id}")
    usual = Feed(feed_id, name, url, "open311", interval_s=0.2, stale_after_s=90.0, deadline_s=2.0)
    return replace(usual, **changes)


def profile(*feeds: Feed, **changes: Any) -> Profile:
    """Return the small room with these feeds and no cameras."""
    return replace(small_profile(), feeds=feeds, **({"cameras": ()} | changes))


def reports(*items: Mapping[str, object]) -> bytes:
    """Return an Open311 body."""
    return json.dumps(items).encode()


def citizen_report(number: int = 1, **changes: object) -> dict[str, object]:
    """Return what a citizen said, as Open311 tells it."""
    return {
        "service_request_id": f"R-{number}",
        "status": "open",
        "service_name": f"Banjir di Langut {number}",
        "service_code": "banjir",
        "description": "Air setinggi lutut di depan balai desa.",
        "requested_datetime": "2026-11-21T16:40:00+07:00",
        "address": "Langut",
        "lat": -6.40,
        "long": 108.28,
    } | changes
