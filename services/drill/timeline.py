"""Everything that happens in a city, in the order of time, for ever: the scenario and the ordinary day under it."""

import heapq
import itertools
import random
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.drill.scenario import Background, Repeat, ReportEvent, Scenario, ScenarioEvent


class Timeline:
    """Hands out each event once, when its time has come. The same seed gives the same events."""

    def __init__(self, scenario: Scenario, *, seed: int) -> None:
        streams: list[Iterator[ScenarioEvent]] = [
            iter(scenario.events),
            _ordinary_day(scenario.background, random.Random(f"{seed}:{scenario.code}:day")),
            *(_again_and_again(repeat) for repeat in scenario.repeats),
        ]
        self._coming = heapq.merge(*streams, key=lambda event: event.at_s)
        self._next = next(self._coming)
        self._inserted: list[ScenarioEvent] = []

    def insert(self, events: Sequence[ScenarioEvent]) -> None:
        for event in events:
            insort(self._inserted, event, key=lambda e: e.at_s)

    def due(self, until_s: float) -> Iterator[ScenarioEvent]:
        while self._coming_at_s() <= until_s:
            yield self._take()

    def _coming_at_s(self) -> float:
        return min([self._next.at_s, *(event.at_s for event in self._inserted[:1])])

    def _take(self) -> ScenarioEvent:
        if self._inserted and self._inserted[0].at_s <= self._next.at_s:
            return self._inserted.pop(0)
        event, self._next = self._next, next(self._coming)
        return event


def _ordinary_day(background: Background, chance: random.Random) -> Iterator[ScenarioEvent]:
    codes, weights = tuple(background.mix), tuple(background.mix.values())
    at_s = 0.0
    while True:
        at_s = round(at_s + chance.uniform(*background.every_s), 1)
        yield ReportEvent(at_s, chance.choices(codes, weights)[0])


def _again_and_again(repeat: Repeat) -> Iterator[ScenarioEvent]:
    for turn in itertools.count():
        yield replace(repeat.event, at_s=repeat.event.at_s + turn * repeat.every_s)
