"""A ticket that goes from team to team, ends, and is open again: all that each use leaves, and who is told."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.desk import Desk
from helpdesk.settings.settings import Route
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Component, Confirmation, Nature, Priority, Ticket
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import HUDD, SETTINGS, actor
from tests.storage.factories import MONDAY, note
from tests.storage.uses.playing import (
    ANITA,
    HARI,
    MANAGER,
    OPERATOR,
    RAVI,
    SECOND,
    SPOC,
    TOPIC,
    Step,
    holds,
    kept,
    said,
    staffed,
)

NEIGHBOURS = replace(SETTINGS, teams=(TOPIC, replace(HUDD, chat_id=-1, thread_id=8)))
RAVI_ALONE, OF_ANY = actor("member"), actor("manager")

MOVING: list[Step] = [
    ("10:00", "the desk gives it to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "to none that there is", lambda d: d.moves.escalate(1001, OPERATOR, "nobody")),
    ("10:05", "Ravi claims it", lambda d: d.tickets.claim(1001, RAVI)),
    ("10:08", "passed on to nobody", lambda d: d.moves.forward(1001, RAVI, "nobody", reason="not-ours")),
    ("10:10", "passed on", lambda d: d.moves.forward(1001, ANITA, "hudd", words=said(d, "Yours", "W"))),
    ("10:20", "back without a reason", lambda d: d.moves.return_to_desk(1001, HARI)),
    ("10:21", "back for a reason", lambda d: d.moves.return_to_desk(1001, HARI, reason="steps")),
    ("10:30", "out again", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:40", "and back in words", lambda d: d.moves.return_to_desk(1001, RAVI, words=said(d, "Steps?", "B"))),
    ("10:45", "the desk fills in", lambda d: d.tickets.comment(1001, OPERATOR, said(d, "Log in, press"))),
    ("10:50", "out once more", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("11:00", "a P1", lambda d: d.promises.set_priority(1001, OPERATOR, Priority.P1)),
    ("11:10", "the team is no more", lambda d: d.moves.pass_all_on("egov", "hudd")),
    ("11:20", "to and fro", lambda d: d.moves.forward(1001, HARI, "egov", reason="not-ours")),
    ("11:30", "too often", lambda d: d.moves.forward(1001, MANAGER, "hudd", reason="not-ours")),
]
ENDING: list[Step] = [
    ("10:00", "the desk gives it to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:10", "solved without words", lambda d: d.tickets.resolve(1001, RAVI, said(d, "", "R"))),
    ("10:20", "not solved, says the town", lambda d: d.endings.object(1001, SPOC, said(d, "No", "O"))),
    ("10:30", "nobody answers", lambda d: d.endings.confirm(1001, SECOND, Confirmation.UNREACHED)),
    ("10:40", "the caller says no", lambda d: d.endings.confirm(1001, SECOND, Confirmation.NO)),
    ("10:50", "solved again", lambda d: d.tickets.resolve(1001, RAVI, said(d, "Now it is"))),
    ("11:00", "the caller says yes", lambda d: d.endings.confirm(1001, SECOND, Confirmation.YES)),
    ("11:10", "content", lambda d: d.endings.rate(1001, SECOND, 4)),
    ("11:11", "twice", lambda d: d.endings.rate(1001, SECOND, 4)),
    ("11:12", "another star", lambda d: d.endings.rate(1001, SECOND, 5)),
    ("11:20", "it is back", lambda d: d.endings.reopen(1001, SPOC, said(d, "Again", "X"))),
    ("11:30", "solved for good", lambda d: d.tickets.resolve(1001, ANITA, said(d, "Restarted"))),
    ("Thu 19 Nov 17:29", "not over yet", lambda d: d.endings.close(1001)),
    ("Thu 19 Nov 17:29", "none is", lambda d: d.endings.over()),
    ("Thu 19 Nov 17:30", "one is", lambda d: d.endings.over()),
    ("Thu 19 Nov 17:30", "over", lambda d: d.endings.close(1001)),
    ("Thu 19 Nov 17:40", "closed once", lambda d: d.endings.close(1001)),
    ("Wed 25 Nov 17:30", "it may be opened", lambda d: d.endings.may_reopen(1001, OPERATOR)),
    ("Wed 25 Nov 17:31", "too late", lambda d: d.endings.reopen(1001, OPERATOR, said(d, "Again"))),
]
GIVEN_UP: list[Step] = [
    ("10:00", "the desk gives it to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:10", "to a topic beside", lambda d: d.moves.forward(1001, RAVI_ALONE, "hudd", reason="not-ours")),
    ("10:20", "asked", lambda d: d.questions.ask(1001, actor("other team"), said(d, "Where?"))),
    ("10:30", "withdrawn?", lambda d: d.endings.withdraw(1001, OPERATOR, confirmed=False)),
    ("10:31", "withdrawn", lambda d: d.endings.withdraw(1001, OPERATOR, confirmed=True)),
    ("10:40", "open again", lambda d: d.endings.reopen(1001, OPERATOR, said(d, "Wanted"))),
]


async def reopened_by_caller(desk: Desk) -> None:
    await desk.endings.may_reopen_by_caller(await desk.recorder.get(1001))


async def says(desk: Desk, answer: Confirmation, *files: str) -> Ticket:
    """Let the caller say something by mail."""
    ticket = await desk.recorder.get(1001)
    words = said(desk, "What the mail says", *files)
    mail = await desk.recorder.add_note(note(words.text, kind=NoteKind.COMMENT, author=None, said_at=desk.now))
    return await desk.endings.caller_says(ticket, answer, note=mail, files=words.files)


BY_MAIL: list[Step] = [
    ("10:00", "the desk gives it to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "another hangs on it", lambda d: d.links.link(1002, OPERATOR, 1001)),
    ("10:02", "nothing to say no to", reopened_by_caller),
    ("10:10", "solved", lambda d: d.tickets.resolve(1001, RAVI, said(d, "Restarted"))),
    ("10:20", "the caller writes", lambda d: says(d, Confirmation.NO, "F")),
    ("10:30", "solved again", lambda d: d.tickets.resolve(1001, RAVI, said(d, "And again"))),
    ("10:40", "the caller is content", lambda d: says(d, Confirmation.YES)),
    ("10:50", "and is not", lambda d: says(d, Confirmation.NO)),
    ("11:00", "solved for good", lambda d: d.tickets.resolve(1001, RAVI, said(d, "Now"))),
    ("Thu 19 Nov 17:30", "over", lambda d: d.endings.close(1001)),
    ("Wed 25 Nov 17:30", "at the last moment", reopened_by_caller),
    ("Wed 25 Nov 17:31", "too late", reopened_by_caller),
]
SERVER = Component.INFRASTRUCTURE
GONE = replace(
    SETTINGS, teams=(HUDD,),
    routes=(Route("none", (Nature.TECHNICAL,), (Component.APP,)), Route("hudd", (Nature.TECHNICAL,), (SERVER,))),
)  # fmt: skip
AFTERWARDS: list[Step] = [
    ("Wed 25 Nov 17:00", "what it had goes elsewhere", lambda d: d.moves.pass_all_on("egov", "hudd")),
    ("Wed 25 Nov 17:30", "open again", lambda d: d.endings.reopen(1001, OPERATOR, said(d, "No"))),
]


async def test_a_caller_who_answers_by_mail(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in (1001, 1002, 1003):
        await kept(unit, number, caller, nature=Nature.TECHNICAL, component=SERVER)
    await holds(unit, "tickets/by_mail", BY_MAIL)
    await Desk(unit, SETTINGS, MONDAY).moves.escalate(1003, OPERATOR, "egov")
    await holds(unit, "tickets/team_gone", AFTERWARDS, GONE)


async def test_a_ticket_that_goes_from_team_to_team(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await holds(unit, "tickets/moving", MOVING)


async def test_a_ticket_that_ends_and_is_open_again(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await holds(unit, "tickets/ending", ENDING)


async def test_a_ticket_in_a_shared_group_that_is_withdrawn(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await holds(unit, "tickets/given_up", GIVEN_UP, NEIGHBOURS)


async def test_of_a_team_that_is_no_more_its_own_tickets_alone_are_passed_on(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    desk = Desk(unit, SETTINGS, MONDAY)
    for number, team in ((1001, "egov"), (1002, "hudd")):
        await kept(unit, number, caller)
        await desk.moves.escalate(number, OPERATOR, team)
    assert [ticket.number for ticket in await desk.moves.pass_all_on("egov", "hudd")] == [1001]
