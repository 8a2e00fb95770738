"""An open ticket as it waits, and the settings of a small office before and after a change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy
from helpdesk.calendar.rules import DayException, DayRule
from helpdesk.lifecycle.evolve import evolve
from helpdesk.sla.clocks import answered, arrived
from helpdesk.sla.next_date import Rhythm, next_date
from helpdesk.sla.recount import CALENDAR, Anew, Revised
from helpdesk.ticket.facts.moves import Escalated, Kept
from helpdesk.ticket.rows import Dated, NextDate
from helpdesk.ticket.ticket import Priority, Status, Ticket
from tests.helpdesk.office import ANITA, OFFICE, OLIVIA, POLICIES, at, ticket

REACHED = at("Mon 16 Nov 11:00")


STEPS = ("group", "managers", "admins")


def with_day(day: int, *, is_open: bool = False) -> BusinessCalendar:
    """Return the office with a day of November declared closed, or open."""
    return OFFICE.with_exceptions([DayException(date(2026, 11, day), DayRule.ADMIN, None if is_open else ())])


def revised(
    what: str = CALENDAR,
    calendar: BusinessCalendar = OFFICE,
    *,
    policies: Mapping[Priority, Policy] = POLICIES,
    stale_days: int = 2,
    announced_at: datetime = REACHED,
) -> Revised:
    return Revised(
        what=what, rhythm=Rhythm(calendar, STEPS, stale_days), policies=policies, announced_at=announced_at
    )  # fmt: skip


def as_it_waits(of: Ticket, clock: object = None, now: datetime = REACHED) -> Dated:
    """Return a ticket with the next date that it was given by the old rules."""
    return Dated(of, clock, next_date(of, clock, revised().rhythm, now))  # type: ignore[arg-type]


def escalated(priority: Priority = Priority.P3, **known: object) -> Dated:
    opened = ticket(priority=priority)
    clock = replace(arrived(OFFICE, POLICIES[priority], opened, "egov", REACHED), **known)  # type: ignore[arg-type]
    reached = (Escalated(REACHED, OLIVIA, "egov", clock.target_at, clock.due_at, False),)
    return as_it_waits(evolve(opened, reached), clock)


def claimed(**known: object) -> Dated:
    of, clock = escalated().ticket, escalated().clock
    assert clock is not None
    when = at("Mon 16 Nov 12:00")
    has_it = {"status": Status.CLAIMED, "claimed_by": ANITA, "responded_at": when, "changed_at": when} | known
    return as_it_waits(replace(of, **has_it), answered(clock, when))  # type: ignore[arg-type]


def kept(until: datetime) -> Dated:
    return as_it_waits(evolve(ticket(), (Kept(REACHED, OLIVIA, until),)))


def slower(priority: Priority, target: int, due: int) -> Mapping[Priority, Policy]:
    return {**POLICIES, priority: Policy(priority.value, "Other", target, due)}


def due(anew: Anew) -> datetime:
    assert anew.clock is not None
    return anew.clock.due_at


def waits(anew: Anew) -> NextDate:
    assert anew.date is not None
    return anew.date
