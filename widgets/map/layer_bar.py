"""The strip under the map: layer switches that also say how much there is and how old, legend, whole area."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QWidget

from widgets.map.counts import MapCounts
from widgets.map.page_state import KINDS
from widgets.words import age_text

EMPTY_COUNTS = MapCounts()


class LayerBar(QWidget):
    """Signals: ``layers_changed`` (Mapping kind -> bool), ``legend_toggled`` (bool), ``whole_area_requested``,
    ``zoom_requested`` (+1 or -1 step)."""

    layers_changed = Signal(object)  # Mapping[str, bool]
    legend_toggled = Signal(bool)
    whole_area_requested = Signal()
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts = EMPTY_COUNTS
        self._switches = {kind: self._switch(kind) for kind in KINDS}
        self._legend = self._button("legend")
        self._legend.setCheckable(True)
        self._legend.toggled.connect(self.legend_toggled)
        self._nearer, self._farther = self._button("zoom_in"), self._button("zoom_out")
        self._nearer.clicked.connect(self._zoom_in)
        self._farther.clicked.connect(self._zoom_out)
        self._whole = self._button("whole_area")
        self._whole.clicked.connect(self.whole_area_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(8)
        for switch in self._switches.values():
            layout.addWidget(switch)
        layout.addStretch(1)
        for button in (self._legend, self._farther, self._nearer, self._whole):
            layout.addWidget(button)
        self._retranslate()

    def visible_layers(self) -> Mapping[str, bool]:
        return {kind: switch.isChecked() for kind, switch in self._switches.items()}

    def is_legend_open(self) -> bool:
        return self._legend.isChecked()

    def hide_controls(self) -> None:
        """Keep the switches, which say how much there is and how old, and leave the buttons out."""
        for button in (self._legend, self._nearer, self._farther, self._whole):
            button.hide()

    def show_counts(self, counts: MapCounts) -> None:
        if counts != self._counts:
            self._counts = counts
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _switch(self, kind: str) -> QCheckBox:
        switch = QCheckBox(self)
        switch.setObjectName(f"layer_{kind}")
        switch.setChecked(True)
        switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        switch.toggled.connect(self._switched)
        return switch

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _switched(self, _is_on: bool) -> None:
        self.layers_changed.emit(self.visible_layers())

    def _zoom_in(self) -> None:
        self.zoom_requested.emit(1)

    def _zoom_out(self) -> None:
        self.zoom_requested.emit(-1)

    def _earthquake_doubt(self) -> str:
        age_s = self._counts.earthquakes_age_s
        return "" if age_s is None else self.tr("stale {0}").format(age_text(age_s))

    def _retranslate(self) -> None:
        counts = self._counts
        texts = {
            "incident": self.tr("Incidents {0}").format(counts.incidents),
            "camera": self.tr("Cameras {0}").format(counts.cameras),
            "vehicle": self.tr("Vehicles {0}").format(counts.vehicles),
            "observation": self.tr("Observations {0}").format(counts.observations),
            "earthquake": self.tr("Earthquakes {0}").format(counts.earthquakes),
        }
        doubts = {
            "incident": self.tr("{0} without a place").format(counts.unplaced) if counts.unplaced else "",
            "camera": self.tr("{0} not live").format(counts.cameras_not_live) if counts.cameras_not_live else "",
            "vehicle": self._vehicle_doubt(),
            "observation": self.tr("{0} stale").format(counts.observations_stale)
            if counts.observations_stale
            else "",
            "earthquake": self._earthquake_doubt(),
        }
        for kind, switch in self._switches.items():
            switch.setText(", ".join(text for text in (texts[kind], doubts.get(kind, "")) if text))
            switch.setToolTip(self.tr("Show or hide on the map"))
        self._legend.setText(self.tr("Legend"))
        self._nearer.setText("+")
        self._nearer.setToolTip(self.tr("Nearer (+)"))
        self._farther.setText("\N{MINUS SIGN}")
        self._farther.setToolTip(self.tr("Farther (-)"))
        self._whole.setText(self.tr("Whole area"))
        self._whole.setToolTip(self.tr("Show the whole area (0)"))

    def _vehicle_doubt(self) -> str:
        counts = self._counts
        stale = self.tr("{0} stale").format(counts.vehicles_stale) if counts.vehicles_stale else ""
        unknown = self.tr("{0} unknown").format(counts.vehicles_unknown) if counts.vehicles_unknown else ""
        return ", ".join(text for text in (stale, unknown) if text)
