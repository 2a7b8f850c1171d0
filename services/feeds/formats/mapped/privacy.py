"""People and keys in rows of unknown make: found by the names of their columns, masked before anything is kept."""

import re
from collections.abc import Callable, Iterable

from services.domain.event import Json
from services.feeds.formats.links import REMOVED, is_secret_name, without_credentials
from services.feeds.formats.mapped.words import text_of
from services.feeds.formats.masking import masked_number

# Columns of complaint and call-centre exports that hold a person, with spaces and signs as underscores.
_PERSONAL = re.compile(
    r"(nama_)?(lengkap_)?(pelapor|pemohon|pengadu|penelepon|pemanggil|reporter|caller|pasien|patient)(_name)?"
    r"|nama_lengkap|full_?name|first_name|last_name|username|user_name"
    r"|(no|nomor|number)?_?(telepon|telp|tlp|hp|handphone|ponsel|wa|whatsapp|phone|mobile|kontak|contact)(_number|_no)?"
    r"(_pelapor|_pemohon|_pengadu|_penelepon)?"
    r"|(phone|telepon|telp|hp|email|alamat|nik|ktp)_(pelapor|pemohon|pengadu|penelepon|pasien)"
    r"|(alamat_)?e_?mail|surel|(no|nomor)?_?(nik|ktp|kk|bpjs)|caller_id|msisdn"
)
_WORD = re.compile(r"\w+")
_SIGNS = re.compile(r"[^a-z0-9]+")
Mask = Callable[[Json], Json]


class Privacy:
    """Masks rows in place. Remembers which names are personal, so that 50,000 rows ask once for each."""

    def __init__(self, personal: Iterable[tuple[str, ...]] = ()) -> None:
        self._paths = tuple(personal)
        self._known: dict[str, Mask | None] = {}

    def mask(self, row: Json) -> None:
        for path in self._paths:
            _mask_at(row, path)
        left = [row]
        while left:
            value = left.pop()
            if isinstance(value, list):
                left.extend(inner for inner in value if isinstance(inner, dict | list))
                value[:] = [without_credentials(inner) if isinstance(inner, str) else inner for inner in value]
            elif isinstance(value, dict):
                left.extend(self._mask_object(value))

    def _mask_object(self, value: dict[str, Json]) -> list[Json]:
        deeper: list[Json] = []
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                deeper.append(inner)
            elif inner and (mask := self._mask_for(name)):
                value[name] = mask(inner)
            elif isinstance(inner, str) and ("=" in inner or ":" in inner):
                value[name] = without_credentials(inner)
        return deeper

    def _mask_for(self, name: str) -> Mask | None:
        if name not in self._known:
            self._known[name] = _removed if is_secret_name(name) else _masked if is_personal(name) else None
        return self._known[name]


def is_personal(name: str) -> bool:
    """Return whether a column of this name holds a person's name, number or address."""
    return _PERSONAL.fullmatch(_SIGNS.sub("_", name[:80].lower()).strip("_")) is not None


def _mask_at(row: Json, path: tuple[str, ...]) -> None:
    for key in path[:-1]:
        row = row.get(key) if isinstance(row, dict) else None
    if isinstance(row, dict) and row.get(path[-1]) is not None:
        row[path[-1]] = _masked(row[path[-1]])


def _masked(value: Json) -> Json:
    """Return "S*** 0812xxxxxx901": the first letter of each word, the ends of each long number."""
    text = text_of(value)[:200]
    if not any(c.isalpha() for c in text):
        return masked_number(text) or None
    return " ".join(_masked_word(word) for word in _WORD.findall(text)) or None


def _masked_word(word: str) -> str:
    return masked_number(word) if len(word) >= 6 and word.isdigit() else word[0] + "***"


def _removed(value: Json) -> Json:
    return REMOVED
