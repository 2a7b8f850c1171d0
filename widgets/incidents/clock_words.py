"""The words for an incident's clocks: which, how long, near, over, standing, met."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from services.domain.clocks import first_due, paused_clock
from services.domain.deadline import ClockKind, Deadline, DeadlineState, Stop
from services.domain.deadline_json import clocks_from_json
from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from widgets.incidents.field_words import moment_text
from widgets.words import age_text

SHAPES = {DeadlineState.NEAR: "◇ ", DeadlineState.BREACHED: "◆ "}  # colour never comes alone


def clock_word(kind: ClockKind) -> str:
    """Return the short word for a clock: what the incident waits for."""
    translate = QCoreApplication.translate
    return {
        ClockKind.ANSWER: translate("Clocks", "answer"),
        ClockKind.RESPOND: translate("Clocks", "response"),
        ClockKind.ON_SCENE: translate("Clocks", "on scene"),
        ClockKind.RESOLVE: translate("Clocks", "resolve"),
    }[kind]


def clock_cell_text(incident: Incident, now: datetime) -> str:
    """Return "answer 40 s", "◇ answer 10 s", "◆ answer +3 min" or "stopped"; "" where no clock runs."""
    clock = first_due(incident)
    if clock is None:
        return QCoreApplication.translate("Clocks", "stopped") if paused_clock(incident) else ""
    left_s = (clock.due_at - now).total_seconds()
    time = age_text(left_s) if left_s > 0 else f"+{age_text(-left_s)}"
    return f"{SHAPES.get(clock.state(now), '')}{clock_word(clock.kind)} {time}"


def widest_clock_text() -> str:
    """Return what the column of deadlines must have room for."""
    longest = max((clock_word(kind) for kind in ClockKind), key=len)
    return f"{SHAPES[DeadlineState.BREACHED]}{longest} +{age_text(59 * 60)}"


def clock_lead(event: Event, zone: tzinfo) -> str:
    """Return what an event tells of the clocks, "" for any other event."""
    translate, told = QCoreApplication.translate, event.data
    match event.kind:
        case EventKind.DEADLINE_NEAR:
            sentence = translate("Log", "Deadline for {clock}: 75 % of the time is used, due {time}")
        case EventKind.DEADLINE_BREACHED:
            sentence = translate("Log", "Deadline for {clock} has passed, it was {time}")
        case EventKind.DEADLINES_SET:
            return translate("Log", "Deadlines reckoned anew: {clocks}").format(clocks=_set_text(event, zone))
        case _:
            return ""
    shape = SHAPES[DeadlineState.NEAR if event.kind is EventKind.DEADLINE_NEAR else DeadlineState.BREACHED]
    kinds = {kind.value: kind for kind in ClockKind}
    kind, code = kinds.get(str(told.get("clock"))), str(told.get("clock"))
    time = _moment(told.get("due_at"), event.at, zone)
    return shape + sentence.format(clock=clock_word(kind) if kind else code, time=time)


def reckoned_why(reason: str) -> str:
    """Return why the clocks were reckoned anew."""
    translate = QCoreApplication.translate
    return {
        "resumed": translate("Log", "after a pause"),
        "category": translate("Log", "the category is another"),
        "calendar": translate("Log", "the holidays were changed"),
    }.get(reason, reason)


def _set_text(event: Event, zone: tzinfo) -> str:
    try:
        clocks = clocks_from_json(event.data.get("clocks"))
    except (KeyError, TypeError, ValueError):
        return "?"
    return ", ".join(f"{clock_word(c.kind)} {moment_text(c.due_at, event.at, zone)}" for c in clocks)


def _moment(written: object, now: datetime, zone: tzinfo) -> str:
    try:
        return moment_text(datetime.fromisoformat(str(written)), now, zone)
    except ValueError:
        return str(written)


def clock_sentence(clock: Deadline, now: datetime, zone: tzinfo, *, who: str = "") -> str:
    """Return what a clock says in the detail: due when, standing since when and why, met with what margin."""
    if clock.is_paused:
        return _paused(clock, now, zone)
    if clock.stop is Stop.MET:
        return _met(clock, now, zone, who=who)
    return _with_notes(_due(clock.kind).format(moment_text(clock.due_at, now, zone)), clock)


def remaining_text(clock: Deadline, now: datetime) -> str:
    """Return "3 min left" or "◆ over by 3 min"."""
    left_s = (clock.due_at - now).total_seconds()
    shape, translate = SHAPES.get(clock.state(now), ""), QCoreApplication.translate
    if left_s > 0:
        return shape + translate("Clocks", "{age} left").format(age=age_text(left_s))
    return shape + translate("Clocks", "over by {age}").format(age=age_text(-left_s))


def _due(kind: ClockKind) -> str:
    translate = QCoreApplication.translate
    return {
        ClockKind.ANSWER: translate("Clocks", "Acknowledge by {0}"),
        ClockKind.RESPOND: translate("Clocks", "Respond by {0}"),
        ClockKind.ON_SCENE: translate("Clocks", "On scene by {0}"),
        ClockKind.RESOLVE: translate("Clocks", "Resolve by {0}"),
    }[kind]


def _done(kind: ClockKind) -> str:
    translate = QCoreApplication.translate
    return {
        ClockKind.ANSWER: translate("Clocks", "Acknowledged {0}"),
        ClockKind.RESPOND: translate("Clocks", "Response {0}"),
        ClockKind.ON_SCENE: translate("Clocks", "On scene {0}"),
        ClockKind.RESOLVE: translate("Clocks", "Resolved {0}"),
    }[kind]


def _paused(clock: Deadline, now: datetime, zone: tzinfo) -> str:
    translate = QCoreApplication.translate
    since = moment_text(clock.moment(now), now, zone)
    if clock.stop is Stop.WAITING:
        said = translate("Clocks", "{clock}: stopped since {time}, waiting for the reporter")
    else:
        said = translate("Clocks", "{clock}: stopped since {time}, on hold")
    return said.format(clock=clock_word(clock.kind).capitalize(), time=since)


def _met(clock: Deadline, now: datetime, zone: tzinfo, *, who: str) -> str:
    translate, margin = QCoreApplication.translate, clock.margin
    said = _done(clock.kind).format(moment_text(clock.moment(now), now, zone))
    if who:
        said = translate("Clocks", "{met} by {who}").format(met=said, who=who)
    if margin is None:
        return said
    left_s = margin.total_seconds()
    if left_s >= 0:
        return translate("Clocks", "{met}, {age} before the deadline").format(met=said, age=age_text(left_s))
    late = translate("Clocks", "{met}, {age} after the deadline").format(met=said, age=age_text(-left_s))
    return SHAPES[DeadlineState.BREACHED] + late


def _with_notes(said: str, clock: Deadline) -> str:
    translate = QCoreApplication.translate
    if clock.missing_year:
        return translate("Clocks", "{due} (holidays of {year} not filled in)").format(
            due=said, year=clock.missing_year
        )
    return translate("Clocks", "{due} (set by hand)").format(due=said) if clock.is_set_by_hand else said
