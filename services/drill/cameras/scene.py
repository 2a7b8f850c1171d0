"""What every scene can do."""

from typing import Protocol

from services.drill.cameras.picture import Picture


class Scene(Protocol):
    """Draws itself as it is one picture (0.1 s) after the last."""

    def next_picture(self, *, level_cm: float) -> Picture:
        """Return a picture that the caller may write on. ``level_cm``: the river on its staff."""
        ...
