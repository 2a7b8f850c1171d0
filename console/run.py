"""From the arguments to a running window, and back out in order. Every known failure is one sentence and a code."""

import console.without_qt  # noqa: F401 - before the first import of PySide6

# isort: split

import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from console.alarm_speaker import AlarmSpeaker
from console.app import App
from console.appearance import Appearance
from console.arguments import EXIT_ARGUMENTS, EXIT_PROFILE, EXIT_STORE, Arguments
from console.data_folder import data_folder, data_path_of
from console.drill_process import DrillCity
from console.notices import open_log
from console.qt_messages import send_to_log, stop_sending
from console.room import Room
from console.user_settings import UserSettings
from console.wall import scene_named
from services.domain.clock import SystemClock
from services.domain.errors import KnownError
from services.domain.profile import Profile
from services.profile.feed_writer import overlay_in
from services.profile.loader import load_profile
from widgets.map.scheme import register_scheme

# Seconds after which a thread that computes lets the next one have the interpreter. Python's own 5 ms are a third
# of a GUI turn, and the writer asks for the interpreter ten times in an edit.
HAND_OVER_S = 0.001
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(arguments: Arguments) -> int:
    """Return the exit code. The drill city, where there is one, is ended whatever happens."""
    sys.setswitchinterval(HAND_OVER_S)
    city = None
    try:
        if arguments.is_drill:
            city = DrillCity(
                profile=arguments.profile, scenario=arguments.scenario, speed=arguments.speed, seed=arguments.seed
            )
        base_url = city.base_url if city else None
        folder_of = partial(data_path_of, arguments)
        profile = load_profile(arguments.profile, drill_base_url=base_url, overlay=overlay_in(folder_of))
    except KnownError as error:
        return _refused(error, arguments, EXIT_PROFILE)
    else:
        return _run_profile(profile, arguments, base_url)
    finally:
        if city is not None:
            city.stop()


def _run_profile(profile: Profile, arguments: Arguments, base_url: str | None = None) -> int:
    try:
        scene_named(profile, arguments.wall)
    except KnownError as error:
        return _refused(error, arguments, EXIT_ARGUMENTS)
    try:
        return _run_room(profile, arguments, base_url)
    except KnownError as error:
        return _refused(error, arguments, EXIT_STORE)


def _run_room(profile: Profile, arguments: Arguments, base_url: str | None) -> int:
    """Raises KnownError when the record or a part of the console cannot be opened; nothing stays open then."""
    folder = data_folder(arguments.data, profile_id=profile.profile_id, is_drill=profile.is_drill)
    register_scheme()
    app = QApplication([profile.name.id])
    settings = UserSettings(folder)
    room = Room(profile, folder=folder, clock=SystemClock(), operator=settings.operator)
    try:
        with _logging(room), _ended_by_signals(app):
            return _run_window(app, room, settings, arguments, base_url)
    finally:
        room.close()


def _run_window(
    app: QApplication, room: Room, settings: UserSettings, arguments: Arguments, base_url: str | None
) -> int:
    window = App(
        app,
        room=room,
        settings=settings,
        arguments=arguments,
        appearance=Appearance(app),
        drill_base_url=base_url,
        speaker=AlarmSpeaker() if arguments.screenshot is None else None,
    )
    try:
        return window.run()
    finally:
        room.close()  # first: what is still under way reports to the window
        window.close()
        # pages before their profile, widgets before the application: Qt insists on the order
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def _logging(room: Room) -> Iterator[None]:
    """Only the console that holds the folder writes its log."""
    open_log(room.folder)
    send_to_log()
    hook = sys.excepthook
    try:
        yield
    finally:
        sys.excepthook = hook
        stop_sending()
        logging.shutdown()


@contextmanager
def _ended_by_signals(app: QApplication) -> Iterator[None]:
    """Let Ctrl+C and a polite kill close the room in order. The one-second tick lets Python hear them.

    The wish is queued: one that comes before the event loop runs would be lost if it were said at once.
    """

    def end(_number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, app.quit)

    before = {number: signal.signal(number, end) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _refused(error: KnownError, arguments: Arguments, code: int) -> int:
    from console.__main__ import say, stop

    words = say(error.reason, arguments)
    return stop(f"{words} ({error.detail})" if error.detail else words, code)
