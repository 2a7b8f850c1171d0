"""The clocks a new incident starts with, and what they become when calendar, category or pauses change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from services.domain.deadline import ClockKind, ClockRule, ClockUnit, Deadline, Pause
from services.domain.incident import Incident
from services.domain.profile import Profile
from services.incidents.working_time import WorkingTime

_WORKING = frozenset({ClockUnit.WORKING_HOURS, ClockUnit.WORKING_DAYS})


class Deadlines:
    """Reckons the clocks of incidents by the profile's classes and calendar. Immutable, any thread."""

    def __init__(self, profile: Profile) -> None:
        self._time = WorkingTime(profile.calendar, ZoneInfo(profile.area.time_zone))
        self._rules: Mapping[str, tuple[ClockRule, ...]] = {
            category.code: deadline.rules
            for category in profile.categories
            if (deadline := profile.deadlines.get(category.deadline)) is not None
        }

    def started(self, category: str, *, opened_at: datetime, heard_at: datetime) -> tuple[Deadline, ...]:
        """Return the clocks of an incident opened now.

        Resolution counts from ``opened_at``, when the citizen spoke. The others count from ``heard_at``, when
        this room could first know: reports caught up after an outage are not breached on arrival.
        """
        return tuple(
            self._reckoned(rule, opened_at if rule.kind is ClockKind.RESOLVE else heard_at)
            for rule in self._rules.get(category, ())
        )

    def missing_year(self, now: datetime) -> int:
        """Return the year not filled in that a deadline opened now would reach, 0 for none.

        What a profile promises last in working time is what reaches furthest.
        """
        rules = (rule for each in self._rules.values() for rule in each if rule.unit in _WORKING)
        return next((year for rule in rules if (year := self._time.reckon(rule, now).missing_year)), 0)

    def settled(self, incident: Incident) -> tuple[Deadline, ...]:
        """Return the clocks as they should stand; equal to ``incident.clocks`` where nothing is to be moved.

        Another category brings its own promises, counted from the same start. What was met, told or set by hand
        stays, and so does what an old incident was promised before the profile was rewritten.
        """
        known = {clock.kind: clock for clock in incident.clocks}
        if not known:
            return ()
        rules = self._rules.get(incident.category, ())
        classes = {clock.rule.deadline_class for clock in incident.clocks}
        if rules and classes != {rules[0].deadline_class} and "" not in classes:
            return tuple(self._for(rule, known.get(rule.kind), incident) for rule in rules)
        return tuple(self._again(clock) for clock in incident.clocks)

    def _for(self, rule: ClockRule, known: Deadline | None, incident: Incident) -> Deadline:
        if known is None:
            return self._reckoned(rule, incident.opened_at)
        return replace(known, rule=rule) if known.is_set_by_hand else self._moved(known, rule)

    def _again(self, clock: Deadline) -> Deadline:
        is_fixed = clock.is_set_by_hand or clock.rule.unit not in _WORKING
        is_over = not clock.is_running and not clock.pauses
        return clock if is_fixed or is_over or clock.is_paused else self._moved(clock, clock.rule)

    def _moved(self, clock: Deadline, rule: ClockRule) -> Deadline:
        fresh = self._reckoned(rule, clock.started_at, clock.pauses)
        near, due, missing = fresh.near_at, fresh.due_at, fresh.missing_year
        return replace(clock, rule=rule, near_at=near, due_at=due, missing_year=missing)

    def _reckoned(self, rule: ClockRule, started_at: datetime, pauses: Sequence[Pause] = ()) -> Deadline:
        found = self._time.reckon(rule, started_at, pauses)
        return Deadline(rule, started_at, found.near_at, found.due_at, missing_year=found.missing_year)
