"""Bodies of 8 MiB that are hard to read: deep, long, many, huge, and what makes a careless pattern quadratic."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy

from services.feeds.formats.items import ITEMS_MAX

SIZE = 8 * 1024 * 1024
Path = tuple[object, ...]

PATTERNS: Mapping[str, str] = {
    "digits": "1",
    "spaces": " ",
    "tabs and letters": "\t\ta",
    "opened tags": "<",
    "tags": "<b ",
    "ampersands": "&a",
    "entities": "&amp;",
    "commas": "1,",
    "points": "-6.3,108.3 ",
    "minus": "-",
    "dots": "1.",
    "colons": "11:",
    "slashes": "/1",
    "parentheses": "((",
    "quotes": "'",
    "roman": "IVX",
    "roman and space": "IV ",
    "coast": "6.5 LS ",
    "keys": "access_token",
    "keys and signs": "access_token%3D",
    "addresses": "http://",
    "at": "a@",
    "controls": "\x00",
    "overrides": "\u202e",
    "newlines": "\r\n",
    "emoji": "\U0001f600",
    "unit": "9 cm ",
    "zones": "+07:00",
    "dates": "2026-11-21T",
    "words": "siaga ",
    "negation": "tidak ",
}


def bodies(size: int = SIZE) -> Iterator[tuple[str, bytes]]:
    """Yield what any format may be sent, whatever it expects."""
    for name, unit in _JSON.items():
        yield f"JSON: {name}", unit(size)
    for name, unit in _XML.items():
        yield f"XML: {name}", unit(size)
    for name, unit in _TEXT.items():
        yield f"text: {name}", unit(size)


def swollen(sample: bytes, size: int = SIZE, *, patterns: Iterable[str] = PATTERNS) -> Iterator[tuple[str, bytes]]:
    """Yield a good JSON body with each of its texts made long by each pattern, and with its lists made long."""
    try:
        values = json.loads(sample)
    except ValueError:
        return
    texts = [path for path, value in _leaves(values) if isinstance(value, str)]
    for name in patterns:
        unit = PATTERNS[name]
        length = max(1, size // max(1, len(texts)) // len(json.dumps(unit)[1:-1]))
        yield f"every text: {name}", _dumped(_with(values, texts, unit * length), size)
    for path, value in list(_leaves(values, lists=True)):
        if isinstance(value, list) and value:
            times = max(1, (size - len(sample)) // (len(json.dumps(value)) + 1))
            where = ".".join(map(str, path)) or "@"
            yield f"list {where} repeated", _dumped(_with(values, [path], value * times), size)
            if times > ITEMS_MAX:
                yield f"list {where} full", _dumped(_with(values, [path], value * (ITEMS_MAX // len(value))), size)


def _dumped(values: object, size: int) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()[: size * 2]


def _leaves(values: object, path: Path = (), *, lists: bool = False) -> Iterator[tuple[Path, object]]:
    inner = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    if not isinstance(values, dict | list) or (lists and isinstance(values, list)):
        yield path, values
    for key, held in inner:
        yield from _leaves(held, (*path, key), lists=lists)


def _with(values: object, paths: list[Path], new: object) -> object:
    copy = deepcopy(values)
    for path in paths:
        if not path:
            return new
        holder = copy
        for key in path[:-1]:
            holder = holder[key]  # type: ignore[index]
        holder[path[-1]] = new  # type: ignore[index]
    return copy


def _filled(start: bytes, unit: bytes, end: bytes) -> Callable[[int], bytes]:
    return lambda size: start + unit * ((size - len(start) - len(end)) // len(unit)) + end


def _numbered(start: str, unit: str, end: str) -> Callable[[int], bytes]:
    def fill(size: int) -> bytes:
        count = size // (len(unit) + 6)
        return (start + "".join(unit.replace("#", str(n)) for n in range(count)) + end).encode()

    return fill


_DEEP = b"[" * 400 + b"]" * 400 + b","
_JSON: Mapping[str, Callable[[int], bytes]] = {
    "opened lists": _filled(b"", b"[", b""),
    "opened objects": _filled(b"", b'{"a":', b""),
    "many deep lists": _filled(b"[", _DEEP, b"0]"),
    "empty lists": _filled(b"[", b"[],", b"0]"),
    "empty objects": _filled(b"[", b"{},", b"{}]"),
    "small objects": _filled(b"[", b'{"":0},', b"{}]"),
    "objects of many keys": _filled(b"[", b'{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6},', b"{}]"),
    "one object of many keys": _numbered("{", '"k#":1,', '"z":0}'),
    "pairs": _filled(b"[", b"[0,0],", b"0]"),
    "zeros": _filled(b"[", b"0,", b"0]"),
    "small numbers": _filled(b"[", b"1.5,", b"0]"),
    "numbers of 300 digits": _filled(b"[", b"9" * 300 + b",", b"0]"),
    "one huge number": _filled(b"", b"9", b""),
    "one huge fraction": _filled(b"0.", b"9", b""),
    "exponents": _filled(b"[", b"1e999,", b"0]"),
    "NaN": _filled(b"[", b"NaN,", b"0]"),
    "texts": _filled(b"[", b'"",', b"0]"),
    "texts of emoji": _filled(b"[", '"\U0001f600",'.encode(), b"0]"),
    "one text": _filled(b'"', b"a", b'"'),
    "one text of escapes": _filled(b'"', b"\\u0000", b'"'),
    "an unfinished text": _filled(b'"', b"a", b""),
    "one emoji among letters": _filled('["\U0001f600",'.encode() + b'"', b"a", b'"]'),
}
_XML: Mapping[str, Callable[[int], bytes]] = {
    "opened elements": _filled(b"", b"<a>", b""),
    "deep elements": lambda size: b"<a>" * (size // 7) + b"</a>" * (size // 7),
    "empty elements": _filled(b"<a>", b"<a/>", b"</a>"),
    "elements": _filled(b"<a>", b'<b c="d">e</b>', b"</a>"),
    "attributes": _numbered("<a ", 'k#="" ', "/>"),
    "namespaces": _numbered("<a ", 'xmlns:k#="u" ', "/>"),
    "one text": _filled(b"<a>", b"b", b"</a>"),
    "references": _filled(b"<a>", b"&lt;", b"</a>"),
    "one name": lambda size: b"<" + b"a" * (size // 2) + b"/>",
    "comments": _filled(b"<a>", b"<!---->", b"</a>"),
    "an unfinished comment": _filled(b"<a><!--", b"-", b""),
    "declarations": _filled(b"<!DOCTYPE a [", b'<!ENTITY b "c">', b"]><a/>"),
    "processing": _filled(b"<a>", b"<?b?>", b"</a>"),
    "CAP polygons": _filled(
        b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><info><area><polygon>', b"-6.3,108.3 ",
        b"</polygon></area></info></alert>"),
    "RSS items": _filled(b'<rss><channel>', b"<item><link>x</link></item>", b"</channel></rss>"),
}  # fmt: skip
_TEXT: Mapping[str, Callable[[int], bytes]] = {
    "spaces": _filled(b"", b" ", b""),
    "zero bytes": _filled(b"", b"\x00", b""),
    "no UTF-8": _filled(b"", b"\xff", b""),
    "half a character": _filled(b"", b"\xc3", b""),
    "one line": _filled(b"latitude,longitude,acq_date\n", b"1", b""),
    "commas": _filled(b"latitude,longitude,acq_date\n", b",", b""),
    "quotes": _filled(b"latitude,longitude,acq_date\n", b'"', b""),
    "a header of many columns": _numbered("latitude,", "k#,", "\n1\n"),
    "short lines": _filled(b"latitude,longitude,acq_date,acq_time\n", b"1\n", b""),
    "lines": _filled(b"latitude,longitude,acq_date,acq_time\n", b"-6.3,108.3,2026-11-21,610\n", b""),
    "empty lines": _filled(b"latitude,longitude,acq_date,acq_time\n", b"\n", b""),
    "semicolons": _filled(b"a;b\n", b";", b""),
}
