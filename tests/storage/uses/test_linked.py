"""Tickets that hang on one problem: what reaches all of them, and in which words."""

from __future__ import annotations

from helpdesk.desk.desk import Desk
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import NoteAudience
from helpdesk.ticket.ticket import Confirmation, Status
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY
from tests.storage.uses.playing import (
    HARI,
    OPERATOR,
    RAVI,
    SHARED,
    Step,
    holds,
    kept,
    said,
    staffed,
)

TOWN = NoteAudience.TOWN
LINKED: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "another to another", lambda d: d.moves.escalate(1002, OPERATOR, "hudd")),
    ("10:02", "tied to itself", lambda d: d.links.link(1002, OPERATOR, 1002)),
    ("10:03", "tied", lambda d: d.links.link(1002, OPERATOR, 1001)),
    ("10:04", "a third", lambda d: d.links.link(1003, OPERATOR, 1001)),
    ("10:05", "on which others hang", lambda d: d.links.link(1001, OPERATOR, 1003)),
    ("10:06", "what its team may not see", lambda d: d.links.link(1002, HARI, 1003)),
    ("10:10", "for the towns, too", lambda d: d.tickets.comment(1001, OPERATOR, said(d, "All of you", "C"), TOWN)),
    ("10:20", "untied from what it is not tied to", lambda d: d.links.untie(1003, OPERATOR, 1002)),
    ("10:21", "untied", lambda d: d.links.untie(1003, OPERATOR, 1001)),
    ("10:22", "tied again", lambda d: d.links.link(1003, OPERATOR, 1001)),
    ("10:30", "solved", lambda d: d.tickets.resolve(1001, RAVI, said(d, "Server is up", "R"))),
    ("10:35", "one is content", lambda d: d.endings.confirm(1003, OPERATOR, Confirmation.YES)),
    ("10:40", "the problem is back", lambda d: d.endings.reopen(1001, OPERATOR, said(d, "Down again", "A"))),
    ("10:50", "solved in a file", lambda d: d.tickets.resolve(1001, RAVI, said(d, "", "F"))),
    ("11:00", "nobody is content", lambda d: d.endings.confirm(1001, OPERATOR, Confirmation.NO)),
]  # fmt: skip


async def test_tickets_that_hang_on_one_problem(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in (1001, 1002, 1003):
        await kept(unit, number, caller)
    await holds(unit, "tickets/linked", LINKED)


async def test_what_is_over_for_good_keeps_no_other_from_opening_again(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    desk = Desk(unit, SHARED, MONDAY)
    for number in (1001, 1002, 1003):
        await kept(unit, number, caller)
        await desk.moves.escalate(number, OPERATOR, "egov")
    for number in (1002, 1003):
        await desk.links.link(number, OPERATOR, 1001)
    await desk.tickets.resolve(1001, RAVI, said(desk, "Server is up"))
    await desk.endings.confirm(1002, OPERATOR, Confirmation.YES)
    await desk.endings.reopen(1001, OPERATOR, said(desk, "Down again"))
    found = {ticket.number: ticket.status for ticket in await unit.tickets.find(EVERYTHING)}
    assert found == {1001: Status.ESCALATED, 1002: Status.CLOSED, 1003: Status.ESCALATED}
