"""What has become true by itself when a ticket's next date comes: facts, things to say, and the date after. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla.next_date import (
    ANSWER,
    BREACH_STEP,
    DAY_STEP,
    MISSED_STEP,
    OBJECTION,
    PROMISE,
    RESPONSE,
    SOLUTION,
    STALE,
    WARNING_STEP,
    Rhythm,
    awaits_response,
    clock_date,
    next_date,
    objection_date,
    promised_day,
    response_date,
    solution_date,
    stale_date,
)
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.clock import AnswerAwaited, Breached, ObjectionAwaits, Reminded, Warned, WentStale
from helpdesk.ticket.facts.promises import PromiseMissed, PromiseReminded
from helpdesk.ticket.facts.solution import SolutionMissed, SolutionNeared, SolutionReminded
from helpdesk.ticket.rows import ClockRow, NextDate, SolutionRow
from helpdesk.ticket.ticket import Status, Ticket


class Audience(StrEnum):
    """Who is told."""

    GROUP = "group"
    HOLDER = "holder"  # whoever has it, in the group; the operator if it is with the desk
    OPERATOR = "operator"
    MANAGERS = "managers"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to be said, and to whom. ``at_once``: it need not wait for an opening if it is found in time."""

    kind: ReminderKind
    to: Audience
    at: datetime
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class DueStep:
    """One thing that became true: the fact, what is said of it, and what the ticket waits for then."""

    fact: Fact
    told: tuple[Told, ...]
    clock: ClockRow | None
    date: NextDate


@dataclass(frozen=True, slots=True)
class Elapsed:
    """All that became true, in order; the clock and the next date after it."""

    facts: tuple[Fact, ...]
    told: tuple[Told, ...]
    clock: ClockRow | None
    date: NextDate | None


@dataclass(frozen=True, slots=True)
class ClockSteps:
    """What the steps of a clock are as facts, and what is said of them."""

    kind: str
    warned: type[Warned | SolutionNeared]
    missed: type[Breached | SolutionMissed]
    reminded: type[Reminded | SolutionReminded]
    warning: ReminderKind
    breach: ReminderKind
    late: Mapping[Audience, ReminderKind]  # by whom each further step tells


RESPONSE_STEPS = ClockSteps(
    RESPONSE, Warned, Breached, Reminded, ReminderKind.WARNING, ReminderKind.BREACH,
    {
        Audience.GROUP: ReminderKind.STILL_LATE,
        Audience.MANAGERS: ReminderKind.MANAGERS,
        Audience.ADMINS: ReminderKind.ADMINS,
        Audience.OPERATOR: ReminderKind.OPERATOR,
    },
)  # fmt: skip
SOLUTION_STEPS = ClockSteps(
    SOLUTION, SolutionNeared, SolutionMissed, SolutionReminded, ReminderKind.SOLVE_SOON, ReminderKind.UNSOLVED,
    {
        Audience.GROUP: ReminderKind.UNSOLVED,
        Audience.MANAGERS: ReminderKind.UNSOLVED_TOLD,
        Audience.ADMINS: ReminderKind.UNSOLVED_TOLD,
        Audience.OPERATOR: ReminderKind.UNSOLVED_TOLD,
    },
)  # fmt: skip


def elapse(ticket: Ticket, clock: ClockRow | None, date: NextDate, rhythm: Rhythm, now: datetime) -> Elapsed:
    """Return what has become true of a ticket whose ``date`` has come.

    1. The date is checked against the ticket: one whose reason is gone gives way to the right one.
    2. Every step up to ``now`` is taken, each stamped with its own instant, however late it is found.
    """
    facts: list[Fact] = []
    told: list[Told] = []
    after: NextDate | None = date
    if date.kind == SOLUTION:
        after = solution_date(ticket, clock, rhythm) if isinstance(clock, SolutionRow) else None
    elif not _fits(ticket, clock, date):
        after = next_date(ticket, clock, rhythm, now)
    elif clock is not None and date.kind == RESPONSE:
        after = response_date(clock, rhythm)
    while after is not None and after.at <= now:
        step = _step(ticket, clock, after, rhythm, now)
        facts.append(step.fact)
        told += step.told
        clock, after = step.clock, step.date
    return Elapsed(tuple(facts), tuple(told), clock, after)


