"""What is known of the chosen feed: why it is where it is, when it last spoke, what it may ask, whose data it is."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from services.domain.feed import FeedHealth
from widgets.feeds.feed_cells import MARKS, TONES, Wording, next_text, reason_text, standing_word
from widgets.feeds.feed_row import FeedRow
from widgets.feeds.log_model import size_text
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.theme import Theme
from widgets.words import age_text, unknown_word

REASON_LINES = 4
FACTS = ("last", "newest", "rhythm", "next", "items", "answer", "rate", "failures", "address", "format", "source")
_BOT_KEY = re.compile(r"/bot\d+:[^/]+")


class FeedFacts(QWidget):
    """Shows one feed as of ``now``."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._row: FeedRow | None = None
        self._now: datetime | None = None
        self._reason = ElidedLabel(max_lines=REASON_LINES)
        self._names = {fact: QLabel() for fact in FACTS}
        self._values = {fact: ElidedLabel(max_lines=2 if fact == "source" else 1) for fact in FACTS}
        self._tints: dict[QLabel, str] = {}
        self._lay_out()
        self.set_theme(theme)
        self._retranslate()

    def show_row(self, row: FeedRow, now: datetime) -> None:
        self._row, self._now = row, now
        self._write()

    def set_wording(self, wording: Wording) -> None:
        self._wording = wording
        self._write()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._tints.clear()
        self._reason.setFont(theme.font("normal", QFont.Weight.Medium))
        for label in (*self._names.values(), *self._values.values()):
            label.setFont(theme.font("normal"))
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _write(self) -> None:
        if self._row is None or self._now is None:
            return
        row = self._row
        reason = reason_text(row, self._wording)
        self._reason.show_text(reason)
        _show(self._reason, is_wanted=bool(reason))
        self._tint(self._reason, TONES[row.standing])
        for fact, words in self._fact_words(row, self._now).items():
            self._values[fact].show_text(words)
            for part in (self._names[fact], self._values[fact]):
                _show(part, is_wanted=bool(words))
        self._tint(self._values["last"], "stale" if row.is_stale else "text")
        self._tint(self._values["items"], "stale" if row.health.rejected else "text")
        self._tint(self._values["rate"], "stale" if row.is_at_limit else "text")

    def _retranslate(self) -> None:
        for fact, name in self._fact_names().items():
            self._names[fact].setText(name)
        self._write()

    def _fact_names(self) -> dict[str, str]:
        return {
            "last": self.tr("Last success"),
            "newest": self.tr("Newest item"),
            "rhythm": self.tr("Rhythm"),
            "next": self.tr("Next try"),
            "items": self.tr("Items"),
            "answer": self.tr("Last answer"),
            "rate": self.tr("Rate"),
            "failures": self.tr("Failures in a row"),
            "address": self.tr("Address"),
            "format": self.tr("Format"),
            "source": self.tr("Source"),
        }

    def _fact_words(self, row: FeedRow, now: datetime) -> dict[str, str]:
        health = row.health
        feed, state = health.feed, health.state
        newest = state.last_item_at
        rhythm = self.tr("asked every {0}, stale after {1}")
        return {
            "last": self._moment(state.last_ok_at, health.freshness.age_s) or unknown_word(),
            "newest": self._moment(newest, (now - newest).total_seconds() if newest and newest <= now else None),
            "rhythm": rhythm.format(age_text(feed.interval_s), age_text(feed.stale_after_s)),
            "next": self._next(row),
            "items": self._items(health),
            "answer": _answer(health),
            "rate": self._rate(health),
            "failures": str(state.failures) if state.failures else "",
            "address": shown_address(feed.url),
            "format": feed.format,
            "source": feed.attribution,
        }

    def _moment(self, at: datetime | None, age_s: float | None) -> str:
        if at is None:
            return ""
        words = f"{at.astimezone(self._wording.zone):%d/%m/%Y %H:%M:%S}"
        return words if age_s is None else self.tr("{0} ({1} ago)").format(words, age_text(age_s))

    def _next(self, row: FeedRow) -> str:
        at, words = row.health.state.next_at, next_text(row)
        if at is None or not words:
            return ""
        moment = f"{at.astimezone(self._wording.zone):%H:%M:%S}"
        return self.tr("{0} (in {1})").format(moment, words) if row.next_in_s and row.next_in_s >= 1.0 else words

    def _items(self, health: FeedHealth) -> str:
        """Return what was in the last body that was read; a failure after it changes nothing of that."""
        if health.state.last_ok_at is None and not health.rejected:
            return ""
        return self.tr("{0} accepted, {1} refused").format(health.accepted, health.rejected)

    def _rate(self, health: FeedHealth) -> str:
        if health.allowed_per_minute is None:
            return ""
        words = self.tr("{0} of {1} requests a minute, all feeds of this limit together")
        return words.format(health.used_per_minute, health.allowed_per_minute)

    def _tint(self, label: QLabel, token: str) -> None:
        if self._tints.get(label) == token:
            return
        self._tints[label] = token
        palette = label.palette()
        palette.setColor(label.foregroundRole(), self._theme.color(token))
        label.setPalette(palette)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, fact in enumerate(FACTS):
            name = self._names[fact]
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setProperty("tone", "hint")
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._values[fact], number, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._reason)
        layout.addLayout(grid)


def _answer(health: FeedHealth) -> str:
    status = f"HTTP {health.status}" if health.status else ""
    took = f"{health.took_ms} ms" if health.took_ms else ""
    return " · ".join(part for part in (status, size_text(health.byte_count), took) if part)


def _show(widget: QWidget, *, is_wanted: bool) -> None:
    if widget.isHidden() is is_wanted:
        widget.setVisible(is_wanted)


def heading_of(row: FeedRow) -> str:
    return f"{MARKS[row.standing]} {standing_word(row.standing)}".strip()


def shown_address(url: str) -> str:
    """Return ``url`` without what may be a key: values of its query, a user, a bot's token."""
    try:
        parts = urlsplit(url)
        names = [pair.partition("=")[0] for pair in parts.query.split("&") if pair]
    except ValueError:
        return ""
    query = "?" + "&".join(f"{name}=…" for name in names) if names else ""
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{_BOT_KEY.sub('/bot…', parts.path)}{query}" if host else ""
