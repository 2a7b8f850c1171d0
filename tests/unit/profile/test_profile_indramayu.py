"""The shipped profile is whole: others build on its ids."""

from pathlib import Path

import pytest

from services.domain.profile import Profile
from services.profile.loader import load_profile

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "profiles" / "indramayu"
KEMENDAGRI = ROOT.parent / "shared" / "feeds" / "bmkg" / "wilayah_adm_32.12_indramayu.csv"


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(FOLDER)


def test_that_indramayu_has_31_districts_and_317_villages(profile: Profile) -> None:
    assert len(profile.area.districts) == 31
    assert len(profile.area.villages) == 317
