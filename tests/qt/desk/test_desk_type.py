"""Type keeps its size wherever a pane is put."""

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget
from pytestqt.qtbot import QtBot

from widgets.desk.settings_place import SettingsPlace
from widgets.theme.style import style_sheet
from widgets.theme.theme import Theme


def test_that_the_headings_keep_their_size_when_the_pane_moves_into_a_window(qtbot: QtBot, dark: Theme) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet(style_sheet(dark))
    try:
        window, stack = QMainWindow(), QStackedWidget()
        qtbot.addWidget(window)
        place = SettingsPlace(theme=dark, language="en", operator="")
        stack.addWidget(place)
        window.setCentralWidget(stack)
        window.show()
        sizes = {label.text(): label.font().pointSizeF() for label in place.findChildren(QLabel)}
        assert sizes["This desk"] == dark.points("title")
    finally:
        app.setStyleSheet("")
