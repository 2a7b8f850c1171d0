"""All clocks of the selected incident, two in a row: running with a bar, standing or met in words."""

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QGridLayout, QWidget

from services.domain.clocks import clocks_of, running_clocks
from services.domain.deadline import ClockKind, Deadline, DeadlineState, Stop
from services.domain.incident import Incident
from widgets.incidents.clock_words import clock_sentence, remaining_text
from widgets.incidents.deadline_line import DeadlineLine
from widgets.incidents.field_words import moment_text
from widgets.theme.theme import Theme


class ClockLines(QWidget):
    """Shows what runs in the order of ClockKind; what an incident does not promise takes no room."""

    def __init__(self, theme: Theme, *, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._lines = {kind: DeadlineLine(theme) for kind in ClockKind}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(2)
        for place, line in enumerate(self._lines.values()):
            layout.addWidget(line, place // 2, place % 2)
        for column in (0, 1):
            layout.setColumnStretch(column, 1)

    def set_theme(self, theme: Theme) -> None:
        for line in self._lines.values():
            line.set_theme(theme)

    def show_incident(self, incident: Incident, now: datetime) -> None:
        clocks, running = {clock.kind: clock for clock in clocks_of(incident)}, running_clocks(incident)
        for kind, line in self._lines.items():
            clock = clocks.get(kind)
            if clock in running:
                self._run(line, clock, now)
            elif clock is not None and (clock.is_paused or clock.stop is Stop.MET):
                self._stand(line, clock, incident, now=now)
            else:
                line.show_none()
        if ClockKind.ANSWER not in clocks and incident.acknowledged_at is not None:
            at = moment_text(incident.acknowledged_at, now, self._zone)
            self._lines[ClockKind.ANSWER].show_words(
                self.tr("Acknowledged {0} by {1}").format(at, incident.acknowledged_by)
            )

    def _run(self, line: DeadlineLine, clock: Deadline, now: datetime) -> None:
        words = clock_sentence(clock, now, self._zone)
        line.show_bar(words, remaining_text(clock, now), state=clock.state(now), share=clock.share(now))

    def _stand(self, line: DeadlineLine, clock: Deadline, incident: Incident, *, now: datetime) -> None:
        who = incident.acknowledged_by if clock.kind is ClockKind.ANSWER else ""
        words = clock_sentence(clock, now, self._zone, who=who)
        if clock.is_paused:
            line.show_bar(words, "", state=DeadlineState.OK, share=clock.share(now))
        else:
            line.show_words(words)