def _fits(ticket: Ticket, clock: ClockRow | None, date: NextDate) -> bool:
    if ticket.is_held_up:
        return date.kind == OBJECTION
    if not ticket.is_unresolved:
        return False
    if awaits_response(ticket):
        return date.kind == RESPONSE and clock is not None
    waits = ticket.status is Status.WAITING
    promised = ticket.promised_at is not None and not waits
    if date.kind == PROMISE:
        return promised
    return (date.kind == STALE and not promised) or (date.kind == ANSWER and waits)


def _step(ticket: Ticket, clock: ClockRow | None, date: NextDate, rhythm: Rhythm, now: datetime) -> DueStep:
    if clock is not None and date.kind in (RESPONSE, SOLUTION):
        return _of_clock(clock, date, rhythm, SOLUTION_STEPS if date.kind == SOLUTION else RESPONSE_STEPS)
    if date.kind == PROMISE and ticket.promised_at is not None:
        return _promise(clock, date, ticket.promised_at, rhythm, now)
    if date.kind == OBJECTION:
        return _objection(clock, date, rhythm)
    # Nobody was asked while the bot was down, so silence is counted from now on.
    stale = stale_date(now, rhythm, date.step + 1 if date.kind == STALE else 0)
    if date.kind == ANSWER:
        return DueStep(
            AnswerAwaited(date.at, None), (Told(ReminderKind.ANSWER, Audience.OPERATOR, date.at),), clock, stale
        )
    return DueStep(WentStale(date.at, None), (Told(ReminderKind.STALE, Audience.HOLDER, date.at),), clock, stale)


def _of_clock(clock: ClockRow, date: NextDate, rhythm: Rhythm, steps: ClockSteps) -> DueStep:
    told: tuple[Told, ...]
    fact: Fact
    if date.step == WARNING_STEP:
        fact, after = steps.warned(date.at, None, clock.team), replace(clock, warned_at=date.at)
        half_way = date.at != clock.target_at
        told = (Told(steps.warning, Audience.GROUP, date.at, at_once=half_way),)
    elif date.step == BREACH_STEP:
        fact, after = steps.missed(date.at, None, clock.team), replace(clock, breached_at=date.at)
        first = Audience(rhythm.late_steps[0]) if rhythm.late_steps else Audience.OPERATOR
        kind = steps.breach if first is Audience.GROUP else steps.late[first]
        told = tuple(
            Told(k, to, date.at, at_once=True)
            for k, to in dict.fromkeys(((kind, first), (steps.late[Audience.OPERATOR], Audience.OPERATOR)))
        )
    else:
        count = clock.reminded + 1
        fact, after = steps.reminded(date.at, None, clock.team, count), replace(clock, reminded=count)
        to = Audience(rhythm.late_steps[count]) if count < len(rhythm.late_steps) else Audience.GROUP
        told = (Told(steps.late[to], to, date.at),)
    return DueStep(fact, told, after, clock_date(steps.kind, after, rhythm))


def _objection(clock: ClockRow | None, date: NextDate, rhythm: Rhythm) -> DueStep:
    """Remind the desk; and once it has let an objection lie for ``stale_days`` business days, tell the admins."""
    to = (Audience.OPERATOR, Audience.ADMINS) if date.step == rhythm.stale_days else (Audience.OPERATOR,)
    told = tuple(Told(ReminderKind.OBJECTION, audience, date.at) for audience in to)
    then = objection_date(date.at, rhythm, date.step + 1)
    return DueStep(ObjectionAwaits(date.at, None, date.step + 1), told, clock, then)


def _promise(
    clock: ClockRow | None, date: NextDate, promised_at: datetime, rhythm: Rhythm, now: datetime
) -> DueStep:  # fmt: skip
    if date.step == DAY_STEP:
        day = promised_day(rhythm.calendar, promised_at)
        told = (Told(ReminderKind.PROMISE, Audience.HOLDER, day),)
        return DueStep(
            PromiseReminded(day, None, promised_at), told, clock, NextDate(PROMISE, MISSED_STEP, promised_at)
        )
    told = (Told(ReminderKind.MISSED, Audience.HOLDER, promised_at),)
    return DueStep(PromiseMissed(promised_at, None, promised_at), told, clock, stale_date(now, rhythm))
