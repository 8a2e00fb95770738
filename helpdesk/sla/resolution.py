"""By when a ticket is to be solved, where its priority has such a target. Pure.

It is counted from when the ticket first reached a team (again after it was reopened), whichever team has it since,
and rests while the ticket waits for an answer. It follows the priority, policy and calendar of today: nothing runs
on it, and nobody is called late by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from helpdesk.calendar.business_hours import BusinessCalendar, Pause
from helpdesk.calendar.response_clock import Policy, resolve_by
from helpdesk.calendar.table import Deadline
from helpdesk.ticket.fact import Fact, Trait
from helpdesk.ticket.facts.endings import Reopened
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.facts.words import Asked
from helpdesk.ticket.ticket import Priority, Ticket


def solve_by(
    calendar: BusinessCalendar,
    policies: Mapping[Priority, Policy],
    ticket: Ticket,
    facts: Iterable[Fact],
    now: datetime,
) -> Deadline | None:
    """Return by when the ticket is to be solved; None without a target, or before any team had it.

    While it waits for an answer: by when, if the answer came now.
    """
    start: datetime | None = None
    asked: datetime | None = None
    pauses: list[Pause] = []
    for fact in facts:
        if asked is not None and Trait.RESUMES in fact.traits:
            pauses.append((asked, fact.at))
            asked = None
        if isinstance(fact, Reopened):
            start, pauses = None, []
        elif isinstance(fact, Escalated):
            start = start or fact.at
        elif isinstance(fact, Asked):
            asked = fact.at
    if start is None:
        return None
    if asked is not None and asked < now:
        pauses.append((asked, now))
    return resolve_by(calendar, policies[ticket.priority].of(ticket.team), start, pauses)
