"""When a task should be heard of again, and what follows when it is not. Pure: works after a restart as before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from services.domain.playbook import CheckRules
from services.domain.task import Task


class CheckState(Enum):
    QUIET = "quiet"
    CALLED = "called"  # the check-in is due and waits for an answer
    MISSED = "missed"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class CheckStand:
    """``misses`` and ``level`` are what the clock says; the task's own are what was written so far.

    ``next_at`` is when this changes by itself, None when nothing more follows.
    """

    state: CheckState
    misses: int
    level: int
    next_at: datetime | None


def check_due_at(task: Task) -> datetime:
    return task.last_contact_at + timedelta(seconds=task.check_in_s)


def check_stand(task: Task, rules: CheckRules, now: datetime) -> CheckStand:
    """Return how the task's check-in stands at ``now``. A task that ended is quiet for ever."""
    if not task.is_active:
        return CheckStand(CheckState.QUIET, 0, 0, None)
    due_at = check_due_at(task)
    if now < due_at:
        return CheckStand(CheckState.QUIET, 0, 0, due_at)
    ends = _window_ends(due_at, rules)
    misses = sum(now >= end for end in ends)
    if misses < len(ends):
        state = CheckState.MISSED if misses else CheckState.CALLED
        return CheckStand(state, misses, 0, ends[misses])
    rungs = [ends[-1] + timedelta(seconds=rung.after_s) for rung in rules.ladder] or [ends[-1]]
    level = sum(now >= rung for rung in rungs)
    return CheckStand(
        CheckState.ESCALATED if level else CheckState.MISSED,
        misses,
        level,
        rungs[level] if level < len(rungs) else None,
    )


def _window_ends(due_at: datetime, rules: CheckRules) -> list[datetime]:
    ends, at = [], due_at
    for window_s in rules.windows_s:
        at += timedelta(seconds=window_s)
        ends.append(at)
    return ends
