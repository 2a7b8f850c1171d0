"""A pydantic error as a Problem: what is written, what should be, in both languages."""

from collections.abc import Iterator
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from services.domain.text import Label
from services.profile.problem import Problem, found_nothing, found_value
from services.profile.toml_file import TomlFile
from services.profile.toml_lines import KeyPath

_Model = TypeVar("_Model", bound=BaseModel)

_EXPECTED = {
    "missing": Label(id="kunci ini ditulis", en="this key to be written"),
    "string_type": Label(id='teks dalam tanda kutip, "..."', en='text in quotes, "..."'),
    "int_type": Label(id="bilangan bulat tanpa tanda kutip", en="a whole number without quotes"),
    "int_from_float": Label(id="bilangan bulat", en="a whole number"),
    "float_type": Label(id="bilangan tanpa tanda kutip", en="a number without quotes"),
    "finite_number": Label(id="bilangan berhingga", en="a finite number"),
    "bool_type": Label(id="true atau false tanpa tanda kutip", en="true or false without quotes"),
    "list_type": Label(id="daftar dalam kurung siku, [...]", en="a list in brackets, [...]"),
    "dict_type": Label(id="tabel, { ... }", en="a table, { ... }"),
    "model_type": Label(id="tabel, { ... }", en="a table, { ... }"),
    "date_type": Label(id="tanggal tanpa tanda kutip, 2024-06-30", en="a date without quotes, 2024-06-30"),
    "time_type": Label(id="jam tanpa tanda kutip, 07:30:00", en="a time without quotes, 07:30:00"),
    "literal_error": Label(id="salah satu dari {expected}", en="one of {expected}"),
    "greater_than": Label(id="lebih dari {gt}", en="more than {gt}"),
    "greater_than_equal": Label(id="paling kecil {ge}", en="at least {ge}"),
    "less_than": Label(id="kurang dari {lt}", en="less than {lt}"),
    "less_than_equal": Label(id="paling besar {le}", en="at most {le}"),
    "too_short": Label(id="paling sedikit {min_length} isi", en="at least {min_length} item(s)"),
    "string_too_short": Label(id="teks yang tidak kosong", en="text that is not empty"),
    "string_too_long": Label(id="paling panjang {max_length} huruf", en="at most {max_length} characters"),
    "expected": Label(id="{id}", en="{en}"),
}
# By the beginning of the pattern.
PATTERNS = {
    "^[a-z][a-z0-9_]": Label(
        id="kode: huruf kecil, angka, garis bawah, diawali huruf", en="a code: a-z, 0-9, _, starting with a letter"
    ),
    "^[a-z][a-z0-9-]": Label(
        id="kode: huruf kecil, angka, tanda hubung, diawali huruf",
        en="a code: a-z, 0-9, -, starting with a letter",
    ),
    r"^\{drill\}": Label(id="alamat yang diawali {drill}/", en="an address that starts with {drill}/"),
    r"^[\x21-\x7e]": Label(id="teks tanpa spasi", en="text without spaces"),
    "^mappings/": Label(id='berkas pemetaan, "mappings/NAMA.toml"', en='a mapping file, "mappings/NAME.toml"'),
    r"^[^\sA-Z]": Label(
        id="kata kunci huruf kecil, 2 sampai 40 huruf", en="a lower-case keyword of 2 to 40 letters"
    ),
    "^[A-Z0-9]": Label(id="1 sampai 4 huruf besar atau angka", en="1 to 4 capitals or digits"),
    "^[!-~]": Label(id="alamat e-mail", en="an e-mail address"),
    "^[A-Za-z0-9.:-]": Label(
        id="nama server, misalnya mail.contoh.go.id", en="a server name such as mail.example.org"
    ),
    r"^\d{2}": Label(id='kode Kemendagri, misalnya "32.12"', en='a Kemendagri code such as "32.12"'),
    r"^\S": Label(
        id="satu baris teks, tidak diawali spasi", en="one line of text that does not start with a space"
    ),
    r"^[^\x00": Label(id="satu baris teks", en="one line of text"),
}


def validated(file: TomlFile, model: type[_Model]) -> _Model | list[Problem]:
    """Return the file as ``model``, or everything that is wrong with it."""
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        return [_problem(file, model, detail, at=()) for detail in error.errors(include_url=False)]


def mistakes(
    file: TomlFile, model: type[BaseModel], values: object, *, at: KeyPath = ()
) -> Iterator[tuple[KeyPath, Problem]]:
    """Yield everything that keeps ``values``, which stand at ``at`` in the file, from being a ``model``.

    Each comes with its own path within ``values``.
    """
    try:
        model.model_validate(values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield _path(detail), _problem(file, model, detail, at=at)


def _problem(file: TomlFile, model: type[BaseModel], detail: ErrorDetails, *, at: KeyPath) -> Problem:
    path = _path(detail)
    if detail["type"] == "extra_forbidden":
        return file.problem((*at, *path), Label(id="kunci tak dikenal", en="unknown key"), _known_key(model, path))
    return file.problem((*at, *path), _found(detail), _expected(detail))


def _path(detail: ErrorDetails) -> KeyPath:
    """Return where the mistake is; a check of a whole table names the key itself."""
    named = detail.get("ctx", {}).get("at", "")
    return (*detail["loc"], *(named.split(".") if named else ()))


def _found(detail: ErrorDetails) -> Label:
    context = detail.get("ctx", {})
    if context.get("is_secret"):
        return Label(id="tidak ditampilkan", en="not shown here")
    value: object = detail["input"]
    for key in context.get("at", "").split(".") if context.get("at") else ():
        value = value.get(key) if isinstance(value, dict) else None
    return found_nothing() if detail["type"] == "missing" or value is None else found_value(value)


def _expected(detail: ErrorDetails) -> Label:
    context = detail.get("ctx", {})
    if detail["type"] == "string_pattern_mismatch":
        return next(label for start, label in PATTERNS.items() if context["pattern"].startswith(start))
    label = _EXPECTED.get(detail["type"], Label(id=detail["msg"], en=detail["msg"]))
    if not context:
        return label
    return Label(id=_filled(label.id, context).replace(" or ", " atau "), en=_filled(label.en, context))


def _filled(text: str, context: dict[str, object]) -> str:
    for name, value in context.items():
        if text == "{" + name + "}":
            return str(value)
        text = text.replace("{" + name + "}", f"{value:.10g}" if isinstance(value, float) else str(value))
    return text


def _known_key(model: type[BaseModel], path: KeyPath) -> Label:
    known = sorted(_fields_at(model, path[:-1]))
    near = get_close_matches(str(path[-1]), known, n=1)
    if near:
        return Label(id=f'"{near[0]}"?', en=f'"{near[0]}"?')
    return Label(id=f"salah satu dari {', '.join(known)}", en=f"one of {', '.join(known)}")


def _fields_at(model: type[BaseModel], path: KeyPath) -> set[str]:
    here: type[BaseModel] = model
    for step in path:
        if isinstance(step, str) and step in here.model_fields:  # else the name of an entry in a table of entries
            here = _model_in(here.model_fields[step].annotation) or here
    return set(here.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the model inside ``list[...]``, ``dict[...]``, ``... | None`` or ``Annotated[...]``."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    if get_origin(annotation) in (list, dict, Union, UnionType, Annotated):
        return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
    return None
