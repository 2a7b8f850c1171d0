"""One incident on one page (A4, PDF): facts, people, clocks, tasks, evidence, log.

The same record gives the same bytes: nothing of it comes from the clock or the machine.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from services.domain.profile import Profile
from services.domain.text import Language
from services.reports.masking import masked_name, masked_text
from services.reports.page_words import CLOCKS, HEADINGS, STATUSES, STOPS, TASKS, kind_label, told

FONT = "ICC-Inter"
MARGIN, LINE, SMALL, NORMAL, LARGE = 42.0, 12.5, 8.0, 9.0, 16.0  # points
LABEL_WIDTH = 100.0
TITLE_LINES, TEXT_LINES, ROWS = 2, 6, 8
FOOT = 28.0  # points kept for the last line


@dataclass(frozen=True, slots=True)
class PageOptions:
    """``font`` is a TrueType file; ``is_masked`` hides the names and numbers of people."""

    font: Path
    zone: tzinfo
    zone_label: str
    language: Language = "id"
    is_masked: bool = False


def incident_page(incident: Incident, events: Sequence[Event], profile: Profile, options: PageOptions) -> bytes:
    """Return the page as a PDF. ``events`` are the incident's, oldest first. Any text is safe."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(options.font)))
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(incident.number)
    canvas.setAuthor(profile.area.name)
    _Page(canvas, incident, events, profile, options).draw()
    canvas.showPage()
    canvas.save()
    return paper.getvalue()


