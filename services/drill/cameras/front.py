"""What stands before moving water: laid over it in every picture."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from services.drill.cameras.picture import Picture


@dataclass(frozen=True, slots=True)
class Front:
    picture: Picture
    mask: NDArray[np.uint8]

    def lay(self, picture: Picture) -> None:
        cv2.copyTo(self.picture, self.mask, picture)


def front_of(bare: Picture, furnished: Picture) -> Front:
    """Return what ``furnished`` has and ``bare`` has not."""
    differs = cv2.absdiff(bare, furnished).max(axis=2) > 6
    return Front(furnished, differs.astype(np.uint8))
