"""Every key of a TOML text has a line."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.profile.toml_lines import KeyPath, locate

TEXT = '''# 1
name = "a # b [c]"
"quoted \\"key\\"" = 'x'
a.b.c = 1

[table]
long = """
one = 2
\\"""quote"""
list = [
  1, # ]
  [2, 3],
  { x = 1, y = "}" },
]

[[entries]]
code = 1
[entries.inner]
deep = \'\'\'
[no]
\'\'\'
[[entries]]
code = 2
[[entries.inner_list]]
z = 1979-05-27 07:32:00
[[entries.inner_list]]
z = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (('quoted "key"',), 3),
        (("a", "b", "c"), 4),
        (("table",), 6),
        (("table", "long"), 7),
        (("table", "list"), 10),
        (("table", "list", 0), 11),
        (("table", "list", 1, 1), 12),
        (("table", "list", 2, "y"), 13),
        (("entries",), 16),
        (("entries", 0, "code"), 17),
        (("entries", 0, "inner", "deep"), 19),
        (("entries", 1, "code"), 23),
        (("entries", 1, "inner_list", 0, "z"), 25),
        (("entries", 1, "inner_list", 1, "z"), 27),
    ],
)
def test_that_a_key_is_found_in_its_line(path: KeyPath, line: int) -> None:
    tomllib.loads(TEXT)
    assert locate(TEXT).line(path) == line


def test_that_a_missing_key_is_looked_for_where_it_should_have_been() -> None:
    assert locate(TEXT).line(("entries", 1, "missing")) == 22
    assert locate(TEXT).line(("nowhere",)) is None


SCALARS = st.sampled_from(["1", "-2.5", "true", '"x"', "'y # ]'", "1979-05-27", '"""a\nb"""', "inf", '"\\"]"'])
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + " ,# c\n".join(items) + "\n]")
        | st.lists(inner.filter(lambda text: "\n" not in text), max_size=2).map(
            lambda items: "{" + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=6,
)


@given(st.lists(st.tuples(st.sampled_from(["k", "[t]", "[[e]]", "[e.f]"]), VALUES), max_size=6))
def test_that_every_key_tomllib_reads_has_a_line(parts: list[tuple[str, str]]) -> None:
    text = "".join(
        f"key{n} = {value}\n" if head == "k" else f"{head}\nkey{n} = {value}\n"
        for n, (head, value) in enumerate(parts)
    )
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines, written = locate(text), text.split("\n")
    for path in paths(data, ()):
        line = lines.line(path)
        assert line is not None
        if isinstance(path[-1], str):
            assert path[-1] in written[line - 1]


def paths(node: object, at: KeyPath) -> list[KeyPath]:
    children: list[tuple[str | int, object]] = []
    if isinstance(node, dict):
        children = list(node.items())
    elif isinstance(node, list):
        children = list(enumerate(node))
    return [path for key, child in children for path in [(*at, key), *paths(child, (*at, key))]]
