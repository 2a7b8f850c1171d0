import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Observation, ObservationKind, Parsed
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_TIME
from services.feeds.formats.messages import NO_CHAT
from services.feeds.formats.telegram import parse

FEED = feed_at(format="telegram", options={"category": "aduan"})
PERSON = {
    "id": 8100200300,
    "is_bot": False,
    "first_name": "Siti",
    "last_name": "Aminah",
    "username": "siti_dermayu",
}
CHAT = {
    "id": 8100200300,
    "first_name": "Siti",
    "last_name": "Aminah",
    "username": "siti_dermayu",
    "type": "private",
}
AT = 1795226400


def message(number: int = 7, **changes: object) -> dict[str, object]:
    return {"message_id": number, "from": PERSON, "chat": CHAT, "date": AT, **changes}


def answered(*updates: dict[str, object]) -> Parsed:
    body = {"ok": True, "result": [{"update_id": 500 + n, **update} for n, update in enumerate(updates)]}
    return parse(json.dumps(body).encode(), FEED)


def one(**changes: object) -> Observation:
    (item,) = answered({"message": message(**changes)}).observations
    return item


def test_that_a_message_becomes_a_report() -> None:
    item = one(text="Banjir di Paoman\nair sudah selutut")
    assert item.kind is ObservationKind.REPORT
    assert item.external_id == "8100200300:7"
    assert item.observed_at == datetime.fromtimestamp(AT, UTC)
    assert item.title == "Banjir di Paoman"
    assert item.text == "Banjir di Paoman\nair sudah selutut"
    assert item.category == "aduan"
    assert item.point is None
    assert item.attributes == {
        "channel": "telegram", "reply_to": "8100200300", "reporter": "S*** A***", "chat_kind": "private",
    }  # fmt: skip


def test_that_names_are_masked_in_what_is_kept() -> None:
    told = message(text="halo", forward_from=PERSON, reply_to_message=message(3), entities=[{"user": PERSON}])
    parsed = answered({"message": told}, {"message": {**message(text="x"), "chat": {"first_name": "Siti"}}})
    kept = parsed.observations[0].raw + parsed.rejected[0].raw
    assert not any(word in kept for word in ("Siti", "Aminah", "siti_dermayu"))


def test_that_a_shared_contact_is_masked() -> None:
    contact = {
        "phone_number": "+6281234567890",
        "first_name": "Budi",
        "vcard": "BEGIN:VCARD\nFN:Budi 081234567890",
    }
    item = one(contact=contact)
    assert item.attributes["phone"] == "+6281xxxxxx890"
    assert "Budi" not in item.raw
    assert "234567" not in item.raw


def test_that_the_next_offset_is_one_past_the_last_update_whatever_became_of_it() -> None:
    parsed = answered({"message": message(text="x")}, {"poll": {}}, {"message": {"message_id": 1}})
    assert parsed.cursor == "503"
    assert len(parsed.observations) == 1
    assert [rejection.reason for rejection in parsed.rejected] == [NO_CHAT]
    assert answered().cursor == ""


def test_that_an_edited_message_is_the_same_report() -> None:
    (item,) = answered({"edited_message": message(text="di Sindang", edit_date=AT + 60)}).observations
    assert item.external_id == "8100200300:7"
    assert item.observed_at == datetime.fromtimestamp(AT, UTC)
    assert item.attributes["edited_at"] == datetime.fromtimestamp(AT + 60, UTC).isoformat()


def test_that_a_location_gives_the_place() -> None:
    item = one(location={"latitude": -6.327, "longitude": 108.32})
    assert item.point == Point(-6.327, 108.32)
    assert item.title == "Lokasi"


def test_that_a_venue_gives_place_and_name() -> None:
    venue = {"location": {"latitude": -6.327, "longitude": 108.32}, "title": "Alun-alun", "address": "Jl. Veteran"}
    item = one(venue=venue)
    assert (item.point, item.place) == (Point(-6.327, 108.32), "Alun-alun, Jl. Veteran")


