"""The page's files: complete, unaltered, ours free of markup sinks."""

import re
import shutil
from pathlib import Path

import pytest

from console.map_assets import load_map_assets
from services.domain.errors import KnownError

MAP_FILES = Path(__file__).parents[3] / "resources" / "map"
SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|setContent|bindPopup|bindTooltip|divIcon|"
    r"DOMParser|createContextualFragment|setHTML|addAttribution|\beval\b|\bFunction\(|setTimeout\(\s*[\"'`]|https?:",
    re.IGNORECASE,
)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MAP_FILES, tmp_path / "map"))


def test_that_all_files_are_there_and_every_own_file_is_listed() -> None:
    assets = load_map_assets(MAP_FILES)
    own = {path.name for path in MAP_FILES.iterdir() if path.suffix in {".js", ".css"}}
    assert own | {"leaflet.js", "leaflet.css", "inter.ttf"} == set(assets)
    assert assets["leaflet.js"].mime == "text/javascript"
    assert b"Leaflet 1.9.4" in assets["leaflet.js"].body


def test_that_an_altered_file_is_refused(copied: Path) -> None:
    listing = copied / "assets.toml"
    text = listing.read_text("utf-8")
    listing.write_text(re.sub(r'sha256 = "\w{8}', 'sha256 = "00000000', text, count=1), "utf-8")
    with pytest.raises(KnownError) as caught:
        load_map_assets(copied)
    assert "leaflet.js" in caught.value.detail


def test_that_a_missing_file_or_package_is_said(copied: Path) -> None:
    (copied / "card.js").unlink()
    with pytest.raises(KnownError, match=r"card\.js"):
        load_map_assets(copied)
    shutil.copy(MAP_FILES / "card.js", copied)
    listing = copied / "assets.toml"
    listing.write_text(listing.read_text("utf-8").replace("js_lib_leaflet", "no_such_package"), "utf-8")
    with pytest.raises(KnownError, match="no_such_package"):
        load_map_assets(copied)


@pytest.mark.parametrize("path", sorted(MAP_FILES.glob("*.js")), ids=lambda path: path.name)
def test_that_our_scripts_never_turn_text_into_markup_or_code(path: Path) -> None:
    assert SINKS.findall(path.read_text("utf-8")) == []


def test_that_no_colour_stands_outside_the_tokens() -> None:
    for path in MAP_FILES.iterdir():
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|rgba?\(", path.read_text("utf-8")) == [], path.name
