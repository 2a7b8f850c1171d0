"""Secrets are kept in the keyring, or in a file of the owner's alone that is never open to others."""

import json
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from services.domain.errors import KnownError
from services.secrets import vault as vault_room
from services.secrets.private_file import UNREADABLE, UNWRITABLE
from services.secrets.store import IN_FILE, IN_KEYRING, NOT_A_NAME, NOT_A_SECRET, SecretStore
from services.secrets.vault import VAULT_REFUSED, SystemVault, system_vault

VALUE = "s3kr1t-1234567890"


class MemoryKeyring(KeyringBackend):
    """A keyring of our own; locked while ``is_locked``."""

    priority = 5.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._refuse()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._refuse(password)
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._refuse()
        if (service, username) not in self.kept:
            raise PasswordDeleteError("no such password")
        del self.kept[service, username]

    def _refuse(self, quoted: str = "") -> None:
        if self.is_locked:
            raise KeyringLocked(f"cannot keep {quoted}")


@pytest.fixture
def in_file(tmp_path: Path) -> SecretStore:
    return SecretStore(tmp_path / "data", find_vault=lambda: None)


@pytest.fixture
def ring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def in_ring(tmp_path: Path, ring: MemoryKeyring) -> SecretStore:
    return SecretStore(tmp_path, find_vault=lambda: SystemVault(ring))


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_that_without_a_keyring_a_file_of_the_owner_keeps_them_and_it_says_so(
    in_file: SecretStore, tmp_path: Path
) -> None:
    in_file.set("traccar_token", VALUE)
    assert (in_file.kind, in_file.place) == ("file", IN_FILE)
    assert SecretStore(tmp_path / "data", find_vault=lambda: None).get("traccar_token") == VALUE
    assert mode_of(tmp_path / "data" / "secrets.json") == 0o600
    assert in_file.names() == ("traccar_token",)


def test_that_the_file_is_never_open_to_others_even_for_a_moment(
    in_file: SecretStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def watching(act: Callable[..., object]) -> Callable[..., object]:
        def watched(*args: object) -> object:
            seen.extend(mode_of(path) for path in (tmp_path / "data").iterdir())
            return act(*args)

        return watched

    monkeypatch.setattr("os.fsync", watching(os.fsync))
    monkeypatch.setattr("os.fdopen", watching(os.fdopen))
    before = os.umask(0)
    try:
        in_file.set("a", VALUE)
        in_file.set("b", VALUE)
    finally:
        os.umask(before)
    assert len(seen) >= 4
    assert set(seen) == {0o600}


def test_that_what_others_were_allowed_is_taken_back(in_file: SecretStore, tmp_path: Path) -> None:
    in_file.set("a", VALUE)
    (tmp_path / "data" / "secrets.json").chmod(0o644)
    assert in_file.get("a") == VALUE
    assert mode_of(tmp_path / "data" / "secrets.json") == 0o600


def test_that_a_cut_while_writing_leaves_the_old_secrets(
    in_file: SecretStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_file.set("a", VALUE)

    def cut(handle: int) -> None:
        raise OSError(28, f"No space left for {VALUE}"[:18])

    monkeypatch.setattr("os.fsync", cut)
    with pytest.raises(KnownError) as caught:
        in_file.set("a", "another")
    monkeypatch.undo()
    assert caught.value.reason == UNWRITABLE
    assert in_file.get("a") == VALUE
    in_file.set("a", "another")  # what the cut left behind is in nobody's way
    assert in_file.get("a") == "another"


def test_that_a_keyring_that_works_keeps_them_and_no_file_has_the_value(
    in_ring: SecretStore, ring: MemoryKeyring, tmp_path: Path
) -> None:
    in_ring.set("telegram_token", VALUE)
    assert (in_ring.kind, in_ring.place) == ("keyring", IN_KEYRING)
    assert in_ring.get("telegram_token") == VALUE
    assert in_ring.names() == ("telegram_token",)
    assert [path for path in tmp_path.iterdir() if VALUE in path.read_text("utf-8")] == []
    in_ring.delete("telegram_token")
    in_ring.delete("telegram_token")
    assert (in_ring.get("telegram_token"), in_ring.names(), ring.kept) == (None, (), {})


def test_that_two_rooms_on_one_computer_do_not_share_a_secret(ring: MemoryKeyring, tmp_path: Path) -> None:
    here = SecretStore(tmp_path / "a", find_vault=lambda: SystemVault(ring))
    there = SecretStore(tmp_path / "b", find_vault=lambda: SystemVault(ring))
    here.set("token", VALUE)
    assert there.get("token") is None


def test_that_a_secret_of_the_file_is_found_and_moved_when_a_keyring_comes(
    in_ring: SecretStore, tmp_path: Path
) -> None:
    SecretStore(tmp_path, find_vault=lambda: None).set("token", VALUE)
    assert in_ring.get("token") == VALUE
    assert in_ring.names() == ("token",)
    in_ring.set("token", VALUE)
    assert json.loads((tmp_path / "secrets.json").read_text("utf-8")) == {}


def test_that_a_locked_keyring_is_said_without_quoting_anything(in_ring: SecretStore, ring: MemoryKeyring) -> None:
    ring.is_locked = True
    with pytest.raises(KnownError) as caught:
        in_ring.set("token", VALUE)
    assert caught.value.reason == VAULT_REFUSED
    assert VALUE not in f"{caught.value!r}{caught.value}"
    assert caught.value.__suppress_context__


def test_that_only_a_keyring_that_keeps_and_answers_counts(
    ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_room.keyring, "get_keyring", NoKeyring)
    assert system_vault() is None
    monkeypatch.setattr(vault_room.keyring, "get_keyring", lambda: ring)
    assert system_vault() is not None
    ring.is_locked = True
    assert system_vault() is None


@pytest.mark.parametrize("name", ["", "Token", "a b", "../a", "1a", "x" * 41])
def test_that_a_name_is_a_name(name: str, in_file: SecretStore) -> None:
    with pytest.raises(KnownError) as caught:
        in_file.set(name, VALUE)
    assert caught.value.reason == NOT_A_NAME


@pytest.mark.parametrize("value", ["", " a", "a\n", "a\r\nX-Other: b", "a\x00"])
def test_that_a_secret_cannot_end_a_header(value: str, in_file: SecretStore) -> None:
    with pytest.raises(KnownError) as caught:
        in_file.set("token", value)
    assert caught.value.reason == NOT_A_SECRET


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', "\xff"])
def test_that_a_damaged_file_is_said_and_not_quoted(text: str, in_file: SecretStore, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secrets.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(KnownError) as caught:
        in_file.get("a")
    assert caught.value.reason == UNREADABLE


def test_that_nobody_prints_a_secret_by_accident(in_file: SecretStore) -> None:
    in_file.set("token", VALUE)
    assert VALUE not in f"{in_file!r}{in_file}"


def test_that_two_threads_lose_no_secret(in_file: SecretStore) -> None:
    names = [f"token_{n}" for n in range(12)]
    threads = [threading.Thread(target=in_file.set, args=(name, VALUE)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(in_file.names()) == set(names)
