"""The layering of docs/ARCHITECTURE.md, checked by walking the imports."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
QT_DRAWING = ("PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets")
BANNED = {
    "services": (*QT_DRAWING, "sqlalchemy", "sqlite3", "pysqlite3", "db", "widgets", "console"),
    "db": ("PySide6", "requests", "widgets", "console", "services.feeds", "services.incidents", "services.cctv"),
    "widgets": ("sqlalchemy", "sqlite3", "pysqlite3", "requests", "db", "console"),
}


def imported_names(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("package", BANNED)
def test_that_no_module_imports_from_a_layer_it_may_not_know(package: str) -> None:
    offences = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for name in sorted(imported_names(path))
        if any(name == banned or name.startswith(banned + ".") for banned in BANNED[package])
    ]
    assert offences == []


def test_that_the_nouns_need_nothing_but_the_standard_library() -> None:
    offences = [
        f"{path.name} imports {name}"
        for path in sorted((ROOT / "services" / "domain").glob("*.py"))
        for name in sorted(imported_names(path))
        if not name.startswith("services.domain") and name.split(".")[0] not in sys.stdlib_module_names
    ]
    assert offences == []


def test_that_the_database_knows_only_the_nouns() -> None:
    offences = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / "db").rglob("*.py"))
        for name in sorted(imported_names(path))
        if name.startswith("services") and not name.startswith("services.domain") and name != "services"
    ]
    assert offences == []


def test_that_widgets_know_of_the_services_only_their_nouns() -> None:
    offences = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / "widgets").rglob("*.py"))
        for name in sorted(imported_names(path))
        if name.startswith("services.") and not name.startswith("services.domain")
    ]
    assert offences == []


def test_that_nothing_is_imported_inside_a_function_to_dodge_a_cycle() -> None:
    """console/ may import late: it must name missing system libraries before Qt is loaded."""
    offences = []
    for package in ("services", "db", "widgets"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for function in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    offences += [
                        f"{path.relative_to(ROOT)}:{node.lineno}"
                        for node in ast.walk(function)
                        if isinstance(node, ast.Import | ast.ImportFrom)
                    ]
    assert offences == []


def test_that_there_is_no_drawer_for_odds_and_ends() -> None:
    names = {
        p.stem for package in ("console", "widgets", "services", "db") for p in (ROOT / package).rglob("*.py")
    }
    assert names & {"utils", "helpers", "misc", "common", "manager"} == set()
