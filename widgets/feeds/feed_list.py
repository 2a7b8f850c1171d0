"""The table of feeds, or the sentence that stands in its place, and above it what concerns all of them at once."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from widgets.feeds.feed_model import FeedModel
from widgets.feeds.feed_notice import feed_notice
from widgets.feeds.feed_table import FeedTable
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme


class FeedList(QWidget):
    """Signals: ``add_requested()`` and ``all_requested()`` from the sentence that stands where no row does."""

    add_requested = Signal()
    all_requested = Signal()

    def __init__(self, model: FeedModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._can_add = False
        self.table = FeedTable(model, theme)
        self._notice, self._page, self._pages = QLabel(), StatePage(theme), QStackedWidget()
        self._lay_out()
        self._page.way_taken.connect(self._take_way)
        self.set_theme(theme)
        self._retranslate()

    def refresh(self) -> None:
        """Say what concerns all feeds, and show the rows or why there are none."""
        words = feed_notice(self._model.rows())
        self._notice.setText(words)
        self._notice.setVisible(bool(words))
        self._pages.setCurrentWidget(self.table if self.table.order.rowCount() else self._page)
        if not self._model.rowCount():
            way = self.tr("Add source…") if self._can_add else ""
            hint = self.tr("Feeds are listed in feeds.toml of the profile.")
            self._page.say(self.tr("The profile has no feeds"), what_next=hint, way=way)
        elif not self.table.order.rowCount():
            self._page.say(self.tr("No feed matches the filter"), way=self.tr("Show all feeds"))

    def enable_adding(self) -> None:
        self._can_add = True
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.table.set_theme(theme)
        self._page.set_theme(theme)
        self._notice.setFont(theme.font("normal"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _take_way(self) -> None:
        (self.all_requested if self._model.rowCount() else self.add_requested).emit()

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Feeds"))
        self.table.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setProperty("tone", "stale")
        self._notice.setWordWrap(True)
        self._notice.setContentsMargins(12, 0, 12, 8)
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._notice)
        layout.addWidget(self._pages, 1)
