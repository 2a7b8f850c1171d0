"""From the arguments to a running window, and back out in order. Every known failure is one sentence and a code."""

import logging

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from console.app import App
from console.appearance import Appearance
from console.arguments import EXIT_OK, EXIT_PROFILE, EXIT_STORE, Arguments
from console.data_folder import data_folder
from console.drill_process import DrillCity
from console.notices import open_log
from console.qt_messages import send_to_log, stop_sending
from console.room import Room
from console.user_settings import UserSettings
from services.domain.clock import SystemClock
from services.domain.errors import KnownError
from services.domain.profile import Profile
from services.profile.loader import load_profile
from widgets.map.scheme import register_scheme


def run(arguments: Arguments) -> int:
    """Return the exit code. The drill city, where there is one, is ended whatever happens."""
    city = None
    try:
        if arguments.is_drill:
            city = DrillCity(
                profile=arguments.profile, scenario=arguments.scenario, speed=arguments.speed, seed=arguments.seed
            )
        profile = load_profile(arguments.profile, drill_base_url=city.base_url if city else None)
    except KnownError as error:
        return _refused(error, arguments, EXIT_PROFILE)
    else:
        return _run_room(profile, arguments)
    finally:
        if city is not None:
            city.stop()


def _run_room(profile: Profile, arguments: Arguments) -> int:
    try:
        folder = data_folder(arguments.data, profile_id=profile.profile_id, is_drill=profile.is_drill)
        open_log(folder)
        send_to_log()
        register_scheme()
        app = QApplication([profile.name.id])
        settings = UserSettings(folder)
        room = Room(profile, folder=folder, clock=SystemClock(), operator=settings.operator)
    except KnownError as error:
        return _refused(error, arguments, EXIT_STORE)
    try:
        return _run_window(app, room, settings, arguments)
    except KnownError as error:
        return _refused(error, arguments, EXIT_STORE)
    finally:
        room.close()
        stop_sending()
        logging.shutdown()


def _run_window(app: QApplication, room: Room, settings: UserSettings, arguments: Arguments) -> int:
    window = App(app, room=room, settings=settings, arguments=arguments, appearance=Appearance(app))
    code = window.run()
    window.close()
    # pages before their profile, widgets before the application: Qt insists on the order
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code if code else EXIT_OK


def _refused(error: KnownError, arguments: Arguments, code: int) -> int:
    from console.__main__ import say, stop

    words = say(error.reason, arguments)
    return stop(f"{words} ({error.detail})" if error.detail else words, code)
