"""Where a new source is: its address, and the key it wants."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from services.domain.trial import FeedAddress
from widgets.feeds.sample_box import SampleBox
from widgets.theme.theme import Theme

KINDS = ("", "header", "bearer", "query", "path", "basic")
NAMED = ("header", "query", "path", "basic")


class SourcePage(QWidget):
    """Signals: ``ask_requested(FeedAddress)``, ``cancel_requested()``, and those of the sample box."""

    ask_requested = Signal(object)  # FeedAddress
    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.url, self.kind, self.key_name, self.secret = QLineEdit(), QComboBox(), QLineEdit(), QLineEdit()
        self.ask, self.cancel = QPushButton(), QPushButton()
        self.sample = SampleBox(theme)
        self._labels = tuple(QLabel() for _ in range(4))
        self._hint = QLabel()
        self._lay_out()
        self.ask.clicked.connect(self._ask)
        self.url.returnPressed.connect(self._ask)
        self.cancel.clicked.connect(self.cancel_requested)
        self.url.textChanged.connect(self._allow)
        self.kind.currentIndexChanged.connect(self._show_key)
        self._retranslate()
        self._show_key()
        self.show_idle()

    def address(self) -> FeedAddress:
        """Return what is entered."""
        kind = KINDS[max(0, self.kind.currentIndex())]
        name = self.key_name.text().strip() if kind in NAMED else ""
        return FeedAddress(self.url.text().strip(), kind, name, self.secret.text() if kind else "")

    def show_asking(self) -> None:
        self.ask.setEnabled(False)
        self.cancel.show()

    def show_idle(self) -> None:
        self.cancel.hide()
        self._allow()

    def set_theme(self, theme: Theme) -> None:
        self.sample.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _ask(self) -> None:
        if self.ask.isEnabled():
            self.ask_requested.emit(self.address())

    @Slot()
    def _allow(self) -> None:
        self.ask.setEnabled(bool(self.url.text().strip()))

    @Slot()
    def _show_key(self) -> None:
        kind = KINDS[max(0, self.kind.currentIndex())]
        for part in (self._labels[2], self.key_name):
            part.setVisible(kind in NAMED)
        for part in (self._labels[3], self.secret):
            part.setVisible(bool(kind))

    def _retranslate(self) -> None:
        words = (self.tr("Address"), self.tr("Key"), self.tr("Name"), self.tr("Secret"))
        fields = (self.url, self.kind, self.key_name, self.secret)
        for label, field, word in zip(self._labels, fields, words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        kinds = (
            self.tr("none"), self.tr("in a header"), self.tr("bearer token"), self.tr("in the query (?name=…)"),
            self.tr("in the path ({name})"), self.tr("user name and password"),
        )  # fmt: skip
        for number, word in enumerate(kinds):
            self.kind.setItemText(number, word)
        self.url.setPlaceholderText("https://…")
        self.key_name.setPlaceholderText(self.tr("X-Api-Key, token, user name …"))
        self.ask.setText(self.tr("Ask"))
        self.cancel.setText(self.tr("Cancel"))
        self._hint.setText(self.tr("It is asked once. Nothing is taken in before you say so."))

    def _lay_out(self) -> None:
        self.kind.addItems([""] * len(KINDS))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.ask.setProperty("role", "primary")
        for label in (*self._labels, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", "second")
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for row, (label, field) in enumerate(
            zip(self._labels, (self.url, self.kind, self.key_name, self.secret), strict=True)
        ):
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1)
        form.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.ask)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self._hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addLayout(buttons)
        layout.addSpacing(12)
        layout.addWidget(self.sample, 1)
