"""The list for the telephone."""

from dataclasses import replace
from datetime import timedelta

from peer_fakes import answering, noticed
from small_room import NOW, small_profile

from services.domain.outbox import OutboxItem, OutboxState, Owed
from services.outbox.uninformed import uninformed

BPBD, DLH, WARGA = noticed(agency="bpbd"), noticed(agency="dlh"), answering()
AGENCIES = tuple(
    replace(agency, contact="0234-1" if agency.code == "bpbd" else "") for agency in small_profile().agencies
)


def owed(key: str, peer: str, *, number: str = "A-1", minutes: int = 0) -> Owed:
    at = NOW + timedelta(minutes=minutes)
    return Owed(OutboxItem(key, peer, f"i-{number}", f'{{"message": "kata {key}"}}', at), number, "Banjir")


def test_that_each_agency_is_listed_once_with_since_when_and_how_to_call_it() -> None:
    rows = uninformed(
        (
            owed("1", "ke_dlh", minutes=1),
            owed("2", "ke_bpbd", minutes=2),
            owed("3", "ke_dlh", number="A-2", minutes=3),
        ),
        peers=(BPBD, DLH),
        agencies=AGENCIES,
    )
    assert [(row.agency, row.contact, row.since) for row in rows] == [
        ("dlh", "", NOW + timedelta(minutes=1)),
        ("bpbd", "0234-1", NOW + timedelta(minutes=2)),
    ]
    assert rows[0].numbers == ("A-1", "A-2")
    assert rows[0].texts == ("kata 1", "kata 3")


def test_that_what_is_held_was_not_told_either() -> None:
    held = owed("1", "ke_bpbd")
    rows = uninformed(
        (replace(held, item=replace(held.item, state=OutboxState.HELD)),), peers=(BPBD,), agencies=AGENCIES
    )
    assert [row.name for row in rows] == ["BPBD"]


def test_that_reporters_are_no_agency() -> None:
    assert uninformed((owed("1", WARGA.peer_id),), peers=(WARGA,), agencies=AGENCIES) == ()


def test_that_an_agency_the_profile_dropped_keeps_its_code() -> None:
    (row,) = uninformed((owed("1", "ke_bpbd"),), peers=(BPBD,), agencies=())
    assert (row.name, row.contact) == ("bpbd", "")
