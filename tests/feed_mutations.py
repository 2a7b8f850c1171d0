"""Values nobody expects, and how to put one into a good body."""

from copy import deepcopy

from hypothesis import strategies as st

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=20),
    st.sampled_from(
        ["", " ", "0", "NaN", "-", "1e999", "2026-02-30", "9999-12-31T23:59:59-14:00", "\ud800", "\x00", "http://[",
         "https://x.example:99999/", "-6.3,108.3,", "²", "٣", "1_000", "0x10", "31 Feb 2026", "25:61:61 WIB"]
    ),
    st.just([]),
    st.just({}),
    st.just([[[[]]]]),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)  # fmt: skip


def paths_of(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, held in inner for deeper in paths_of(held, (*path, key)))]


def changed(sample: object, path: tuple[object, ...], value: object) -> object:
    if not path:
        return value
    copy = deepcopy(sample)
    holder = copy
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index]
    holder[path[-1]] = value  # type: ignore[index]
    return copy
