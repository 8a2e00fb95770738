"""Tickets of a small office that wait for something: escalated, claimed, with their first date."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from helpdesk.lifecycle.evolve import evolve
from helpdesk.sla.clocks import answered, arrived
from helpdesk.sla.next_date import Rhythm, next_date
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.rows import ClockRow, NextDate
from helpdesk.ticket.ticket import Priority, Status, Ticket
from tests.helpdesk.office import ANITA, OFFICE, OLIVIA, POLICIES, at, ticket

RHYTHM = Rhythm(OFFICE, ("group", "managers", "admins"), 2)


REACHED = at("Mon 16 Nov 11:00")


def escalated(priority: Priority = Priority.P3, **known: object) -> tuple[Ticket, ClockRow]:
    opened = ticket(priority=priority)
    clock = arrived(OFFICE, POLICIES[priority], opened, "egov", REACHED)
    reached = evolve(opened, (Escalated(REACHED, OLIVIA, "egov", clock.target_at, clock.due_at, False),))
    return replace(reached, **known), clock  # type: ignore[arg-type]


def claimed(**known: object) -> tuple[Ticket, ClockRow]:
    when = at("Mon 16 Nov 12:00")
    has_it = {
        "status": Status.CLAIMED, "claimed_by": ANITA, "claimed_at": when, "responded_at": when, "changed_at": when,
    }  # fmt: skip
    owned, clock = escalated(Priority.P3, **(has_it | known))
    return owned, answered(clock, when)


def first_date(of: Ticket, clock: ClockRow | None, now: datetime = REACHED) -> NextDate:
    date = next_date(of, clock, RHYTHM, now)
    assert date is not None
    return date
