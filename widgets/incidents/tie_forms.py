"""Choosing another incident: to be part of, or to be merged into."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from services.domain.incident import Incident
from widgets.incidents.choice_list import Choice, ChoiceList
from widgets.incidents.inline_form import InlineForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import IncidentWish, LinkWish, MergeWish
from widgets.theme.theme import Theme

MOST_OFFERED = 6
_TO_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class OtherForm(InlineForm):
    """A line to search by number or words, and what was found: open ones nearby until something is typed.

    Signals: ``sought(str)`` with the words, answered by ``show_found``.
    """

    sought = Signal(str)

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._line, self._list = QLineEdit(), ChoiceList()
        self._line.setMaxLength(200)
        self._line.textEdited.connect(self.sought)
        self._line.returnPressed.connect(self.submit)
        self._line.installEventFilter(self)
        self._list.entered.connect(self.submit)
        self._list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._found: dict[str, Incident] = {}
        self._add(self._line)
        self._add(self._list)
        self.set_theme(theme)

    @Slot(object)
    def show_found(self, incidents: Sequence[Incident]) -> None:
        """Offer the open ones of ``incidents``, in their order."""
        others = [one for one in incidents if one.is_open and one.incident_id != self.incident_id]
        self._found = {one.incident_id: one for one in others[:MOST_OFFERED]}
        self._list.offer([self._choice(one) for one in self._found.values()])
        self._list.setVisible(bool(self._found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the arrows move in the list while the keyboard stays in the line."""
        is_press = watched is self._line and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in _TO_THE_LIST:
            QApplication.sendEvent(self._list, event)
            return True
        return super().eventFilter(watched, event)

    def _choice(self, incident: Incident) -> Choice:
        return Choice(incident.incident_id, f"{incident.number}  {incident.title}", incident.place)

    def _fill(self, incident: Incident) -> None:
        self._line.clear()
        self.show_found(())
        self.sought.emit("")

    def _first_field(self) -> QWidget:
        return self._line

    def _chosen(self) -> Incident | None:
        return self._found.get(self._list.code())

    def _what_is_missing(self) -> str:
        return "" if self._chosen() else self.tr("Choose an open incident: type its number or words.")

    def _retranslate(self) -> None:
        self._line.setPlaceholderText(self.tr("Number or words"))
        self._line.setAccessibleName(self.tr("Number or words"))
        self._list.setAccessibleName(self.tr("Incidents found"))


class LinkForm(OtherForm):
    """Which larger incident this one is part of."""

    def _wish(self) -> IncidentWish | None:
        other = self._chosen()
        return LinkWish(self.incident_id, other) if other else None

    def _retranslate(self) -> None:
        super()._retranslate()
        self._label(self.tr("Make it part of"), self.tr("Link"))


class MergeForm(OtherForm):
    """Which incident this one is the same as; this one is closed, that one keeps everything."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        self._reason = QLineEdit()
        super().__init__(theme, words, parent)
        self._reason.returnPressed.connect(self.submit)
        self._add(self._reason)

    def _fill(self, incident: Incident) -> None:
        super()._fill(incident)
        self._reason.clear()

    def _wish(self) -> IncidentWish | None:
        other = self._chosen()
        return MergeWish(self.incident_id, other, self._reason.text().strip()) if other else None

    def _retranslate(self) -> None:
        super()._retranslate()
        self._label(self.tr("This is the same as"), self.tr("Merge into it"))
        self._reason.setPlaceholderText(self.tr("Why (optional; the reporter may read it)"))
        self._reason.setAccessibleName(self.tr("Why"))
