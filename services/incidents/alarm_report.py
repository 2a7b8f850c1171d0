"""The month's alarms against the numbers of the standard: a table for people, and the same as CSV. Pure."""

import csv
import io
from dataclasses import dataclass
from datetime import tzinfo
from enum import Enum

from services.domain.severity import Severity
from services.domain.text import Label, Language
from services.incidents.alarm_figures import AlarmFigures, share_of

ISA = "ANSI/ISA-18.2-2016 Table 7"
BOTH = f"{ISA}, EEMUA 191"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Verdict(Enum):
    GOOD = Label(id="baik", en="good")
    LIMIT = Label(id="di batas", en="at the limit")
    OVER = Label(id="melampaui", en="over")
    NONE = Label(id="", en="")


@dataclass(frozen=True, slots=True)
class Row:
    name: Label
    value: str
    target: Label
    verdict: Verdict
    source: str


def rows_of(figures: AlarmFigures, zone: tzinfo) -> tuple[Row, ...]:
    """Return the table; ``zone`` is the room's own, for the time of the peak."""
    f, at = figures, f" ({figures.peak_at.astimezone(zone):%d-%m %H:%M})" if figures.peak_at else ""
    above = f.periods_above / f.periods if f.periods else 0.0
    top = sum(count for _, count in f.top) / f.raised if f.raised else 0.0
    return (
        _row("Alarm", "Alarms", str(f.raised), "", "", Verdict.NONE, ""),
        _row("Rata-rata per 10 menit", "Average per 10 min", f"{f.per_10_min:.2f}", "<= 1; paling banyak 2",
             "<= 1; at most 2", _by(f.per_10_min, 1, 2), BOTH),
        _row("Rata-rata per hari", "Average per day", f"{f.per_day:.0f}", "<= 150; paling banyak 300",
             "<= 150; at most 300", _by(f.per_day, 150, 300), ISA),
        _row("Puncak dalam 10 menit", "Peak in 10 min", f"{f.peak}{at}", "<= 10", "<= 10", _by(f.peak, 10, 10),
             BOTH),
        _row("Selang 10 menit di atas 10 alarm", "10 min periods above 10 alarms", _percent(above), "< 1 %", "< 1 %",
             _below(above, 0.01), ISA),
        _row("Waktu dalam banjir alarm", "Time in flood", _percent(f.flood_share), "< 1 %", "< 1 %",
             _below(f.flood_share, 0.01), ISA),
        _row("P1", "P1", _percent(share_of(f, Severity.P1)), "sekitar 5 %", "about 5 %", Verdict.NONE, BOTH),
        _row("P2", "P2", _percent(share_of(f, Severity.P2)), "sekitar 15 %", "about 15 %", Verdict.NONE, BOTH),
        _row("P3 dan P4", "P3 and P4", _percent(share_of(f, Severity.P3, Severity.P4)), "sekitar 80 %", "about 80 %",
             Verdict.NONE, BOTH),
        _row("Sepuluh sumber tersering", "Ten most frequent sources", _percent(top), "< 1 % sampai 5 %", "< 1 % to 5 %",
             _below(top, 0.05), ISA),
        _row("Beruntun (3 dalam 60 detik)", "Chattering (3 in 60 s)", str(len(f.chattering)), "0", "0",
             _by(len(f.chattering), 0, 0), ISA),
        _row("Basi (di atas 24 jam), hari terburuk", "Stale (over 24 h), worst day", str(f.stale_on_worst_day), "< 5",
             "< 5", _below(f.stale_on_worst_day, 5), ISA),
        _row("Basi sepanjang bulan", "Stale in the whole time", str(f.stale), "", "", Verdict.NONE, ""),
        _row("Disisihkan", "Shelved", str(f.shelvings), "dicatat semua", "all recorded", Verdict.NONE, ISA),
    )  # fmt: skip


def as_text(figures: AlarmFigures, *, zone: tzinfo, language: Language) -> str:
    """Return the report as plain text."""
    lines = [_span(figures, zone)]
    rows = [_cells(row, language) for row in rows_of(figures, zone)]
    widths = [max(len(row[n]) for row in rows) for n in range(5)]
    lines += [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    lines += ["", Label(id="Sumber tersering", en="Most frequent sources").in_language(language)]
    lines += [f"{count:>6}  {' '.join(title.split())}" for title, count in figures.top] or ["     0  -"]
    return "\n".join(lines) + "\n"


def as_csv(figures: AlarmFigures, *, zone: tzinfo, language: Language) -> str:
    """Return the report as CSV. A text that a spreadsheet would take for a formula is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head = ("ukuran", "nilai", "acuan", "penilaian", "sumber")
    writer.writerow(head if language == "id" else ("measure", "value", "target", "verdict", "source"))
    for row in rows_of(figures, zone):
        writer.writerow(_cells(row, language))
    for title, count in figures.top:
        writer.writerow((_harmless(title), count, "", "", ""))
    return out.getvalue()


def _cells(row: Row, language: Language) -> tuple[str, ...]:
    name, target, verdict = (word.in_language(language) for word in (row.name, row.target, row.verdict.value))
    return name, row.value, target, verdict, row.source


def _row(
    name_id: str, name_en: str, value: str, target_id: str, target_en: str, verdict: Verdict, source: str
) -> Row:
    return Row(Label(id=name_id, en=name_en), value, Label(id=target_id, en=target_en), verdict, source)


def _by(value: float, good: float, limit: float) -> Verdict:
    return Verdict.GOOD if value <= good else Verdict.LIMIT if value <= limit else Verdict.OVER


def _below(value: float, limit: float) -> Verdict:
    return Verdict.GOOD if value < limit else Verdict.OVER


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _span(figures: AlarmFigures, zone: tzinfo) -> str:
    start, end = figures.start.astimezone(zone), figures.end.astimezone(zone)
    return f"{start:%Y-%m-%d %H:%M} - {end:%Y-%m-%d %H:%M}"


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
