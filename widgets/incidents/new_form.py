"""Taking a new incident: seconds count, the hands stay on the keys, nothing typed is lost."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from services.domain.draft import IncidentDraft
from services.domain.geo import Point
from services.domain.profile import Village
from services.domain.severity import Severity
from services.domain.text import Label, Language
from widgets.incidents.field_words import CHANNELS, channel_word
from widgets.incidents.inline_form import SAVE_KEYS
from widgets.incidents.place_field import PlaceField
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import NewIncidentWish
from widgets.theme.key_button import KeyButton
from widgets.theme.severity_mark import severity_icon
from widgets.theme.theme import Theme
from widgets.words import severity_word

TITLE_MAX, TEXT_MAX, DESCRIPTION_LINES, ICON_PX = 200, 10_000, 4, 12


class NewIncidentForm(QFrame):
    """A form beside the map, not over it. Tab follows the call; Ctrl+Enter saves; Esc leaves and keeps the draft.

    Signals: ``wished(NewIncidentWish)``, answered by ``show_saved`` or ``show_refused``; ``left()`` on Esc.
    """

    wished = Signal(object)  # NewIncidentWish
    left = Signal()

    def __init__(
        self, theme: Theme, words: ProfileWords, *, villages: Sequence[Village] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._theme, self._words = theme, words
        self._language: Language = "id"
        self._heading, self._problem = _label(), _label()
        self._title, self._reporter = QLineEdit(), QLineEdit()
        self._category, self._severity, self._channel = QComboBox(), QComboBox(), QComboBox()
        self._place, self._description = PlaceField(villages), QPlainTextEdit()
        self._names = [_label() for _ in range(7)]
        self._save, self._cancel, self._clear = (
            KeyButton("Ctrl+↵", theme),
            KeyButton("Esc", theme),
            KeyButton("", theme),
        )
        self._is_severity_chosen = False
        self._set_up()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._retranslate()

    def start(self) -> None:
        """Put the keyboard on the first field; a draft that was left is still there."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> IncidentDraft:
        """Return what is entered."""
        where = self._place.whereabouts()
        return IncidentDraft(
            category=str(self._category.currentData() or ""),
            title=self._title.text().strip(),
            description=self._description.toPlainText().strip(),
            place=where.place,
            district=where.district,
            point=where.point,
            severity=Severity(int(self._severity.currentData())),
            channel=str(self._channel.currentData()),
            reporter=self._reporter.text().strip(),
        )

    @Slot(object)
    def take_point(self, point: Point) -> None:
        """Take a point that was chosen on the map."""
        self._place.take_point(point)

    @Slot()
    def submit(self) -> None:
        """Ask for the incident, or say what is missing."""
        if not self._save.isEnabled():
            return
        problem = self._what_is_missing()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            self._save.setEnabled(False)
            self.wished.emit(NewIncidentWish(self.draft()))

    @Slot(object)
    def show_saved(self, wish: NewIncidentWish) -> None:
        """The incident is on disk: the draft can go, unless something else was typed meanwhile."""
        self._save.setEnabled(True)
        if wish.draft == self.draft():
            self.clear()

    @Slot(object, object)
    def show_refused(self, wish: NewIncidentWish, reason: Label) -> None:
        """Say why it was not taken; everything typed stays."""
        self._save.setEnabled(True)
        self._problem.setText(reason.in_language(self._language))
        self._problem.show()

    @Slot()
    def clear(self) -> None:
        """Throw the draft away."""
        for line in (self._title, self._reporter):
            line.clear()
        self._description.clear()
        self._place.clear()
        self._channel.setCurrentIndex(0)
        self._is_severity_chosen = False
        self._category.setCurrentIndex(0)
        self._propose_severity()
        self._problem.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._heading.setFont(theme.font("large", QFont.Weight.DemiBold))
        for button in (self._save, self._cancel, self._clear):
            button.set_theme(theme)
        height = DESCRIPTION_LINES * self._description.fontMetrics().lineSpacing() + 16
        self._description.setFixedHeight(height)
        self._write_severities()

    def set_language(self, language: Language) -> None:
        self._language = language
        for row in range(self._category.count()):
            self._category.setItemText(row, self._words.category(str(self._category.itemData(row)), language))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _what_is_missing(self) -> str:
        if not self._title.text().strip():
            self._title.setFocus()
            return self.tr("Write in a few words what happened.")
        if len(self._description.toPlainText()) > TEXT_MAX:
            self._description.setFocus()
            return self.tr("The description is too long.")
        return ""

    @Slot()
    def _propose_severity(self) -> None:
        """Follow the category until the operator chose a severity by hand."""
        if not self._is_severity_chosen:
            usual = self._words.severities.get(str(self._category.currentData()), Severity.P3)
            self._severity.setCurrentIndex(self._severity.findData(int(usual)))

    @Slot()
    def _severity_chosen(self) -> None:
        self._is_severity_chosen = True

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    def _set_up(self) -> None:
        self._title.setMaxLength(TITLE_MAX)
        self._reporter.setMaxLength(TITLE_MAX)
        self._description.setTabChangesFocus(True)
        self._save.setProperty("role", "primary")
        self._problem.setProperty("tone", "p1")
        self._problem.setWordWrap(True)
        self._problem.hide()
        for code in self._words.categories:
            self._category.addItem(self._words.category(code, self._language), code)
        for severity in Severity:
            self._severity.addItem("", int(severity))
        for channel in CHANNELS:
            self._channel.addItem("", channel)

    def _connect(self) -> None:
        self._category.currentIndexChanged.connect(self._propose_severity)
        self._severity.activated.connect(self._severity_chosen)
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self._leave)
        self._clear.clicked.connect(self.clear)
        for keys, act in ((SAVE_KEYS, self.submit), (("Esc",), self._leave)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)
        self._propose_severity()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        fields = (self._title, self._place, self._category, self._severity, self._description)
        for name, field in zip(self._names, (*fields, self._reporter, self._channel), strict=True):
            name.setProperty("tone", "second")
            form.addRow(name, field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addLayout(buttons)
        layout.addStretch(1)
        for button in (self._save, self._cancel, self._clear):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("New incident"))
        names = (
            self.tr("What happened"), self.tr("Where"), self.tr("Category"), self.tr("Severity"),
            self.tr("Description"), self.tr("Reported by"), self.tr("Heard by"),
        )  # fmt: skip
        fields = (self._title, self._place.line, self._category, self._severity, self._description)
        for name, field, text in zip(self._names, (*fields, self._reporter, self._channel), names, strict=True):
            name.setText(text)
            field.setAccessibleName(text)
        self._title.setPlaceholderText(self.tr("In a few words, as it should stand in the queue"))
        self._reporter.setPlaceholderText(self.tr("Name, number"))
        self._save.setText(self.tr("Save incident"))
        self._cancel.setText(self.tr("Keep for later"))
        self._clear.setText(self.tr("Discard"))
        self._write_severities()

    def _write_severities(self) -> None:
        for row in range(self._severity.count()):
            severity = Severity(int(self._severity.itemData(row)))
            self._severity.setItemText(row, severity_word(severity))
            color, ratio = self._theme.severity_color(severity), self.devicePixelRatioF()
            self._severity.setItemIcon(row, severity_icon(severity, color, side_px=ICON_PX, ratio=ratio))
        for row in range(self._channel.count()):
            self._channel.setItemText(row, channel_word(str(self._channel.itemData(row))))


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
