"""The part of the detail pane about an incident's life: whose it is, what it hangs together with, rarer acts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.incident import Incident
from widgets.incidents.detail_actions import Act
from widgets.incidents.more_acts import MoreMenu, RareAct
from widgets.incidents.related_list import RelatedList
from widgets.incidents.wishes import (
    AcceptWish,
    ClaimWish,
    IncidentWish,
    ReleaseWish,
    UnlinkWish,
    UnmergeWish,
)


class DetailLife(QWidget):
    """Hidden while nothing is related.

    Signals: ``wished(IncidentWish)`` for acts that ask nothing more, ``form_wished(Act | RareAct)`` for the others;
    ``related_chosen(str)`` and ``print_requested(str)`` with an incident's id; ``unready()`` when a related
    one is still being read.
    """

    wished = Signal(object)  # IncidentWish
    form_wished = Signal(object)  # Act | RareAct
    related_chosen = Signal(str)
    print_requested = Signal(str)
    unready = Signal()

    def __init__(self, pane: QWidget) -> None:
        super().__init__()
        self._incident: Incident | None = None
        self._operator = ""
        self._menu, self.related = MoreMenu(pane), RelatedList()
        self._menu.asked.connect(self.act)
        self._menu.print_wanted.connect(self._ask_for_print)
        self.related.chosen.connect(self.related_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.related)

    def show_incident(self, incident: Incident) -> None:
        self._incident = incident
        was_empty = self.related.count() == 0
        self.related.show_ties(incident.ties)
        if was_empty or self.related.count() == 0:
            self.unfold()

    @Slot()
    def fold(self) -> None:
        """A form needs the room."""
        self.hide()

    @Slot()
    def unfold(self) -> None:
        self.setVisible(self.related.count() > 0)

    def set_operator(self, name: str) -> None:
        self._operator = name

    def open_menu(self, under: QWidget) -> None:
        if self._incident is not None and self._menu.offer(self._incident, self._operator):
            self._menu.open_under(under)

    def own(self) -> None:
        """Claim what nobody has, accept what is offered, else ask why it is taken over."""
        incident = self._incident
        if incident is None or not incident.is_open or incident.owner == self._operator != "":
            return
        if not incident.owner:
            self.wished.emit(ClaimWish(incident.incident_id))
        elif incident.offered_to == self._operator != "":
            self.wished.emit(AcceptWish(incident.incident_id))
        else:
            self.form_wished.emit(Act.OWN)

    @Slot()
    def edit(self) -> None:
        """Correct an open incident."""
        if self._incident is not None and self._incident.is_open:
            self.act(RareAct.EDIT)

    @Slot(object)
    def act(self, act: RareAct) -> None:
        if act not in (RareAct.RELEASE, RareAct.UNLINK, RareAct.UNMERGE):
            self.form_wished.emit(act)
            return
        wish = self._wish(act)
        if wish is None:
            self.unready.emit()
        else:
            self.wished.emit(wish)

    @Slot()
    def _ask_for_print(self) -> None:
        if self._incident is not None:
            self.print_requested.emit(self._incident.incident_id)

    @Slot(object)
    def show_related(self, incidents: Sequence[Incident]) -> None:
        self.related.show_incidents(incidents)

    def _wish(self, act: RareAct) -> IncidentWish | None:
        if self._incident is None:
            return None
        incident_id, ties = self._incident.incident_id, self._incident.ties
        if act is RareAct.RELEASE:
            return ReleaseWish(incident_id)
        tie = ties.parent if act is RareAct.UNLINK else ties.merged_into
        other = self.related.known(tie.incident_id) if tie else None
        if other is None:
            return None
        return UnlinkWish(incident_id, other) if act is RareAct.UNLINK else UnmergeWish(incident_id, other)
