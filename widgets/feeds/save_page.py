"""What a new source is called, how often it is asked, and where it is written down."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from services.domain.text import Label, Language
from services.domain.trial import Becomes
from widgets.feeds.trial_words import becomes_word

LEAST_S, MOST_S, USUAL_S = 5, 604_800, 60


class SavePage(QWidget):
    """Form fields only; the window asks for the saving."""

    def __init__(self, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._place: Label | None = None
        self._secrets: Label | None = None
        self.name, self.interval, self.attribution = QLineEdit(), QSpinBox(), QLineEdit()
        self._labels = tuple(QLabel() for _ in range(3))
        self._use, self._where, self._secret_place = QLabel(), QLabel(), QLabel()
        self._becomes, self._has_secret = Becomes.MAP, False
        self._lay_out()
        self._retranslate()

    def show_places(self, place: Label, secrets: Label | None) -> None:
        """Say where the source is written and where its secret is kept."""
        self._place, self._secrets = place, secrets
        self._retranslate()

    def show_use(self, becomes: Becomes, *, has_secret: bool) -> None:
        self._becomes, self._has_secret = becomes, has_secret
        self._retranslate()

    def set_longest_interval(self, seconds: int) -> None:
        self.interval.setMaximum(seconds)

    def set_language(self, language: Language) -> None:
        self._language = language
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        words = (self.tr("Name"), self.tr("Asked every"), self.tr("Attribution"))
        for label, field, word in zip(
            self._labels, (self.name, self.interval, self.attribution), words, strict=True
        ):
            label.setText(word)
            field.setAccessibleName(word)
        self.interval.setSuffix(" " + self.tr("seconds"))
        self.attribution.setPlaceholderText(self.tr("Who the data are from, as it is to be named"))
        self._use.setText(self.tr("Becomes: {0}").format(becomes_word(self._becomes)))
        self._where.setText(self._place.in_language(self._language) if self._place else "")
        secrets = self._secrets.in_language(self._language) if self._secrets and self._has_secret else ""
        self._secret_place.setText(secrets)
        self._secret_place.setVisible(bool(secrets))

    def _lay_out(self) -> None:
        self.name.setMaxLength(200)
        self.attribution.setMaxLength(400)
        self.interval.setRange(LEAST_S, MOST_S)
        self.interval.setValue(USUAL_S)
        self.interval.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        for label in (*self._labels, self._use, self._where, self._secret_place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", "second")
        for label in (self._use, self._where, self._secret_place):
            label.setWordWrap(True)
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for row, (label, field) in enumerate(
            zip(self._labels, (self.name, self.interval, self.attribution), strict=True)
        ):
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1)
        form.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(form)
        for label in (self._use, self._where, self._secret_place):
            layout.addWidget(label)
        layout.addStretch(1)
