"""The incidents that hang together with the one shown: the larger one, its parts, what was merged."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from services.domain.incident import Incident
from services.domain.ties import Ties
from widgets.words import status_word

_ID = Qt.ItemDataRole.UserRole
MOST_SHOWN = 4  # rows; more scroll


class RelatedList(QListWidget):
    """Hidden while there is nothing. Signals: ``chosen(str)`` with an incident's id, by Enter or a click."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "choices")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._ties, self._known = Ties(), dict[str, Incident]()
        self.itemActivated.connect(self._choose)
        self._write()

    def show_ties(self, ties: Ties) -> None:
        """Show the numbers at once; words follow when the incidents were read."""
        if ties != self._ties:
            self._ties = ties
            self._write()

    @Slot(object)
    def show_incidents(self, incidents: Sequence[Incident]) -> None:
        self._known = {incident.incident_id: incident for incident in incidents}
        self._write()

    def known(self, incident_id: str) -> Incident | None:
        """Return a related incident as last read."""
        return self._known.get(incident_id)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        ties = self._ties
        row = self.currentRow()
        self.clear()
        self.setAccessibleName(self.tr("Related incidents"))
        if ties.parent is not None:
            self._put(self.tr("Part of"), ties.parent.incident_id, ties.parent.number)
        if ties.merged_into is not None:
            self._put(self.tr("Merged into"), ties.merged_into.incident_id, ties.merged_into.number)
        for child in ties.children:
            self._put(self.tr("Part"), child.incident_id, child.number)
        for one in ties.absorbed:
            self._put(self.tr("Merged in"), one.incident_id, one.number)
        self.setCurrentRow(min(row, self.count() - 1))
        self.setVisible(self.count() > 0)
        height = self.sizeHintForRow(0) if self.count() else 0
        self.setFixedHeight(min(MOST_SHOWN, self.count()) * height + 2 * self.frameWidth() + 2)

    def _put(self, how: str, incident_id: str, number: str) -> None:
        known = self._known.get(incident_id)
        words = f"{how} {number}"
        if known is not None:
            words += f"  ·  {status_word(known.status)}  ·  {known.title}"
        item = QListWidgetItem(words)
        item.setData(_ID, incident_id)
        self.addItem(item)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ID)))
