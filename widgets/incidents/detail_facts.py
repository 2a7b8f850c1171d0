"""The facts of the selected incident: what, where, how bad, by when, who."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from services.domain.incident import Incident
from services.domain.source_status import SourceStatus
from services.domain.text import Language
from widgets.incidents.call_words import people_text
from widgets.incidents.clock_lines import ClockLines
from widgets.incidents.field_words import channel_word, moment_text, point_text
from widgets.incidents.profile_words import ProfileWords
from widgets.theme.elided_label import ElidedLabel
from widgets.theme.severity_mark import SeverityMark
from widgets.theme.theme import Theme
from widgets.words import age_text, severity_word, status_word

ROWS = (  # two short ones share a row: the log below needs the height
    ("category", "owner"),
    ("opened", "reporter"),
    ("people", "checked"),
    ("agencies",),
    ("source",),
    ("at_source",),
    ("description",),
)
FACTS = tuple(fact for row in ROWS for fact in row)


class DetailFacts(QWidget):
    """Shows one incident. ``now`` moves its deadlines and ages."""

    def __init__(
        self,
        theme: Theme,
        words: ProfileWords,
        *,
        zone: tzinfo,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._zone, self._now = words, zone, now
        self._language: Language = "id"
        self._incident: Incident | None = None
        self._reported_at: datetime | None = None
        self._at_source: SourceStatus | None = None
        self._mark = SeverityMark(theme)
        self._severity, self._number, self._status = _label(), _label(), _label()
        self._drill, self._particulars = _label(), QWidget()
        self._title, self._place = ElidedLabel(max_lines=2), ElidedLabel()
        self._clocks = ClockLines(theme, zone=zone)
        self._names = {fact: _label() for fact in FACTS}
        self._values = {fact: ElidedLabel(max_lines=3 if fact == "description" else 1) for fact in FACTS}
        self._lay_out()
        self.set_theme(theme)

    def show_incident(self, incident: Incident) -> None:
        self._incident = incident
        self._write()

    def show_reported_at(self, at: datetime | None) -> None:
        """Tell when the source last spoke, None when it is not known."""
        if at != self._reported_at:
            self._reported_at = at
            self._write()

    def show_source_status(self, status: SourceStatus | None) -> None:
        """Tell what the source itself says of its report, None when it says nothing."""
        self._at_source = status
        self._write()

    def set_now(self, now: datetime) -> None:
        self._now = now
        self._write()

    def set_theme(self, theme: Theme) -> None:
        for part in (self._mark, self._clocks):
            part.set_theme(theme)
        for label in (self._severity, self._number, self._status):
            label.setFont(theme.font("normal"))
        self._title.setFont(theme.font("large", QFont.Weight.DemiBold))

    def set_language(self, language: Language) -> None:
        self._language = language
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def fold(self) -> None:
        """Leave only what, where and by when: a form needs the room."""
        self._particulars.hide()

    def unfold(self) -> None:
        self._particulars.show()

    def _write(self) -> None:
        incident = self._incident
        if incident is None:
            return
        self._mark.show_severity(incident.severity)
        self._severity.setText(severity_word(incident.severity))
        self._number.setText(incident.number)
        self._drill.setText(self.tr("DRILL"))
        self._drill.setVisible(incident.is_drill)
        self._status.setText(self._status_text(incident))
        self._title.show_text(incident.title or self._words.category(incident.category, self._language))
        places = (incident.place, incident.district, point_text(incident.point))
        self._place.show_text("  ·  ".join(part for part in places if part) or self.tr("Place not known"))
        self._clocks.show_incident(incident, self._now)
        self._write_facts(incident)

    def _status_text(self, incident: Incident) -> str:
        word = status_word(incident.status)
        if incident.disposition is None:
            return word
        return f"{word}, {self._words.disposition(incident.disposition, self._language).lower()}"

    def _write_facts(self, incident: Incident) -> None:
        self._fact("category", self.tr("Category"), self._words.category(incident.category, self._language))
        self._fact("owner", self.tr("Held by"), self._owner_text(incident))
        at_risk = "" if incident.people_at_risk is None else str(incident.people_at_risk)
        who = people_text(incident.people_kinds)
        self._fact("people", self.tr("People at risk"), " · ".join(filter(None, (at_risk, who))))
        self._fact("checked", self.tr("On-site check"), self._checked_text(incident))
        agencies = ", ".join(self._words.agency(code) for code in incident.agencies)
        self._fact("agencies", self.tr("Agencies"), agencies or self.tr("nobody yet"))
        heard = (", ".join(incident.reporters), channel_word(incident.channel))
        self._fact("reporter", self.tr("Reported by"), ", ".join(part for part in heard if part))
        self._fact("opened", self.tr("Opened"), self._opened_text(incident))
        self._fact("source", self.tr("Source"), self._source_text(incident))
        self._fact("at_source", self.tr("At the source"), self._at_source_text(incident))
        self._fact("description", self.tr("Description"), incident.description)

    def _fact(self, fact: str, name: str, value: str) -> None:
        self._names[fact].setText(name)
        self._values[fact].show_text(value)
        for label in (self._names[fact], self._values[fact]):
            label.setVisible(bool(value))

    def _owner_text(self, incident: Incident) -> str:
        if not incident.owner:
            return self.tr("nobody yet")
        if not incident.offered_to:
            return incident.owner
        return self.tr("{0}, offered to {1}").format(incident.owner, incident.offered_to)

    def _checked_text(self, incident: Incident) -> str:
        if incident.checked_at is None:
            wanted = incident.is_open and incident.category in self._words.checked
            return self.tr("before closing") if wanted else ""
        at = moment_text(incident.checked_at, self._now, self._zone)
        return self.tr("{0} by {1}").format(at, incident.checked_by)

    def _opened_text(self, incident: Incident) -> str:
        local, today = incident.opened_at.astimezone(self._zone), self._now.astimezone(self._zone).date()
        age = age_text((self._now - incident.opened_at).total_seconds())
        at = f"{local:%H:%M:%S}" if local.date() == today else f"{local:%d/%m/%Y %H:%M}"
        return self.tr("{0}, {1} ago").format(at, age)

    def _source_text(self, incident: Incident) -> str:
        if not incident.source:
            return ""
        name = self._words.feed(incident.source, self._language)
        if self._reported_at is None:
            return self.tr("{0}, age unknown").format(name)
        age = age_text((self._now - self._reported_at).total_seconds())
        return self.tr("{0}, report {1} ago").format(name, age)

    def _at_source_text(self, incident: Incident) -> str:
        """Both states side by side where they differ; the shape stands for "look here"."""
        said = self._at_source
        self._values["at_source"].setProperty("tone", "stale" if said and said.is_mismatch else "second")
        self._values["at_source"].style().polish(self._values["at_source"])
        if said is None:
            return ""
        age = age_text((self._now - said.as_of).total_seconds())
        if said.is_mismatch:
            here = status_word(incident.status).lower()
            return "◆ " + self.tr("“{0}” ({1} ago), here {2}: they differ").format(said.word, age, here)
        return self.tr("“{0}” ({1} ago)").format(said.word, age)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self._mark, self._severity, self._number, self._drill):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._status)
        self._number.setProperty("tone", "second")
        self._drill.setProperty("tone", "drill")
        self._place.setProperty("tone", "second")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._title)
        layout.addWidget(self._place)
        layout.addSpacing(4)
        layout.addWidget(self._clocks)
        layout.addWidget(self._particulars)
        self._fill_particulars()

    def _fill_particulars(self) -> None:
        grid = QGridLayout(self._particulars)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        for row, facts in enumerate(ROWS):
            for place, fact in enumerate(facts):
                self._names[fact].setProperty("tone", "hint")
                grid.addWidget(self._names[fact], row, 2 * place, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(self._values[fact], row, 2 * place + 1, 1, 3 if len(facts) == 1 else 1)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
