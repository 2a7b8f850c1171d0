"""Sites at the door: a change of state is news at once, a mere sign of life only now and then."""

from datetime import timedelta

from services.domain.observation import Observation
from services.incidents.concern import Concerns

KEEP_EVERY = timedelta(minutes=5)
AT_ONCE = 50  # sites of one answer; with more each is kept less often, so that no feed fills the disk
_SAID = ("raises", "closes", "closes_after_s", "site_type")


class Sites:
    """Immutable, any thread."""

    def __init__(self, concerns: Concerns) -> None:
        self._concerns = concerns

    def is_sign_of_life(self, item: Observation, previous: Observation | None, *, among: int) -> bool:
        """Return whether only the time and the readings moved, and the last ones kept are recent.

        Of ``among`` sites in one answer about 50 in five minutes are kept: 5 minutes for 50 gauges, three hours
        for 1,872 lamps. What asks the room to act, or no longer does, is always kept.
        """
        if previous is None or _state(item) != _state(previous):
            return False
        every = KEEP_EVERY * max(1.0, among / AT_ONCE)
        return item.observed_at - previous.observed_at < every

    def begins(self, item: Observation, previous: Observation | None) -> bool:
        """Return whether the site was well before: a new trouble, not the one the room has dealt with."""
        return previous is not None and self._concerns.is_normal(previous) and not self._concerns.is_normal(item)


def _state(item: Observation) -> tuple[object, ...]:
    said = tuple(item.attributes.get(name, "") for name in _SAID)
    return item.status, item.severity, item.category, item.title, item.point, said
