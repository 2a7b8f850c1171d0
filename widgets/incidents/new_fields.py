"""What is asked about a new incident, in the order in which a caller tells it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from services.domain.advice import Advice
from services.domain.call import CallKind
from services.domain.draft import PEOPLE_KINDS, IncidentDraft
from services.domain.geo import Point
from services.domain.profile import Village
from services.domain.severity import Severity
from services.domain.text import Label, Language
from widgets.incidents.call_words import people_word
from widgets.incidents.choice_row import ChoiceRow
from widgets.incidents.place_field import PlaceCompleter, PlaceField
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.severity_mark import severity_icon
from widgets.theme.theme import Theme
from widgets.words import severity_word

TITLE_MAX, TEXT_MAX, DESCRIPTION_LINES, ICON_PX = 200, 10_000, 3, 12
PEOPLE_MAX = 99_999


class NewIncidentFields(QWidget):
    """What a real call tells, and of any other call the note alone. Tab goes from the first to the last.

    Signals: ``changed()`` on every key.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        words: ProfileWords,
        *,
        villages: Sequence[Village] = (),
        complete: PlaceCompleter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._language: Language = "id"
        self._advice = Advice()
        self.title, self.people = QLineEdit(), QLineEdit()
        self.category, self.severity = QComboBox(), QComboBox()
        self.people_kinds = ChoiceRow(PEOPLE_KINDS, theme)
        self.place, self.description = PlaceField(villages, complete), QPlainTextEdit()
        self._why = ElidedLabel()
        self._names = [_label() for _ in range(5)]
        self._is_severity_chosen = False
        self._set_up()
        self._lay_out()
        self._connect()
        self._propose_severity()
        self.set_theme(theme)
        self._retranslate()

    def facts(self) -> IncidentDraft:
        """Return what is entered; the caller and the channel are somebody else's."""
        where = self.place.whereabouts()
        return IncidentDraft(
            category=str(self.category.currentData() or ""),
            title=self.title.text().strip(),
            description=self.description.toPlainText().strip(),
            place=where.place,
            district=where.district,
            point=where.point,
            severity=Severity(int(self.severity.currentData())) if self.severity.currentIndex() >= 0 else None,
            people_at_risk=int(self.people.text()) if self.people.text() else None,
            people_kinds=self.people_kinds.codes(),
        )

    def show_facts(self, facts: IncidentDraft, *, where: str, point: Point | None) -> None:
        """Show a form that was kept; its severity counts as chosen by hand."""
        self.clear()
        self.title.setText(facts.title)
        self.category.setCurrentIndex(self.category.findData(facts.category))
        if facts.severity is not None:
            self.severity.setCurrentIndex(self.severity.findData(int(facts.severity)))
            self._is_severity_chosen = facts.severity != self._words.severities.get(facts.category)
        self.people.setText("" if facts.people_at_risk is None else str(facts.people_at_risk))
        self.people_kinds.show_codes(facts.people_kinds)
        self.description.setPlainText(facts.description)
        self.place.line.setText(where)
        if point is not None:
            self.place.take_point(point)

    def show_kind(self, kind: CallKind | None) -> None:
        """Ask only what a call of that kind has to tell."""
        self.setVisible(kind is not None)
        for row in range(self._form.rowCount()):
            is_note = row == self._form.rowCount() - 1
            self._form.setRowVisible(row, is_note or kind is CallKind.REAL)

    def show_advice(self, advice: Advice) -> None:
        """Propose a category and a severity; what was chosen by hand stays."""
        self._advice = advice
        self._propose_severity()

    def take_point(self, point: Point) -> None:
        """Take a point that was chosen on the map."""
        self.place.take_point(point)

    def clear(self) -> None:
        """Throw away what is entered."""
        for line in (self.title, self.people):
            line.clear()
        self.description.clear()
        self.place.clear()
        self.people_kinds.show_codes(())
        self._is_severity_chosen = False
        self._advice = Advice()
        self.category.setCurrentIndex(-1)
        self._propose_severity()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        height = DESCRIPTION_LINES * self.description.fontMetrics().lineSpacing() + 16
        self.description.setFixedHeight(height)
        self._why.setFont(theme.font("small"))
        self.people_kinds.set_theme(theme)
        self._write_choices()

    def set_language(self, language: Language) -> None:
        self._language = language
        for row in range(self.category.count()):
            self.category.setItemText(row, self._words.category(str(self.category.itemData(row)), language))
        self._propose_severity()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def what_is_missing(self) -> str:
        """Return a sentence and put the keyboard where it can be mended, "" when an incident can be made of it."""
        if not self.title.text().strip():
            self.title.setFocus()
            return self.tr("Write in a few words what happened.")
        if len(self.description.toPlainText()) > TEXT_MAX:
            self.description.setFocus()
            return self.tr("The description is too long.")
        return ""

    def set_name_width(self, width: int) -> None:
        for name in self._names:
            name.setMinimumWidth(width)

    def name_width(self) -> int:
        return max(name.sizeHint().width() for name in self._names)

    @Slot()
    def _propose_severity(self) -> None:
        """Follow category, words and people until the operator chose a severity by hand; say what is followed."""
        chosen, hint = str(self.category.currentData() or ""), self._advice.severity
        usual = self._words.severities.get(chosen)
        if (hint is not None and self._advice.category == chosen) or (hint is not None and not chosen):
            usual = hint.severity
        else:
            hint = None
        if not self._is_severity_chosen:
            self.severity.setCurrentIndex(-1 if usual is None else self.severity.findData(int(usual)))
        self._why.show_text(self._reason(hint.reason if hint else None, usual))
        told = self._advice.category if not chosen else ""
        by_words = self.tr("By the words: {0}").format(self._words.category(told, self._language))
        self.category.setPlaceholderText(by_words if told else self.tr("By the words of the report"))

    def _reason(self, hint: Label | None, usual: Severity | None) -> str:
        if usual is None:
            return ""
        why = hint.in_language(self._language) if hint else self.tr("usual for the category")
        if not self._is_severity_chosen:
            return self.tr("proposed: {0}").format(why)
        if self.severity.currentData() == int(usual):
            return ""
        return self.tr("your choice; {0} would be {1}").format(why, severity_word(usual))

    @Slot()
    def _severity_chosen(self) -> None:
        self._is_severity_chosen = True
        self._propose_severity()
        self.changed.emit()

    def _connect(self) -> None:
        self.category.currentIndexChanged.connect(self._propose_severity)
        self.category.currentIndexChanged.connect(self.changed)
        self.severity.activated.connect(self._severity_chosen)
        for line in (self.title, self.people):
            line.textChanged.connect(self.changed)
        for part in (self.place.changed, self.description.textChanged, self.people_kinds.chosen):
            part.connect(self.changed)

    def _set_up(self) -> None:
        self.title.setMaxLength(TITLE_MAX)
        self.people.setValidator(QIntValidator(0, PEOPLE_MAX, self))
        self.people.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 12)
        self.people_kinds.take_many()
        self.description.setTabChangesFocus(True)
        for code in self._words.categories:
            self.category.addItem(self._words.category(code, self._language), code)
        for severity in Severity:
            self.severity.addItem("", int(severity))
        self.category.setCurrentIndex(-1)
        for box in (self.category, self.severity):
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _lay_out(self) -> None:
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._why.setProperty("tone", "hint")
        kind = _above(_beside((self.category, 3), (self.severity, 2)), self._why)
        people = _beside((self.people, 0), (self.people_kinds, 1))
        fields = (self.title, self.place, kind, people, self.description)
        for name, field in zip(self._names, fields, strict=True):
            name.setProperty("tone", "second")
            self._form.addRow(name, field)

    def _retranslate(self) -> None:
        names = (
            self.tr("What happened"), self.tr("Where"), self.tr("Category"), self.tr("People at risk"),
            self.tr("Description"),
        )  # fmt: skip
        fields = (self.title, self.place.line, self.category, self.people, self.description)
        for name, field, text in zip(self._names, fields, names, strict=True):
            name.setText(text)
            field.setAccessibleName(text)
        self.title.setPlaceholderText(self.tr("In a few words, as it should stand in the queue"))
        self.people.setPlaceholderText(self.tr("How many"))
        self.people_kinds.setAccessibleName(self.tr("Who is at risk"))
        self.people_kinds.name({code: people_word(code) for code in PEOPLE_KINDS})
        self.severity.setAccessibleName(self.tr("Severity"))
        self.severity.setPlaceholderText(self.tr("Usual for the category"))
        self._write_choices()
        self._propose_severity()

    def _write_choices(self) -> None:
        for row in range(self.severity.count()):
            severity = Severity(int(self.severity.itemData(row)))
            self.severity.setItemText(row, severity_word(severity))
            color, ratio = self._theme.severity_color(severity), self.devicePixelRatioF()
            self.severity.setItemIcon(row, severity_icon(severity, color, side_px=ICON_PX, ratio=ratio))


def _beside(*parts: tuple[QWidget, int]) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget, share in parts:
        layout.addWidget(widget, share)
    return row


def _above(first: QWidget, second: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(first)
    layout.addWidget(second)
    return column


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
