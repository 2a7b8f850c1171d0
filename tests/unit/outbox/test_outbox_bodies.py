"""What peers are told: enough to act, nothing of who reported it."""

import json
from dataclasses import replace

import pytest
from peer_fakes import answering, noticed, profile_with
from small_room import LOHBENER, NOW, incident

from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.peer import Act, Peer, PeerKind
from services.domain.severity import Severity
from services.outbox.bodies import Story, Writer, open311_status, said_in, saying

ABOUT = replace(
    incident(),
    title="Banjir, hubungi 0812-3456-7890",
    description="Kata Bu Sari (sari@contoh.id, NIK 3212010101900001): air naik. Posko +62 811 1333 3144.",
    place="Langut",
    district="Lohbener",
    point=LOHBENER,
    reporter="Bu Sari",
    source="aduan",
    external_id="R-77",
    agencies=("bpbd",),
    status=IncidentStatus.ASSIGNED,
)


def told(
    peer: Peer, *, act: Act = Act.ASSIGNED, about: Incident = ABOUT, note: str = "Bawa perahu"
) -> dict[str, object]:
    story = Story(act, about, NOW, note, "bpbd" if act is Act.ASSIGNED else "")
    return json.loads(Writer(profile_with(peer)).body(peer, story))  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", [PeerKind.WEBHOOK, PeerKind.EMAIL, PeerKind.OPEN311])
def test_that_an_agency_is_told_nothing_of_who_reported(kind: PeerKind) -> None:
    body = json.dumps(told(noticed(kind)), ensure_ascii=False)
    for private in ("0812", "3456", "sari@", "3212010101900001", "811 1333", "R-77"):
        assert private not in body
    assert "air naik" in body
    assert "Bawa perahu" in body


def test_that_what_the_operator_writes_to_an_agency_is_the_operators_to_decide() -> None:
    assert "0812-3456-7890" in str(told(noticed(), note="Kontak Pak RT 0812-3456-7890")["message"])


def test_that_a_notice_says_where_and_by_when() -> None:
    body = told(noticed())
    assert (body["number"], body["severity"], body["lat"], body["due_at"]) == (
        "A-26-00001",
        "P2",
        LOHBENER.lat,
        None,
    )
    assert str(body["message"]).splitlines()[0] == "P2 A-26-00001 Banjir, hubungi ***"


def test_that_coordinates_dates_and_numbers_are_not_taken_for_telephones() -> None:
    about = replace(ABOUT, title="KM 71, 2026-11-21 09.42, -6.33512, 108.12345", description="")
    assert told(noticed(), about=about)["title"] == about.title


def test_that_an_answer_names_its_request_in_the_extensions_words() -> None:
    body = told(answering())
    assert (body["service_request_id"], body["status"]) == ("R-77", "ACTION_SCHEDULED")
    assert body["description"] == "A-26-00001 diteruskan\nOleh BPBD\nBawa perahu"
    assert body["updated_datetime"] == NOW.isoformat()


def test_that_a_new_request_has_the_agencys_own_service_code() -> None:
    peer = replace(noticed(PeerKind.OPEN311), service_codes={"banjir": "017"})
    assert told(peer)["service_code"] == "017"
    assert told(noticed(PeerKind.OPEN311))["service_code"] == "banjir"


def test_that_english_is_spoken_where_it_is_wished_and_written() -> None:
    peer = replace(answering(PeerKind.TELEGRAM), language="en")
    assert told(peer) == {"external_id": "R-77", "text": "A-26-00001 is passed on"}


def test_that_a_letter_has_a_subject_on_one_line() -> None:
    about = replace(ABOUT, title="Banjir\r\nBcc: x@y.id\n" + "x" * 300)
    subject = str(told(noticed(PeerKind.EMAIL), about=about)["subject"])
    assert subject.startswith("A-26-00001: Banjir Bcc: ***")
    assert len(subject) <= 150


@pytest.mark.parametrize(("kind", "limit"), [(PeerKind.TELEGRAM, 4096), (PeerKind.OPEN311, 4000)])
def test_that_no_peer_gets_more_than_it_takes(kind: PeerKind, limit: int) -> None:
    said = said_in(json.dumps(told(answering(kind), note="😀" * 4000)))
    assert len(said.encode("utf-16-le")) // 2 <= limit


@pytest.mark.parametrize(
    ("status", "disposition", "word"),
    [
        (IncidentStatus.IN_PROGRESS, None, "IN_PROGRESS"),
        (IncidentStatus.RESOLVED, None, "FIXED"),
        (IncidentStatus.CLOSED, Disposition.HANDLED, "CLOSED"),
        (IncidentStatus.CLOSED, Disposition.DUPLICATE, "DUPLICATE"),
        (IncidentStatus.CLOSED, Disposition.UNFOUNDED, "NO_FURTHER_ACTION"),
    ],
)
def test_that_open311_hears_its_own_words(
    status: IncidentStatus, disposition: Disposition | None, word: str
) -> None:
    about = replace(ABOUT, status=status, disposition=disposition)
    assert open311_status(answering(), about) == word
    assert open311_status(replace(answering(), statuses={status.value: "selesai"}), about) == "selesai"


@pytest.mark.parametrize("kind", [PeerKind.WEBHOOK, PeerKind.EMAIL, PeerKind.OPEN311])
def test_that_only_the_words_can_be_changed_afterwards(kind: PeerKind) -> None:
    body = json.dumps(told(noticed(kind)))
    changed = saying(body, "Kata lain")
    assert said_in(changed) == "Kata lain"
    assert {k for k, v in json.loads(changed).items() if v != json.loads(body)[k]} <= {
        "message",
        "text",
        "description",
    }


@pytest.mark.parametrize("body", ["", "{}", "[]", "bukan json", '{"note": 5}'])
def test_that_a_body_without_words_is_left_alone(body: str) -> None:
    assert said_in(body) == ""
    with pytest.raises(ValueError, match="without words"):
        saying(body, "x")


def test_that_severity_is_named_as_on_screen() -> None:
    assert told(noticed(), about=replace(ABOUT, severity=Severity.P1))["severity"] == "P1"
