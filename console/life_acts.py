"""Wishes about an incident's life: whose it is, what it hangs together with, corrections, undo."""

from concurrent.futures import Future

from services.domain.incident import Incident
from services.domain.log import Committed
from services.incidents.dispatch import Dispatch
from services.incidents.ownership import Ownership
from services.incidents.tie_acts import TieActs
from widgets.incidents.wishes import (
    AcceptWish,
    CheckWish,
    ClaimWish,
    DeclineWish,
    EditWish,
    LifeWish,
    LinkWish,
    MergeWish,
    OfferWish,
    OwnerWish,
    ReleaseWish,
    TakeOverWish,
    UndoWish,
    UnlinkWish,
    UnmergeWish,
)


def perform_life(dispatch: Dispatch, wish: LifeWish, incident: Incident) -> Future[Committed]:
    """Do what was wished. Raises RefusedError when the rules say no."""
    match wish:
        case EditWish(changes=changes):
            return dispatch.corrections.change(incident, dict(changes))
        case CheckWish(text=text):
            return dispatch.confirm_on_site(incident, text)
        case UndoWish():
            return dispatch.undo.take_back()
        case LinkWish() | UnlinkWish() | MergeWish() | UnmergeWish():
            return _tie(dispatch.ties, wish, incident)
    return _own(dispatch.ownership, wish, incident)


def _tie(
    ties: TieActs, wish: LinkWish | UnlinkWish | MergeWish | UnmergeWish, incident: Incident
) -> Future[Committed]:
    match wish:
        case LinkWish(other=other):
            return ties.link(incident, other)
        case UnlinkWish(other=other):
            return ties.unlink(incident, other)
        case MergeWish(other=other, reason=reason):
            return ties.merge(incident, other, reason=reason)
        case UnmergeWish(other=other):
            return ties.unmerge(incident, other)


def _own(ownership: Ownership, wish: OwnerWish, incident: Incident) -> Future[Committed]:
    match wish:
        case ClaimWish():
            return ownership.claim(incident)
        case TakeOverWish(reason=reason):
            return ownership.take_over(incident, reason)
        case OfferWish(to=to):
            return ownership.offer(incident, to)
        case AcceptWish():
            return ownership.accept(incident)
        case DeclineWish(reason=reason):
            return ownership.decline(incident, reason)
        case ReleaseWish():
            return ownership.release(incident)
