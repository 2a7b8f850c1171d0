import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point
from services.domain.observation import Parsed
from services.feeds.errors import TOO_MANY_REQUESTS, FeedError
from services.feeds.formats.facebook import parse
from services.feeds.formats.graph_api import RECONNECT

FEED = feed_at(format="facebook", url="https://graph.facebook.com/v20.0/100200/feed")
TOKEN = "EAABsbCS1iHgBAKZCZBfZBQZDZD0123456789"
POST = {"id": "100200_55", "message": "Jalan berlubang di Lohbener", "created_time": "2026-11-21T02:00:00+0000",
        "from": {"id": "777", "name": "Siti Aminah"},
        "permalink_url": "https://www.facebook.com/100200/posts/55/"}  # fmt: skip
COMMENT = {"id": "55_66", "message": "Sudah seminggu", "created_time": "2026-11-21T03:00:00+0000",
           "from": {"id": "888", "name": "Budi"}}  # fmt: skip


def read(values: object, url: str = FEED.url) -> Parsed:
    return parse(json.dumps(values).encode(), feed_at(format="facebook", url=url))


def listed(*items: object, **paging: str) -> dict[str, object]:
    return {"data": list(items), "paging": paging}


def test_that_a_post_becomes_a_report() -> None:
    (item,) = read(listed(POST)).observations
    assert item.external_id == "100200_55"
    assert item.observed_at == datetime(2026, 11, 21, 2, tzinfo=UTC)
    assert item.title == item.text == "Jalan berlubang di Lohbener"
    assert item.attributes == {"channel": "facebook", "reply_to": "100200_55", "reporter": "S*** A***",
                               "url": "https://www.facebook.com/100200/posts/55/"}  # fmt: skip
    assert "Siti" not in item.raw


def test_that_a_photo_without_a_word_is_kept() -> None:
    photo = {
        "id": "100200_56",
        "created_time": "2026-11-21T02:00:00+0000",
        "full_picture": "https://x.example/a.jpg",
    }
    (item,) = read(listed(photo)).observations
    assert (item.title, item.text, item.attributes["media_kind"]) == ("Foto", "", "photo")


def test_that_a_newly_signed_picture_is_no_news() -> None:
    first, second = (read(listed({**POST, "full_picture": f"https://x.example/a.jpg?oh={n}"})) for n in "12")
    assert first.observations[0].digest() == second.observations[0].digest()


def test_that_comments_and_their_replies_are_reports_of_the_same_thread() -> None:
    reply = {**COMMENT, "id": "55_67"}
    post = {**POST, "comments": {"data": [{**COMMENT, "comments": {"data": [reply]}}]}}
    items = read(listed(post)).observations
    assert [item.external_id for item in items] == ["100200_55", "55_66", "55_67"]
    assert [item.attributes.get("thread") for item in items] == [None, "100200_55", "100200_55"]
    assert "Sudah seminggu" not in items[0].raw


def test_that_a_list_of_comments_knows_its_post_by_its_pages_or_its_address() -> None:
    page = "https://graph.facebook.com/v20.0/100200_55/comments?limit=2&after=x"
    assert read(listed(COMMENT, previous=page)).observations[0].attributes["thread"] == "100200_55"
    address = "https://graph.facebook.com/v20.0/100200_55/comments"
    assert read(listed(COMMENT), url=address).observations[0].attributes["thread"] == "100200_55"


def test_that_a_comment_without_an_id_takes_it_from_its_link() -> None:
    link = "https://www.facebook.com/100200/posts/55/?comment_id=66&reply_comment_id=68"
    (item,) = read(
        listed({"message": "x", "created_time": COMMENT["created_time"], "permalink_url": link})
    ).observations
    assert (item.external_id, item.attributes["thread"]) == ("55_68", "100200_55")


def test_that_what_the_page_wrote_itself_is_marked() -> None:
    own = {**POST, "from": {"id": "100200", "name": "Kabupaten"}}
    answer = {**COMMENT, "from": {"id": "100200", "name": "Kabupaten"}}
    items = read(listed({**own, "comments": {"data": [answer]}})).observations
    assert [item.attributes.get("own") for item in items] == ["yes", "yes"]
    nameless = {key: value for key, value in POST.items() if key != "from"}
    address = "https://graph.facebook.com/v20.0/100200/posts"
    assert read(listed(nameless), url=address).observations[0].attributes["own"] == "yes"


def test_that_the_next_page_is_told_without_the_token_and_nothing_keeps_it() -> None:
    page = f"https://graph.facebook.com/v20.0/100200/feed?access_token={TOKEN}&fields=id%2Cmessage&after=x"
    link = f"https://x.example/?next=https%3A%2F%2Fgraph%3Faccess_token%3D{TOKEN}"
    parsed = read({**listed({**POST, "link": link, "access_token": TOKEN}, {"link": link}, next=page)})
    assert parsed.next_url == "https://graph.facebook.com/v20.0/100200/feed?fields=id%2Cmessage&after=x"
    assert TOKEN not in repr(parsed)
    last = f"https://graph.facebook.com/v20.0/100200/feed?after=x&access_token={TOKEN}"
    assert read(listed(POST, next=last)).next_url == "https://graph.facebook.com/v20.0/100200/feed?after=x"


def test_that_a_place_gives_the_point_and_keeps_its_name() -> None:
    place = {"name": "Pasar Jatibarang", "location": {"latitude": -6.47, "longitude": 108.31}}
    (item,) = read(listed({**POST, "place": place})).observations
    assert (item.place, item.point) == ("Pasar Jatibarang", Point(-6.47, 108.31))


def test_that_conversations_and_their_messages_answer_to_the_other_side() -> None:
    talk = {"id": "t_1", "link": "/100200/inbox/2/", "snippet": "halo", "updated_time": "2026-11-21T02:00:00+0000",
            "participants": {"data": [{"id": "100200", "name": "Kabupaten"}, {"id": "999", "name": "Siti"}]},
            "messages": {"data": [{"id": "m_1", "message": "halo", "created_time": "2026-11-21T01:00:00+0000",
                                   "from": {"id": "999", "name": "Siti"}}]}}  # fmt: skip
    items = read({"t_1": talk}).observations
    assert [item.attributes["reply_to"] for item in items] == ["999", "999"]
    assert items[1].attributes["thread"] == "t_1"


def test_that_one_object_alone_is_read() -> None:
    assert len(read(POST).observations) == 1


@pytest.mark.parametrize(("code", "reason", "wait_s"), [(190, RECONNECT, 0.0), (4, TOO_MANY_REQUESTS, 300.0)])
def test_that_known_errors_say_what_to_do(code: int, reason: object, wait_s: float) -> None:
    with pytest.raises(FeedError) as caught:
        read({"error": {"message": f"Malformed access token {TOKEN}", "code": code}})
    assert caught.value.reason == reason
    assert caught.value.retry_after_s == wait_s
    assert TOKEN not in str(caught.value)


def test_that_another_error_is_quoted_without_the_token() -> None:
    with pytest.raises(FeedError) as caught:
        read({"error": {"message": f"Unsupported get request {TOKEN}", "code": 100}})
    assert "Unsupported get request" in caught.value.reason.en
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("values", [{}, {"data": {}}, 3, {"name": "x"}])
def test_that_other_shapes_are_refused(values: object) -> None:
    with pytest.raises(FeedError):
        read(values)
