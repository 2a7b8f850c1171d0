"""What the camera burns into its picture: date and time in WIB, its name, and that this is a drill."""

from datetime import datetime

import cv2
import numpy as np

from services.drill.cameras.picture import HEIGHT, WIDTH, Colour, Picture
from services.drill.earthquakes import WIB

WHITE: Colour = (244, 244, 244)
DRILL: Colour = (192, 197, 54)  # the theme's drill colour, #36C5C0
MARGIN = 10


class Overlay:
    """Three strips, drawn only when their text changes."""

    def __init__(self, name: str) -> None:
        self._name = _Strip(name, WHITE, size=17, weight=600)
        self._word = _Strip("LATIHAN", DRILL, size=22, weight=800)
        self._time_text = ""
        self._time = self._name

    def burn(self, picture: Picture, now: datetime) -> None:
        text = f"{now.astimezone(WIB):%d-%m-%Y  %H:%M:%S} WIB"
        if text != self._time_text:
            self._time_text, self._time = text, _Strip(text, WHITE, size=17, weight=600)
        self._time.lay(picture, MARGIN, MARGIN)
        self._word.lay(picture, WIDTH - MARGIN - self._word.width, MARGIN - 2)
        self._name.lay(picture, MARGIN, HEIGHT - MARGIN - self._name.height)


class _Strip:
    """A line of text with a dark edge, as two masks."""

    def __init__(self, text: str, colour: Colour, *, size: int, weight: int) -> None:
        face = cv2.FontFace("sans")
        _, top, width, height = cv2.getTextSize((WIDTH, HEIGHT), text, (0, 0), face, size, weight)
        self.width, self.height = width + 8, height + 8
        ink = np.zeros((self.height, self.width, 3), np.uint8)
        cv2.putText(ink, text, (4, 4 - top), (255, 255, 255), face, size, weight)
        edge = cv2.GaussianBlur(cv2.dilate(ink, np.ones((3, 3), np.uint8)), (3, 3), 0)
        share = ink.astype(np.float32) / 255.0
        self._keep = (255.0 - edge.astype(np.float32) * 0.78).astype(np.uint8)
        self._ink = (share * np.asarray(colour, np.float32)).astype(np.uint8)

    def lay(self, picture: Picture, left: int, top: int) -> None:
        part = picture[top : top + self.height, left : left + self.width]
        cv2.multiply(part, self._keep, part, 1.0 / 255.0)
        cv2.max(part, self._ink, part)
