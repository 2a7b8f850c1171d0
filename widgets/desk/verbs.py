"""The commands of the bar: each defined once, for the bar, its completion, the key help and the queue's hints."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication


class Part(Enum):
    """What stands behind a verb. TEXT must be there, WORDS may."""

    NUMBER = "number"
    AGENCIES = "agencies"
    STATUS = "status"
    CLOSING = "closing"
    SCREEN = "screen"
    TEXT = "text"
    WORDS = "words"


class VerbCode(Enum):
    NEW = "new"
    OPEN = "open"
    ASSIGN = "assign"
    STATUS = "status"
    ACKNOWLEDGE = "acknowledge"
    NOTE = "note"
    CLOSE = "close"
    CAMERA = "camera"
    MAP = "map"
    PRINT = "print"
    FIND = "find"
    SCREEN = "screen"
    ALARMS = "alarms"
    THEME = "theme"
    LANGUAGE = "language"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Verb:
    """``names`` begin with "/": the room's own first, then its aliases. ``key`` does the same in the queue."""

    code: VerbCode
    names: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    key: str = ""


VERBS = (
    Verb(VerbCode.NEW, ("/baru", "/new"), (Part.WORDS,), key="N"),
    Verb(VerbCode.OPEN, ("/buka", "/open"), (Part.NUMBER,), key="Enter"),
    Verb(VerbCode.ACKNOWLEDGE, ("/terima", "/ack", "/acknowledge"), (Part.NUMBER,), key="A"),
    Verb(VerbCode.ASSIGN, ("/tugas", "/assign"), (Part.NUMBER, Part.AGENCIES, Part.WORDS), key="T"),
    Verb(VerbCode.STATUS, ("/st", "/status"), (Part.NUMBER, Part.STATUS, Part.WORDS), key="S"),
    Verb(VerbCode.NOTE, ("/catat", "/note"), (Part.NUMBER, Part.TEXT), key="C"),
    Verb(VerbCode.CLOSE, ("/tutup", "/close"), (Part.NUMBER, Part.CLOSING, Part.WORDS), key="X"),
    Verb(VerbCode.CAMERA, ("/kamera", "/camera"), (Part.NUMBER,)),
    Verb(VerbCode.MAP, ("/peta", "/map"), (Part.NUMBER,)),
    Verb(VerbCode.PRINT, ("/cetak", "/print"), (Part.NUMBER,)),
    Verb(VerbCode.FIND, ("/cari", "/find", "/search"), (Part.TEXT,)),
    Verb(VerbCode.SCREEN, ("/layar", "/screen"), (Part.SCREEN,)),
    Verb(VerbCode.ALARMS, ("/alarm", "/alarms"), key="F8"),
    Verb(VerbCode.THEME, ("/tema", "/theme")),
    Verb(VerbCode.LANGUAGE, ("/bahasa", "/language")),
    Verb(VerbCode.HELP, ("/bantuan", "/help"), key="?"),
)

SCREENS = {  # by what it is called, the room's own word first; each is a command of its own too
    "operations": ("operasi", "operations"),
    "cctv": ("cctv",),
    "programmes": ("program", "programmes"),
    "history": ("riwayat", "history"),
    "feeds": ("umpan", "feeds"),
    "settings": ("pengaturan", "settings"),
    "outbox": ("kirim", "outbox"),
    "wall": ("dinding", "wall"),
}


def verb_named(name: str) -> Verb | None:
    """Return the verb that is called ``name``, in any case; "/umpan" is the screen of that name."""
    wanted = name.casefold()
    return next((verb for verb in VERBS if wanted in verb.names), None)


def screen_named(word: str) -> str:
    """Return the code of a screen, "" when there is none of that name."""
    wanted = word.casefold().removeprefix("/")
    return next((code for code, names in SCREENS.items() if wanted in names), "")


def verb_word(code: VerbCode) -> str:
    """Return what the verb does."""
    translate = QCoreApplication.translate
    return {
        VerbCode.NEW: translate("Verbs", "take a new incident"),
        VerbCode.OPEN: translate("Verbs", "show an incident"),
        VerbCode.ACKNOWLEDGE: translate("Verbs", "acknowledge"),
        VerbCode.ASSIGN: translate("Verbs", "assign to agencies"),
        VerbCode.STATUS: translate("Verbs", "change the status"),
        VerbCode.NOTE: translate("Verbs", "write a note"),
        VerbCode.CLOSE: translate("Verbs", "close with a reason"),
        VerbCode.CAMERA: translate("Verbs", "show the cameras nearby"),
        VerbCode.MAP: translate("Verbs", "show on the map"),
        VerbCode.PRINT: translate("Verbs", "print on one page (PDF)"),
        VerbCode.FIND: translate("Verbs", "search everything, closed too"),
        VerbCode.SCREEN: translate("Verbs", "go to a screen"),
        VerbCode.ALARMS: translate("Verbs", "alarms: acknowledge, shelve, mute"),
        VerbCode.THEME: translate("Verbs", "dark or light"),
        VerbCode.LANGUAGE: translate("Verbs", "Indonesian or English"),
        VerbCode.HELP: translate("Verbs", "these keys and commands"),
    }[code]


def usage(verb: Verb) -> str:
    """Return the verb and what stands behind it: "/tugas number agencies [note]"."""
    translate = QCoreApplication.translate
    words = {
        Part.NUMBER: translate("Verbs", "number"),
        Part.AGENCIES: translate("Verbs", "agencies"),
        Part.STATUS: translate("Verbs", "status"),
        Part.CLOSING: translate("Verbs", "disposition"),
        Part.SCREEN: translate("Verbs", "screen"),
        Part.TEXT: translate("Verbs", "text"),
    }
    optional = {
        VerbCode.NEW: translate("Verbs", "what and where"),
        VerbCode.ASSIGN: translate("Verbs", "note behind :"),
    }
    rest = optional.get(verb.code, translate("Verbs", "reason"))
    return " ".join((verb.names[0], *(words.get(part, f"[{rest}]") for part in verb.parts)))
