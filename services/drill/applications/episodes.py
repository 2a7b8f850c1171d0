"""Things that begin now and then: orders, calls, visits, complaints, failures."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

FIRST_NUMBER = 2_000  # what began before the city did has numbers, too


@dataclass(frozen=True, slots=True)
class Episode:
    """``chance`` is the episode's own: whoever asks draws the same in the same order."""

    number: int
    at_s: float
    chance: random.Random


@dataclass(frozen=True, slots=True)
class Episodes:
    """One begins in each ``every_s``, at any moment of it; the ``keep`` newest are told."""

    name: str
    every_s: float
    keep: int

    def until(self, now_s: float) -> list[Episode]:
        """Return those that have begun, oldest first."""
        last = math.floor(now_s / self.every_s)
        told = [self._number(number) for number in range(last - self.keep, last + 1)]
        return [episode for episode in told if episode.at_s <= now_s][-self.keep :]

    def _number(self, number: int) -> Episode:
        chance = random.Random(f"{self.name}:{number}")
        return Episode(FIRST_NUMBER + number, (number + chance.random()) * self.every_s, chance)


@dataclass(frozen=True, slots=True)
class Stage:
    """The word of what it has come to, and since when."""

    word: str
    since_s: float


def stage_of(episode: Episode, steps: Sequence[tuple[str, float]], *, now_s: float, end: str) -> Stage:
    """Return the step it is in: each lasts its seconds, give or take 40 %; after the last it is at its ``end``."""
    since_s = episode.at_s
    paces = [episode.chance.uniform(0.6, 1.4) for _ in steps]  # all of them: what is drawn after must not change
    for (word, lasts_s), pace in zip(steps, paces, strict=True):
        until_s = since_s + lasts_s * pace
        if now_s < until_s:
            return Stage(word, since_s)
        since_s = until_s
    return Stage(end, since_s)
