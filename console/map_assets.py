"""The map page's files, read once and checked against their hashes before the page sees them."""

import hashlib
import tomllib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from services.domain.errors import KnownError
from services.domain.text import Label
from widgets.map.asset import Asset

MIME = {".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf"}


def load_map_assets(directory: Path) -> Mapping[str, Asset]:
    """Read what ``directory``/assets.toml lists: our own files beside it, third-party ones from their packages.

    Packages are located, never imported. Raises KnownError for a missing or altered file.
    """
    listed = tomllib.loads(_read(directory / "assets.toml").decode())
    assets = {name: Asset(_read(directory / name), MIME[Path(name).suffix]) for name in listed["own"]}
    for name, entry in listed["packaged"].items():
        body = _read(_package_folder(entry["package"]) / entry["file"])
        _check(name, body, entry["sha256"])
        assets[name] = Asset(body, MIME[Path(name).suffix])
    return MappingProxyType(assets)


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise KnownError(
            Label(
                id="Berkas peta tidak terpasang; jalankan kembali pemasangan (make run).",
                en="The map's files are not installed; run the set-up again (make run).",
            ),
            f"package {package}",
        )
    return Path(next(iter(spec.submodule_search_locations)))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnownError(
            Label(
                id="Berkas peta tidak dapat dibaca; pasang ulang konsol.",
                en="A file of the map cannot be read; install the console again.",
            ),
            f"{path.name}: {error.strerror}",
        ) from error


def _check(name: str, body: bytes, sha256: str) -> None:
    if hashlib.sha256(body).hexdigest() != sha256:
        raise KnownError(
            Label(
                id="Berkas peta berbeda dari yang diperiksa; peta tidak dimuat. Pasang ulang konsol.",
                en="A file of the map differs from the one that was checked; the map is not loaded. "
                "Install the console again.",
            ),
            name,
        )
