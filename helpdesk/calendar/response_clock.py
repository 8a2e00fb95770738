"""The response clock of a ticket at a team: when it warns, when it is late, and what moves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated

from annotated_types import Interval

from helpdesk.calendar.business_hours import BusinessCalendar, Pause
from helpdesk.calendar.table import SECOND, Deadline, utc
from helpdesk.limits import Name, NotWritten, OtherName, Word, Wrong, not_twice

ResponseDays = Annotated[int, Interval(ge=1, le=60)]
SolutionDays = Annotated[int, Interval(ge=0, le=365)]


@dataclass(frozen=True, slots=True)
class TeamTimes:
    """What a priority promises of one team, where it is something else; None: the same as of every team."""

    target_days: ResponseDays | None = None
    due_days: ResponseDays | None = None
    resolve_days: SolutionDays | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """What one priority promises, in business days; no resolution is promised if `resolve_days` is 0."""

    priority: Annotated[str, NotWritten()]
    name: Name
    target_days: ResponseDays
    due_days: ResponseDays
    resolve_days: SolutionDays = 0
    words: Annotated[tuple[Word, ...], not_twice("a word")] = ()  # for which it is proposed
    teams: Mapping[str, TeamTimes] = field(default_factory=dict)  # by key
    name_or: OtherName = ""
    name_hi: OtherName = ""

    def __post_init__(self) -> None:
        for team in (None, *self.teams):
            self._check(team)

    def of(self, team: str | None) -> "Policy":
        """Return what it promises of that team."""
        own = self.teams.get(team) if team is not None else None
        if own is None:
            return self
        target, due, resolve = _days(self, own)
        return replace(self, target_days=target, due_days=due, resolve_days=resolve, teams={})

    @property
    def promises_solutions(self) -> bool:
        """Whether it says of any team by when a ticket is to be solved."""
        return bool(self.resolve_days or any(own.resolve_days for own in self.teams.values()))

    def of_solution(self, team: str | None) -> "Policy | None":
        """Return what it promises of that team's solutions as a policy of its own; None if nothing is promised.

        It warns a business day before the end, on the morning of the last day; of one day, half-way.
        """
        own = self.of(team)
        if not own.resolve_days:
            return None
        return replace(own, target_days=max(1, own.resolve_days - 1), due_days=own.resolve_days)

    def _check(self, team: str | None) -> None:
        own = self.teams[team] if team is not None else None
        target, due, resolve = _days(self, own or TeamTimes())
        of, path = (f"teams.{team}: ", f".teams.{team}") if team is not None else ("", "")
        if not 1 <= target <= due:
            whole = f"sla.{self.priority}{path}: target_days must be at least 1 and at most due_days"
            raise Wrong(f"{of}due_days must not be less than target_days", "due-before-target", whole=whole)
        if resolve < 0:
            raise ValueError(f"sla.{self.priority}{path}: resolve_days can't be negative")


def _days(policy: Policy, own: TeamTimes) -> tuple[int, int, int]:
    general = (policy.target_days, policy.due_days, policy.resolve_days)
    told = (own.target_days, own.due_days, own.resolve_days)
    target, due, resolve = (days if said is None else said for said, days in zip(told, general, strict=True))
    return target, due, resolve


@dataclass(frozen=True, slots=True)
class ResponseClock:
    """A running promise: what is due when, and from when how many days were counted for it."""

    priority: str
    started_at: datetime
    target_from: datetime
    target_days: int
    due_from: datetime
    due_days: int
    target_at: datetime
    due_at: datetime
    warn_at: datetime
    provisional: bool = False
    pauses: tuple[Pause, ...] = ()  # in which it rested: of a solution, while the ticket waited for an answer


def start_clock(
    calendar: BusinessCalendar, policy: Policy, now: datetime, pauses: tuple[Pause, ...] = ()
) -> ResponseClock:
    """Return the clock of a ticket that reaches a team at `now`."""
    now = utc(now)
    target = calendar.close_of_business_day(now, policy.target_days, pauses)
    due = calendar.close_of_business_day(now, policy.due_days, pauses)
    days = policy.target_days, policy.due_days
    clock = ResponseClock(
        policy.priority, now, now, days[0], now, days[1], target.at, due.at, due.at, due.provisional, pauses
    )
    return _warned(calendar, clock)


def raise_priority(calendar: BusinessCalendar, clock: ResponseClock, policy: Policy, now: datetime) -> ResponseClock:
    """Return the clock of a more urgent ticket: the earlier of the old and a fresh promise."""
    clock = standing(calendar, clock)
    fresh, raised = start_clock(calendar, policy, now, clock.pauses), replace(clock, priority=policy.priority)
    if fresh.target_at < clock.target_at:
        raised = replace(raised, target_from=fresh.target_from, target_days=fresh.target_days)
        raised = replace(raised, target_at=fresh.target_at)
    if fresh.due_at < clock.due_at:
        raised = replace(raised, due_from=fresh.due_from, due_days=fresh.due_days)
        raised = replace(raised, due_at=fresh.due_at, provisional=fresh.provisional)
    return _warned(calendar, raised)


def lower_priority(calendar: BusinessCalendar, clock: ResponseClock, policy: Policy) -> ResponseClock:
    """Return the clock of a less urgent ticket, counted from its start; a recorded breach stays.

    That of a ticket that came back to its team started when it was there first, which the counting remembers.
    """
    return start_clock(calendar, policy, min(clock.started_at, clock.target_from, clock.due_from), clock.pauses)


def standing(calendar: BusinessCalendar, clock: ResponseClock) -> ResponseClock:
    """Return a clock that keeps its times; what is the close of no business day any more becomes the next one.

    So a promise that outlives a change of the calendar (protected, of a ticket that was away, or taken up again) is
    still for a day on which people work.
    """
    target, due = _standing(calendar, clock.target_at), _standing(calendar, clock.due_at)
    if (target.at, due.at) == (clock.target_at, clock.due_at):
        return clock
    return _warned(calendar, replace(clock, target_at=target.at, due_at=due.at, provisional=due.provisional))


def recompute(calendar: BusinessCalendar, clock: ResponseClock, announced_at: datetime) -> ResponseClock:
    """Return the open clock by a changed calendar.

    What would move earlier never moves before one business day from the announcement; what is protected so falls on
    a business day like any other due time.
    """
    floor = calendar.close_of_business_day(announced_at, 1)
    target = calendar.close_of_business_day(clock.target_from, clock.target_days, clock.pauses)
    due = calendar.close_of_business_day(clock.due_from, clock.due_days, clock.pauses)
    target = _not_before(_standing(calendar, clock.target_at), target, floor)
    due = _not_before(_standing(calendar, clock.due_at), due, floor)
    # after a raise the two count from different instants, and a closure between them may part them
    target = min(target, due)
    moved = replace(clock, target_at=target.at, due_at=due.at, provisional=due.provisional)
    return _warned(calendar, moved)


def recompute_by_policy(
    calendar: BusinessCalendar, clock: ResponseClock, policy: Policy, announced_at: datetime
) -> ResponseClock:
    """Return the open clock by a changed policy of its priority, under the same protection as `recompute`."""
    changed = replace(clock, target_days=policy.target_days, due_days=policy.due_days)
    return recompute(calendar, changed, announced_at)


def rested(calendar: BusinessCalendar, clock: ResponseClock, pause: Pause) -> ResponseClock:
    """Return the clock after it has rested: a business day of which that takes time away does not count."""
    again = replace(clock, pauses=(*clock.pauses, pause))
    target = calendar.close_of_business_day(clock.target_from, clock.target_days, again.pauses)
    due = calendar.close_of_business_day(clock.due_from, clock.due_days, again.pauses)
    target, due = max(target, _standing(calendar, clock.target_at)), max(due, _standing(calendar, clock.due_at))
    moved = replace(again, target_at=min(target, due).at, due_at=due.at, provisional=due.provisional)
    return _warned(calendar, moved)


def counted_at(started_at: datetime, dated: datetime, now: datetime) -> datetime:
    """Return when a person's message counts: at its date, never after now nor before the clock started."""
    return max(utc(started_at), min(utc(dated), utc(now)))


def _warned(calendar: BusinessCalendar, clock: ResponseClock) -> ResponseClock:
    if clock.target_at < clock.due_at:
        return replace(clock, warn_at=clock.target_at)
    return replace(clock, warn_at=calendar.half_way(clock.due_from, clock.due_at, clock.pauses))


def _standing(calendar: BusinessCalendar, at: datetime) -> Deadline:
    """Return the close of a business day that comes first, at that instant or after it."""
    return calendar.next_close(at - SECOND)


def _not_before(old: Deadline, new: Deadline, floor: Deadline) -> Deadline:
    if new.at >= old.at:
        return new
    return max(new, min(old, floor))
