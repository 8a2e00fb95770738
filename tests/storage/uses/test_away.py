"""The desk without whoever logged a ticket: what goes to the others, and stands in their chats, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.reminders import reminders_of
from helpdesk.notify.on_clock import AT_ONCE, ReminderKind
from helpdesk.people.chats import TroubleKind
from helpdesk.sla.due import Audience, Told
from helpdesk.ticket.ticket import Confirmation, Priority
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY, escalated
from tests.storage.uses.playing import (
    MANAGER,
    OPERATOR,
    RAVI,
    SECOND,
    SHARED,
    SPOC,
    Step,
    Use,
    holds,
    kept,
    said,
    staffed,
)

AWAY: list[Step] = [
    ("10:00", "the desk gives it to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:05", "the manager wants to know more", lambda d: d.following.watch(1001, MANAGER, on=True)),
    ("10:06", "the town wants to know less", lambda d: d.following.mute(SPOC, "resolved", on=True)),
    ("10:10", "a question with a picture", lambda d: d.questions.ask(1001, RAVI, said(d, "Here?", "Q"))),
    ("10:11", "who logged it is away", lambda d: d.chat_troubles.hindered(11, TroubleKind.BLOCKED)),
    ("10:20", "the other answers", lambda d: d.questions.answer(1001, SECOND, said(d, "There"))),
    ("10:21", "another question", lambda d: d.questions.ask(1001, RAVI, said(d, "And here?"))),
    ("10:30", "solved", lambda d: d.tickets.resolve(1001, RAVI, said(d, "Done"))),
    ("10:40", "the caller is content", lambda d: d.endings.confirm(1001, SECOND, Confirmation.YES)),
    ("10:50", "and is not", lambda d: d.endings.reopen(1001, SPOC, said(d, "Again"))),
    ("11:00", "back", lambda d: d.chat_troubles.regained(11)),
]
RUNS_ON: list[Step] = [
    ("10:30", "the desk gives it to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:40", "claimed", lambda d: d.tickets.claim(1001, RAVI)),
    ("11:00", "more urgent meanwhile", lambda d: d.promises.set_priority(1001, OPERATOR, Priority.P1)),
    ("11:10", "given back without a word", lambda d: d.tickets.release(1001, RAVI)),
    ("11:20", "claimed again", lambda d: d.tickets.claim(1001, RAVI)),
    ("11:30", "words", lambda d: d.tickets.comment(1001, RAVI, said(d, "Looking"))),
    ("11:40", "less urgent meanwhile", lambda d: d.promises.set_priority(1001, OPERATOR, Priority.P4)),
    ("11:50", "given back", lambda d: d.tickets.release(1001, RAVI)),
]


def away(use: Use) -> Use:
    """Let whoever logged the ticket be away before they have heard of it."""

    async def unheard(desk: Desk) -> object:
        await use(desk)
        return await desk.chat_troubles.hindered(11, TroubleKind.BLOCKED)

    return unheard


UNHEARD: list[Step] = [
    ("10:00", "with a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "sent back", away(lambda d: d.moves.return_to_desk(1001, RAVI, reason="steps"))),
    ("10:02", "back", lambda d: d.chat_troubles.regained(11)),
    ("10:03", "with the team again", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:04", "in words", away(lambda d: d.moves.return_to_desk(1001, RAVI, words=said(d, "Not ours", "R")))),
    ("10:05", "back", lambda d: d.chat_troubles.regained(11)),
    ("10:06", "with the team again", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:07", "sent back, which is heard", lambda d: d.moves.return_to_desk(1001, RAVI, reason="steps")),
    ("10:08", "away", away(lambda d: d.boards.pin_was_refused(-1, 77))),
    ("10:09", "back", lambda d: d.chat_troubles.regained(11)),
    ("10:10", "with the team again", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:11", "solved", away(lambda d: d.tickets.resolve(1001, RAVI, said(d, "Done")))),
]


async def test_what_nobody_has_heard_goes_to_the_others_of_the_desk(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await holds(unit, "tickets/unheard", UNHEARD)


async def test_a_ticket_whose_operator_is_away(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await holds(unit, "tickets/away", AWAY)


async def test_a_clock_that_runs_on_follows_what_happened_meanwhile(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await holds(unit, "tickets/runs_on", RUNS_ON)


@pytest.mark.parametrize(("late", "piled"), [(AT_ONCE, False), (AT_ONCE + timedelta(seconds=1), True)])
async def test_what_is_found_late_has_piled_up(unit: UnitOfWork, late: timedelta, piled: bool) -> None:
    told = Told(ReminderKind.BREACH, Audience.GROUP, MONDAY)
    (reminder,) = await reminders_of(unit, SHARED, escalated(), told, MONDAY + late)
    assert (reminder.team, reminder.person, reminder.piled) == ("egov", None, piled)


async def test_the_managers_of_a_team_that_is_no_more_are_told_still(unit: UnitOfWork) -> None:
    await staffed(unit)
    told = Told(ReminderKind.MANAGERS, Audience.MANAGERS, MONDAY)
    nowhere = replace(SHARED, teams=())
    assert [one.person for one in await reminders_of(unit, nowhere, escalated(), told, MONDAY)] == [31, 32]
