"""The desk of LOOK: map over CCTV and quick wins on the left, queue over the selected incident on the right."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

# name of a splitter -> its state, as kept between starts
Layout = Mapping[str, bytes]


class OperationsPlace(QWidget):
    """Arranges panes it is given; owns the splitters and nothing else."""

    def __init__(
        self,
        *,
        map_pane: QWidget,
        cctv: QWidget,
        quick_wins: QWidget,
        queue: QWidget,
        detail: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes = {"map": map_pane, "cctv": cctv, "kpi": quick_wins, "queue": queue, "detail": detail}
        below = _splitter(Qt.Orientation.Horizontal, (cctv, 56), (quick_wins, 44))
        left = _splitter(Qt.Orientation.Vertical, (map_pane, 60), (below, 40))
        right = _splitter(Qt.Orientation.Vertical, (queue, 50), (detail, 50))
        whole = _splitter(Qt.Orientation.Horizontal, (left, 66), (right, 34))
        self._splitters = {"whole": whole, "left": left, "right": right, "below": below}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(whole)

    def show_only(self, panes: Collection[str]) -> None:
        """Show the panes of a scene and give their places to what is left. Names: map, cctv, kpi, queue, detail."""
        for name, pane in self._panes.items():
            pane.setVisible(name in panes)
        self._splitters["below"].setVisible(bool({"cctv", "kpi"} & set(panes)))
        self._splitters["left"].setVisible(bool({"map", "cctv", "kpi"} & set(panes)))
        self._splitters["right"].setVisible(bool({"queue", "detail"} & set(panes)))

    def show_all(self) -> None:
        """Bring every pane back."""
        self.show_only(tuple(self._panes))

    def layout_state(self) -> dict[str, bytes]:
        return {name: bytes(splitter.saveState().data()) for name, splitter in self._splitters.items()}

    def restore_layout(self, layout: Layout) -> None:
        """A state that does not fit (older console, other pane count) is passed over."""
        for name, splitter in self._splitters.items():
            if name in layout:
                splitter.restoreState(QByteArray(layout[name]))


def _splitter(orientation: Qt.Orientation, *parts: tuple[QWidget, int]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for number, (widget, share) in enumerate(parts):
        splitter.addWidget(widget)
        splitter.setStretchFactor(number, share)
    splitter.setSizes([share * 20 for _, share in parts])
    return splitter
