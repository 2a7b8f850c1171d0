"""What is asked about a new incident, in the order in which a caller tells it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from services.domain.draft import IncidentDraft
from services.domain.geo import Point
from services.domain.profile import Village
from services.domain.severity import Severity
from services.domain.text import Language
from widgets.incidents.field_words import CHANNELS, channel_word
from widgets.incidents.place_field import PlaceField
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.severity_mark import severity_icon
from widgets.theme.theme import Theme
from widgets.words import severity_word

TITLE_MAX, TEXT_MAX, DESCRIPTION_LINES, ICON_PX = 200, 10_000, 4, 12


class NewIncidentFields(QWidget):
    """Seven fields and the draft they make. Tab goes from the first to the last."""

    def __init__(
        self, theme: Theme, words: ProfileWords, *, villages: Sequence[Village] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._language: Language = "id"
        self.title, self.reporter = QLineEdit(), QLineEdit()
        self.category, self.severity, self.channel = QComboBox(), QComboBox(), QComboBox()
        self.place, self.description = PlaceField(villages), QPlainTextEdit()
        self._names = [_label() for _ in range(7)]
        self._is_severity_chosen = False
        self._set_up()
        self._lay_out()
        self.category.currentIndexChanged.connect(self._propose_severity)
        self.severity.activated.connect(self._severity_chosen)
        self._propose_severity()
        self.set_theme(theme)
        self._retranslate()

    def start(self) -> None:
        """Put the keyboard on the first field; a draft that was left is still there."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> IncidentDraft:
        """Return what is entered."""
        where = self.place.whereabouts()
        return IncidentDraft(
            category=str(self.category.currentData() or ""),
            title=self.title.text().strip(),
            description=self.description.toPlainText().strip(),
            place=where.place,
            district=where.district,
            point=where.point,
            severity=Severity(int(self.severity.currentData())) if self.severity.currentIndex() >= 0 else None,
            channel=str(self.channel.currentData()),
            reporter=self.reporter.text().strip(),
        )

    def take_point(self, point: Point) -> None:
        """Take a point that was chosen on the map."""
        self.place.take_point(point)

    def clear(self) -> None:
        """Throw the draft away."""
        for line in (self.title, self.reporter):
            line.clear()
        self.description.clear()
        self.place.clear()
        self.channel.setCurrentIndex(0)
        self._is_severity_chosen = False
        self.category.setCurrentIndex(-1)
        self._propose_severity()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        height = DESCRIPTION_LINES * self.description.fontMetrics().lineSpacing() + 16
        self.description.setFixedHeight(height)
        self._write_choices()

    def set_language(self, language: Language) -> None:
        self._language = language
        for row in range(self.category.count()):
            self.category.setItemText(row, self._words.category(str(self.category.itemData(row)), language))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def what_is_missing(self) -> str:
        """Return a sentence and put the keyboard where it can be mended, "" when the draft is complete."""
        if not self.title.text().strip():
            self.title.setFocus()
            return self.tr("Write in a few words what happened.")
        if len(self.description.toPlainText()) > TEXT_MAX:
            self.description.setFocus()
            return self.tr("The description is too long.")
        return ""

    @Slot()
    def _propose_severity(self) -> None:
        """Follow the category until the operator chose a severity by hand; nothing is guessed without one."""
        if not self._is_severity_chosen:
            usual = self._words.severities.get(str(self.category.currentData() or ""))
            self.severity.setCurrentIndex(-1 if usual is None else self.severity.findData(int(usual)))

    @Slot()
    def _severity_chosen(self) -> None:
        self._is_severity_chosen = True

    def _set_up(self) -> None:
        self.title.setMaxLength(TITLE_MAX)
        self.reporter.setMaxLength(TITLE_MAX)
        self.description.setTabChangesFocus(True)
        for code in self._words.categories:
            self.category.addItem(self._words.category(code, self._language), code)
        for severity in Severity:
            self.severity.addItem("", int(severity))
        for channel in CHANNELS:
            self.channel.addItem("", channel)
        self.category.setCurrentIndex(-1)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        fields = (self.title, self.place, self.category, self.severity, self.description)
        for name, field in zip(self._names, (*fields, self.reporter, self.channel), strict=True):
            name.setProperty("tone", "second")
            form.addRow(name, field)

    def _retranslate(self) -> None:
        names = (
            self.tr("What happened"), self.tr("Where"), self.tr("Category"), self.tr("Severity"),
            self.tr("Description"), self.tr("Reported by"), self.tr("Heard by"),
        )  # fmt: skip
        fields = (self.title, self.place.line, self.category, self.severity, self.description)
        for name, field, text in zip(self._names, (*fields, self.reporter, self.channel), names, strict=True):
            name.setText(text)
            field.setAccessibleName(text)
        self.title.setPlaceholderText(self.tr("In a few words, as it should stand in the queue"))
        self.reporter.setPlaceholderText(self.tr("Name, number"))
        self.category.setPlaceholderText(self.tr("By the words of the report"))
        self.severity.setPlaceholderText(self.tr("Usual for the category"))
        self._write_choices()

    def _write_choices(self) -> None:
        for row in range(self.severity.count()):
            severity = Severity(int(self.severity.itemData(row)))
            self.severity.setItemText(row, severity_word(severity))
            color, ratio = self._theme.severity_color(severity), self.devicePixelRatioF()
            self.severity.setItemIcon(row, severity_icon(severity, color, side_px=ICON_PX, ratio=ratio))
        for row in range(self.channel.count()):
            self.channel.setItemText(row, channel_word(str(self.channel.itemData(row))))


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
