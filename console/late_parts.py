"""What the first page of the queue need not wait for: the map's base page and the chart's library.

Importing folium and pyqtgraph is a fifth of all imports of a start (six runs each, taken in turn, processor time:
best 1.46 s with them and 1.14 without, median 2.00 and 1.58), so they are imported in the pool, after the first
incidents are on the screen.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.notices import Notices
from console.reads import Read
from console.room import Room
from services.domain.profile import Area
from widgets.kpi.programme_place import ProgrammePlace
from widgets.map.map_view import MapView


class LateParts(QObject):
    """Builds them once, when the first page of incidents was shown or the reading of them has ended. GUI thread.

    Signals: ``finished()`` when the last of them is in its place.
    """

    finished = Signal()

    def __init__(
        self, room: Room, *, map_view: MapView, programmes: ProgrammePlace, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._base, self._chart = Read(room.pool, self), Read(room.pool, self)
        self._base.answered.connect(map_view.load)
        self._base.answered.connect(self._ask_chart)
        self._chart.answered.connect(programmes.take_chart)
        self._chart.answered.connect(self.finished)
        for read in (self._base, self._chart):
            read.failed.connect(notices.tell_error)
        self._painted = QTimer(self, singleShot=True, interval=0)  # runs after what was shown is painted
        self._painted.timeout.connect(self._ask_base)
        self._has_begun = False
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

    @Slot()
    def _ask_chart(self) -> None:
        self._chart.ask(_chart)


def _base_page(area: Area) -> object:
    """Pool thread."""
    from widgets.map.base_page import build_base_page

    return build_base_page(area)


def _chart() -> object:
    """Pool thread: imports only; widgets are built on the GUI thread."""
    from widgets.kpi.chart import IndicatorChart

    return IndicatorChart
