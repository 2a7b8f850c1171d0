"""What keeps secrets better than a file does."""

from typing import Protocol


class Vault(Protocol):
    """Keeps one text under a service and a name. Raises KnownError when it is locked or gone. May block."""

    def get(self, service: str, name: str) -> str | None: ...

    def set(self, service: str, name: str, value: str) -> None: ...

    def delete(self, service: str, name: str) -> None: ...
