"""House fronts as flat textures: rows of shops, walls, roofs."""

import cv2
import numpy as np

from services.drill.cameras.picture import Colour, Paint, Picture
from services.drill.cameras.texture import flat

PX_M = 28  # pixels per metre of texture
SIGNS = (
    "TOKO MAKMUR", "WARUNG LENGKO", "APOTEK SEHAT", "FOTO COPY", "BENGKEL JAYA", "ES KELAPA", "BATIK PAOMAN",
    "TOKO BERKAH", "SERVIS HP", "RM SEDERHANA", "AGEN GAS", "TOKO EMAS", "LAUNDRY", "MIE AYAM", "BANGUNAN",
    "MANGGA CENGKIR",
)  # fmt: skip
WALLS: tuple[Colour, ...] = (
    (186, 200, 206), (150, 186, 196), (196, 196, 178), (160, 178, 150), (176, 160, 150), (206, 210, 214),
    (140, 160, 190),
)  # fmt: skip
BOARDS: tuple[Colour, ...] = (
    (60, 60, 168),
    (140, 84, 36),
    (60, 120, 50),
    (40, 130, 190),
    (120, 60, 110),
    (70, 70, 70),
)


def shop_row(seed: int, *, length_m: float, height_m: float) -> Paint:
    """Return a row of two-storey shops (ruko) with shutters, awnings, signs and windows above."""
    chance = np.random.default_rng(seed)
    rows, columns = int(height_m * PX_M), int(length_m * PX_M)
    front = flat((rows, columns), WALLS[0])
    at = 0
    while at < columns:
        width = int(chance.uniform(3.8, 5.6) * PX_M)
        if columns - at - width < 3.5 * PX_M:  # what would be left is no shop
            width = columns - at
        _shop(front[:, at : at + width], chance)
        at += width
    grain = chance.normal(0, 4, (rows, columns, 1)).astype(np.float32)
    streaks = cv2.resize(chance.normal(0, 7, (3, columns // 6 + 1)).astype(np.float32), (columns, rows))[..., None]
    return np.asarray(np.clip(front + grain + streaks, 0, 255), np.float32)


def plain_wall(seed: int, *, length_m: float, height_m: float, colour: Colour) -> Paint:
    chance = np.random.default_rng(seed)
    rows, columns = int(height_m * PX_M), int(length_m * PX_M)
    stains = cv2.resize(
        chance.normal(0, 9, (6, 24)).astype(np.float32), (columns, rows), interpolation=cv2.INTER_CUBIC
    )
    return np.asarray(np.clip(flat((rows, columns), colour) + stains[..., None], 0, 255), np.float32)


def sign_board(
    text: str, *, width_m: float, height_m: float, colour: Colour, ink: Colour = (240, 240, 240)
) -> Paint:
    """Return a road sign or shop board with its text in the middle."""
    rows, columns = int(height_m * PX_M), int(width_m * PX_M)
    board = np.full((rows, columns, 3), colour, np.uint8)
    lines = text.split("\n")
    for index, line in enumerate(lines):
        _centred(board, line, (index + 0.5) / len(lines), ink, size=int(rows / len(lines) * 0.62))
    cv2.rectangle(board, (1, 1), (columns - 2, rows - 2), ink, 2)
    return board.astype(np.float32)


def _shop(part: Paint, chance: np.random.Generator) -> None:
    rows, columns = part.shape[:2]
    wall = np.array(WALLS[chance.integers(len(WALLS))], np.float32)
    part[:] = wall
    storey = int(rows * 0.52)
    _upper(part[: storey - 4], chance, wall)
    _ground_floor(part[storey:], chance)
    board = BOARDS[chance.integers(len(BOARDS))]
    height = int(0.85 * PX_M)
    sign = np.full((height, columns - 8, 3), board, np.uint8)
    _centred(sign, SIGNS[chance.integers(len(SIGNS))], 0.5, (238, 240, 240), size=int(height * 0.6))
    part[storey - height // 2 : storey - height // 2 + height, 4 : columns - 4] = sign
    part[:, :2] = wall * 0.6
    part[:6] = wall * 0.7


def _upper(part: Paint, chance: np.random.Generator, wall: Paint) -> None:
    rows, columns = part.shape[:2]
    windows = int(chance.integers(2, 4))
    for index in range(windows):
        x = int(columns * (index + 0.5) / windows)
        half, top, bottom = int(columns * 0.3 / windows), int(rows * 0.28), int(rows * 0.72)
        part[top - 3 : bottom + 3, x - half - 3 : x + half + 3] = wall * 1.12
        part[top:bottom, x - half : x + half] = (92, 76, 62)
        part[top : (top + bottom) // 2, x - half : x + half] += 26
        part[top:bottom, x - 1 : x + 1] = wall * 0.9


def _ground_floor(part: Paint, chance: np.random.Generator) -> None:
    rows, columns = part.shape[:2]
    top = int(rows * 0.2)
    if chance.random() < 0.65:  # open: dark inside, goods at the door
        part[top:, 5 : columns - 5] = (44, 50, 56)
        for _ in range(22):
            x, y = int(chance.uniform(8, columns - 16)), int(chance.uniform(rows * 0.45, rows - 8))
            colour = tuple(float(c) for c in chance.uniform(54, 132, 3))
            cv2.rectangle(
                part, (x, y), (x + int(chance.uniform(4, 12)), y + int(chance.uniform(4, 9))), colour, -1
            )
    else:
        shutter = (np.arange(rows - top) % 5 < 2)[:, None, None] * 16.0
        part[top:, 5 : columns - 5] = np.array([146, 150, 148], np.float32) - shutter
    awning = np.array(chance.choice([[60, 90, 170], [130, 100, 50], [60, 130, 70], [70, 150, 190]]), np.float32)
    stripes = ((np.arange(columns) // 9) % 2)[None, :, None] * 45.0
    part[int(rows * 0.08) : top + 8] = np.clip(awning + stripes, 0, 235)


def _centred(board: Picture, text: str, share: float, ink: Colour, *, size: int) -> None:
    face = cv2.FontFace("sans")
    x, _, width, height = cv2.getTextSize((board.shape[1], board.shape[0]), text, (0, 0), face, size, 700)
    if width > board.shape[1] - 6:
        size = max(6, int(size * (board.shape[1] - 6) / width))
        x, _, width, height = cv2.getTextSize((board.shape[1], board.shape[0]), text, (0, 0), face, size, 700)
    left, base = (board.shape[1] - width) // 2 - x, int(board.shape[0] * share + height / 2)
    cv2.putText(board, text, (left, base), ink, face, size, 700)
