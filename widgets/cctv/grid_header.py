"""The line above the camera grid: how many are live, which page, the way back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from widgets.theme.theme import Theme


class GridHeader(QWidget):
    """Signals: ``back_clicked``, ``previous_clicked``, ``next_clicked``."""

    back_clicked = Signal()
    previous_clicked = Signal()
    next_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = self._total = self._page = 0
        self._pages = 1
        self._title, self._count, self._place = (QLabel(self) for _ in range(3))
        self._back, self._previous, self._next = (QPushButton(self) for _ in range(3))
        self._back.clicked.connect(self.back_clicked)
        self._previous.clicked.connect(self.previous_clicked)
        self._next.clicked.connect(self.next_clicked)
        self._lay_out()
        self._retranslate()

    def set_theme(self, theme: Theme) -> None:
        self._title.setFont(theme.font("large"))

    def show_count(self, live: int, total: int) -> None:
        self._live, self._total = live, total
        self._retranslate()

    def show_page(self, page: int, pages: int) -> None:
        """Show the grid's page (from 0); a single page needs no buttons."""
        self._page, self._pages = page, pages
        for widget in (self._place, self._previous, self._next):
            widget.setVisible(pages > 1)
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page < pages - 1)
        self._back.hide()
        self._retranslate()

    def show_way_back(self) -> None:
        """One camera is enlarged."""
        for widget in (self._place, self._previous, self._next):
            widget.hide()
        self._back.show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("CCTV"))
        self._count.setText(self.tr("{0} of {1} cameras live").format(self._live, self._total))
        self._place.setText(self.tr("Page {0} of {1}").format(self._page + 1, self._pages))
        self._back.setText(self.tr("Back to all (Esc)"))
        self._previous.setText(self.tr("Previous (PgUp)"))
        self._next.setText(self.tr("Next (PgDn)"))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for label in (self._title, self._count, self._place):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._count, self._place):
            label.setProperty("tone", "second")
        layout.addWidget(self._title)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(self._place)
        for button in (self._previous, self._next, self._back):
            layout.addWidget(button)
        kept = self._back.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the pictures below must not jump when it comes and goes
        self._back.setSizePolicy(kept)
