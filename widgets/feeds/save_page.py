"""What a new source is called, how often it is asked, and where it is written down."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from services.domain.text import Label, Language
from services.domain.trial import Becomes
from widgets.feeds.trial_words import becomes_word

RHYTHMS_S = (10, 30, 60, 120, 300, 600, 1800, 3600, 21_600, 86_400)
USUAL_S = 60


class SavePage(QWidget):
    """Form fields only; the window asks for the saving."""

    def __init__(self, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._place: Label | None = None
        self._secrets: Label | None = None
        self.name, self.rhythm, self.attribution = QLineEdit(), QComboBox(), QLineEdit()
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

    def interval_s(self) -> float:
        return float(RHYTHMS_S[max(0, self.rhythm.currentIndex())])

    def leave_out_longer(self, seconds: int) -> None:
        """Offer no rhythm longer than that."""
        while RHYTHMS_S[self.rhythm.count() - 1] > seconds:
            self.rhythm.removeItem(self.rhythm.count() - 1)

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
            self._labels, (self.name, self.rhythm, self.attribution), words, strict=True
        ):
            label.setText(word)
            field.setAccessibleName(word)
        for number in range(self.rhythm.count()):
            self.rhythm.setItemText(number, self._rhythm_word(RHYTHMS_S[number]))
        self.attribution.setPlaceholderText(self.tr("Who the data are from, as it is to be named"))
        self._use.setText(self.tr("Becomes: {0}").format(becomes_word(self._becomes)))
        self._where.setText(self._place.in_language(self._language) if self._place else "")
        secrets = self._secrets.in_language(self._language) if self._secrets and self._has_secret else ""
        self._secret_place.setText(secrets)
        self._secret_place.setVisible(bool(secrets))

    def _rhythm_word(self, seconds: int) -> str:
        if seconds < 60:
            return self.tr("%n second(s)", "", seconds)
        if seconds < 3600:
            return self.tr("%n minute(s)", "", seconds // 60)
        return self.tr("%n hour(s)", "", seconds // 3600)

    def _lay_out(self) -> None:
        self.name.setMaxLength(200)
        self.attribution.setMaxLength(400)
        self.rhythm.addItems([""] * len(RHYTHMS_S))
        self.rhythm.setCurrentIndex(RHYTHMS_S.index(USUAL_S))
        for label in (*self._labels, self._use, self._where, self._secret_place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", "second")
        for label in (self._use, self._where, self._secret_place):
            label.setWordWrap(True)
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for row, (label, field) in enumerate(
            zip(self._labels, (self.name, self.rhythm, self.attribution), strict=True)
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
