"""The work place "Pengaturan": language, theme, who is on, and the facts about this console."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from services.domain.text import Language
from widgets.theme.theme import Theme, ThemeName

THEMES: tuple[ThemeName, ...] = ("dark", "light")
LANGUAGES: tuple[Language, ...] = ("id", "en")


class SettingsPlace(QWidget):
    """Signals: ``theme_chosen(str)``, ``language_chosen(str)``, ``operator_named(str)``."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    operator_named = Signal(str)

    def __init__(self, *, theme: Theme, language: Language, operator: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = [QLabel(self) for _ in range(3)]
        self._captions = [QLabel(self) for _ in range(3)]
        self._theme_box, self._language_box = QComboBox(self), QComboBox(self)
        self._theme_box.addItems(["", ""])
        self._theme_box.setCurrentIndex(THEMES.index(theme.name))
        self._language_box.addItems(["Bahasa Indonesia", "English"])
        self._language_box.setCurrentIndex(LANGUAGES.index(language))
        self._operator = QLineEdit(operator, self)
        self._operator.setMaxLength(60)
        self._facts, self._credits = _plain(QLabel(self)), _plain(QLabel(self))
        self._lay_out()
        self._theme_box.activated.connect(self._choose_theme)
        self._language_box.activated.connect(self._choose_language)
        self._operator.editingFinished.connect(self._name_operator)
        self.set_theme(theme)
        self._retranslate()

    def show_facts(self, lines: Sequence[str]) -> None:
        """Show profile, folder, versions: plain lines, already worded."""
        self._facts.setText("\n".join(lines))

    def show_credits(self, lines: Sequence[str]) -> None:
        self._credits.setText("\n".join(lines))

    def show_operator(self, name: str) -> None:
        """Show under whose name acts are written now."""
        if self._operator.text() != name:
            self._operator.setText(name)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._theme_box.setCurrentIndex(THEMES.index(theme.name))
        for head in self._heads:
            head.setFont(theme.font("title"))

    def set_language(self, language: Language) -> None:
        self._language_box.setCurrentIndex(LANGUAGES.index(language))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Set the fonts once more: under an application style sheet, a new parent makes Qt forget them."""
        super().showEvent(event)
        self.set_theme(self._theme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _choose_theme(self, number: int) -> None:
        self.theme_chosen.emit(THEMES[number])

    @Slot(int)
    def _choose_language(self, number: int) -> None:
        self.language_chosen.emit(LANGUAGES[number])

    @Slot()
    def _name_operator(self) -> None:
        self.operator_named.emit(self._operator.text().strip())

    def _lay_out(self) -> None:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(32, 24, 32, 24)
        box.setSpacing(16)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        for caption, field in zip(
            self._captions, (self._operator, self._language_box, self._theme_box), strict=True
        ):
            field.setMaximumWidth(420)
            caption.setBuddy(field)
            form.addRow(caption, field)
        box.addWidget(self._heads[0])
        box.addLayout(form)
        for head, text in ((self._heads[1], self._facts), (self._heads[2], self._credits)):
            box.addWidget(head)
            box.addWidget(text)
        box.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _retranslate(self) -> None:
        heads = (self.tr("This desk"), self.tr("This console"), self.tr("Sources and licences"))
        captions = (self.tr("Operator on duty"), self.tr("Language"), self.tr("Theme"))
        for label, words in zip((*self._heads, *self._captions), (*heads, *captions), strict=True):
            label.setText(words)
        self._operator.setPlaceholderText(self.tr("Your name, as it is written into the record"))
        self._theme_box.setItemText(0, self.tr("Dark (wall, control room)"))
        self._theme_box.setItemText(1, self.tr("Light (office)"))


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setProperty("tone", "second")
    return label
