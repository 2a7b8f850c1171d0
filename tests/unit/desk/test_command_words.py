"""What a typed line means, line by line; hostile text included."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from services.domain.geo import Point
from services.domain.incident import Disposition, Incident, IncidentStatus
from services.domain.profile import USUAL_CLOSINGS, Village
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.open_numbers import OpenNumbers
from widgets.desk.command_complete import complete
from widgets.desk.command_context import CommandContext
from widgets.desk.command_words import Command, Refusal, parse
from widgets.desk.verbs import SCREENS, VERBS, VerbCode, usage, verb_named, verb_word
from widgets.incidents.wishes import AcknowledgeWish, AssignWish, CloseWish, NoteWish, StatusWish

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
V = VerbCode


def incident(number: str, **fields: object) -> Incident:
    plain = Incident(f"id-{number}", number, "flood", Severity.P2, IncidentStatus.NEW, f"Banjir {number}", AT, AT)
    return replace(plain, **fields)  # type: ignore[arg-type]


FLOOD = incident("A-26-00042")
TAKEN = incident("A-26-00043", acknowledged_at=AT, acknowledged_by="Budi", owner="Budi")
WITH_BPBD = incident("A-26-00044", agencies=("BPBD",), status=IncidentStatus.ASSIGNED)
OLD, NEW = incident("A-25-00007"), incident("A-26-00007")
OPEN = {i.incident_id: i for i in (FLOOD, TAKEN, WITH_BPBD, OLD, NEW)}


def context() -> CommandContext:
    numbers = OpenNumbers()
    for each in OPEN.values():
        numbers.add(each.incident_id, each.number)

    def known(ids: Sequence[str]) -> tuple[Incident, ...]:
        return tuple(OPEN[i] for i in ids)

    return CommandContext(
        agencies={
            "BPBD": "BPBD",
            "DINSOS": "Dinas Sosial",
            "DINKES": "Dinas Kesehatan",
            "DLH": "Dinas Lingkungan",
        },
        categories={"flood": Label("Banjir", "Flood"), "rob": Label("Banjir rob", "Tidal flood")},
        keywords={"flood": ("genangan",)},
        closings=USUAL_CLOSINGS,
        villages=(
            Village("1", "Kertawinangun", "desa", "Kandanghaur", Point(-6.3, 108.1), 1.0),
            Village("2", "Eretan Kulon", "desa", "Kandanghaur", Point(-6.3, 108.1), 1.0),
        ),
        find=lambda word: known(numbers.find(word)),
        begin_with=lambda word: known(numbers.begin_with(word, limit=9)),
        selected=FLOOD,
    )


ID = FLOOD.incident_id
UNDERSTOOD: list[tuple[str, Command]] = [
    ("42", Command(V.OPEN, FLOOD)),
    ("A-26-00042", Command(V.OPEN, FLOOD)),
    ("a-26-00042", Command(V.OPEN, FLOOD)),
    ("  00042  ", Command(V.OPEN, FLOOD)),
    ("/buka 42", Command(V.OPEN, FLOOD)),
    ("/OPEN 42", Command(V.OPEN, FLOOD)),
    ("/baru", Command(V.NEW)),
    ("/new", Command(V.NEW)),
    ("/baru banjir kandanghaur", Command(V.NEW, text="banjir kandanghaur", category="flood", district="Kandanghaur")),
    ("/baru Banjir  rob di Eretan Kulon", Command(V.NEW, text="Banjir rob di Eretan Kulon", category="rob",
                                                 place="Eretan Kulon", district="Kandanghaur")),
    ("/new genangan", Command(V.NEW, text="genangan", category="flood")),
    ("/baru pohon tumbang", Command(V.NEW, text="pohon tumbang")),
    ("/baru banjirrob", Command(V.NEW, text="banjirrob")),
    ("/terima 42", Command(V.ACKNOWLEDGE, FLOOD, AcknowledgeWish(ID))),
    ("/ack .", Command(V.ACKNOWLEDGE, FLOOD, AcknowledgeWish(ID))),
    ("/tugas 42 bpbd dinsos", Command(V.ASSIGN, FLOOD, AssignWish(ID, ("BPBD", "DINSOS")))),
    ("/assign 42 BPBD, DINSOS", Command(V.ASSIGN, FLOOD, AssignWish(ID, ("BPBD", "DINSOS")))),
    ("/tugas 42 bpbd bpbd", Command(V.ASSIGN, FLOOD, AssignWish(ID, ("BPBD",)))),
    ("/tugas 42 sosial", Command(V.ASSIGN, FLOOD, AssignWish(ID, ("DINSOS",)))),
    ("/tugas 42 dl: bawa perahu", Command(V.ASSIGN, FLOOD, AssignWish(ID, ("DLH",), "bawa perahu"))),
    ("/tugas 44 dlh", Command(V.ASSIGN, WITH_BPBD, AssignWish(WITH_BPBD.incident_id, ("DLH",)))),
    ("/st 42 tangani", Command(V.STATUS, FLOOD, StatusWish(ID, IncidentStatus.IN_PROGRESS))),
    ("/status 42 VERIF", Command(V.STATUS, FLOOD, StatusWish(ID, IncidentStatus.VERIFIED))),
    ("/st 42 tunda menunggu pompa", Command(V.STATUS, FLOOD, StatusWish(ID, IncidentStatus.ON_HOLD, "menunggu pompa"))),
    ("/st 44 selesai", Command(V.STATUS, WITH_BPBD, StatusWish(WITH_BPBD.incident_id, IncidentStatus.RESOLVED))),
    ("/catat 42 air <b>70</b> cm", Command(V.NOTE, FLOOD, NoteWish(ID, "air <b>70</b> cm"))),
    ("/note 42 /tutup 42", Command(V.NOTE, FLOOD, NoteWish(ID, "/tutup 42"))),
    ("/tutup 42 selesai", Command(V.CLOSE, FLOOD, CloseWish(ID, Disposition.HANDLED))),
    ("/tutup 42 selesai air surut", Command(V.CLOSE, FLOOD, CloseWish(ID, Disposition.HANDLED, "air surut"))),
    ("/tutup 42 Tidak terbukti iseng", Command(V.CLOSE, FLOOD, CloseWish(ID, Disposition.UNFOUNDED, "iseng"))),
    ("/close 42 duplicate A-26-00043", Command(V.CLOSE, FLOOD, CloseWish(ID, Disposition.DUPLICATE, "A-26-00043"))),
    ("/close 42 dupl sama", Command(V.CLOSE, FLOOD, CloseWish(ID, Disposition.DUPLICATE, "sama"))),
    ("/kamera 42", Command(V.CAMERA, FLOOD)),
    ("/camera .", Command(V.CAMERA, FLOOD)),
    ("/peta 42", Command(V.MAP, FLOOD)),
    ("/map 42", Command(V.MAP, FLOOD)),
    ("/cetak 42", Command(V.PRINT, FLOOD)),
    ("/cari pantura", Command(V.FIND, text="pantura")),
    ("/find  jalan rusak ", Command(V.FIND, text="jalan rusak")),
    ("/layar umpan", Command(V.SCREEN, screen="feeds")),
    ("/screen history", Command(V.SCREEN, screen="history")),
    ("/umpan", Command(V.SCREEN, screen="feeds")),
    ("/kirim", Command(V.SCREEN, screen="outbox")),
    ("/tema", Command(V.THEME)),
    ("/alarm", Command(V.ALARMS)),
    ("/bantuan", Command(V.HELP)),
]  # fmt: skip

REFUSED = [
    ("", "Type a command"),
    ("/", "Type a command"),
    ("/terbang", "No such command: “/terbang”"),
    ("/ baru", "No such command: “/”"),
    ("99", "No open incident has the number “99”"),
    ("/tugas", "Missing: the incident's number"),
    ("/tugas 42", "Missing: at least one agency"),
    ("/tugas 42 :", "Missing: at least one agency"),
    ("/tugas 42 dinas", "“dinas” could be Dinas Kesehatan, Dinas Lingkungan, Dinas Sosial"),
    ("/tugas 42 bpbd polisi", "No agency is called “polisi”"),
    ("/tugas 42 ,", "No agency is called “,”"),
    ("/tugas 44 bpbd", "A-26-00044 is already assigned to BPBD"),
    ("/tugas 7 bpbd", "“7” could be A-25-00007, A-26-00007"),
    ("/terima 43", "A-26-00043 was already acknowledged by Budi"),
    ("/terima 42 sekarang", "Nothing may stand behind the number"),
    ("/st 42", "Missing: the status"),
    ("/st 42 lari", "“lari” is no status"),
    ("/st 42 t", "“t” is no status"),
    ("/st 42 tutup", "Close with /tutup"),
    ("/st 42 baru", "A-26-00042 is New: it cannot become New"),
    ("/st 42 ditugaskan", "No agency is assigned to A-26-00042"),
    ("/st 42 tunda", "Missing: the reason"),
    ("/catat 42", "Missing: the note"),
    ("/tutup 42", "Missing: the disposition"),
    ("/tutup 42 duplikat", "Missing: the reason"),
    ("/tutup 42 entah", "“entah” is no disposition"),
    ("/cari", "Missing: what to search for"),
    ("/cari   ", "Missing: what to search for"),
    ("/layar", "Missing: the screen"),
    ("/layar bulan", "There is no screen “bulan”"),
    ("/tema gelap", "Nothing may stand behind /tema"),
    ("/kamera \uff14\uff12", "No open incident has the number “\uff14\uff12”"),
    ("/kamera 42'; DROP TABLE incident;--", "No open incident has the number “42';”"),
    ("/kamera -42", "No open incident"),
    ("/kamera 0", "No open incident"),
    ("/kamera %s{0}", "No open incident has the number “%s{0}”"),
    ("/tugas 42 <img src=x>", "No agency is called “<img”"),
    ("\u202e/baru", "No open incident"),
    ("/" + "x" * 100, "No such command: “/xxx"),
    ("/catat 42 " + "x" * 700, "at most 600 characters"),
    ("\x00\x00", "No open incident"),
]


@pytest.mark.parametrize(("line", "command"), UNDERSTOOD)
def test_that_a_line_means_what_it_says(line: str, command: Command) -> None:
    assert parse(line, context()) == command


@pytest.mark.parametrize(("line", "reason"), REFUSED)
def test_that_a_line_is_refused_with_its_reason(line: str, reason: str) -> None:
    answer = parse(line, context())
    assert isinstance(answer, Refusal)
    assert reason in answer.reason
    assert len(answer.reason) < 300


def test_that_no_verb_is_named_twice_and_each_says_what_it_does() -> None:
    names = [name for verb in VERBS for name in verb.names]
    names += [f"/{word}" for words in SCREENS.values() for word in words]
    assert len(names) == len(set(names))
    assert {verb.code for verb in VERBS} == set(VerbCode)
    for verb in VERBS:
        assert verb_word(verb.code)
        assert usage(verb).startswith(verb.names[0])
        assert all(verb_named(name.upper()) is verb for name in verb.names)


def test_that_a_dot_without_a_selected_incident_is_refused() -> None:
    answer = parse("/terima .", replace(context(), selected=None))
    assert answer == Refusal("No incident is selected.")


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("/tu", ["/tugas ", "/tutup "]),
        ("/ass", ["/assign "]),
        ("/um", ["/umpan"]),
        ("/tugas 4", ["/tugas A-26-00042 ", "/tugas A-26-00043 ", "/tugas A-26-00044 "]),
        ("/tugas A-25", ["/tugas A-25-00007 "]),
        ("/tugas 42 BPBD d", ["/tugas 42 BPBD DINSOS ", "/tugas 42 BPBD DINKES ", "/tugas 42 BPBD DLH "]),
        ("/tugas 42 bpbd b", []),
        ("/st 44 t", ["/st 44 tangani ", "/st 44 tunda "]),
        ("/tutup 42 di", ["/tutup 42 Dilimpahkan ke pihak lain ", "/tutup 42 Dibatalkan pelapor "]),
        ("/baru banjir kertaw", ["/baru banjir Kertawinangun "]),
        ("/layar r", ["/layar riwayat "]),
        ("42", []),
        ("/catat 42 bp", []),
        ("/xyz 1", []),
    ],
)
def test_that_the_word_being_typed_is_completed(line: str, lines: list[str]) -> None:
    assert [offered.line for offered in complete(line, context())] == lines


def test_that_a_number_that_left_is_found_no_more_and_one_that_two_share_needs_the_whole() -> None:
    numbers = OpenNumbers()
    numbers.add("a", "A-26-00042")
    numbers.add("b", "LAT-26-00042")
    assert numbers.find("42") == ("a", "b")
    assert numbers.find("lat-26-00042") == ("b",)
    numbers.drop("a")
    numbers.drop("a")
    assert numbers.find("042") == ("b",)
    assert numbers.find("") == numbers.find("0") == ()
    assert numbers.begin_with("4", limit=3) == ("b",)
