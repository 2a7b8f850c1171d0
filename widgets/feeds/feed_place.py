"""Feeds above, what was refused of the chosen one below."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from services.domain.feed import FeedHealth, QuarantinedItem
from services.domain.text import Language
from widgets.feeds.feed_model import REASON, FeedModel
from widgets.theme.theme import Theme


class FeedPlace(QWidget):
    """Signals: ``refresh_requested(str)`` and ``quarantine_requested(str)`` with the feed id."""

    refresh_requested = Signal(str)
    quarantine_requested = Signal(str)

    def __init__(self, *, theme: Theme, zone: tzinfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._zone, self._language = theme, zone, language
        self._model = FeedModel(theme=theme, zone=zone, language=language, parent=self)
        self._table = QTableView(self)
        self._refused = QTableWidget(0, 3, self)
        self._title = _plain(QLabel(self))
        self._source = _plain(QLabel(self))
        self._source.setProperty("tone", "second")
        self._ask = QPushButton(self)
        self._ask.clicked.connect(self._ask_now)
        self._items: Sequence[QuarantinedItem] = ()
        self._lay_out()
        self._prepare_tables()
        self._retranslate()

    @Slot(object)
    def show_health(self, health: FeedHealth) -> None:
        self._model.show_health(health)
        if not self._table.currentIndex().isValid():
            self._table.selectRow(0)

    @Slot(object)
    def show_quarantine(self, items: Sequence[QuarantinedItem]) -> None:
        """Show the newest refused items of the chosen feed."""
        self._items = items
        self._refused.setRowCount(len(items))
        for row, item in enumerate(items):
            at = f"{item.at.astimezone(self._zone):%d/%m %H:%M:%S}"
            for column, words in enumerate((at, item.reason.in_language(self._language), item.raw[:400])):
                self._refused.setItem(row, column, QTableWidgetItem(words))
        self._retitle()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._title.setFont(theme.font("large"))
        self._model.restyle(theme, self._language)

    def set_language(self, language: Language) -> None:
        self._language = language
        self._model.restyle(self._theme, language)
        self.show_quarantine(self._items)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _ask_now(self) -> None:
        health = self._chosen()
        if health is not None:
            self.refresh_requested.emit(health.feed.feed_id)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        health = self._chosen()
        if health is not None:
            self.show_quarantine(())
            self._source.setText(" · ".join(filter(None, (health.feed.url, health.feed.attribution))))
            self._ask.setEnabled(health.feed.is_enabled)
            self.quarantine_requested.emit(health.feed.feed_id)

    def _chosen(self) -> FeedHealth | None:
        index = self._table.currentIndex()
        return self._model.health(index.row()) if index.isValid() else None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._table, 3)
        box.addLayout(head)
        self._source.setContentsMargins(12, 0, 12, 8)
        box.addWidget(self._source)
        box.addWidget(self._refused, 2)

    def _prepare_tables(self) -> None:
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        self._table.selectionModel().currentRowChanged.connect(self._choose)
        self._refused.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._refused.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._refused.setShowGrid(False)
        self._refused.verticalHeader().hide()
        self._refused.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._refused.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._refused.horizontalHeader().setStretchLastSection(True)

    def _retitle(self) -> None:
        health = self._chosen()
        name = health.feed.name.in_language(self._language) if health else ""
        if self._items:
            self._title.setText(self.tr("%n item(s) refused: {0}", "", len(self._items)).format(name))
        else:
            self._title.setText(self.tr("Nothing refused: {0}").format(name))

    def _retranslate(self) -> None:
        self._title.setFont(self._theme.font("large"))
        self._ask.setText(self.tr("Ask now"))
        self._table.setAccessibleName(self.tr("Feeds"))
        self._refused.setAccessibleName(self.tr("Refused items"))
        self._refused.setHorizontalHeaderLabels([self.tr("Time"), self.tr("Why"), self.tr("Item")])
        self._retitle()


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
