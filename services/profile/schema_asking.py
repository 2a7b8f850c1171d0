"""How a feed may be asked: the keys of ``[feeds.options]`` that every format has, and ``[[budgets]]``."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from services.domain.text import Label
from services.feeds.request import KINDS, OURS
from services.profile.schema import Strict, wrong, wrong_secret

SECRET_PARAMS = frozenset({
    "token", "access_token", "key", "api_key", "apikey", "password", "passwd", "pass", "secret", "sig", "signature",
    "map_key", "auth", "authorization", "client_secret", "jwt",
})  # fmt: skip
_SECRET_HEADER = re.compile(r"auth|cookie|token|key|secret|passw", re.IGNORECASE)
_SECRET_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_HOST = re.compile(r"(\*\.)?[a-z0-9][a-z0-9.-]{0,252}")
_BOT_TOKEN = re.compile(r"bot\d{6,}:[\w-]{20,}")
_BY_REFERENCE = Label(
    id='tanpa rahasia di sini: tulis auth = { kind = "...", name = "...", secret = "nama" } dan isi di panel umpan',
    en='no secret here: write auth = { kind = "...", name = "...", secret = "a_name" } and enter it in the feed panel',
)
_KIND_NAMES = ", ".join(f'"{kind}"' for kind in KINDS)


def _host(name: str) -> str:
    if not _HOST.fullmatch(name):
        raise wrong(Label(id='nama server, atau "*.nama"', en='a host name, or "*.name"'))
    return name


class BudgetModel(Strict):
    hosts: Annotated[list[Annotated[str, AfterValidator(_host)]], Field(min_length=1)]
    per_minute: Annotated[int, Field(ge=1, le=100_000)]


def checked_options(options: dict[str, object]) -> dict[str, object]:
    """Return the options. Raises what a pydantic validator may, for those that say how to ask; no value is quoted."""
    for name, check in _CHECKS.items():
        if name in options:
            check(name, options[name])
    if "body" in options and options.get("method") != "POST":
        raise wrong(Label(id='body hanya bersama method = "POST"', en='body only with method = "POST"'))
    return options


def has_secret(url: str) -> bool:
    """Return whether a key stands in the path, as Telegram has it."""
    return _BOT_TOKEN.search(urlsplit(url).path) is not None


def is_secret_param(name: str) -> bool:
    return name.lower() in SECRET_PARAMS


def _auth(_name: str, value: object) -> None:
    if not isinstance(value, Mapping) or not set(value) <= {"kind", "name", "secret"}:
        raise wrong(Label(id="auth = { kind, name, secret }", en="auth = { kind, name, secret }"))
    if value.get("kind") not in KINDS:
        raise wrong(Label(id=f"auth.kind salah satu dari {_KIND_NAMES}", en=f"auth.kind one of {_KIND_NAMES}"))
    if not isinstance(value.get("secret"), str) or not _SECRET_NAME.fullmatch(str(value["secret"])):
        raise wrong_secret(
            Label(
                id="auth.secret: nama rahasia (huruf kecil, angka, garis bawah), bukan rahasianya",
                en="auth.secret: the secret's name (small letters, digits, underscores), not the secret",
            )
        )
    if value["kind"] != "bearer" and not (isinstance(value.get("name"), str) and value["name"]):
        raise wrong(
            Label(
                id="auth.name: nama header, parameter, {tempat} di alamat, atau nama pengguna",
                en="auth.name: the header, the parameter, the {place} in the address, or the user name",
            )
        )


def _headers(name: str, value: object) -> None:
    for header, text in _table(name, value).items():
        if _SECRET_HEADER.search(header):
            raise wrong_secret(_BY_REFERENCE)
        if header.lower() in OURS or not isinstance(text, str) or not (text.isprintable() and text.isascii()):
            raise wrong(Label(id=f"headers.{header} tidak boleh diatur", en=f"headers.{header} not to be set"))


def _query(name: str, value: object) -> None:
    for param, text in _table(name, value).items():
        if is_secret_param(param):
            raise wrong_secret(_BY_REFERENCE)
        if isinstance(text, bool) or not isinstance(text, str | int | float):
            raise wrong(Label(id=f"query.{param}: teks atau bilangan", en=f"query.{param}: a text or a number"))


def _table(name: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise wrong(Label(id=f"{name} = {{ nama = nilai }}", en=f"{name} = {{ name = value }}"))
    return value


def _method(_name: str, value: object) -> None:
    if value not in ("GET", "POST"):
        raise wrong(Label(id='method = "GET" atau "POST"', en='method = "GET" or "POST"'))


def _text(name: str, value: object) -> None:
    if not isinstance(value, str) or not value:
        raise wrong(Label(id=f'{name} = "..."', en=f'{name} = "..."'))


def _form(name: str, value: object) -> None:
    if not isinstance(value, str) or (value not in ("iso", "date", "epoch", "epoch-ms") and "%" not in value):
        expected = '"iso", "date", "epoch", "epoch-ms", "%Y-%m-%d ..."'
        raise wrong(Label(id=f"{name}: salah satu dari {expected}", en=f"{name}: one of {expected}"))


def _seconds(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 366 * 86_400:
        raise wrong(Label(id=f"{name}: detik, 0 sampai 31622400", en=f"{name}: seconds, 0 to 31622400"))


def _pages(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1000:
        raise wrong(Label(id=f"{name}: bilangan bulat 1 sampai 1000", en=f"{name}: a whole number, 1 to 1000"))


def _truth(name: str, value: object) -> None:
    if not isinstance(value, bool):
        raise wrong(Label(id=f"{name} = true atau false", en=f"{name} = true or false"))


_CHECKS: Mapping[str, Callable[[str, object], None]] = {
    "auth": _auth,
    "headers": _headers,
    "query": _query,
    "method": _method,
    "body": _text,
    "cursor_param": _text,
    "since_param": _text,
    "since_format": _form,
    "since_overlap_s": _seconds,
    "max_pages": _pages,
    "only_when_shown": _truth,
}
