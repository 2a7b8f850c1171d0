"""The first three answers of every call: how it came in, what it is, and who calls."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from services.domain.call import CallKind
from widgets.incidents.call_words import call_word, short_channel_word
from widgets.incidents.caller_field import CallerField
from widgets.incidents.choice_row import ChoiceRow
from widgets.incidents.field_words import CHANNELS
from widgets.theme.theme import Theme

KIND_KEYS = {CallKind.GHOST: "F1", CallKind.PRANK: "F2", CallKind.INFORMATION: "F3", CallKind.REAL: "F4"}


class CallHead(QWidget):
    """Choosing by hand goes on to the next answer; Enter does too.

    Signals: ``kind_chosen()`` by hand; ``entered()`` when Enter asks to save a call that is no incident;
    ``changed()``.
    """

    kind_chosen = Signal()
    entered = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel = ChoiceRow(CHANNELS, theme)
        self.kind_row = ChoiceRow([kind.value for kind in CallKind], theme)
        self.caller = CallerField(theme)
        self._names = [QLabel() for _ in range(3)]
        self._usual = CHANNELS[0]
        self._lay_out()
        self.channel.chosen.connect(self._channel_chosen)
        self.channel.entered.connect(self._go_to_kind)
        self.kind_row.chosen.connect(self._kind_chosen)
        self.kind_row.entered.connect(self._kind_entered)
        self.caller.changed.connect(self.changed)
        self.show_call(self._usual, None)
        self._retranslate()

    def kind(self) -> CallKind | None:
        code = self.kind_row.code()
        return CallKind(code) if code else None

    def choose(self, kind: CallKind) -> None:
        """Say what it is, as a key from anywhere in the form does."""
        self.kind_row.show_codes([kind.value])
        self._kind_chosen()

    def show_call(self, channel: str, kind: CallKind | None) -> None:
        self.channel.show_codes([channel or self._usual])
        self.kind_row.show_codes([kind.value] if kind else [])

    def clear(self) -> None:
        """The channel stays as it was: the next call mostly comes the same way."""
        self._usual = self.channel.code() or self._usual
        self.show_call(self._usual, None)
        self.caller.clear()

    def set_theme(self, theme: Theme) -> None:
        for part in (self.channel, self.kind_row, self.caller):
            part.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @Slot()
    def _channel_chosen(self) -> None:
        self._go_to_kind()
        self.changed.emit()

    @Slot()
    def _go_to_kind(self) -> None:
        self.kind_row.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _kind_chosen(self) -> None:
        if self.kind() is CallKind.REAL:
            self.caller.number.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.kind_row.setFocus(Qt.FocusReason.TabFocusReason)
        self.kind_chosen.emit()
        self.changed.emit()

    @Slot()
    def _kind_entered(self) -> None:
        kind = self.kind()
        if kind is not None and kind is not CallKind.REAL:
            self.entered.emit()
        elif kind is CallKind.REAL:
            self.caller.number.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for name, field in zip(self._names, (self.channel, self.kind_row, self.caller), strict=True):
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setProperty("tone", "second")
            form.addRow(name, field)

    def _retranslate(self) -> None:
        words = (self.tr("Heard by"), self.tr("Call is"), self.tr("Caller"))
        fields: tuple[QWidget, ...] = (self.channel, self.kind_row, self.caller)
        for name, field, text in zip(self._names, fields, words, strict=True):
            name.setText(text)
            field.setAccessibleName(text)
        self.channel.name({channel: short_channel_word(channel) for channel in CHANNELS})
        self.kind_row.name(
            {kind.value: call_word(kind) for kind in CallKind},
            {kind.value: key for kind, key in KIND_KEYS.items()},
        )

    def name_width(self) -> int:
        """Return how wide the column of names wants to be, so that another form can stand in line."""
        return max(name.sizeHint().width() for name in self._names)

    def set_name_width(self, width: int) -> None:
        for name in self._names:
            name.setMinimumWidth(width)
