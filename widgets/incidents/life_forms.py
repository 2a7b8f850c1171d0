"""Small forms about one incident: take over, offer, decline, check on site."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from services.domain.incident import Incident
from widgets.incidents.inline_form import InlineForm
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import CheckWish, DeclineWish, IncidentWish, OfferWish, TakeOverWish
from widgets.theme.theme import Theme

TEXT_MAX, NAME_MAX = 4000, 60


class _LineForm(InlineForm):
    """One line; Enter does it."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._line = QLineEdit()
        self._line.setMaxLength(TEXT_MAX)
        self._line.returnPressed.connect(self.submit)
        self._add(self._line)
        self.set_theme(theme)

    def _fill(self, incident: Incident) -> None:
        self._line.clear()

    def _first_field(self) -> QWidget:
        return self._line

    def _what_is_missing(self) -> str:
        return ""

    def _text(self) -> str:
        return self._line.text().strip()

    def _ask_for(self, words: str) -> None:
        self._line.setPlaceholderText(words)
        self._line.setAccessibleName(words)


class TakeOverForm(_LineForm):
    """Why an incident is taken from its owner. In the first 20 seconds nobody needs a reason."""

    def _wish(self) -> IncidentWish | None:
        return TakeOverWish(self.incident_id, self._text())

    def _retranslate(self) -> None:
        owner = self._incident.owner if self._incident else ""
        self._label(self.tr("Take over from {0}").format(owner), self.tr("Take over"))
        self._ask_for(self.tr("Reason (needed after 20 seconds)"))


class OfferForm(_LineForm):
    """Whom an incident is offered to; it stays with its owner until that one accepts."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._line.setMaxLength(NAME_MAX)

    def propose(self, names: tuple[str, ...]) -> None:
        """Complete these names."""
        completer = QCompleter(list(names), self._line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(completer)

    def _what_is_missing(self) -> str:
        return "" if self._text() else self.tr("Write whom to offer it to.")

    def _wish(self) -> IncidentWish | None:
        return OfferWish(self.incident_id, self._text())

    def _retranslate(self) -> None:
        self._label(self.tr("Offer to another operator"), self.tr("Offer"))
        self._ask_for(self.tr("The operator's name, as signed on"))


class DeclineForm(_LineForm):
    """Why an offer is not taken."""

    def _wish(self) -> IncidentWish | None:
        return DeclineWish(self.incident_id, self._text())

    def _retranslate(self) -> None:
        self._label(self.tr("Decline the offer"), self.tr("Decline"))
        self._ask_for(self.tr("Reason (optional)"))


class CheckForm(_LineForm):
    """Who saw on site that it is over, and what."""

    def _what_is_missing(self) -> str:
        return "" if self._text() else self.tr("Write who saw what.")

    def _wish(self) -> IncidentWish | None:
        return CheckWish(self.incident_id, self._text())

    def _retranslate(self) -> None:
        self._label(self.tr("Checked on site"), self.tr("Save check"))
        self._ask_for(self.tr("Who saw what: “the sub-district head, the water is gone”"))
