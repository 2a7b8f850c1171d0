"""A small file that nobody else may read, not even while it is written."""

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from services.domain.errors import KnownError
from services.domain.text import Label

OWNER_ONLY = stat.S_IRUSR | stat.S_IWUSR
UNREADABLE = Label(
    id="Berkas rahasia di folder data tidak terbaca. Hapus berkas itu, lalu isi lagi rahasianya.",
    en="The file of secrets in the data folder cannot be read. Delete it, then enter the secrets again.",
)
UNWRITABLE = Label(
    id="Rahasia tidak dapat disimpan di folder data. Periksa ruang diska dan izin folder.",
    en="The secret cannot be saved in the data folder. Check the disk's space and the folder's permissions.",
)


class PrivateFile:
    """Texts by name, as JSON, mode 0600 from its first byte and replaced as a whole. One thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, str]:
        """Return what is kept; takes back what others were allowed. Raises KnownError, which quotes nothing."""
        try:
            text = self._path.read_text("utf-8")
            if stat.S_IMODE(self._path.stat().st_mode) != OWNER_ONLY:
                self._path.chmod(OWNER_ONLY)
            values = json.loads(text)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise KnownError(UNREADABLE, f"{self._path.name}: {type(error).__name__}") from None
        if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
            raise KnownError(UNREADABLE, self._path.name)
        return values

    def write(self, values: Mapping[str, str]) -> None:
        """Return when it is on disk; a cut leaves the old file or the new one. Raises KnownError."""
        fresh = self._path.with_name(f"{self._path.name}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            _write(fresh, json.dumps(dict(values), indent=1).encode())
            fresh.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError as error:
            raise KnownError(UNWRITABLE, f"{self._path.name}: {error.strerror}") from None


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows knows no such handle, and renames durably
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
