import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Observation, Parsed
from services.feeds.errors import FeedError
from services.feeds.formats.messages import NO_CONTENT
from services.feeds.formats.whatsapp import CANCELLED, parse

NUMBER = "6281234567890"
AT = datetime(2026, 11, 21, 2, tzinfo=UTC)
FEED = feed_at(format="whatsapp")


def message(kind: str = "text", number: str = "wamid.A", **changes: object) -> dict[str, object]:
    return {"from": NUMBER, "id": number, "timestamp": str(int(AT.timestamp())), "type": kind, **changes}


def delivery(*messages: object, **value: object) -> dict[str, object]:
    told = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "62234700", "phone_number_id": "1122"},
        "contacts": [{"profile": {"name": "Siti Aminah"}, "wa_id": NUMBER, "user_id": "ID.42"}],
        "messages": list(messages),
        **value,
    }
    return {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"value": told}]}]}


def read(values: object) -> Parsed:
    return parse(json.dumps(values).encode(), FEED)


def one(kind: str, **changes: object) -> Observation:
    (item,) = read(delivery(message(kind, **changes))).observations
    return item


def test_that_a_message_becomes_a_report() -> None:
    item = one("text", text={"body": "Banjir di Kandanghaur"})
    assert (item.external_id, item.text, item.observed_at) == ("wamid.A", "Banjir di Kandanghaur", AT)
    assert item.attributes == {"channel": "whatsapp", "reply_to": NUMBER, "reporter": "S*** A***"}


def test_that_the_number_stands_only_where_a_reply_needs_it() -> None:
    told = message(
        "contacts", contacts=[{"name": {"first_name": "Budi"}, "phones": [{"phone": "+62 811-1111-2222"}]}]
    )
    parsed = read(delivery(told, {"from": NUMBER, "type": "text", "text": {"body": "x"}}))
    kept = parsed.observations[0].raw + parsed.rejected[0].raw
    assert not any(word in kept for word in (NUMBER, "Siti", "Budi", "1111-2222"))
    assert parsed.observations[0].attributes["reply_to"] == NUMBER


def test_that_somebody_without_a_visible_number_can_be_answered() -> None:
    told = message("text", text={"body": "x"})
    del told["from"]
    (item,) = read(delivery({**told, "from_user_id": "ID.42"})).observations
    assert (item.attributes["reply_to"], item.attributes["reporter"]) == ("ID.42", "S*** A***")


def test_that_a_location_gives_point_and_place() -> None:
    location = {"latitude": -6.327, "longitude": 108.32, "name": "Alun-alun", "address": "Jl. Veteran"}
    item = one("location", location=location)
    assert (item.point, item.place, item.title) == (Point(-6.327, 108.32), "Alun-alun, Jl. Veteran", "Lokasi")


def test_that_media_keep_their_number_and_caption_but_not_their_signature() -> None:
    item = one("image", image={"id": "65", "caption": "Pohon tumbang", "url": "https://x.example/m?hash=geheim"})
    assert item.text == "Pohon tumbang"
    assert (item.attributes["media_kind"], item.attributes["media_id"]) == ("image", "65")
    assert "geheim" not in item.raw


def test_that_an_answer_and_hearsay_are_marked() -> None:
    assert (
        one("text", text={"body": "x"}, context={"id": "wamid.0", "from": "62234700"}).attributes["thread"]
        == "wamid.0"
    )
    assert one("text", text={"body": "x"}, context={"forwarded": True}).attributes["forwarded"] == "yes"


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        ("button", {"button": {"text": "Selesai"}}),
        ("interactive", {"interactive": {"type": "list_reply", "list_reply": {"id": "1", "title": "Selesai"}}}),
    ],
)
def test_that_a_pressed_button_says_its_words(kind: str, held: dict[str, object]) -> None:
    assert one(kind, **held).text == "Selesai"


def test_that_an_edited_message_is_the_same_report() -> None:
    edited = {"original_message_id": "wamid.0", "message": {"type": "text", "text": {"body": "di Sindang"}}}
    item = one("edit", edit=edited)
    assert (item.external_id, item.text, item.attributes["edited_at"]) == ("wamid.0", "di Sindang", AT.isoformat())


def test_that_a_deleted_message_takes_the_first_back() -> None:
    item = one("revoke", revoke={"original_message_id": "wamid.0"})
    assert (item.status, item.replaces) == (CANCELLED, ("wamid.0",))


def test_that_receipts_reactions_and_changes_of_number_are_no_reports() -> None:
    receipt = delivery(statuses=[{"id": "wamid.B", "status": "read", "timestamp": "1", "recipient_id": NUMBER}])
    told = delivery(message("reaction", reaction={"message_id": "x"}), message("system", system={"body": NUMBER}))
    parsed = read([receipt, told])
    assert (parsed.observations, parsed.rejected) == ((), ())


def test_that_a_repeated_delivery_counts_once_and_order_does_not_matter() -> None:
    first, second = (delivery(message("text", number=n, text={"body": n})) for n in ("wamid.A", "wamid.B"))
    assert [item.external_id for item in read([second, first, second]).observations] == ["wamid.B", "wamid.A"]


def test_that_what_cannot_be_handed_on_is_still_seen() -> None:
    assert one("unsupported", errors=[{"code": 131051, "title": "Message type unknown"}]).title.startswith(
        "Pesan yang"
    )
    assert read(delivery(message("interactive"))).rejected[0].reason == NO_CONTENT
    told = read(delivery(errors=[{"code": 1, "title": "Something went wrong"}]))
    assert "Something went wrong" in told.rejected[0].reason.en


@pytest.mark.parametrize("envelope", ["body", "payload"])
def test_that_a_relays_envelopes_are_opened(envelope: str) -> None:
    body = delivery(message("text", text={"body": "x"}))
    for inside in (body, json.dumps(body)):
        wrapped = {"received_at": "2026-11-21T02:00:00Z", envelope: inside}
        for values in ([wrapped], {"data": [wrapped]}, wrapped, {"a": body}):
            assert len(read(values).observations) == 1


def test_that_an_empty_relay_is_no_error() -> None:
    assert read([]).observations == read({"data": []}).observations == ()


@pytest.mark.parametrize("values", [{}, 3, [1], {"data": [{"id": 1}]}, {"error": {"message": "x"}}])
def test_that_other_shapes_are_refused(values: object) -> None:
    with pytest.raises(FeedError):
        read(values)
