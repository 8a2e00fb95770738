"""The table of states and actions, cell by cell: what is written here fits, and happens; nothing else does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.lifecycle.workflow import TABLE, fits, target
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import WITH_TEAM, Confirmation, Nature, Priority, Status, Ticket
from storage.database import Database
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor
from tests.helpdesk.correcting import corrected
from tests.migrated import desk_url, sqlite_template
from tests.storage.factories import MONDAY, enter, escalated
from tests.storage.factories import ticket as kept

__all__ = ["desk_url", "sqlite_template"]

CELLS = """
                 open       escalated  claimed    waiting    resolved   closed
claim            -          claimed    -          -          -          -
release          -          -          escalated  escalated  -          -
hand-over        -          -          claimed    waiting    -          -
ask              -          waiting    waiting    -          -          -
answer           -          -          -          claimed    -          -
no-answer        -          -          -          claimed    -          -
escalate         escalated  -          -          -          -          -
forward          -          escalated  escalated  escalated  -          -
return           -          open       open       open       -          -
resolve          resolved   resolved   resolved   resolved   -          -
confirm/yes      -          -          -          -          closed     -
confirm/no       -          -          -          -          escalated  -
confirm/unreached -         -          -          -          resolved   -
rate             -          -          -          -          -          closed
object           -          -          -          -          resolved   -
reopen           -          -          -          -          escalated  escalated
withdraw         closed     closed     closed     closed     -          -
comment          open       escalated  claimed    waiting    resolved   closed
correct          open       escalated  claimed    waiting    resolved   -
promise          open       -          claimed    -          -          -
priority         open       escalated  claimed    waiting    -          -
link             open       escalated  claimed    waiting    -          -
caller           -          -          claimed    waiting    -          -
"""
# The same where the desk alone has had the ticket: nobody's team gets it again.
OF_THE_DESK = """
                 open       escalated  claimed    waiting    resolved   closed
