"""A row of controls that breaks: its height follows its controls, and is not worked out twice."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.theme.flow_layout import FlowLayout


def test_that_the_height_follows_a_control_that_grows_comes_or_goes(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    layout = FlowLayout(pane, gap_px=4)
    first, second = QPushButton("a"), QPushButton("b")
    for button in (first, second):
        layout.addWidget(button)
    pane.show()
    one_row, width = layout.heightForWidth(400), 400
    second.setText("a word that is far too long for what is left of the row " * 3)
    assert layout.heightForWidth(width) > one_row
    second.hide()
    assert layout.heightForWidth(width) == one_row
    second.show()
    assert layout.heightForWidth(width) > one_row
    layout.removeWidget(second)
    assert layout.heightForWidth(width) == one_row
