import json
from datetime import UTC, datetime

import pytest
from feed_fakes import feed_at

from services.domain.observation import Parsed
from services.feeds.errors import FeedError
from services.feeds.formats.fields import NO_TIME
from services.feeds.formats.graph_api import RECONNECT
from services.feeds.formats.instagram import parse

TAGS = "https://graph.facebook.com/v20.0/1784/tags"
PHOTO = {"id": "1790", "caption": "@indramayu lampu padam", "media_type": "IMAGE", "username": "siti.aminah",
         "media_url": "https://cdn.example/a.jpg?oh=1&oe=2", "permalink": "https://www.instagram.com/p/Ab/",
         "timestamp": "2026-11-21T02:00:00+0000"}  # fmt: skip
COMMENT = {"id": "1800", "text": "di Sindang juga", "username": "budi", "timestamp": "2026-11-21T03:00:00+0000"}


def read(values: object, url: str = TAGS) -> Parsed:
    return parse(json.dumps(values).encode(), feed_at(format="instagram", url=url))


def test_that_a_photo_with_our_tag_becomes_a_report() -> None:
    (item,) = read({"data": [PHOTO]}).observations
    assert (item.external_id, item.text) == ("1790", "@indramayu lampu padam")
    assert item.observed_at == datetime(2026, 11, 21, 2, tzinfo=UTC)
    assert item.attributes == {"channel": "instagram", "reply_to": "1790", "reporter": "s*** a***",
                               "media_kind": "image", "url": "https://www.instagram.com/p/Ab/"}  # fmt: skip
    assert "aminah" not in item.raw
    assert item.point is None


def test_that_a_newly_signed_picture_is_no_news() -> None:
    first, second = (read({"data": [{**PHOTO, "media_url": f"https://x.example/a?oh={n}"}]}) for n in "12")
    assert first.observations[0].digest() == second.observations[0].digest()


def test_that_comments_belong_to_their_photo() -> None:
    nested = {
        "data": [{**PHOTO, "comments": {"data": [{**COMMENT, "replies": {"data": [{**COMMENT, "id": "9"}]}}]}}]
    }
    assert [item.attributes.get("thread") for item in read(nested).observations] == [None, "1790", "1790"]
    alone = read({"data": [COMMENT]}, url="https://graph.facebook.com/v20.0/1790/comments")
    assert alone.observations[0].attributes["thread"] == "1790"
    assert read({"1800": {**COMMENT, "media": {"id": "1790"}}}).observations[0].attributes["thread"] == "1790"


@pytest.mark.parametrize("name", ["mentioned_media", "mentioned_comment"])
def test_that_a_mention_is_read_and_the_accounts_own_id_is_not_its_key(name: str) -> None:
    (item,) = read({name: COMMENT, "id": "1784"}).observations
    assert item.external_id == "1800"


def test_that_our_own_media_are_marked() -> None:
    (item,) = read({"data": [PHOTO]}, url="https://graph.facebook.com/v20.0/1784/media").observations
    assert item.attributes["own"] == "yes"


def test_that_media_without_a_time_are_rejected() -> None:
    parsed = read({"data": [PHOTO, {"id": "1", "media_type": "IMAGE"}]})
    assert [rejection.reason for rejection in parsed.rejected] == [NO_TIME]
    assert len(parsed.observations) == 1


def test_that_the_next_page_is_told_without_the_token() -> None:
    page = "https://graph.facebook.com/v20.0/1784/tags?access_token=EAAB123&limit=2&after=x"
    parsed = read({"data": [PHOTO], "paging": {"next": page}})
    assert parsed.next_url == "https://graph.facebook.com/v20.0/1784/tags?limit=2&after=x"


def test_that_a_worn_out_token_asks_for_a_new_one() -> None:
    with pytest.raises(FeedError) as caught:
        read({"error": {"message": "Session has expired", "code": 190}})
    assert caught.value.reason == RECONNECT


@pytest.mark.parametrize("values", [{}, 3, {"data": "x"}])
def test_that_other_shapes_are_refused(values: object) -> None:
    with pytest.raises(FeedError):
        read(values)
