"""The map pane: what is shown, what is selected, what the operator asked for."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from services.domain.clock import Clock
from services.domain.freshness import Freshness
from services.domain.incident import Incident
from services.domain.observation import Observation
from services.domain.profile import Area
from widgets.map.asset import Asset, BasePage
from widgets.map.bridge import Viewport
from widgets.map.counts import counts_of
from widgets.map.layer_bar import LayerBar
from widgets.map.legend import legend_lines
from widgets.map.map_cover import MapCover
from widgets.map.page_host import PageHost
from widgets.map.page_keeper import MapOutage
from widgets.map.page_state import PageState, area_argument, layers_argument, theme_argument
from widgets.map.point_rows import CameraPair, ObservationPair, VehiclePair
from widgets.map.selection import Selection
from widgets.map.timings import Timings
from widgets.theme.theme import Theme

DEFAULT_TIMINGS = Timings()


class MapView(QWidget):
    """The map and its strip of switches. Owns everything shown on it; the page inside is disposable.

    Needs ``scheme.register_scheme`` before the QApplication. ``assets`` are the page's files by name
    (``console.map_assets``). GUI thread.

    Signals: ``incident_clicked``, ``camera_clicked``, ``vehicle_clicked`` carry the thing's own id;
    ``place_picked`` a latitude and longitude (double click on empty ground, or right click);
    ``view_changed`` a Viewport; ``unavailable`` a MapOutage, when the page was given up for now;
    ``settled`` when the page has taken everything there is.
    """

    incident_clicked = Signal(str)
    camera_clicked = Signal(str)
    vehicle_clicked = Signal(str)
    place_picked = Signal(float, float)
    view_changed = Signal(object)  # Viewport
    unavailable = Signal(object)  # MapOutage
    settled = Signal()

    def __init__(
        self, area: Area, theme: Theme, *, assets: Mapping[str, Asset], clock: Clock,
        timings: Timings = DEFAULT_TIMINGS, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._has_incidents = False  # nothing was delivered yet: not known, which is not "none"
        self._is_drill = False
        self._state = PageState()
        self._selection = Selection(self._state, ZoneInfo(area.time_zone))
        self._host = PageHost(self._state, assets=assets, clock=clock, timings=timings, parent=self)
        self._build_widgets(area, theme, timings)
        self._connect()
        self.set_theme(theme)
        self._state.set("area", area_argument(area))
        self._state.set("layers", layers_argument(self._bar.visible_layers()))
        self._cover.show_loading()

    def _build_widgets(self, area: Area, theme: Theme, timings: Timings) -> None:
        zone = ZoneInfo(area.time_zone)
        self._cover = MapCover(area, theme, zone=zone, skeleton_ms=timings.skeleton_ms, parent=self)
        self._bar = LayerBar(self)
        stack = QStackedLayout()
        stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
        stack.addWidget(self._host.view)
        stack.addWidget(self._cover)
        stack.setCurrentWidget(self._cover)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(stack, 1)
        layout.addWidget(self._bar)
        self.setFocusProxy(self._host.view)

    def _connect(self) -> None:
        host = self._host
        host.bridge.thing_clicked.connect(self._clicked)
        host.bridge.place_picked.connect(self.place_picked)
        host.bridge.view_changed.connect(self._view_moved)
        host.settled.connect(self._cover.leave)
        host.settled.connect(self.settled)
        host.lost.connect(self._cover.show_loading)
        host.unavailable.connect(self._gave_up)
        self._cover.try_again_requested.connect(self._try_again)
        self._bar.layers_changed.connect(self._layers_changed)
        self._bar.legend_toggled.connect(self._legend_toggled)
        self._bar.whole_area_requested.connect(self.show_whole_area)
        self._bar.zoom_requested.connect(self._zoom)

    @Slot(object)
    def load(self, base: BasePage) -> None:
        """Load the page on ``base`` (``base_page.build_base_page``); until then the area's outline stands there."""
        self._host.load(base)

    # -- what is shown

    @Slot(object)
    def show_incidents(self, incidents: tuple[Incident, ...]) -> None:
        """Add or change; closed ones leave. The first call, even an empty one, says that the list is known."""
        self._has_incidents = True
        self._state.put_incidents(incidents)
        self._changed()

    @Slot(object)
    def remove_incidents(self, incident_ids: tuple[str, ...]) -> None:
        self._state.drop_incidents(incident_ids)
        self._changed()

    @Slot(object)
    def show_cameras(self, cameras: tuple[CameraPair, ...]) -> None:
        """Add or change. The symbol follows the measured health; None: never measured."""
        self._state.put_cameras(cameras)
        self._changed()

    @Slot(object)
    def show_vehicles(self, vehicles: tuple[VehiclePair, ...]) -> None:
        """Add or move."""
        self._state.put_vehicles(vehicles)
        self._changed()

    @Slot(object)
    def show_earthquakes(self, earthquakes: tuple[Observation, ...]) -> None:
        """Replace: these and no others."""
        self._state.replace_earthquakes(earthquakes)
        self._changed()

    @Slot(object)
    def show_earthquake_freshness(self, freshness: Freshness) -> None:
        """Say how old the bulletins are: what they do not tell may have happened since."""
        self._state.earthquake_freshness = freshness
        self._changed()

    def show_observations(self, observations: Sequence[ObservationPair], *, stale: int) -> None:
        """Add or change. ``stale`` is how many of all that are shown come from sources that are silent now."""
        self._state.put_observations(observations)
        self._state.stale_observations = stale
        self._changed()

    def remove_observations(self, observations: Sequence[Observation]) -> None:
        self._state.drop_observations(observations)
        self._changed()

    @Slot(str)
    def select_incident(self, incident_id: str) -> None:
        """Show its card; move the map only if it lies outside the inner 80 % of the view. Keeps the zoom."""
        self._selection.select_incident(incident_id)
        self._host.wake()

    @Slot()
    def clear_selection(self) -> None:
        self._selection.clear()
        self._host.wake()

    @Slot()
    def show_whole_area(self) -> None:
        self._state.ask("whole_area")
        self._host.wake()

    @Slot()
    def show_drill(self) -> None:
        """Frame the map and say on it that what it shows is a drill."""
        self._is_drill = True
        self._retranslate()

    @Slot()
    def hide_drill(self) -> None:
        self._is_drill = False
        self._retranslate()

    def show_on_wall(self) -> None:
        """Leave out what only a hand needs."""
        self._bar.hide_controls()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes change in place; the page is not loaded again."""
        self._host.set_theme(theme)
        self._cover.set_theme(theme)
        self._state.set("theme", theme_argument(theme))
        self._host.wake()

    # -- what the page and the process say

    @Slot(str, str)
    def _clicked(self, kind: str, key: str) -> None:
        own_id = self._selection.select_clicked(kind, key)
        self._host.wake()
        match kind:
            case _ if not own_id:
                return  # it went away between the click and now
            case "incident":
                self.incident_clicked.emit(own_id)
            case "camera":
                self.camera_clicked.emit(own_id)
            case "vehicle":
                self.vehicle_clicked.emit(own_id)

    @Slot(object)
    def _view_moved(self, viewport: Viewport) -> None:
        self._state.remember_view(None if viewport.is_whole_area else viewport.as_argument())
        self.view_changed.emit(viewport)

    @Slot(object)
    def _gave_up(self, outage: MapOutage) -> None:
        self._cover.show_outage(outage)
        self.unavailable.emit(outage)

    @Slot()
    def _try_again(self) -> None:
        self._cover.show_loading()
        self._host.try_again()

    # -- switches, words, visibility

    @Slot(object)
    def _layers_changed(self, visible: Mapping[str, bool]) -> None:
        self._state.set("layers", layers_argument(visible))
        self._host.wake()

    @Slot(int)
    def _zoom(self, steps: int) -> None:
        self._state.ask("zoom", steps)
        self._host.wake()

    @Slot(bool)
    def _legend_toggled(self, is_open: bool) -> None:
        categories = {pair[0].category for pair in self._state.vehicles.things.values()}
        self._state.set("legend", legend_lines(categories) if is_open else [])
        self._host.wake()

    def _changed(self) -> None:
        counts = counts_of(self._state)
        self._bar.show_counts(counts)
        self._selection.refresh()
        is_empty = self._has_incidents and counts.incidents == 0
        self._state.set_changed(
            "note", self.tr("No open incidents. Double-click a place to report one.") if is_empty else ""
        )
        self._host.wake()

    def _retranslate(self) -> None:
        self._state.set("drill", self.tr("DRILL") if self._is_drill else "")
        self._legend_toggled(self._bar.is_legend_open())
        self._changed()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._host.resume()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._host.pause()
