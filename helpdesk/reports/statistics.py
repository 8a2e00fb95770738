"""What a summary counts: of a window of time and a scope, facts as numbers. Pure; nobody who called is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.table import utc
from helpdesk.people.actors import Scope
from helpdesk.settings.settings import Summary
from helpdesk.ticket.ticket import Confirmation, Priority

OLDEST = 5  # late tickets that a summary names
MISSED = 5  # days of a stop that are still told, the latest ones
LATE_POST = timedelta(minutes=15)  # a summary owed later than that waits for people to be there
DAY = timedelta(days=1)
DAILY = "day"  # a plan's ``every``; the others are week and month


@dataclass(frozen=True, slots=True)
class Window:
    """From ``since`` up to, not including, ``until``."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class ResponseCounts:
    """First responses, or solutions, that came in time and late."""

    in_time: int = 0
    late: int = 0

    def __add__(self, other: ResponseCounts) -> ResponseCounts:
        return ResponseCounts(self.in_time + other.in_time, self.late + other.late)

    @property
    def all(self) -> int:
        """How many were answered."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class LateTicket:
    """One that is late and not answered yet."""

    number: int
    priority: Priority
    team: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbers:
    """What happened in a window, and how things stand."""

    opened: Mapping[Priority, int] = field(default_factory=dict)
    answered: Mapping[tuple[str, Priority], ResponseCounts] = field(default_factory=dict)
    resolved: int = 0
    solved: Mapping[tuple[str, Priority], ResponseCounts] = field(default_factory=dict)  # by when that was promised
    still_open: int = 0  # at the window's end
    late: int = 0  # not answered yet, now
    oldest_late: Sequence[LateTicket] = ()
    reopened: int = 0
    returned: Mapping[str, int] = field(default_factory=dict)  # sent back to the desk by a team, by the reason's code
    promises_kept: int = 0
    promises_missed: int = 0
    breaches_withdrawn: int = 0  # called late once, and it was not
    confirmed: Mapping[Confirmation, int] = field(default_factory=dict)  # what callers said of solutions
    ratings: Sequence[int] = ()  # how many gave 1, 2, 3, 4 and 5; empty if nobody did
    responses_undone: int = 0  # counted as taken up before the window, and given back in it without a word
    known_later: int = 0  # of all this, what reached the desk only after the window's end

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened and nothing is late: one line says it."""
        happened = (
            any(self.opened.values()), self.answered, self.resolved, self.late, self.reopened, self.returned,
            self.promises_kept, self.promises_missed, self.breaches_withdrawn, self.responses_undone,
            any(self.confirmed.values()), any(self.ratings),
        )  # fmt: skip
        return not any(happened)

    @property
    def satisfaction(self) -> float | None:
        """How content callers are on the whole, 1 to 5; None if nobody said."""
        count = sum(self.ratings)
        return sum(score * n for score, n in enumerate(self.ratings, 1)) / count if count else None

    @property
    def answered_in_all(self) -> ResponseCounts:
        """All first responses."""
        return sum(self.answered.values(), ResponseCounts())

    @property
    def solved_in_all(self) -> ResponseCounts:
        """All solutions for which a date was promised."""
        return sum(self.solved.values(), ResponseCounts())

    def by_team(self) -> dict[str, ResponseCounts]:
        """Return the first responses by team, the busiest first."""
        return by_team(self.answered)


def by_priority(counts: Mapping[tuple[str, Priority], ResponseCounts]) -> dict[Priority, ResponseCounts]:
    """Return what was counted by priority, the most urgent first."""
    sums: dict[Priority, ResponseCounts] = {}
    for (_, priority), counted in sorted(counts.items(), key=lambda entry: entry[0][1]):
        sums[priority] = sums.get(priority, ResponseCounts()) + counted
    return sums


def by_team(counts: Mapping[tuple[str, Priority], ResponseCounts]) -> dict[str, ResponseCounts]:
    """Return what was counted by team, the busiest first."""
    sums: dict[str, ResponseCounts] = {}
    for (team, _), counted in sorted(counts.items()):
        sums[team] = sums.get(team, ResponseCounts()) + counted
    return dict(sorted(sums.items(), key=lambda entry: -entry[1].all))


@dataclass(frozen=True, slots=True)
class Edition:
    """One summary of a plan: the day that names it, and the window that it covers."""

    on: date
    window: Window


def scope_named(scope: str) -> Scope:
    """Return what a plan's scope covers."""
    kind, _, key = scope.partition(":")
    if kind == "team":
        return Scope(teams=frozenset({key}))
    return Scope(ulbs=frozenset({key})) if kind == "ulb" else Scope(everything=True)


def instant(calendar: BusinessCalendar, on: date, at: time) -> datetime:
    """Return the instant at which the office's wall clock shows that time on that date."""
    return utc(datetime.combine(on, at, ZoneInfo(calendar.timezone)))


def whole_day(calendar: BusinessCalendar, on: date) -> Window:
    """Return the date from midnight to midnight of the office's wall clock."""
    return Window(instant(calendar, on, time(0)), instant(calendar, on + DAY, time(0)))


def last_time(calendar: BusinessCalendar, plan: Summary, before: datetime) -> date:
    """Return the latest business day on which the plan's time was reached by ``before``."""
    on = calendar.local(before).date()
    while not calendar.day(on).counts or instant(calendar, on, plan.at) > before:
        on -= DAY
    return on


def editions(calendar: BusinessCalendar, plan: Summary, last: Edition, now: datetime) -> list[Edition]:
    """Return the editions that are owed since ``last``, oldest first.

    One follows another without a gap, over Sundays and holidays too. After a long stop the latest few are told,
    the first of them with all that came before. What is late waits until the office is open.
    """
    days: list[date] = []
    on = last_time(calendar, plan, now)
    while on > last.on:
        days.append(on)
        on = last_time(calendar, plan, instant(calendar, on, plan.at) - timedelta(seconds=1))
    if not days or not (calendar.is_open(now) or now - instant(calendar, max(days), plan.at) <= LATE_POST):
        return []
    found, since = [], last.window.until
    for day in sorted(days)[-MISSED:]:
        found.append(Edition(day, Window(since, instant(calendar, day, plan.at))))
        since = found[-1].window.until
    return found
