"""The list for the telephone: which agency was not told, since when, how to call it, what to paste elsewhere."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from services.domain.outbox import Uninformed
from widgets.outbox.uninformed_model import UninformedColumn, UninformedModel
from widgets.theme.key_button import KeyButton
from widgets.theme.quiet_table import QuietTable
from widgets.theme.state_page import StatePage
from widgets.theme.theme import Theme


class UninformedList(QFrame):
    """``told`` are the names of agencies with a receiver that is on; all others are told by telephone anyway.

    Signals: ``copied(str)``, the agency's name, after its messages went to the clipboard."""

    copied = Signal(str)

    def __init__(self, theme: Theme, told: Sequence[str], *, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = tuple(told)
        self.model = UninformedModel(theme=theme, zone=zone, parent=self)
        self.table = QuietTable(self.model, theme, stretched=UninformedColumn.INCIDENTS)
        self._head, self._copied = QLabel(), QLabel()
        for label in (self._head, self._copied):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._copied.setProperty("tone", "second")
        self._copy = KeyButton("K", theme)
        self._copy.clicked.connect(self.copy)
        self._empty, self._pages = StatePage(theme), QStackedWidget()
        self._lay_out()
        self.set_theme(theme)
        self._retranslate()
        self.show_rows(())

    def show_rows(self, rows: Sequence[Uninformed]) -> None:
        chosen = self._chosen()
        self.model.show(rows)
        self._pages.setCurrentIndex(1 if rows else 0)
        self._copy.setEnabled(bool(rows))
        names = [row.agency for row in rows]
        number = names.index(chosen.agency) if chosen and chosen.agency in names else 0
        if rows and self.table.chosen_row() != number:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(number, 0), flags)
        self._retitle()

    @Slot()
    def copy(self) -> None:
        """Put the unsent messages to the chosen agency on the clipboard, as they would have been sent."""
        row = self._chosen()
        if row is not None:
            QGuiApplication.clipboard().setText("\n\n".join(row.texts))
            self._copied.setText(self.tr("Copied for {0}").format(row.name))
            self.copied.emit(row.name)

    def set_theme(self, theme: Theme) -> None:
        self._head.setFont(theme.font("large", QFont.Weight.DemiBold))
        self.table.set_theme(theme)
        self.model.restyle(theme)
        for part in (self._copy, self._empty):
            part.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._copied.setText("")

    def _chosen(self) -> Uninformed | None:
        number = self.table.chosen_row()
        return None if number is None or number >= self.model.rowCount() else self.model.row(number)

    def _say_empty(self) -> None:
        """Say who is told without anybody's doing: an empty list must not read as "everybody knows"."""
        if self._told:
            names = self.tr("Told by the console: {0}. All others by telephone.").format(", ".join(self._told))
            self._empty.say(self.tr("No notice to an agency is waiting"), what_next=names)
        else:
            self._empty.say(
                self.tr("Agencies are told by telephone"),
                what_next=self.tr("No agency has a receiver that is switched on in outbox.toml."),
            )

    def _retitle(self) -> None:
        count = self.model.rowCount()
        self._head.setText(self.tr("%n agency(ies) not informed", "", count) if count else self.tr("Not informed"))

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy the text"))
        self._copy.setToolTip(self.tr("For WhatsApp or Telegram, as it would have been sent"))
        self.table.setAccessibleName(self.tr("Agencies that were not informed"))
        self._say_empty()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self._retitle()

    def _lay_out(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.table)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(12)
        head.addWidget(self._head, 1)
        head.addWidget(self._copied)
        head.addWidget(self._copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._pages, 1)
