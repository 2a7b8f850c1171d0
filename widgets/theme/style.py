"""The one style sheet, written from the tokens."""

from widgets.theme.theme import Theme

# Values in braces are tokens. Spacing keeps to the 4 px grid; panes touch with one hairline.
_SHEET = """
QWidget {{ color: {text}; }}
QMainWindow, QDialog {{ background: {bg}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px; }}
#pane {{ background: {panel}; border: 0; }}
QLabel[tone="second"] {{ color: {text_2}; }}
QLabel[tone="hint"] {{ color: {text_3}; }}
QLabel[tone="stale"] {{ color: {stale}; }}
QLabel[tone="p1"] {{ color: {p1}; }}
QLabel[tone="p2"] {{ color: {p2}; }}
QLabel[tone="drill"] {{ color: {drill}; font-weight: 700; }}
QPushButton, QToolButton {{ background: {raised}; border: 1px solid {line}; border-radius: 4px; padding: 4px 12px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {text_3}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {accent}; }}
QPushButton:checked, QToolButton:checked {{ border-color: {accent}; color: {accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {text_3}; }}
QPushButton[role="primary"] {{ border-color: {accent}; color: {accent}; }}
QPushButton[role="primary"]:disabled {{ border-color: {line}; color: {text_3}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateTimeEdit {{
    background: {raised}; border: 1px solid {line}; border-radius: 4px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {bg}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {{ border-color: {accent}; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {line}; selection-background-color: {accent}; selection-color: {bg}; }}
QToolButton[role="chip"] {{ padding: 2px 8px; }}
QToolButton::menu-indicator {{ image: none; }}
QTableView, QListView, QTreeView {{ background: {panel}; border: 0; gridline-color: {line}; outline: 0;
    selection-background-color: {selection}; selection-color: {text}; }}
QTableView::item {{ padding: 0 8px; border-bottom: 1px solid {line}; }}
QTableView::item:selected {{ background: transparent; color: {text}; }}
QListView[role="choices"] {{ background: {raised}; border: 1px solid {line}; border-radius: 4px; }}
QListView[role="choices"]:focus {{ border-color: {accent}; }}
QListView[role="choices"]::item {{ padding: 4px 8px; }}
QListView[role="choices"]::item:disabled {{ color: {text_3}; }}
QListView[role="choices"]::item:selected {{ background: {selection}; color: {text}; }}
QListView[role="choices"]::indicator, QCheckBox::indicator {{
    width: 12px; height: 12px; border: 1px solid {text_3}; border-radius: 2px; background: {panel}; }}
QListView[role="choices"]::indicator:checked, QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox::down-arrow {{ width: 0; height: 0; border-left: 4px solid {raised}; border-right: 4px solid {raised}; border-top: 5px solid {text_2}; }}
QTextEdit[role="log"] {{ background: {panel}; border: 0; padding: 0; }}
QHeaderView::section {{ background: {panel}; color: {text_3}; border: 0; border-bottom: 1px solid {line}; padding: 4px 8px; }}
QScrollBar:vertical {{ background: {panel}; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: {panel}; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {text_3}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; height: 0; width: 0; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QMenu {{ background: {raised}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 4px 24px 4px 12px; }}
QMenu::item:selected {{ background: {accent}; color: {bg}; }}
"""


def style_sheet(theme: Theme) -> str:
    """Return the sheet for ``QApplication.setStyleSheet``. Fonts come from ``QApplication.setFont``."""
    accent = theme.color("accent")
    selection = f"rgba({accent.red()}, {accent.green()}, {accent.blue()}, 51)"  # the accent at 20 %
    return _SHEET.format(selection=selection, **theme.colors)