confirm/no       -          -          -          -          open       -
reopen           -          -          -          -          open       open
"""
PROBLEM = 1001

Use = Callable[[Desk, int, Actor], Awaitable[Any]]
SAID = Words("Which one?", MONDAY)
USES: dict[str, Use] = {
    "claim": lambda desk, n, who: desk.tickets.claim(n, who),
    "release": lambda desk, n, who: desk.tickets.release(n, who),
    "hand-over": lambda desk, _, who: desk.handover.hand_over(who, "egov", 22),
    "ask": lambda desk, n, who: desk.questions.ask(n, who, SAID),
    "answer": lambda desk, n, who: desk.questions.answer(n, who, SAID),
    "no-answer": lambda desk, n, who: desk.questions.drop_question(n, who),
    "escalate": lambda desk, n, who: desk.moves.escalate(n, who, "egov"),
    "forward": lambda desk, n, who: desk.moves.forward(n, who, "hudd", reason="not-ours"),
    "return": lambda desk, n, who: desk.moves.return_to_desk(n, who, reason="steps"),
    "resolve": lambda desk, n, who: desk.tickets.resolve(n, who, SAID),
    "confirm/yes": lambda desk, n, who: desk.endings.confirm(n, who, Confirmation.YES),
    "confirm/no": lambda desk, n, who: desk.endings.confirm(n, who, Confirmation.NO),
    "confirm/unreached": lambda desk, n, who: desk.endings.confirm(n, who, Confirmation.UNREACHED),
    "object": lambda desk, n, who: desk.endings.object(n, who, SAID),
    "rate": lambda desk, n, who: desk.endings.rate(n, who, 4),
    "reopen": lambda desk, n, who: desk.endings.reopen(n, who, SAID),
    "withdraw": lambda desk, n, who: desk.endings.withdraw(n, who, confirmed=True),
    "comment": lambda desk, n, who: desk.tickets.comment(n, who, SAID),
    "correct": lambda desk, n, who: corrected(desk, n, who, nature=Nature.ENHANCEMENT),
    "promise": lambda desk, n, who: desk.promises.promise(n, who, "d1"),
    "priority": lambda desk, n, who: desk.promises.set_priority(n, who, Priority.P1),
    "link": lambda desk, n, who: desk.links.link(n, who, PROBLEM),
    "caller": lambda desk, n, who: desk.tickets.show_caller(n, who),
}
# An operator sees whom they wrote down at any time; for a team's member it is what the table says.
BY_WHOM = {"caller": ("member",), "object": ("spoc",)}


def read(text: str) -> list[tuple[str, Status, Status | None]]:
    """Return the cells of a table as it is written above: use, status before, and after (None: refused)."""
    head, *rows = text.strip("\n").splitlines()
    return [
        (name, Status(before), None if after == "-" else Status(after))
        for name, *cells in (row.split() for row in rows)
        for before, after in zip(head.split(), cells, strict=True)
    ]


def in_status(status: Status, number: int = 1002, **known: Any) -> Ticket:
    """Return a ticket that the team has had since Monday, as it is in a status."""
    if status is Status.OPEN:
        return kept(number, **known)
    has = {"claimed_by": 21, "claimed_at": MONDAY, "responded_at": MONDAY} if status is not Status.ESCALATED else {}
    asked = {"asked_by": 21, "asked_at": MONDAY} if status is Status.WAITING else {}
    over = {} if status in WITH_TEAM else {"resolved_at": MONDAY, "resolved_by": 21}
    closed = {"closed_at": MONDAY, "confirmation": Confirmation.YES} if status is Status.CLOSED else {}
    return escalated(number, status=status, **has | asked | over | closed | known)


def told(use: str, ticket: Ticket) -> Status:
    """Return where the table leads a ticket by a use, as it is named above."""
    action, _, answer = use.partition("/")
    return target(Action(action), ticket, Confirmation(answer or "yes"))


def test_every_row_of_the_table_is_written_here() -> None:
    assert {Action(use.partition("/")[0]) for use, _, _ in read(CELLS)} == set(TABLE)


@pytest.mark.parametrize(("use", "before", "after"), read(CELLS))
def test_the_table_says_what_fits_and_where_it_leads(use: str, before: Status, after: Status | None) -> None:
    assert fits(Action(use.partition("/")[0]), before) == (after is not None)
    assert after is None or told(use, in_status(before)) is after


@pytest.mark.parametrize(("use", "before", "after"), [cell for cell in read(OF_THE_DESK) if cell[2]])
def test_what_no_team_has_had_is_the_desks_again(use: str, before: Status, after: Status) -> None:
    assert told(use, in_status(before, team=None, cycle=0)) is after


@pytest.mark.parametrize("use", USES)
async def test_what_the_table_says_is_what_happens(desk_url: str, use: str) -> None:
    database = Database.open(desk_url)
    try:
        await _people(database)
        for before, after in ((before, after) for name, before, after in read(CELLS) if name == use):
            assert await _happens(database, use, in_status(before, 1002 + list(Status).index(before))) is after
        for before, after in ((before, after) for name, before, after in read(OF_THE_DESK) if name == use and after):
            alone = in_status(before, 1012 + list(Status).index(before), team=None, cycle=0)
            assert await _happens(database, use, alone) is after
    finally:
        await database.close()


async def _people(database: Database) -> None:
    async with database.unit() as unit:
        await enter(unit, *PEOPLE.values())
        await unit.tickets.add(kept(PROBLEM))


async def _happens(database: Database, use: str, ticket: Ticket) -> Status | None:
    """Return the status of a ticket after a use, None if it is refused to everybody who may ever do it."""
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))
        await unit.tickets.add(replace(ticket, caller=caller))
    for who in BY_WHOM.get(use, ("member", "operator")):
        try:
            async with database.unit() as unit:
                done = await USES[use](Desk(unit, SETTINGS, MONDAY), ticket.number, actor(who))
        except HelpdeskError:
            continue
        if done == []:  # handed over: nothing that one has
            continue
        async with database.unit() as unit:
            found = await unit.tickets.get(ticket.number, EVERYTHING)
        return found.status if found else None
    return None
