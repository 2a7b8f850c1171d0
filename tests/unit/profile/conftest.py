"""A city of three villages to break, one mistake at a time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from services.profile.loader import load_profile
from services.profile.problem import Problem, ProfileError

ROOT = Path(__file__).parents[3]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a copy of the example city's folder."""
    return shutil.copytree(ROOT / "tests" / "profiles" / "kota-contoh", tmp_path / "kota-contoh")


@pytest.fixture
def problems(city: Path) -> Callable[[], tuple[Problem, ...]]:
    """Return what loading the copy complains about."""

    def of_the_copy() -> tuple[Problem, ...]:
        with pytest.raises(ProfileError) as caught:
            load_profile(city)
        return caught.value.problems

    return of_the_copy


@pytest.fixture
def indramayu_copy(tmp_path: Path) -> Path:
    """Return a copy of the shipped profile's folder: the one that has a drill."""
    return shutil.copytree(ROOT / "resources" / "profiles" / "indramayu", tmp_path / "indramayu")
