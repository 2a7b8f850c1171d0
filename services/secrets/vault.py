"""The system's keyring, where it has one that works. Importing this costs 0.1 s: do it late, off the GUI thread."""

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, PasswordDeleteError

from services.domain.errors import KnownError
from services.domain.text import Label
from services.secrets.ports import Vault

VAULT_REFUSED = Label(
    id="Brankas sandi (keyring) komputer ini terkunci. Buka kuncinya, lalu coba lagi.",
    en="This computer's keyring is locked. Unlock it, then try again.",
)
_PROBE = ("icc-console", "probe")


class SystemVault:
    """A backend of the keyring library. What the library says of a failure is not repeated: it may quote."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def get(self, service: str, name: str) -> str | None:
        value: str | None
        try:
            value = self._backend.get_password(service, name)
        except (KeyringError, RuntimeError, OSError) as error:
            raise KnownError(VAULT_REFUSED, type(error).__name__) from None
        return value

    def set(self, service: str, name: str, value: str) -> None:
        try:
            self._backend.set_password(service, name, value)
        except (KeyringError, RuntimeError, OSError) as error:
            raise KnownError(VAULT_REFUSED, type(error).__name__) from None

    def delete(self, service: str, name: str) -> None:
        """What is not there counts as deleted."""
        try:
            self._backend.delete_password(service, name)
        except PasswordDeleteError:
            return
        except (KeyringError, RuntimeError, OSError) as error:
            raise KnownError(VAULT_REFUSED, type(error).__name__) from None


def system_vault() -> Vault | None:
    """Return the keyring of this session, None where there is none that can be read. May block for a second."""
    backend = keyring.get_keyring()
    backends = list(backend.backends) if isinstance(backend, ChainerBackend) else [backend]
    for candidate in backends:
        vault = SystemVault(candidate)
        if _is_safe(candidate) and _works(vault):
            return vault
    return None


def _is_safe(backend: KeyringBackend) -> bool:
    """Neither the one that always fails (priority 0), nor the one that forgets (-1), nor plain files (below 1)."""
    return float(backend.priority) >= 1.0


def _works(vault: Vault) -> bool:
    try:
        vault.get(*_PROBE)
    except KnownError:
        return False
    return True
