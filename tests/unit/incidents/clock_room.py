"""A room whose classes of deadlines differ in every way, its log, and the watch that tells of its clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fake_clock import FakeClock
from fakes import FakeEventLog
from small_room import label, small_profile

from services.domain.clocks import clocks_of
from services.domain.deadline import ClockKind, ClockRule, ClockUnit, Deadline, Reopened, Stop
from services.domain.draft import IncidentDraft
from services.domain.event import Event, EventKind
from services.domain.incident import Incident
from services.domain.log import Batch
from services.domain.profile import Category, DeadlineClass, Profile
from services.domain.severity import Severity
from services.domain.work_calendar import Holiday, HolidayKind, WorkCalendar
from services.incidents.deadline_watch import DeadlineWatch
from services.incidents.deadlines import Deadlines
from services.incidents.dispatch import Dispatch
from services.incidents.identity import new_event_id
from services.incidents.opening import OpeningRules, Origin
from services.incidents.reminders import Reminders

K = ClockKind
JAKARTA = ZoneInfo("Asia/Jakarta")
CHRISTMAS = {day: Holiday(day, "Natal", HolidayKind.HOLIDAY) for day in (date(2026, 12, 24), date(2026, 12, 25))}


def local(text: str) -> datetime:
    """Read "2026-11-23 10:42" as wall time of the room."""
    return datetime.fromisoformat(text).replace(tzinfo=JAKARTA).astimezone(UTC)


def rules(code: str) -> tuple[ClockRule, ...]:
    if code == "lapor":
        days, both = ClockUnit.WORKING_DAYS, (Stop.ON_HOLD, Stop.WAITING)
        return (
            ClockRule(K.ANSWER, 3.0, days, deadline_class=code),
            ClockRule(K.RESOLVE, 5.0, days, both, Reopened.RESTART, code),
        )
    return (
        ClockRule(K.ANSWER, 60.0, deadline_class=code),
        ClockRule(K.RESPOND, 300.0, deadline_class=code),
        ClockRule(K.ON_SCENE, 1200.0, deadline_class=code),
        ClockRule(K.RESOLVE, 2.0, ClockUnit.HOURS, (Stop.ON_HOLD,), Reopened.CONTINUE, code),
    )


def clock_profile(*, years: dict[int, str] | None = None) -> Profile:
    categories = tuple(
        Category(code, label(code), Severity.P3, code, code, ("bpbd",), (code,)) for code in ("darurat", "lapor")
    )
    classes = {code: DeadlineClass(code, label(code), None, None, rules(code)) for code in ("darurat", "lapor")}
    calendar = WorkCalendar(CHRISTMAS, years if years is not None else {2026: "SKB"})
    return replace(small_profile(), categories=categories, deadlines=classes, calendar=calendar)


class ClockRoom:
    """``restart`` builds the watch anew, as a console that was off; ``events`` are what the system said."""

    def __init__(self, at: str = "2026-11-23 10:42", profile: Profile | None = None) -> None:
        self.profile, self.clock, self.log = profile or clock_profile(), FakeClock(local(at)), FakeEventLog()
        self.dispatch = Dispatch(self.profile, log=self.log, clock=self.clock, station="A", operator="Rina")
        self._watch: DeadlineWatch | None = None
        self.log.subscribe(lambda committed: self._watch.take_committed(committed) if self._watch else None)
        self.restart()

    def restart(self) -> None:
        self._watch = self.watch = DeadlineWatch(
            Reminders(Deadlines(self.profile), station="A"), log=self.log, clock=self.clock
        )
        self.watch.take(tuple(row for row in self.log.incidents.values() if row.is_open))
        self.watch.tick()

    def stop(self) -> None:
        """The console is off: nobody looks."""
        self._watch = None

    def report(self, category: str = "darurat", *, heard_s: float = 0.0) -> Incident:
        """A citizen's report that nobody has answered yet."""
        now = self.clock.now()
        draft, origin = (
            IncidentDraft(title="Laporan", category=category),
            Origin(now, now + timedelta(seconds=heard_s)),
        )
        data = OpeningRules(self.profile).opened(draft, origin)
        return self.append(
            Event(new_event_id(), EventKind.OPENED, now, "feed:aduan", "A", new_event_id(), data=data)
        )

    def append(self, event: Event) -> Incident:
        self.log.append(Batch((event,))).result(0)
        return self.log.incidents[str(event.incident_id)]

    def now(self, incident: Incident) -> Incident:
        return self.log.incidents[incident.incident_id]

    def clock_of(self, incident: Incident, kind: ClockKind) -> Deadline:
        return next(clock for clock in clocks_of(self.now(incident)) if clock.kind is kind)

    def wait(self, seconds: float) -> None:
        """Let time pass, ticking as the room does, but not once for every second of a week."""
        step = max(1.0, seconds / 100.0)
        while seconds > 0.0:
            self.clock.advance(min(step, seconds))
            seconds -= step
            if self._watch:
                self._watch.tick()

    def sleep(self, seconds: float) -> None:
        self.clock.advance(seconds)

    def said(self) -> list[tuple[str, str]]:
        """Return what the system told of clocks: ("near", "answer"), ("breached", "resolve"), ..."""
        return [
            (event.kind.value.removeprefix("deadline_"), str(event.data["clock"]))
            for event in self.log.events
            if event.kind in (EventKind.DEADLINE_NEAR, EventKind.DEADLINE_BREACHED)
        ]
