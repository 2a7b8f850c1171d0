"""A cell that shows the same is copied, not drawn anew: the picture must be the same, and what is kept bounded."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from services.domain.incident import Incident
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.queue_model import QueueModel
from widgets.incidents.queue_view import QueueView
from widgets.theme.cell_cache import CellCache
from widgets.theme.theme import Theme

NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)


class Pen:
    """Counts what it had to draw."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, painter: QPainter, rect: QRect) -> None:
        self.drawn += 1
        painter.fillRect(rect, 0xFF336699)


@pytest.fixture
def paper(qapp: object) -> QImage:
    return QImage(200, 100, QImage.Format.Format_RGB32)


def shown(cache: CellCache, paper: QImage, pen: Pen, *looks: str) -> None:
    painter = QPainter(paper)
    for look in looks:
        cache.paint(painter, QRect(0, 0, 50, 10), look, pen)
    painter.end()


def test_that_the_same_look_is_drawn_once(paper: QImage) -> None:
    pen = Pen()
    shown(CellCache(), paper, pen, "a", "b", "a", "a")
    assert pen.drawn == 2
    assert paper.pixelColor(10, 5).name() == "#336699"


def test_that_what_was_shown_longest_ago_goes_first_when_there_is_no_room(paper: QImage) -> None:
    pen, cache = Pen(), CellCache(kept_bytes=2 * 50 * 10 * 4)
    shown(cache, paper, pen, "a", "b", "a", "c")
    shown(cache, paper, pen, "a")
    assert pen.drawn == 3
    shown(cache, paper, pen, "b")
    assert pen.drawn == 4


def test_that_at_a_fractional_scale_everything_is_drawn_where_it_belongs(paper: QImage) -> None:
    paper.setDevicePixelRatio(1.5)
    pen = Pen()
    shown(CellCache(), paper, pen, "a", "a")
    assert pen.drawn == 2


def test_that_a_kept_cell_looks_as_a_drawn_one(
    qapp: object, theme: Theme, words: ProfileWords, make: Callable[..., Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = QueueModel(words, now=NOW)
    model.add_page(tuple(make(number, minutes=number * 7.0) for number in range(12)))
    view = QueueView(model, theme)
    view.stand_still()
    view.resize(1100, 400)
    view.selectRow(3)
    kept = (view.grab(), view.grab())[1].toImage()
    monkeypatch.setattr(CellCache, "paint", lambda _self, painter, rect, _looks, draw: draw(painter, rect))
    assert view.grab().toImage() == kept
    view.deleteLater()