class _Page:
    """Writes from top to bottom; the log takes what is left."""

    def __init__(
        self, canvas: Canvas, incident: Incident, events: Sequence[Event], profile: Profile, options: PageOptions
    ) -> None:
        self._canvas, self._incident, self._events = canvas, incident, events
        self._profile, self._options = profile, options
        self._y = A4[1] - MARGIN

    def draw(self) -> None:
        self._draw_head()
        self._section("facts", self._facts())
        self._section("people", self._people())
        self._section("clocks", self._limited([self._clock_row(n) for n in range(len(self._incident.clocks))]))
        self._section("tasks", self._limited(self._tasks()))
        self._section("evidence", self._limited(self._evidence()))
        self._draw_log()
        self._draw_foot()

    def _draw_head(self) -> None:
        incident = self._incident
        if incident.is_drill:
            self._write(self._word("drill"), size=NORMAL, indent=0.0)
        status = STATUSES[incident.status].in_language(self._options.language)
        self._y -= LARGE - NORMAL
        self._write(f"{incident.number} · {incident.severity.name} · {status}", size=LARGE, indent=0.0)
        self._y -= 4
        self._write(self._said(incident.title), size=LARGE * 0.8, indent=0.0, lines=TITLE_LINES)
        if incident.description and incident.description != incident.title:
            self._write(self._said(incident.description), size=NORMAL, indent=0.0, lines=TEXT_LINES)

    def _facts(self) -> Iterator[tuple[str, str]]:
        incident, language = self._incident, self._options.language
        names = {category.code: category.name.in_language(language) for category in self._profile.categories}
        yield self._word("category"), names.get(incident.category, incident.category)
        yield self._word("place"), ", ".join(part for part in (incident.place, incident.district) if part)
        point = incident.point
        yield self._word("point"), f"{point.lat:.5f}, {point.lon:.5f}" if point else self._word("unknown")
        yield self._word("source"), " ".join(part for part in (incident.source, incident.external_id) if part)
        yield self._word("channel"), incident.channel
        yield self._word("opened"), self._time(incident.opened_at)
        if incident.closed_at is not None:
            disposition = incident.disposition.value if incident.disposition else ""
            closings = {each.code: each.name.in_language(language) for each in self._profile.closings}
            yield (
                self._word("closed"),
                f"{self._time(incident.closed_at)}  {closings.get(disposition, disposition)}",
            )
        agencies = {agency.code: agency.name for agency in self._profile.agencies}
        yield self._word("agencies"), ", ".join(agencies.get(code, code) for code in incident.agencies)

    def _people(self) -> Iterator[tuple[str, str]]:
        incident = self._incident
        yield self._word("reporter"), ", ".join(self._name(name) for name in incident.reporters)
        yield self._word("owner"), self._name(incident.owner)
        at_risk = incident.people_at_risk
        yield self._word("risk"), self._word("unknown") if at_risk is None else str(at_risk)

    def _clock_row(self, number: int) -> tuple[str, str]:
        clock, language = self._incident.clocks[number], self._options.language
        state = STOPS[clock.stop].in_language(language)
        return CLOCKS[clock.rule.kind].in_language(language), f"{self._time(clock.due_at)} · {state}"

    def _tasks(self) -> list[tuple[str, str]]:
        agencies = {agency.code: agency.name for agency in self._profile.agencies}
        return [
            (
                agencies.get(task.agency, task.agency),
                f"{TASKS[task.state].in_language(self._options.language)} · {self._time(task.asked_at)} · "
                f"{self._said(task.title)}",
            )
            for task in self._incident.tasks
        ]

    def _evidence(self) -> list[tuple[str, str]]:
        """Return the reports the incident rests on, each with the digest of what arrived."""
        reports = [event for event in self._events if event.kind is EventKind.OBSERVED]
        return [(self._time(event.at), f"{event.actor} · {event.data.get('digest', '')}") for event in reports]

    def _draw_log(self) -> None:
        """The newest entries that fit, oldest of them first; how many are left out is said."""
        self._heading("log")
        room = int((self._y - MARGIN - FOOT) // LINE)
        shown = list(self._events)[-max(0, room - 1) :] if room > 1 else []
        left = len(self._events) - len(shown)
        if left:
            self._write(self._word("earlier").format(left), size=SMALL, indent=0.0, lines=1)
        for event in shown:
            kind = kind_label(event).in_language(self._options.language)
            who = event.actor if event.actor.startswith(("feed:", "system")) else self._name(event.actor)
            self._row(self._time(event.at), f"{who} · {kind} · {self._said(told(event))}".removesuffix(" · "))

    def _draw_foot(self) -> None:
        last = self._events[-1] if self._events else None
        seq, at = (last.seq, last.at) if last else (self._incident.seq, self._incident.updated_at)
        words = self._word("as_of").format(seq, self._time(at))
        if self._options.is_masked:
            words = f"{words}. {self._word('masked')}"
        self._y = MARGIN
        self._write(words, size=SMALL, indent=0.0, lines=1)

    # pieces

    def _section(self, name: str, rows: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> None:
        self._heading(name)
        written = False
        for label, text in rows:
            self._row(label, text or self._word("none"))
            written = True
        if not written:
            self._row("", self._word("none"))

    def _limited(self, rows: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
        left = len(rows) - ROWS
        return rows if left <= 0 else (*rows[:ROWS], ("", self._word("more").format(left)))

    def _heading(self, name: str) -> None:
        self._y -= 6
        self._canvas.setLineWidth(0.5)
        self._canvas.line(MARGIN, self._y + LINE - 2, A4[0] - MARGIN, self._y + LINE - 2)
        self._write(self._word(name), size=NORMAL * 1.1, indent=0.0)

    def _row(self, label: str, text: str) -> None:
        """One line: the label on the left, the text behind it."""
        self._canvas.setFont(FONT, SMALL)
        self._canvas.drawString(MARGIN, self._y, _fitting(label, LABEL_WIDTH - 4))
        self._write(text, size=SMALL, indent=LABEL_WIDTH, lines=1)

    def _write(self, text: str, *, size: float, indent: float, lines: int = 1) -> None:
        width = A4[0] - 2 * MARGIN - indent
        self._canvas.setFont(FONT, size)
        for line in _lines(text, size, width, limit=lines):
            self._canvas.drawString(MARGIN + indent, self._y, line)
            self._y -= max(LINE, size * 1.3)

    def _word(self, name: str) -> str:
        return HEADINGS[name].in_language(self._options.language)

    def _time(self, at: datetime) -> str:
        return f"{at.astimezone(self._options.zone):%d-%m-%Y %H.%M} {self._options.zone_label}"

    def _name(self, name: str) -> str:
        return masked_name(name) if self._options.is_masked else name

    def _said(self, text: str) -> str:
        """Return free text; masked, reporters' names and long numbers in it are hidden."""
        if not self._options.is_masked:
            return text
        for name in self._incident.reporters:
            text = text.replace(name, masked_name(name))
        return masked_text(text)


def _lines(text: str, size: float, width: float, *, limit: int) -> list[str]:
    """Return ``text`` broken to ``width`` points; what does not fit into ``limit`` lines ends in an ellipsis."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[:4000]).split())
    broken = [plain] if limit == 1 else simpleSplit(plain, FONT, size, width) or [""]
    if len(broken) > limit:
        broken = [*broken[: limit - 1], f"{broken[limit - 1]} …"]
    return [_fitting(line, width, size=size) for line in broken]


def _fitting(text: str, width: float, *, size: float = SMALL) -> str:
    """Return ``text``, or as much of its beginning as fits, with an ellipsis."""
    if pdfmetrics.stringWidth(text, FONT, size) <= width:
        return text
    fits = bisect_right(
        range(len(text)), width, key=lambda end: pdfmetrics.stringWidth(f"{text[:end]}…", FONT, size)
    )
    return f"{text[: max(0, fits - 1)]}…"
