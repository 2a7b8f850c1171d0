"""What the drill city takes from the room: forms, notices, chat messages, each key once."""

import json
from urllib.parse import urlencode

import pytest
from drill_town import PROFILE
from fake_clock import FakeClock

from services.drill.endpoints import Endpoints
from services.drill.founding import Plan, found
from services.drill.letterbox import Letterbox


@pytest.fixture
def city(clock: FakeClock) -> Endpoints:
    return Endpoints(found(Plan(PROFILE, "hari-biasa"), clock), (), "http://127.0.0.1:9")


def test_that_a_notice_is_taken_once_for_each_key(city: Endpoints) -> None:
    first = city.write("/instansi/bpbd", {"message": "Banjir"}, key="k")
    again = city.write("/instansi/bpbd", {"message": "Banjir"}, key="k")
    assert (first.status, again.status, first.body) == (201, 200, again.body)
    assert city.read("/instansi").body == [
        {"id": "LTH-S-00001", "to": "bpbd", "key": "k", "body": {"message": "Banjir"}}
    ]


def test_that_two_agencies_may_be_told_of_one_act(city: Endpoints) -> None:
    assert city.write("/instansi/dlh", {"message": "a"}, key="k").status == 201
    assert city.write("/instansi/bpbd", {"message": "a"}, key="k").status == 201


def test_that_a_chat_answers_as_telegram_does(city: Endpoints) -> None:
    answer = city.write("/telegram/bot1:AAA/sendMessage", {"chat_id": "5", "text": "Selesai"}, key="k")
    assert answer.body == {"ok": True, "result": {"message_id": 1}}
    assert city.write("/telegram/bot1:AAA/sendMessage", {"chat_id": "5"}, key="l").status == 400


def test_that_an_update_in_fixmystreets_words_is_understood(city: Endpoints) -> None:
    listed = city.read("/open311/requests.json?status=open").body
    assert isinstance(listed, list)
    request_id = json.loads(json.dumps(listed))[0]["service_request_id"]
    body = {"service_request_id": request_id, "status": "ACTION_SCHEDULED"}
    assert city.write("/open311/servicerequestupdates.json", body, key="k").status == 201
    again = json.loads(
        json.dumps(city.read(f"/open311/requests.json?{urlencode({'service_request_id': request_id})}").body)
    )
    assert again[0]["status_notes"] == "Laporan diteruskan ke petugas."


def test_that_without_a_key_every_letter_is_new() -> None:
    box = Letterbox()
    assert box.take("bpbd", {}, key="") != box.take("bpbd", {}, key="")
