"""Which agencies have not been told, since when, and how to call them: the list for the telephone."""

from collections.abc import Sequence

from services.domain.outbox import Owed, Uninformed
from services.domain.peer import Peer
from services.domain.profile import Agency
from services.outbox.bodies import said_in


def uninformed(
    owed: Sequence[Owed], *, peers: Sequence[Peer], agencies: Sequence[Agency]
) -> tuple[Uninformed, ...]:
    """Return the agencies with unsent notices, the one that waits longest first.

    ``owed`` is oldest first. An agency with two peers counts as told only when both were.
    """
    told_by = {peer.peer_id: peer.agency for peer in peers if peer.agency}
    by_agency: dict[str, list[Owed]] = {}
    for one in owed:
        if one.item.peer in told_by:
            by_agency.setdefault(told_by[one.item.peer], []).append(one)
    known = {agency.code: agency for agency in agencies}
    rows = (_row(code, known.get(code), rows) for code, rows in by_agency.items())
    return tuple(sorted(rows, key=lambda row: (row.since, row.agency)))


def _row(code: str, agency: Agency | None, rows: Sequence[Owed]) -> Uninformed:
    return Uninformed(
        agency=code,
        name=agency.name if agency else code,
        contact=agency.contact if agency else "",
        since=min(row.item.created_at for row in rows),
        numbers=tuple(dict.fromkeys(row.number for row in rows if row.number)),
        texts=tuple(dict.fromkeys(text for row in rows if (text := said_in(row.item.body)))),
    )
