"""The web page as one disposable thing: built, loaded, fed, brought back. Nobody else touches the web engine."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from services.domain.clock import Clock
from widgets.map.asset import Asset, BasePage
from widgets.map.bridge import MapBridge
from widgets.map.page_keeper import PageKeeper
from widgets.map.page_link import PageLink
from widgets.map.page_state import PageState, theme_sheet
from widgets.map.scheme import MapSchemeHandler, OutsideBlocker
from widgets.map.timings import Timings
from widgets.map.web_page import MapPage, map_profile
from widgets.theme.theme import Theme


class PageHost(QObject):
    """Shows ``state`` in ``view`` and keeps doing so when the renderer dies or hangs.

    The page is a child of the view and the profile one of the application: deleted in that order.

    Signals: ``settled`` - the page shows everything; ``lost`` - it is down, a restart follows;
    ``unavailable`` (MapOutage) - given up for now.
    """

    settled = Signal()
    lost = Signal()
    unavailable = Signal(object)  # MapOutage

    def __init__(
        self, state: PageState, *, assets: Mapping[str, Asset], clock: Clock, timings: Timings,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._handler = MapSchemeHandler(assets)
        self.blocker = OutsideBlocker()
        self.view = QWebEngineView(parent)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.view.setAcceptDrops(False)  # a file dropped here is for the window, not for the page
        self.page = MapPage(map_profile(self._handler, self.blocker), self.view)
        self.view.setPage(self.page)
        self.bridge = MapBridge(self)
        self._link = PageLink(self.bridge, state, timings, self)
        self._keeper = PageKeeper(self.page, clock, timings, self)
        channel = QWebChannel(self)
        channel.registerObject("bridge", self.bridge)
        self.page.setWebChannel(channel)
        self._connect()
        self._link.pause()

    def _connect(self) -> None:
        self.bridge.page_ready.connect(self._keeper.page_ready)
        self.bridge.page_ready.connect(self._link.open)
        self._link.settled.connect(self.settled)
        self._link.stuck.connect(self._keeper.page_hangs)
        self._keeper.lost.connect(self._link.close)
        self._keeper.lost.connect(self.lost)
        self._keeper.unavailable.connect(self.unavailable)

    def load(self, base: BasePage) -> None:
        self._handler.put("index.html", base.html)
        for name, asset in base.files.items():
            self._handler.put(name, asset)
        self._keeper.load()

    def try_again(self) -> None:
        self._keeper.try_again()

    def wake(self) -> None:
        """The state changed."""
        self._link.wake()

    def pause(self) -> None:
        self._link.pause()

    def resume(self) -> None:
        self._link.resume()

    def set_theme(self, theme: Theme) -> None:
        """Colours of the first frame after the next load; the page that is up learns them from the state."""
        self._handler.put("theme.css", Asset(theme_sheet(theme).encode(), "text/css"))
        self.page.setBackgroundColor(theme.color("sea"))
