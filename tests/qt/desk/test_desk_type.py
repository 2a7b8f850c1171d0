"""Type keeps its size wherever a pane is put."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget
from pytestqt.qtbot import QtBot

from widgets.theme.style import style_sheet
from widgets.theme.theme import Size, Theme


@pytest.mark.parametrize("size", ["small", "large", "title"])
def test_that_a_label_keeps_its_size_when_its_pane_moves_into_a_window(
    qtbot: QtBot, dark: Theme, size: Size
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet(style_sheet(dark))
    try:
        window, stack, label = QMainWindow(), QStackedWidget(), QLabel("Meja ini")
        qtbot.addWidget(window)
        label.setFont(dark.font(size))
        stack.addWidget(label)
        window.setCentralWidget(stack)
        window.show()
        assert label.font().pointSizeF() == dark.points(size)
    finally:
        app.setStyleSheet("")