def test_that_the_largest_picture_and_its_caption_are_taken() -> None:
    item = one(caption="Pohon tumbang", photo=[{"file_id": "small"}, {"file_id": "large"}])
    assert item.text == "Pohon tumbang"
    assert (item.attributes["media_kind"], item.attributes["media_id"]) == ("photo", "large")


def test_that_pictures_of_an_album_continue_its_first() -> None:
    album = [message(n, photo=[{"file_id": "f"}], media_group_id="g1") for n in (7, 8, 9)]
    items = answered(*({"message": one} for one in album)).observations
    assert [item.attributes.get("thread", "") for item in items] == ["", "8100200300:7", "8100200300:7"]


def test_that_an_answer_names_the_message_it_answers() -> None:
    assert one(text="sudah surut", reply_to_message=message(3)).attributes["thread"] == "8100200300:3"
    topic = message(3, forum_topic_created={"name": "Banjir"})
    assert "thread" not in one(text="baru", reply_to_message=topic).attributes


def test_that_a_pressed_button_continues_the_message_it_stood_under() -> None:
    pressed = {"id": "99", "from": PERSON, "message": message(5, text="Sudah selesai?"), "data": "selesai"}
    (item,) = answered({"callback_query": pressed}).observations
    assert (item.external_id, item.text) == ("8100200300:5:99", "selesai")
    assert item.attributes["thread"] == "8100200300:5"
    late = {**pressed, "message": {**message(5), "date": 0}}
    assert answered({"callback_query": late}).rejected[0].reason == NO_TIME


def test_that_a_group_is_named_and_hearsay_marked() -> None:
    group = {"id": -100123, "type": "supergroup", "title": "Warga Balongan"}
    item = one(chat=group, text="x", forward_origin={"type": "user", "date": AT - 86400})
    assert item.attributes["chat"] == "Warga Balongan"
    assert item.attributes["reply_to"] == "-100123"
    assert item.attributes["forwarded_at"] == datetime.fromtimestamp(AT - 86400, UTC).isoformat()


def test_that_service_messages_and_other_updates_are_dropped() -> None:
    joined = message(new_chat_members=[PERSON])
    parsed = answered({"message": joined}, {"my_chat_member": {}}, {"inline_query": {"id": "1"}})
    assert parsed.observations == ()
    assert parsed.rejected == ()


def test_that_a_channel_post_has_no_reporter() -> None:
    post = {"message_id": 4, "chat": {"id": -5, "type": "channel", "title": "BPBD"}, "date": AT, "text": "Siaga"}
    (item,) = answered({"channel_post": post}).observations
    assert "reporter" not in item.attributes
    assert item.attributes["chat_kind"] == "channel"


def test_that_a_webhook_body_and_a_relays_list_are_read() -> None:
    update = {"update_id": 1, "message": message(text="x")}
    assert len(parse(json.dumps(update).encode(), FEED).observations) == 1
    assert parse(json.dumps([update, update]).encode(), FEED).cursor == "2"


def test_that_telegrams_refusal_carries_its_wait_and_no_key() -> None:
    refused = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 35",
               "parameters": {"retry_after": 35}}  # fmt: skip
    with pytest.raises(FeedError) as caught:
        parse(json.dumps(refused).encode(), FEED)
    assert caught.value.retry_after_s == 35.0
    assert "Too Many Requests" in caught.value.reason.en
    token = "123456789:AAE-abcdefghijklmnopqrstuvwxyz012345"
    with pytest.raises(FeedError) as caught:
        parse(json.dumps({"ok": False, "description": f"bad {token}"}).encode(), FEED)
    assert "abcdefgh" not in str(caught.value)


@pytest.mark.parametrize("body", [b"{}", b"[1]", b'{"ok":true,"result":{"id":1}}', b'[{"text":"x"}]', b"3"])
def test_that_other_shapes_are_refused(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse(body, FEED)
