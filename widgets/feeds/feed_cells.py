"""What the cells of the feed table say, and the words they are made of."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from services.domain.feed import FeedCondition
from services.domain.text import Language
from widgets.feeds.feed_row import FeedRow, Standing
from widgets.theme.elided_label import one_line
from widgets.words import age_text, feed_word, unknown_word

DAY_S = 86_400.0


class FeedColumn(IntEnum):
    STANDING = 0
    NAME = 1
    LAST = 2
    AGE = 3
    ITEMS = 4
    REFUSED = 5
    NEXT = 6
    RATE = 7
    REASON = 8


MARKS = {
    Standing.LOST: "◆",
    Standing.LATE: "▲",
    Standing.OFFLINE: "◇",
    Standing.PAUSED: "■",
    Standing.WAITING: "…",
    Standing.OK: "",
    Standing.RESTING: "◌",
    Standing.OFF: "○",
}
TONES = {  # the token of a standing's colour: only the abnormal has one
    Standing.LOST: "p2",
    Standing.LATE: "stale",
    Standing.OFFLINE: "text_2",
    Standing.PAUSED: "text_2",
    Standing.WAITING: "text_3",
    Standing.OK: "text_2",
    Standing.RESTING: "text_3",
    Standing.OFF: "text_3",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """In which language and zone the cells are written."""

    language: Language
    zone: tzinfo


Texts = tuple[str, ...]  # one for each column


def cell_texts(row: FeedRow, wording: Wording, *, now: datetime) -> Texts:
    """Return the text of every column, in the order of ``FeedColumn``."""
    health = row.health
    has_answered = health.state.last_ok_at is not None
    still = (
        f"{MARKS[row.standing]} {standing_word(row.standing)}".strip(),
        one_line(health.feed.name.in_language(wording.language)),
        last_text(row, wording, now=now),
        "",
        str(row.items_in_24h) if has_answered else "",
        str(health.rejected) if health.rejected else "",
        "",
        "",
        one_line(reason_text(row, wording)),
    )
    return ticked(still, row)


def ticked(texts: Texts, row: FeedRow) -> Texts:
    """Return ``texts`` with the columns that change though nothing happened: a second has passed."""
    items = texts[FeedColumn.ITEMS : FeedColumn.NEXT]
    still = texts[: FeedColumn.AGE]
    return *still, _age(row), *items, next_text(row), rate_text(row), texts[FeedColumn.REASON]


def is_same_news(before: FeedRow, row: FeedRow) -> bool:
    """Return whether only time has passed between the two."""
    old, new = before.health, row.health
    return (
        before.standing is row.standing
        and before.is_stale is row.is_stale
        and old.rejected == new.rejected
        and (old.state is new.state or old.state == new.state)
        and (old.feed is new.feed or old.feed == new.feed)
        and old.hours == new.hours
    )


def header_text(column: FeedColumn) -> str:
    translate = QCoreApplication.translate
    return {
        FeedColumn.STANDING: translate("Feeds", "Condition"),
        FeedColumn.NAME: translate("Feeds", "Feed"),
        FeedColumn.LAST: translate("Feeds", "Last success"),
        FeedColumn.AGE: translate("Feeds", "Age"),
        FeedColumn.ITEMS: translate("Feeds", "Items 24 h"),
        FeedColumn.REFUSED: translate("Feeds", "Refused"),
        FeedColumn.NEXT: translate("Feeds", "Next try"),
        FeedColumn.RATE: translate("Feeds", "Rate"),
        FeedColumn.REASON: translate("Feeds", "Why"),
    }[column]


def header_hint(column: FeedColumn) -> str:
    """Return what a column tells that its heading does not."""
    translate = QCoreApplication.translate
    return {
        FeedColumn.AGE: translate(
            "Feeds", "Time since the last success; where the bar is full, the data turn stale"
        ),
        FeedColumn.ITEMS: translate("Feeds", "New items of the last 24 hours by hour, since the console started"),
        FeedColumn.REFUSED: translate("Feeds", "Items of the last answer that could not be read"),
        FeedColumn.RATE: translate(
            "Feeds", "Requests of the last minute and those allowed, over all feeds of this limit"
        ),
    }.get(column, "")


def standing_word(standing: Standing) -> str:
    translate = QCoreApplication.translate
    return {
        Standing.LOST: feed_word(FeedCondition.FAILED),
        Standing.LATE: translate("Feeds", "Late"),
        Standing.OFFLINE: feed_word(FeedCondition.OFFLINE),
        Standing.PAUSED: feed_word(FeedCondition.PAUSED),
        Standing.RESTING: translate("Feeds", "Resting"),
        Standing.WAITING: feed_word(FeedCondition.WAITING),
        Standing.OK: feed_word(FeedCondition.OK),
        Standing.OFF: feed_word(FeedCondition.OFF),
    }[standing]


def count_text(standing: Standing, count: int) -> str:
    """Return "2 late": how many feeds are in a state."""
    translate = QCoreApplication.translate
    return {
        Standing.LOST: translate("Feeds", "{0} lost"),
        Standing.LATE: translate("Feeds", "{0} late"),
        Standing.OFFLINE: translate("Feeds", "{0} without network"),
        Standing.PAUSED: translate("Feeds", "{0} paused"),
        Standing.WAITING: translate("Feeds", "{0} not asked yet"),
        Standing.OK: translate("Feeds", "{0} OK"),
        Standing.RESTING: translate("Feeds", "{0} resting"),
        Standing.OFF: translate("Feeds", "{0} off"),
    }[standing].format(count)


def next_text(row: FeedRow) -> str:
    """Return how long until the next request, "now" while it is due or under way, "" where none is planned."""
    if row.next_in_s is None or not row.is_asked:
        return ""
    return age_text(row.next_in_s) if row.next_in_s >= 1.0 else QCoreApplication.translate("Feeds", "now")


def rate_text(row: FeedRow) -> str:
    """Return "12/60", requests of the last minute over those allowed; "" where nothing limits them."""
    allowed = row.health.allowed_per_minute
    return "" if allowed is None else f"{row.health.used_per_minute}/{allowed}"


def last_text(row: FeedRow, wording: Wording, *, now: datetime) -> str:
    """Return the time of the last success; its day too when that is not today."""
    at = row.health.state.last_ok_at
    if at is None:
        return ""
    local = at.astimezone(wording.zone)
    is_today = local.date() == now.astimezone(wording.zone).date()
    return f"{local:%H:%M}" if is_today else f"{local:%d/%m %H:%M}"


def reason_text(row: FeedRow, wording: Wording) -> str:
    """Return why the feed is not OK, and since when; "" where there is nothing to tell."""
    health, translate = row.health, QCoreApplication.translate
    if row.standing is Standing.OFF:
        needs = health.feed.needs
        if needs:
            return needs.in_language(wording.language)
        return translate("Feeds", "Switched off in the profile")
    if row.standing is Standing.PAUSED:
        return translate("Feeds", "Paused by hand: it is not asked until somebody resumes it")
    if row.standing is Standing.RESTING:
        return translate("Feeds", "Asked only while somebody looks at what it brings")
    error = health.state.last_error
    if error is None or row.standing is Standing.OK:
        return ""
    words, since = error.in_language(wording.language), health.state.lost_at
    if since is None or row.standing is Standing.OFFLINE:
        return words
    return translate("Feeds", "{0} (since {1})").format(words, f"{since.astimezone(wording.zone):%H:%M:%S}")


def _age(row: FeedRow) -> str:
    if row.standing is Standing.OFF:
        return ""
    age_s = row.health.freshness.age_s
    return unknown_word() if age_s is None else age_text(age_s)
