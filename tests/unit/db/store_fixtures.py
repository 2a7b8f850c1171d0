"""A store on real files, closed again whatever the test does.

Not a conftest: other tests import from the one at the top by that name.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from db import schema
from db.store import Store

OpenStore = Callable[..., Store]


@pytest.fixture(scope="session")
def store_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, made once: making one costs 100 ms, and the tests need hundreds."""
    path = tmp_path_factory.mktemp("template") / "console.db"
    schema.create(path)
    return path


@pytest.fixture
def open_store(tmp_path: Path, store_template: Path, clock: Any) -> Iterator[OpenStore]:
    """Open the store of ``tmp_path/data``; keyword arguments override what ``Store.open`` is given.

    A folder that is not there yet starts with the template; make it beforehand to test a first start.
    """
    opened: list[Store] = []

    def _open(directory: Path = tmp_path / "data", **given: Any) -> Store:
        if directory.parent == tmp_path and not directory.exists():
            directory.mkdir()
            shutil.copy(store_template, directory / "console.db")
        defaults = {"mode": "live", "profile_id": "indramayu", "station": "A", "clock": clock}
        opened.append(Store.open(directory, **(defaults | given)))
        return opened[-1]

    yield _open
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    return open_store()
