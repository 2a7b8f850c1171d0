from datetime import UTC, datetime, timedelta

import pytest
from drill_town import DRILL, town

from services.drill.citizens import Citizens
from services.drill.report_texts import Phrasing, load_report_texts
from services.drill.request_ledger import KEPT, RequestLedger, RequestRefusedError
from services.drill.scenario import ReportEvent

AT = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)


@pytest.fixture
def ledger() -> RequestLedger:
    return filled(2)


def filled(count: int) -> RequestLedger:
    ledger = RequestLedger()
    citizens = Citizens(town(), Phrasing(load_report_texts(DRILL / "reports.toml")), seed=1)
    for second in range(count):
        ledger.add(citizens.write(ReportEvent(float(second), "banjir"), AT + timedelta(seconds=second)))
    return ledger


def request(ledger: RequestLedger, request_id: str) -> dict[str, object]:
    (item,) = ledger.requests(ids=frozenset({request_id}))  # type: ignore[misc]
    return item  # type: ignore[return-value]


def test_that_a_request_has_the_fields_of_the_standard_with_the_zone(ledger: RequestLedger) -> None:
    item = request(ledger, "LTH-1-00001")
    assert item["service_code"] == "banjir"
    assert item["requested_datetime"] == "2026-11-21T16:42:05+07:00"
    assert item["agency_responsible"] == "bpbd"
    assert item["status"] == "open"
    assert "severity" not in item


def test_that_the_citizen_sees_the_answer(ledger: RequestLedger) -> None:
    body = {"service_request_id": "LTH-1-00001", "status": "in_progress", "description": "Tim BPBD berangkat"}
    ledger.take_update(body, key="k1", at=AT + timedelta(minutes=5))
    item = request(ledger, "LTH-1-00001")
    assert item["status_notes"] == "Tim BPBD berangkat"
    assert item["status"] == "open"
    assert item["updated_datetime"] == "2026-11-21T16:47:05+07:00"


def test_that_a_status_without_a_note_is_put_into_words(ledger: RequestLedger) -> None:
    ledger.take_update({"service_request_id": "LTH-1-00002", "status": "closed"}, key="k1", at=AT)
    item = request(ledger, "LTH-1-00002")
    assert (item["status"], item["status_notes"]) == ("closed", "Laporan selesai.")


def test_that_the_same_key_is_taken_once(ledger: RequestLedger) -> None:
    first = ledger.take_update({"service_request_id": "LTH-1-00001", "description": "a"}, key="k", at=AT)
    again = ledger.take_update({"service_request_id": "LTH-1-00001", "description": "b"}, key="k", at=AT)
    assert again.answer == first.answer
    assert (first.is_repeated, again.is_repeated) == (False, True)
    assert ledger.update_count == 1
    assert request(ledger, "LTH-1-00001")["status_notes"] == "a"


@pytest.mark.parametrize(
    ("body", "key", "code"),
    [
        ({"service_request_id": "LTH-1-00001"}, "", 400),
        ({"status": "closed"}, "k", 400),
        ({"service_request_id": "LTH-1-99999"}, "k", 404),
    ],
)
def test_that_an_update_that_names_nothing_is_refused(
    ledger: RequestLedger, body: dict[str, str], key: str, code: int
) -> None:
    with pytest.raises(RequestRefusedError) as caught:
        ledger.take_update(dict(body), key=key, at=AT)
    assert caught.value.code == code
    assert ledger.update_count == 0


def test_that_the_window_of_requests_moves_on() -> None:
    ledger = filled(KEPT + 5)
    assert ledger.count == KEPT
    assert ledger.requests(ids=frozenset({"LTH-1-00005"})) == []
