"""Keys and tokens by name: the profile names them, this keeps them."""

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from services.domain.errors import KnownError
from services.domain.text import Label
from services.secrets.ports import Vault
from services.secrets.private_file import PrivateFile

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
IN_KEYRING = Label(
    id="Rahasia disimpan di brankas sandi (keyring) komputer ini.",
    en="Secrets are kept in this computer's keyring.",
)
IN_FILE = Label(
    id="Komputer ini tidak memiliki brankas sandi (keyring) yang bekerja: rahasia disimpan di berkas yang hanya "
    "dapat dibaca pemiliknya, tanpa enkripsi.",
    en="This computer has no working keyring: secrets are kept in a file that only its owner can read, unencrypted.",
)
NOT_A_NAME = Label(
    id="Nama rahasia harus huruf kecil, angka, dan garis bawah, diawali huruf; paling panjang 40.",
    en="A secret's name must be small letters, digits and underscores, beginning with a letter; 40 at most.",
)
NOT_A_SECRET = Label(
    id="Rahasia harus teks satu baris tanpa spasi di tepinya. Salin lagi.",
    en="A secret must be one line of text without blanks around it. Copy it again.",
)


class SecretStore:
    """The secrets of one data folder. Any thread; every call may block on a disk or a locked keyring.

    ``find_vault`` is asked once, at the first call (``vault.system_vault``, or None for the file).
    A value is returned by ``get`` and shown nowhere else.
    """

    def __init__(self, folder: Path, *, find_vault: Callable[[], Vault | None]) -> None:
        self._service = f"icc-console {folder.resolve()}"
        self._values = PrivateFile(folder / "secrets.json")
        self._names = PrivateFile(folder / "secret-names.json")  # a keyring cannot be asked what it holds
        self._find_vault = find_vault
        self._lock = threading.RLock()
        self._is_found = False
        self._found: Vault | None = None

    def __repr__(self) -> str:
        return "SecretStore()"

    @property
    def kind(self) -> Literal["keyring", "file"]:
        return "keyring" if self._vault() else "file"

    @property
    def place(self) -> Label:
        """Return where secrets are kept, in a sentence for who enters one."""
        return IN_KEYRING if self._vault() else IN_FILE

    def get(self, name: str) -> str | None:
        """Return the secret, None when there is none. Raises KnownError when the place cannot be read.

        What was kept in the file before there was a keyring is still found.
        """
        with self._lock:
            vault = self._vault()
            kept = vault.get(self._service, name) if vault else None
            return self._values.read().get(name) if kept is None else kept

    def set(self, name: str, value: str) -> None:
        """Keep ``value``; returns when it is on disk or in the keyring. Raises KnownError."""
        if not NAME.fullmatch(name):
            raise KnownError(NOT_A_NAME)
        if not value or value != value.strip() or not value.isprintable():
            raise KnownError(NOT_A_SECRET)
        with self._lock:
            vault = self._vault()
            if vault is None:
                self._values.write(self._values.read() | {name: value})
                return
            vault.set(self._service, name, value)
            self._names.write(self._names.read() | {name: ""})
            self._drop_from(self._values, name)  # it was moved into the keyring

    def delete(self, name: str) -> None:
        """Forget the secret, wherever it is; one that is not there counts as deleted. Raises KnownError."""
        with self._lock:
            vault = self._vault()
            if vault is not None:
                vault.delete(self._service, name)
            self._drop_from(self._values, name)
            self._drop_from(self._names, name)

    def names(self) -> tuple[str, ...]:
        """Return the names of what is kept, sorted. Raises KnownError when the folder cannot be read."""
        with self._lock:
            in_vault = self._names.read() if self._vault() else {}
            return tuple(sorted({*in_vault, *self._values.read()}))

    def _drop_from(self, file: PrivateFile, name: str) -> None:
        kept = file.read()
        if kept.pop(name, None) is not None:
            file.write(kept)

    def _vault(self) -> Vault | None:
        with self._lock:
            if not self._is_found:
                self._found, self._is_found = self._find_vault(), True
            return self._found
