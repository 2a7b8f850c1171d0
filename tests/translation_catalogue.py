"""The texts of the program as they stand in the .ts files, and as the code asks for them."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "resources" / "translations"
PACKAGES = ("widgets", "console")
TOOLS = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Message:
    """``texts`` has one entry, or one for each plural form. ``state`` is "" for a finished translation."""

    context: str
    source: str
    is_counted: bool
    texts: tuple[str, ...] = ()
    state: str = ""

    @property
    def key(self) -> tuple[str, str, bool]:
        return self.context, self.source, self.is_counted


def read_catalogue(path: Path) -> tuple[Message, ...]:
    """Return the messages of a .ts file."""
    return tuple(
        _message(context.findtext("name", ""), element)
        for context in ElementTree.parse(path).iter("context")
        for element in context.iter("message")
    )


def _message(context: str, element: ElementTree.Element) -> Message:
    translation = element.find("translation")
    assert translation is not None
    forms = tuple(form.text or "" for form in translation.iter("numerusform"))
    return Message(
        context,
        element.findtext("source", ""),
        element.get("numerus") == "yes",
        forms or (translation.text or "",),
        translation.get("type", ""),
    )


def source_files() -> list[Path]:
    """Return the files that may hold texts, relative to the project, in the order of the Makefile."""
    return sorted(path.relative_to(ROOT) for name in PACKAGES for path in (ROOT / name).rglob("*.py"))


def collect(into: Path, *options: str) -> tuple[Message, ...]:
    """Run the collector as ``make translations`` does, on another file; return what it holds then."""
    command = [
        TOOLS / "pyside6-lupdate",
        "-silent",
        "-no-obsolete",
        "-locations",
        "none",
        "-source-language",
        "en",
    ]
    subprocess.run([*command, *options, *source_files(), "-ts", into], cwd=ROOT, check=True, timeout=60)
    return read_catalogue(into)


def compile_catalogues(into: Path) -> Path:
    """Compile every .ts file; return the folder."""
    for path in TRANSLATIONS.glob("*.ts"):
        target = into / path.with_suffix(".qm").name
        subprocess.run([TOOLS / "pyside6-lrelease", "-silent", path, "-qm", target], check=True, timeout=60)
    return into


@dataclass(frozen=True, slots=True)
class Call:
    """One ``tr`` or ``translate`` in the code. ``context`` is the class around a ``tr``."""

    where: str
    node: ast.Call
    context: str

    @property
    def is_tr(self) -> bool:
        return isinstance(self.node.func, ast.Attribute) and self.node.func.attr == "tr"

    @property
    def literals(self) -> tuple[str | None, ...]:
        """Return the arguments that the collector must be able to read; None for one that is no literal."""
        wanted = self.node.args[:1] if self.is_tr else self.node.args[:2]
        return tuple(
            arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None for arg in wanted
        )

    @property
    def message(self) -> Message:
        context, source = (self.context, self.literals[0]) if self.is_tr else self.literals
        return Message(context or "", source or "", len(self.node.args) > (2 if self.is_tr else 3))


def calls(paths: list[Path] | None = None) -> Iterator[Call]:
    """Yield every call that asks for a text."""
    for path in paths or source_files():
        yield from _calls(ast.parse((ROOT / path).read_text("utf-8")), str(path), "")


def _calls(node: ast.AST, path: str, context: str) -> Iterator[Call]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call) and asks_for_text(child.func):
            yield Call(f"{path}:{child.lineno}", child, context)
        yield from _calls(child, path, inner)


def asks_for_text(function: ast.expr) -> bool:
    """Return whether calling ``function`` asks the translator for a text."""
    if isinstance(function, ast.Attribute):
        return function.attr == "tr" or (
            function.attr == "translate" and ast.unparse(function.value) in ("QCoreApplication", "self")
        )
    return isinstance(function, ast.Name) and function.id in ("tr", "translate")


def labels() -> Iterator[Message]:
    """Yield the sentences that the code itself says in both languages, where both are literals."""
    for package in (*PACKAGES, "services", "db"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "Label":
                    said = _said(node)
                    if len(said) == 2:
                        yield Message(str(path.relative_to(ROOT)), said["en"], False, (said["id"],))


def _said(label: ast.Call) -> dict[str, str]:
    arguments = {
        **dict(zip(("id", "en"), label.args, strict=False)),
        **{k.arg or "": k.value for k in label.keywords},
    }
    return {
        language: text.value
        for language, text in arguments.items()
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    }


def placeholders(text: str) -> list[str]:
    """Return {0}, {who} and %n of a text, sorted."""
    return sorted(re.findall(r"\{\w*\}|%n|%L?\d", text))
