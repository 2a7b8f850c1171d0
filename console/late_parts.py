"""What the first page of the queue need not wait for: the map's base page and the chart's library.

Importing folium and pyqtgraph is a fifth of all imports of a start (six runs each, taken in turn, processor time:
best 1.46 s with them and 1.14 without, median 2.00 and 1.58). folium is imported in the pool after the first
incidents are on the screen. pyqtgraph defines Qt classes, and those are made on the GUI thread only: it comes when
the programmes are first looked at.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.notices import Notices
from console.reads import Read
from console.room import Room
from services.domain.profile import Area
from widgets.desk.main_window import MainWindow
from widgets.kpi.programme_place import ProgrammePlace
from widgets.map.map_view import MapView


class LateParts(QObject):
    """Builds the map when the first page of incidents was shown or their reading has ended. GUI thread.

    Signals: ``finished()`` when the map's base page is in its place.
    """

    finished = Signal()

    def __init__(
        self,
        room: Room,
        *,
        map_view: MapView,
        programmes: ProgrammePlace,
        window: MainWindow,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._programmes = room, programmes
        self._base = Read(room.pool, self)
        self._base.answered.connect(map_view.load)
        self._base.answered.connect(self.finished)
        self._base.failed.connect(notices.tell_error)
        self._painted = QTimer(self, singleShot=True, interval=0)  # runs after what was shown is painted
        self._painted.timeout.connect(self._ask_base)
        self._has_begun = self._has_chart = False
        window.place_shown.connect(self._bring_chart)
        book = room.book
        for signal in (book.loaded, book.load_finished, book.load_failed):
            signal.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self._painted.start()

    @Slot()
    def _ask_base(self) -> None:
        self._base.ask(partial(_base_page, self._room.profile.area))

    @Slot(str)
    def _bring_chart(self, place: str) -> None:
        if place == "programmes" and not self._has_chart:
            from widgets.kpi.chart import IndicatorChart

            self._has_chart = True
            self._programmes.take_chart(IndicatorChart)


def _base_page(area: Area) -> object:
    """Pool thread."""
    from widgets.map.base_page import build_base_page

    return build_base_page(area)
