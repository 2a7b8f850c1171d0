"""What stands above the rows while some are marked: how many, what can be done with them, how that ended."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QVBoxLayout, QWidget

from services.domain.text import Label, Language
from widgets.incidents.bulk_form import BULK_ACTS, BulkForm
from widgets.incidents.bulk_wish import BulkOutcome, BulkRefusal
from widgets.incidents.detail_actions import Act
from widgets.incidents.profile_words import ProfileWords
from widgets.incidents.wishes import IncidentWish
from widgets.theme.elided_label import one_line, plain_tooltip
from widgets.theme.flow_layout import FlowLayout
from widgets.theme.key_button import KeyButton
from widgets.theme.theme import Theme

ROWS_SHOWN = 5  # refusals to see without scrolling


class BulkBar(QFrame):
    """Hidden while nothing is marked and there is no outcome to read.

    Signals: ``wished(IncidentWish)`` for all that is marked; ``unmark_wanted()``; ``left()`` when the keyboard
    should go back to the rows.
    """

    wished = Signal(object)  # IncidentWish
    unmark_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, words: ProfileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked = self._hidden = 0
        self._language: Language = "id"
        self._outcome: BulkOutcome | None = None
        self._said, self._refused = QLabel(), QListWidget()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._refused.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._refused.setProperty("role", "choices")
        self._refused.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons = {act: KeyButton(act.value, theme) for act in BULK_ACTS}
        self._unmark = KeyButton("Esc", theme)
        self.form = BulkForm(theme, words)
        self._lay_out()
        for button in self._buttons.values():
            button.clicked.connect(self._press)
        self._unmark.clicked.connect(self.leave)
        self.form.wished.connect(self._wish)
        self.form.left.connect(self._close_form)
        self._retranslate()
        self._show_parts()

    def show_marks(self, marked: int, hidden: int) -> None:
        """``hidden`` of the marked are not listed at present."""
        self._marked, self._hidden = marked, hidden
        if marked:
            self.form.recount(marked)
        else:
            self.form.hide()
        self._show_parts()

    def open(self, act: Act) -> None:
        """Ask for what ``act`` needs; the old outcome has been read."""
        self._outcome = None
        self.form.ask(act, self._marked)
        self._show_parts()

    @Slot()
    def leave(self) -> None:
        """Esc on the rows: first the outcome goes, then the marks."""
        if self._outcome is not None:
            self._outcome = None
            self._show_parts()
        else:
            self.unmark_wanted.emit()
        self.left.emit()

    @property
    def is_shown(self) -> bool:
        return bool(self._marked) or self._outcome is not None

    def show_outcome(self, outcome: BulkOutcome) -> None:
        """Say how many are done, and list each that was refused with its reason."""
        had_focus = self.form.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.form.hide()
        self._outcome = outcome
        self._show_parts()
        if had_focus:
            self.left.emit()

    def show_refused(self, reason: Label) -> None:
        """Nothing was done; what was entered stays."""
        self.form.say(reason.in_language(self._language))

    def set_theme(self, theme: Theme) -> None:
        for button in (*self._buttons.values(), self._unmark):
            button.set_theme(theme)
        self.form.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self._language = language
        self.form.set_language(language)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _press(self) -> None:
        self.open(next(act for act, button in self._buttons.items() if button is self.sender()))

    @Slot(object)
    def _wish(self, wish: IncidentWish) -> None:
        self.wished.emit(wish)

    @Slot()
    def _close_form(self) -> None:
        self.form.hide()
        self._show_parts()
        self.left.emit()

    def _show_parts(self) -> None:
        refused = self._outcome.refused if self._outcome else ()
        self._say()
        self._row.setVisible(self.is_shown and self.form.isHidden())
        for button in self._buttons.values():
            button.setVisible(bool(self._marked))
        self._unmark.setText(self.tr("Unmark") if self._outcome is None else self.tr("Hide"))
        self._list_refused(refused)
        self.setVisible(self.is_shown)

    def _list_refused(self, refused: tuple[BulkRefusal, ...]) -> None:
        self._refused.clear()
        for each in refused:
            text = f"{each.number}  {each.reason.in_language(self._language)}  -  {one_line(each.title)}"
            self._refused.addItem(text)
            self._refused.item(self._refused.count() - 1).setToolTip(plain_tooltip(text))
        self._refused.setVisible(bool(refused))
        self._refused.ensurePolished()
        row_px = self._refused.sizeHintForRow(0) + 4 if refused else 0
        self._refused.setFixedHeight(min(ROWS_SHOWN, len(refused)) * row_px + 2 * self._refused.frameWidth() + 8)

    def _say(self) -> None:
        sentences = []
        if self._outcome is not None:
            done, refused = len(self._outcome.done), len(self._outcome.refused)
            sentences.append(self.tr("%n incident(s) done.", "", done))
            if refused:
                sentences.append(self.tr("%n refused, still marked:", "", refused))
        elif self._marked:
            sentences.append(self.tr("%n marked", "", self._marked))
            if self._hidden:
                sentences.append(self.tr("(%n of them hidden by the filter)", "", self._hidden))
        self._said.setText(" ".join(sentences))

    def _retranslate(self) -> None:
        words = {
            Act.ACKNOWLEDGE: self.tr("Acknowledge"),
            Act.ASSIGN: self.tr("Assign"),
            Act.STATUS: self.tr("Status"),
            Act.NOTE: self.tr("Note"),
            Act.CLOSE: self.tr("Close"),
        }
        for act, button in self._buttons.items():
            button.setText(words[act])
        self._show_parts()

    def _lay_out(self) -> None:
        self._row = QWidget()
        row = FlowLayout(self._row, gap_px=4)
        for button in (*self._buttons.values(), self._unmark):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.form.hide()
        for part in (self._said, self._refused, self._row, self.form):
            layout.addWidget(part)
