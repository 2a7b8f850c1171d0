"""Correcting what is known of an incident: each field an event of its own, with what stood there before."""

from collections.abc import Mapping
from concurrent.futures import Future

from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from services.domain.log import Committed
from services.incidents import refusals
from services.incidents.checks import require_open, require_short
from services.incidents.field_values import MOST_AT_RISK, FieldValue, as_json, may_hold, value_in
from services.incidents.hand import Hand
from services.incidents.opening import TEXT_MAX, TITLE_MAX, OpeningRules
from services.incidents.refusals import RefusedError

_LONG_TEXTS = frozenset({"description"})


class Corrections:
    """As ``Dispatch``: takes the incident as the operator saw it, raises RefusedError, returns the future."""

    def __init__(self, hand: Hand, opening: OpeningRules) -> None:
        self._hand, self._opening = hand, opening

    def change(self, incident: Incident, wanted: Mapping[str, FieldValue]) -> Future[Committed]:
        """Correct fields as one act. What is the same is left out.

        Moving the point also corrects the place that was read off the old one.
        """
        require_open(incident)
        follows: dict[str, FieldValue] = {}
        for name, after in wanted.items():
            self._require_value(name, after)
            follows |= self._opening.place_follows(incident, name, after)
        changes = {**follows, **wanted}
        events = [self._changed(incident, name, v) for name, v in changes.items() if value_in(incident, name) != v]
        if not events:
            raise RefusedError(refusals.SAME, ", ".join(wanted))
        return self._hand.write((incident,), events)

    def _changed(self, incident: Incident, name: str, value: FieldValue) -> Event:
        data = {"field": name, "before": as_json(value_in(incident, name)), "after": as_json(value)}
        return self._hand.event(incident, EventKind.FIELD_CHANGED, data)

    def _require_value(self, name: str, after: FieldValue) -> None:
        if not may_hold(name, after):
            raise RefusedError(refusals.UNKNOWN_FIELD, name)
        if name == "category" and not self._opening.knows_category(str(after)):
            raise RefusedError(refusals.UNKNOWN_CATEGORY, str(after))
        if name == "title" and not str(after).strip():
            raise RefusedError(refusals.NO_TITLE)
        if name == "people_at_risk" and isinstance(after, int) and not 0 <= after <= MOST_AT_RISK:
            raise RefusedError(refusals.BAD_COUNT, str(after))
        if isinstance(after, str):
            require_short(after, TEXT_MAX if name in _LONG_TEXTS else TITLE_MAX)
