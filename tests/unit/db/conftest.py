"""A store on real files, closed again whatever the test does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from db.store import Store

OpenStore = Callable[..., Store]


@pytest.fixture
def open_store(tmp_path: Path, clock: Any) -> Iterator[OpenStore]:
    """Open the store of ``tmp_path/data``; keyword arguments override what ``Store.open`` is given."""
    opened: list[Store] = []

    def _open(directory: Path = tmp_path / "data", **given: Any) -> Store:
        defaults = {"mode": "live", "profile_id": "indramayu", "station": "A", "clock": clock}
        opened.append(Store.open(directory, **(defaults | given)))
        return opened[-1]

    yield _open
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    return open_store()
