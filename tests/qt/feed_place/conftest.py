"""The feed panel, as wide as on a desk."""

import pytest
from panel_feeds import NOW, WIB
from pytestqt.qtbot import QtBot

from widgets.feeds.feed_place import FeedPlace
from widgets.theme.theme import Theme


@pytest.fixture
def place(qtbot: QtBot, dark: Theme) -> FeedPlace:
    panel = FeedPlace(theme=dark, zone=WIB, language="en", now=NOW)
    qtbot.addWidget(panel)
    panel.resize(1600, 900)
    return panel
