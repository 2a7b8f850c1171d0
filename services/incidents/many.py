"""One act on many incidents: a single batch of what the rules allow, and each refusal with its reason."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from services.domain.event import Event
from services.domain.incident import Incident
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxItem
from services.domain.text import Label
from services.incidents.hand import Hand
from services.incidents.refusals import RefusedError

MOST = 500  # incidents; what one glance can no longer answer for is done in parts
TOO_MANY = Label(
    id="Terlalu banyak sekaligus: paling banyak 500 kejadian. Persempit saringan atau kurangi tandanya.",
    en="Too many at once: 500 incidents at most. Narrow the filter or mark fewer.",
)


@dataclass(frozen=True, slots=True)
class ManyActs:
    """``allowed`` are saved when ``saving`` completes, all or none of them; None when nothing was allowed."""

    allowed: tuple[Incident, ...]
    refused: tuple[tuple[Incident, Label], ...]
    saving: Future[Committed] | None


def act_on_many(hand: Hand, incidents: Sequence[Incident], act: Callable[[Incident], object]) -> ManyActs:
    """Do ``act``, an act by ``hand``, on each incident; one undo takes all of it back. GUI thread.

    Raises RefusedError when there are more than MOST.
    """
    if len(incidents) > MOST:
        raise RefusedError(TOO_MANY, str(len(incidents)))
    log, last, paper = hand.log, hand.last, _Paper()
    allowed, refused = [], []
    hand.log = paper
    try:
        for incident in incidents:
            try:
                act(incident)
            except RefusedError as error:
                refused.append((incident, error.reason))
            else:
                allowed.append(incident)
    finally:
        hand.log, hand.last = log, last
    saving = hand.write(allowed, paper.events, paper.outbox) if paper.events else None
    return ManyActs(tuple(allowed), tuple(refused), saving)


class _Paper:
    """Takes down what would be appended."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.outbox: list[OutboxItem] = []

    def append(self, batch: Batch) -> Future[Committed]:
        """The future never completes: the whole is saved at once, later."""
        self.events += batch.events
        self.outbox += batch.outbox
        return Future()
