"""The ways in for what is not a feed yet: the wizard, and payloads dropped, pasted or chosen."""

from PySide6.QtCore import QObject, Slot

from console.desk import Desk
from console.notices import Notices
from console.payload_wiring import PayloadWiring
from console.preferences import Preferences
from console.room import Room
from console.source_wiring import SourceWiring
from services.profile.feed_writer import FeedWriter
from widgets.feeds.drop_target import DropTarget
from widgets.feeds.payload_window import PayloadWindow
from widgets.feeds.source_wizard import SourceWizard


class AddingWiring(QObject):
    """Builds the windows when they are first wanted. GUI thread."""

    def __init__(
        self,
        room: Room,
        *,
        desk: Desk,
        preferences: Preferences,
        writer: FeedWriter,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._desk, self._preferences = room, desk, preferences
        self._writer, self._notices = writer, notices
        self._source: SourceWiring | None = None
        self._payload: tuple[PayloadWindow, PayloadWiring] | None = None
        desk.feeds.add_requested.connect(self.open_wizard)
        desk.feeds.try_requested.connect(self.open_payload)
        desk.feeds.enable_adding()
        drops = DropTarget(desk.window)
        drops.file_given.connect(self.look_at_file)
        drops.text_given.connect(self.look_at_text)

    @Slot()
    def open_wizard(self) -> None:
        if self._source is None:
            self._source = self._new_source()
        self._source.start()

    @Slot()
    def open_payload(self) -> None:
        window, _ = self._payloads()
        window.start_anew()

    @Slot(str)
    def look_at_file(self, path: str) -> None:
        """Show what a file holds before anything of it is taken in."""
        window, wiring = self._payloads()
        window.start()
        wiring.look_at_file(path)

    @Slot(str)
    def look_at_text(self, text: str) -> None:
        """Show what a text holds before anything of it is taken in."""
        window, wiring = self._payloads()
        window.start()
        wiring.look_at_text(text)

    def _new_source(self) -> SourceWiring:
        room, desk, preferences = self._room, self._desk, self._preferences
        wizard = SourceWizard(
            room.profile.area,
            preferences.theme,
            zone=room.zone,
            language=preferences.language,
            parent=desk.window,
        )
        return SourceWiring(
            room, desk=desk, wizard=wizard, writer=self._writer, notices=self._notices, parent=self
        )

    def _payloads(self) -> tuple[PayloadWindow, PayloadWiring]:
        if self._payload is None:
            room, desk, preferences = self._room, self._desk, self._preferences
            window = PayloadWindow(
                room.profile.area,
                preferences.theme,
                zone=room.zone,
                language=preferences.language,
                parent=desk.window,
            )
            self._payload = window, PayloadWiring(room, desk=desk, window=window, parent=self)
        return self._payload
