"""By when a ticket is to be solved: off by default, counted from the first team, at rest while it waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from helpdesk.sla.resolution import solve_by
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.endings import Reopened
from helpdesk.ticket.facts.moves import Claimed, Escalated, Forwarded, Released
from helpdesk.ticket.facts.words import Answered, Asked
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.office import ANITA, OFFICE, OLIVIA, POLICIES, at, ticket

FIVE = {**POLICIES, Priority.P3: replace(POLICIES[Priority.P3], resolve_days=5)}
REACHED = "Mon 16 Nov 11:00"


def escalated(when: str, team: str = "egov") -> Fact:
    return Escalated(at(when), OLIVIA, team, at(when), at(when), False)


def asked(when: str) -> Fact:
    return Asked(at(when), ANITA, 1)


def answered(when: str) -> Fact:
    return Answered(at(when), OLIVIA, ANITA, 2)


@pytest.mark.parametrize(
    ("facts", "now", "due"),
    [
        ([], REACHED, None),  # no team has had it
        ([escalated(REACHED)], REACHED, "Sat 21 Nov 17:30"),
        ([escalated(REACHED), Claimed(at("Tue 17 Nov 11:00"), ANITA)], "Tue 17 Nov 12:00", "Sat 21 Nov 17:30"),
        (
            [escalated(REACHED), Forwarded(at("Tue 17 Nov 11:00"), ANITA, "egov", "hudd", None, None),
             escalated("Tue 17 Nov 11:00", "hudd")],
            "Tue 17 Nov 12:00", "Sat 21 Nov 17:30",
        ),
        ([escalated(REACHED), asked("Tue 17 Nov 12:00")], "Tue 17 Nov 16:00", "Mon 23 Nov 17:30"),
        ([escalated(REACHED), asked("Tue 17 Nov 12:00")], "Thu 19 Nov 16:00", "Thu 26 Nov 17:30"),
        (
            [escalated(REACHED), asked("Tue 17 Nov 12:00"), answered("Tue 17 Nov 16:00")],
            "Fri 20 Nov 16:00", "Mon 23 Nov 17:30",
        ),
        (
            [escalated(REACHED), asked("Tue 17 Nov 18:00"), answered("Wed 18 Nov 09:00")],
            "Fri 20 Nov 16:00", "Sat 21 Nov 17:30",
        ),
        (
            [escalated(REACHED), asked("Tue 17 Nov 12:00"), Released(at("Tue 17 Nov 16:00"), ANITA)],
            "Fri 20 Nov 16:00", "Mon 23 Nov 17:30",
        ),
        (
            [escalated(REACHED), Reopened(at("Wed 25 Nov 11:00"), OLIVIA, None), escalated("Wed 25 Nov 11:00")],
            "Wed 25 Nov 12:00", "Wed 2 Dec 17:30",
        ),
    ],
)  # fmt: skip
def test_a_ticket_is_to_be_solved_so_many_business_days_after_it_reached_a_team(
    facts: list[Fact], now: str, due: str | None
) -> None:
    found = solve_by(OFFICE, FIVE, ticket(), facts, at(now))
    assert (found.at if found is not None else None) == (at(due) if due else None)


def test_without_resolve_days_there_is_no_such_date() -> None:
    now: datetime = at(REACHED)
    assert solve_by(OFFICE, POLICIES, ticket(), [escalated(REACHED)], now) is None
    assert solve_by(OFFICE, FIVE, ticket(priority=Priority.P1), [escalated(REACHED)], now) is None
