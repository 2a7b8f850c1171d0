"""From an address to a running feed: ask, choose the format, name the fields, look, save."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from services.domain.profile import Area
from services.domain.text import Label, Language
from services.domain.trial import FeedDraft, Sample
from widgets.feeds.save_page import SavePage
from widgets.feeds.source_page import SourcePage
from widgets.feeds.trial_window import TrialWindow
from widgets.theme.theme import Theme


class SourceWizard(TrialWindow):
    """Signals besides those of a trial: ``ask_requested(FeedAddress)``, ``cancel_requested()``, ``text_given(str)``,
    ``file_wanted()``, and ``add_requested(FeedDraft)``, answered by ``show_added`` or ``say``.
    """

    ask_requested = Signal(object)  # FeedAddress
    cancel_requested = Signal()
    text_given = Signal(str)
    file_wanted = Signal()
    add_requested = Signal(object)  # FeedDraft

    def __init__(self, area: Area, theme: Theme, *, zone: tzinfo, language: Language, parent: QWidget) -> None:
        super().__init__(area, theme, zone=zone, language=language, parent=parent)
        self.source, self.saving = SourcePage(theme), SavePage(language=language)
        self._is_asking = self._is_saving = False
        self.build(theme)
        self.source.ask_requested.connect(self._ask)
        self.source.cancel_requested.connect(self.cancel_requested)
        self.source.sample.text_given.connect(self.text_given)
        self.source.sample.file_wanted.connect(self.file_wanted)
        self.saving.name.textChanged.connect(self.refresh)
        self.finish.clicked.connect(self._add)

    def start(self) -> None:
        """Show the window; what was entered before it was closed is still there."""
        self.show()
        self.activateWindow()
        if self.sample() is None:
            self.source.url.setFocus()

    def show_sample(self, sample: Sample) -> None:
        self._end_asking()
        super().show_sample(sample)

    def say(self, problem: Label | None) -> None:
        if problem is not None:
            self._end_asking()
            self._is_saving = False
        super().say(problem)

    def show_added(self) -> None:
        """It is on disk and asked: begin anew with an empty window, which is closed."""
        self._is_busy = self._is_saving = False
        self._sample = None
        self.view.clear()
        for field in (self.source.url, self.source.secret, self.saving.name, self.saving.attribution):
            field.clear()
        self.source.kind.setCurrentIndex(0)
        self.source.sample.text.clear()
        self.go_to(self.source)
        self.close()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.source.set_theme(theme)

    def set_language(self, language: Language) -> None:
        self.saving.set_language(language)
        super().set_language(language)

    def steps(self) -> Sequence[tuple[QWidget, str]]:
        return (
            (self.source, self.tr("Source")),
            (self.formats, self.tr("Format")),
            (self.fields, self.tr("Fields")),
            (self.saving, self.tr("Save")),
        )

    def title(self) -> str:
        return self.tr("Add a source")

    def finish_word(self) -> str:
        return self.tr("Save and start")

    def busy_word(self) -> str:
        if self._is_asking:
            return self.tr("Asking…")
        return self.tr("Saving…") if self._is_saving else super().busy_word()

    def may_finish(self) -> bool:
        has_address = bool(self.source.address().url)
        return super().may_finish() and has_address and bool(self.saving.name.text().strip())

    def refresh(self) -> None:
        self.saving.show_use(self.fields.becomes(), has_secret=bool(self.source.address().auth_kind))
        super().refresh()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self._is_asking:
            self.cancel_requested.emit()
        super().closeEvent(event)

    @Slot(object)
    def _ask(self, address: object) -> None:
        self._is_asking = True
        self.source.show_asking()
        self.start_reading()
        self.ask_requested.emit(address)

    def _end_asking(self) -> None:
        self._is_asking = False
        self.source.show_idle()

    @Slot()
    def _add(self) -> None:
        draft = self._draft()
        if draft is not None and self.may_finish():
            self._is_saving = True
            self.show_busy()
            self.add_requested.emit(draft)

    def _draft(self) -> FeedDraft | None:
        trial, sample = self.trial(), self.sample()
        if trial is None or sample is None:
            return None
        return FeedDraft(
            self.source.address(),
            self.saving.name.text().strip(),
            self.saving.interval_s(),
            trial.reading,
            trial.options,
            attribution=self.saving.attribution.text().strip(),
            content_type=sample.content_type,
        )
