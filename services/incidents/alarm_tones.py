"""The sound of each priority, made by arithmetic: 16 bit mono, no file of anybody's.

They differ in pitch, number and rhythm, so that they are told apart by ears that hear only one of the three.
"""

import numpy as np

from services.domain.severity import Severity

RATE_HZ = 44_100
LOUDEST = 0.5  # of full scale: the machine's own volume does the rest
EDGE_S = 0.008  # faded in and out, or every note begins with a crack
# notes of (frequency in Hz, length in s); 0 Hz is a pause
MELODIES: dict[Severity, tuple[tuple[float, float], ...]] = {
    Severity.P1: ((988, 0.12), (1319, 0.12), (1568, 0.18), (0, 0.10), (988, 0.12), (1319, 0.12), (1568, 0.18)),
    Severity.P2: ((880, 0.18), (0, 0.08), (698, 0.28)),
    Severity.P3: ((587, 0.35),),
    Severity.P4: ((392, 0.20),),
}


def tone(priority: Severity) -> bytes:
    """Return the samples of one sounding: little-endian 16 bit, mono, ``RATE_HZ``."""
    return b"".join(_note(frequency_hz, length_s) for frequency_hz, length_s in MELODIES[priority])


def length_s(priority: Severity) -> float:
    return sum(length for _, length in MELODIES[priority])


def _note(frequency_hz: float, length_s: float) -> bytes:
    at = np.arange(round(RATE_HZ * length_s)) / RATE_HZ
    wave = np.sin(2 * np.pi * frequency_hz * at) + 0.25 * np.sin(4 * np.pi * frequency_hz * at)
    edge = np.clip(np.minimum(at, length_s - at) / EDGE_S, 0.0, 1.0)
    samples: bytes = (wave / 1.25 * edge * LOUDEST * 32_767).astype("<i2").tobytes()
    return samples
