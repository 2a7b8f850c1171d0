"""What the console tells a decoder: one line of JSON that says everything, so a new process needs only the last."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

Polygon = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CameraOrder:
    """``index`` is the place on the board, ``ticket`` this camera's right to it. Box in pixels."""

    index: int
    ticket: int
    url: str
    width: int
    height: int
    masks: tuple[Polygon, ...] = ()


@dataclass(frozen=True, slots=True)
class DecoderOrder:
    """``fps`` is how often a picture is handed over; every picture is decoded."""

    fps: float
    cameras: tuple[CameraOrder, ...]


def order_to_line(order: DecoderOrder) -> bytes:
    cameras = [[c.index, c.ticket, c.url, c.width, c.height, c.masks] for c in order.cameras]
    return json.dumps([order.fps, cameras]).encode() + b"\n"


def order_from_line(line: bytes) -> DecoderOrder:
    """Read what ``order_to_line`` wrote."""
    fps, cameras = json.loads(line)
    return DecoderOrder(fps, tuple(_camera(*entry) for entry in cameras))


def _camera(
    index: int, ticket: int, url: str, width: int, height: int, masks: Iterable[Iterable[Iterable[float]]]
) -> CameraOrder:
    return CameraOrder(index, ticket, url, width, height, tuple(tuple(_pair(*p) for p in m) for m in masks))


def _pair(x: float, y: float) -> tuple[float, float]:
    return x, y
