"""Work on a ticket, use by use: all that each leaves in the database, and every message, to whom, where and when."""

from __future__ import annotations

from helpdesk.people.rights import Action
from helpdesk.ticket.facts.promises import DelayReason
from helpdesk.ticket.notes import Caller, NoteAudience
from helpdesk.ticket.ticket import Priority
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import actor
from tests.storage.uses.playing import (
    ANITA,
    HARI,
    MANAGER,
    OPERATOR,
    RAVI,
    SPOC,
    Step,
    holds,
    kept,
    said,
    staffed,
)

SOLVE, TOWN = Action.RESOLVE, NoteAudience.TOWN
WORKING: list[Step] = [
    ("10:00", "the desk gives it to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:05", "the manager wants to know more", lambda d: d.following.watch(1001, MANAGER, on=True)),
    ("10:10", "Ravi claims it", lambda d: d.tickets.claim(1001, RAVI)),
    ("10:11", "Anita would claim it", lambda d: d.tickets.claim(1001, ANITA)),
    ("10:12", "another team would claim it", lambda d: d.tickets.claim(1001, HARI)),
    ("10:13", "Anita would solve it", lambda d: d.tickets.may_begin(1001, ANITA, SOLVE, confirmed=False)),
    ("10:14", "Anita may if she means it", lambda d: d.tickets.may_begin(1001, ANITA, SOLVE, confirmed=True)),
    ("10:20", "Ravi gives it back", lambda d: d.tickets.release(1001, RAVI)),
    ("10:30", "Anita writes of it", lambda d: d.tickets.comment(1001, ANITA, said(d, "Looking", "C"))),
    ("10:35", "the operator writes to all", lambda d: d.tickets.comment(1001, OPERATOR, said(d, "Patience"), TOWN)),
    ("10:40", "its town writes", lambda d: d.tickets.comment(1001, SPOC, said(d, "Please"))),
    ("10:50", "Ravi asks back", lambda d: d.questions.ask(1001, RAVI, said(d, "Which browser?", "Q"))),
    ("11:00", "the operator answers", lambda d: d.questions.answer(1001, OPERATOR, said(d, "Firefox", "A"))),
    ("11:10", "Ravi asks again", lambda d: d.questions.ask(1001, RAVI, said(d, "Which one?"))),
    ("11:20", "no answer is needed", lambda d: d.questions.drop_question(1001, RAVI)),
    ("11:30", "Ravi promises it", lambda d: d.promises.promise(1001, RAVI, "d1")),
    ("11:31", "the same once more", lambda d: d.promises.promise(1001, RAVI, "d1")),
    ("11:32", "another day without a reason", lambda d: d.promises.promise(1001, RAVI, "d3")),
    ("11:33", "another day", lambda d: d.promises.promise(1001, RAVI, "d3", DelayReason.OTHERS)),
    ("11:34", "no such day", lambda d: d.promises.promise(1001, RAVI, "d9")),
    ("11:40", "it is more urgent", lambda d: d.promises.set_priority(1001, RAVI, Priority.P1)),
    ("11:41", "as urgent as it is", lambda d: d.promises.set_priority(1001, RAVI, Priority.P1)),
    ("11:42", "another team would know better", lambda d: d.promises.set_priority(1001, HARI, Priority.P2)),
    ("11:45", "Ravi looks up the caller", lambda d: d.tickets.show_caller(1001, RAVI)),
    ("11:45", "nobody to call", lambda d: d.tickets.show_caller(1002, OPERATOR)),
    ("11:45", "nor to write to", lambda d: d.tickets.speak_to_caller(1002, OPERATOR, "or")),
    ("11:45", "a name alone", lambda d: d.tickets.show_caller(1003, OPERATOR)),
    ("11:46", "the caller reads Odia", lambda d: d.tickets.speak_to_caller(1001, OPERATOR, "or")),
    ("11:50", "Ravi names it", lambda d: d.links.refer(1001, RAVI, said(d, " WORKS-17  b "))),
    ("11:51", "and writes of a work order", lambda d: d.tickets.comment(1001, RAVI, said(d, "WO/2026-27/123456"))),
    ("11:52", "and anew", lambda d: d.links.refer(1001, RAVI, said(d, "WORKS-18"))),
    ("12:00", "Anita solves it", lambda d: d.tickets.resolve(1001, ANITA, said(d, "Done", "R"))),
    ("12:05", "no more of it", lambda d: d.following.watch(1001, MANAGER, on=False)),
    ("12:06", "the town wants no more of this", lambda d: d.following.mute(SPOC, "resolved", on=True)),
    ("12:07", "again", lambda d: d.following.mute(SPOC, "resolved", on=False)),
    ("12:08", "of what there is not", lambda d: d.following.mute(SPOC, "weather", on=True)),
    ("12:09", "who is of no town", lambda d: d.following.mute(MANAGER, "resolved", on=True)),
    ("12:10", "the caller is shown to Ravi no more", lambda d: d.tickets.caller_of(1001, actor("member"))),
]  # fmt: skip


async def test_work_on_a_ticket(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await kept(unit, 1002, None)
    await kept(unit, 1003, await unit.texts.keep_caller(Caller(name="Sita")))
    await holds(unit, "tickets/working", WORKING)
