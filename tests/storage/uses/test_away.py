"""The desk without whoever logged a ticket: what goes to the others, and stands in their chats, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.desk.recording.reminders import reminders_of
from helpdesk.notify.on_clock import AT_ONCE, ReminderKind
from helpdesk.people.chats import TroubleKind
from helpdesk.sla.due import Audience, Told
from helpdesk.ticket.ticket import Confirmation, Priority
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY, escalated
from tests.storage.uses.playing import MANAGER, OPERATOR, RAVI, SECOND, SHARED, SPOC, Step, holds, kept, said, staffed

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
