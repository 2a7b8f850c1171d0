"""Correcting what is known of an incident. Only what was changed is wished."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from services.domain.incident import Incident
from services.domain.severity import Severity
from services.domain.text import Language
from widgets.incidents.inline_form import InlineForm
from widgets.incidents.place_field import PlaceField
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import EditWish, IncidentWish, NewValue
from widgets.theme.theme import Theme
from widgets.words import severity_word

TITLE_MAX, TEXT_MAX, MOST_AT_RISK, DESCRIPTION_LINES = 200, 10_000, 100_000, 3
NAMES = ("title", "place", "category", "severity", "reporter", "people_at_risk", "description")


class EditForm(InlineForm):
    """Title, place, category, severity, reporter, people at risk, description; Tab goes through them."""

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._title, self._reporter, self._description = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self._place, self._people = PlaceField(words.villages), QLineEdit()
        self._category, self._severity = QComboBox(), QComboBox()
        self._labels = {name: _label() for name in NAMES}
        self._set_up()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        height = DESCRIPTION_LINES * self._description.fontMetrics().lineSpacing() + 16
        self._description.setFixedHeight(height)

    def set_language(self, language: Language) -> None:
        super().set_language(language)
        for row in range(self._category.count()):
            self._category.setItemText(row, self._words.category(str(self._category.itemData(row)), language))

    def _set_up(self) -> None:
        for line in (self._title, self._reporter):
            line.setMaxLength(TITLE_MAX)
            line.returnPressed.connect(self.submit)
        self._description.setTabChangesFocus(True)
        self._people.setValidator(QIntValidator(0, MOST_AT_RISK, self._people))
        self._people.returnPressed.connect(self.submit)
        for code in self._words.categories:
            self._category.addItem(self._words.category(code, self._language), code)
        for severity in Severity:
            self._severity.addItem("", int(severity))
        for combo in (self._category, self._severity):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._add(self._grid())

    def _grid(self) -> QWidget:
        """Two by two where two fit: a form must not push the log out of the pane."""
        inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        whole = ((0, "title", self._title), (1, "place", self._place), (4, "description", self._description))
        halves = (
            (2, 0, "category", self._category), (2, 2, "severity", self._severity),
            (3, 0, "reporter", self._reporter), (3, 2, "people_at_risk", self._people),
        )  # fmt: skip
        for row, name, field in whole:
            grid.addWidget(self._labels[name], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1, 1, 3)
        for row, column, name, half in halves:
            grid.addWidget(self._labels[name], row, column)
            grid.addWidget(half, row, column + 1)
        order = (
            self._title, self._place, self._category, self._severity, self._reporter, self._people,
            self._description,
        )  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        return inside

    def _fill(self, incident: Incident) -> None:
        self._title.setText(incident.title)
        self._reporter.setText(incident.reporter)
        self._description.setPlainText(incident.description)
        self._place.clear()
        self._place.line.setText(incident.place)
        self._people.setText("" if incident.people_at_risk is None else str(incident.people_at_risk))
        self._title.home(False)
        self._severity.setCurrentIndex(self._severity.findData(int(incident.severity)))
        if self._category.findData(incident.category) < 0:  # one the profile no longer has stays as it is
            self._category.addItem(incident.category, incident.category)
        self._category.setCurrentIndex(self._category.findData(incident.category))

    def _first_field(self) -> QWidget:
        return self._title

    def _what_is_missing(self) -> str:
        if not self._title.text().strip():
            self._title.setFocus()
            return self.tr("Write in a few words what happened.")
        if len(self._description.toPlainText()) > TEXT_MAX:
            self._description.setFocus()
            return self.tr("The description is too long.")
        return "" if self._changes() else self.tr("Nothing has changed yet.")

    def _wish(self) -> IncidentWish | None:
        return EditWish(self.incident_id, tuple(self._changes().items()))

    def _changes(self) -> dict[str, NewValue]:
        incident = self._incident
        if incident is None:
            return {}
        people = self._people.text()
        entered: dict[str, NewValue] = {
            "title": self._title.text().strip(),
            "category": str(self._category.currentData()),
            "severity": Severity(int(self._severity.currentData())),
            "reporter": self._reporter.text().strip(),
            "people_at_risk": int(people) if people else None,
            "description": self._description.toPlainText().strip(),
            **self._where(incident),
        }
        return {name: value for name, value in entered.items() if getattr(incident, name) != value}

    def _where(self, incident: Incident) -> dict[str, NewValue]:
        """A place left as it was moves nothing; another one brings its district and point where it has them."""
        if self._place.line.text().strip() == incident.place:
            return {}
        where = self._place.whereabouts()
        told: dict[str, NewValue] = {"place": where.place}
        if where.point is not None:
            told |= {"district": where.district, "point": where.point}
        return told

    def _retranslate(self) -> None:
        self._label(self.tr("Correct the incident"), self.tr("Save changes"))
        texts = (
            self.tr("What happened"), self.tr("Where"), self.tr("Category"), self.tr("Severity"),
            self.tr("Reported by"), self.tr("People at risk"), self.tr("Description"),
        )  # fmt: skip
        fields = (
            self._title, self._place.line, self._category, self._severity, self._reporter, self._people,
            self._description,
        )  # fmt: skip
        for name, field, text in zip(NAMES, fields, texts, strict=True):
            self._labels[name].setText(text)
            self._labels[name].setProperty("tone", "second")
            field.setAccessibleName(text)
        self._people.setPlaceholderText(self.tr("not known"))
        for row in range(self._severity.count()):
            self._severity.setItemText(row, severity_word(Severity(int(self._severity.itemData(row)))))


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
