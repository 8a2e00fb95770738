"""Clocks that stop, run on, and turn out never to have been over: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helpdesk.calendar.response_clock import TeamTimes
from helpdesk.desk.recording.recorder import Words
from helpdesk.settings.closures import Manner, Proposal
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.ticket import Confirmation, Priority
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.office import at
from tests.storage.uses.playing import ADMIN, HARI, OPERATOR, RAVI, SHARED, Step, Use, holds, kept, said, staffed
from tests.storage.uses.test_clock import swept

TUESDAY = date(2026, 11, 17)
CYCLONE = Proposal(Manner.CLOSED, DaysSaid(TUESDAY, TUESDAY, (), "Cyclone"))
P3 = replace(SHARED.sla[Priority.P3], resolve_days=3, teams={"hudd": TeamTimes(1, 3, 4)})
SOLVING = replace(SHARED, sla={**SHARED.sla, Priority.P3: P3})


def to_team(number: int, team: str = "egov") -> Use:
    return lambda d: d.moves.escalate(number, OPERATOR, team)


STOPPED: list[Step] = [
    ("10:00", "one", to_team(1001)),
    ("10:01", "one that is answered late", to_team(1002)),
    ("10:02", "one that was answered in time", to_team(1003)),
    ("10:03", "one that is asked back", to_team(1005)),
    ("10:04", "one that is withdrawn", to_team(1007)),
    ("10:05", "one of a team with times of its own", to_team(1008, "hudd")),
    ("10:10", "withdrawn", lambda d: d.endings.withdraw(1007, OPERATOR, confirmed=True)),
    ("10:11", "asked back", lambda d: d.questions.ask(1005, RAVI, said(d, "Which?"))),
    ("Tue 17 Nov 11:00", "said while it is asked", lambda d: d.tickets.comment(1005, OPERATOR, said(d, "Soon"))),
    ("Wed 18 Nov 17:31", "claimed, and nobody has looked", lambda d: d.tickets.claim(1002, RAVI)),
    ("Thu 19 Nov 10:00", "breached, and said", swept),
    ("Thu 19 Nov 10:05", "said when they were reminded", lambda d: d.tickets.comment(1005, OPERATOR, said(d, "Now"))),
    ("Thu 19 Nov 10:10", "claimed", lambda d: d.tickets.claim(1001, RAVI)),
    ("Thu 19 Nov 10:20", "what was said in time", lambda d: d.tickets.comment(1003, RAVI, Words(
        "It is ours", at("Tue 17 Nov 17:20"), (), 21, 70))),
    ("Thu 19 Nov 10:30", "the office was closed", lambda d: d.closures.declare(CYCLONE, ADMIN)),
    ("Thu 19 Nov 10:31", "counted anew", lambda d: d.recounting.recount()),
    ("Thu 19 Nov 10:40", "given back", lambda d: d.tickets.release(1001, RAVI)),
    ("Thu 19 Nov 10:41", "given back, too", lambda d: d.tickets.release(1002, RAVI)),
    ("Tue 1 Dec 11:00", "solved late, and not looked at", lambda d: d.tickets.resolve(1008, HARI, said(d, "Done"))),
]  # fmt: skip
AGAIN: list[Step] = [
    ("10:00", "to one team", to_team(1006)),
    ("10:10", "to the other", lambda d: d.moves.forward(1006, RAVI, "hudd", words=said(d, "Yours"))),
    ("Tue 17 Nov 10:00", "solved", lambda d: d.tickets.resolve(1006, HARI, said(d, "Done"))),
    ("Wed 18 Nov 10:00", "it is not", lambda d: d.endings.confirm(1006, OPERATOR, Confirmation.NO)),
    ("Wed 18 Nov 10:10", "to the first", lambda d: d.moves.forward(1006, HARI, "egov", words=said(d, "Yours"))),
    ("Thu 19 Nov 10:00", "and back", lambda d: d.moves.forward(1006, RAVI, "hudd", words=said(d, "No, yours"))),
    ("Thu 19 Nov 10:10", "and back", lambda d: d.moves.forward(1006, HARI, "egov", words=said(d, "No, yours"))),
]

TO_DESK: list[Step] = [
    ("10:00", "to a team", to_team(1006)),
    ("10:10", "which it is not for", lambda d: d.moves.return_to_desk(1006, RAVI, reason="steps")),
    ("10:20", "the desk solves it", lambda d: d.tickets.resolve(1006, OPERATOR, said(d, "Done"))),
    ("10:30", "it has not", lambda d: d.endings.confirm(1006, OPERATOR, Confirmation.NO)),
    ("10:40", "to that team, which promises anew", to_team(1006)),
]
TWO: list[Step] = [
    ("10:00", "one", to_team(1001)),
    ("10:00", "another", to_team(1002)),
    ("10:00", "one that nobody answers", to_team(1003, "hudd")),
    ("10:10", "passed on", lambda d: d.moves.forward(1001, RAVI, "hudd", words=said(d, "Yours"))),
    ("10:20", "answered in time", lambda d: d.tickets.claim(1001, HARI)),
    ("10:21", "this, too", lambda d: d.tickets.claim(1002, RAVI)),
    ("Thu 19 Nov 10:00", "unsolved, and that is said", swept),
    ("Thu 19 Nov 10:05", "passed on late", lambda d: d.moves.forward(1002, RAVI, "hudd", words=said(d, "Yours"))),
    ("Thu 19 Nov 10:10", "the office was closed", lambda d: d.closures.declare(CYCLONE, ADMIN)),
    ("Thu 19 Nov 10:11", "so it was not late", lambda d: d.recounting.recount()),
    ("Thu 19 Nov 10:20", "what was said before the later date", lambda d: d.tickets.comment(1003, HARI, Words(
        "It is ours", at("Wed 18 Nov 11:00"), (), 23, 70))),
]  # fmt: skip


async def test_a_clock_stops_and_runs_on(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in (1001, 1002, 1003, 1005, 1007, 1008):
        await kept(unit, number, caller)
    await holds(unit, "clocks/stopped", STOPPED, SOLVING)


async def test_a_team_that_had_a_ticket_has_its_old_date_but_for_one_that_was_opened_again(unit: UnitOfWork) -> None:
    await kept(unit, 1006, await staffed(unit))
    await holds(unit, "clocks/back_and_forth", AGAIN, SOLVING)


async def test_a_team_had_a_ticket_before_the_desk_solved_it_which_counts_no_more(unit: UnitOfWork) -> None:
    await kept(unit, 1006, await staffed(unit))
    await holds(unit, "clocks/to_the_desk", TO_DESK, SOLVING)


async def test_a_ticket_was_answered_in_time_and_solved_late_until_the_office_was_closed(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in (1001, 1002, 1003):
        await kept(unit, number, caller)
    three = replace(SHARED, sla={**SHARED.sla, Priority.P3: replace(P3, teams={})})
    await holds(unit, "clocks/of_two", TWO, three)
