"""Texts are literals: the collector reads the code, it does not run it."""

import ast

from translation_catalogue import ROOT, asks_for_text, calls, source_files


def test_that_every_text_is_a_literal() -> None:
    assert [call.where for call in calls() if None in call.literals or not call.literals] == []


def test_that_no_text_is_asked_for_inside_an_f_string() -> None:
    """The collector takes an f-string for a string and never looks into it."""
    hidden = [
        f"{path}:{node.lineno}"
        for path in source_files()
        for f_string in ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
        if isinstance(f_string, ast.JoinedStr)
        for node in ast.walk(f_string)
        if isinstance(node, ast.Call) and asks_for_text(node.func)
    ]
    assert hidden == []


def test_that_no_text_is_asked_for_where_the_application_cannot_answer_yet() -> None:
    """At import there is no translator: a text asked for then stays English for ever."""
    early = [
        f"{path}:{node.lineno}"
        for path in source_files()
        for statement in ast.parse((ROOT / path).read_text("utf-8")).body
        for node in at_import(statement)
        if isinstance(node, ast.Call) and asks_for_text(node.func)
    ]
    assert early == []


def test_that_an_alias_of_translate_is_called_translate() -> None:
    """The collector reads ``tr("Words", "New")`` as the text "Words" with a comment."""
    misnamed = [
        f"{path}:{node.lineno}"
        for path in source_files()
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
        if isinstance(node, ast.Assign) and aliases(node) - {"translate"}
    ]
    assert misnamed == []


def at_import(statement: ast.stmt) -> list[ast.AST]:
    """Return what runs when the module is imported: no bodies of functions."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return []
    if isinstance(statement, ast.ClassDef):
        return [node for inner in statement.body for node in at_import(inner)]
    return list(ast.walk(statement))


def aliases(assignment: ast.Assign) -> set[str]:
    """Return the names that a function asking for texts is given by this assignment."""
    pairs: list[tuple[ast.expr, ast.expr]] = []
    for target in assignment.targets:
        if isinstance(target, ast.Tuple) and isinstance(assignment.value, ast.Tuple):
            pairs += zip(target.elts, assignment.value.elts, strict=True)
        else:
            pairs.append((target, assignment.value))
    return {
        ast.unparse(name)
        for name, value in pairs
        if isinstance(value, ast.Attribute) and value.attr in ("tr", "translate")
    }
