"""Boards and bursts in the groups: all that the clock's ticks leave."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency, board_slot, card_slot
from helpdesk.settings.settings import Team
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD
from tests.helpdesk.office import at
from tests.storage.factories import MONDAY, escalated, ticket
from tests.storage.uses.playing import (
    OPERATOR,
    RAVI,
    SHARED,
    TOPIC,
    Step,
    Use,
    holds,
    kept,
    staffed,
    stands,
)

ALONE = replace(SHARED, teams=(replace(EGOV, chat_id=None), HUDD))
CLAIMED = {"status": Status.CLAIMED, "claimed_by": 21, "responded_at": MONDAY}
WITH_EGOV: dict[int, dict[str, Any]] = {
    1001: {"due_at": at("Mon 16 Nov 09:59")},
    1002: {"due_at": at("Mon 16 Nov 10:00")},
    1003: {"due_at": at("Mon 16 Nov 23:59")},
    1004: {"due_at": at("Tue 17 Nov 00:00")},
    1005: {"due_at": at("Mon 16 Nov 17:00")} | CLAIMED,
    1006: {"due_at": at("Wed 18 Nov 17:00")} | CLAIMED,
    1007: {"due_at": None},
}


FORMER = Posted(chat_id=-1, message_id=900, kind=MessageKind.BOARD, slot=board_slot(-1))


async def owes(desk: Desk) -> None:
    await desk.boards.owe_boards()


async def forgets(desk: Desk) -> None:
    """Owe boards while nobody knows what was said last: the first, then both, the first of which is owed still."""
    for slots in ((board_slot(-1, 7),), (board_slot(-1, 7), board_slot(-2))):
        for slot in slots:
            await desk.store.key_values.put(slot, None)
        await desk.boards.owe_boards()


def tends(*numbers: int, team: Team = TOPIC) -> Use:
    """Let cards of these tickets wait for a team, and tend the burst; return which still have to come."""

    async def tend(desk: Desk) -> object:
        for number in numbers:
            card = OutboxMessage(
                chat_id=team.chat_id or 0, thread_id=team.thread_id, kind=MessageKind.CARD, urgency=Urgency.P3,
                ticket=number, slot=card_slot(number, team.chat_id or 0),
            )  # fmt: skip
            await desk.store.outbox.owe(card)
        await desk.boards.tend_bursts()
        return list(await desk.boards.burst(team))

    return tend


async def page(desk: Desk) -> object:
    return await desk.boards.burst_page(TOPIC)


async def parts(desk: Desk) -> object:
    """Return what the board says: what is late, due today, and nobody's."""
    said = await desk.boards.board("egov")
    return [[ticket.number for ticket in part] for part in (said.late, said.today, said.unclaimed)]


BOARDS: list[Step] = [
    ("10:00", "nothing waits, and the team has a topic now", owes),
    ("10:01", "one", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:02", "the board", owes),
    ("10:03", "it says the same", owes),
    ("10:05", "one of the other team", lambda d: d.moves.escalate(1002, OPERATOR, "hudd")),
    ("10:06", "two boards now", owes),
    ("10:06", "nobody knows what they say", forgets),
    ("10:07", "hers", lambda d: d.tickets.claim(1001, RAVI)),
    ("10:09", "it is empty", owes),
    ("10:10", "not allowed", lambda d: d.boards.pin_was_refused(-1, 77)),
    ("10:11", "in a strange group", lambda d: d.boards.pin_was_refused(-77, 78)),
    ("10:12", "given back", lambda d: d.tickets.release(1001, RAVI)),
    ("10:13", "and said nowhere", owes),
    ("Tue 17 Nov 10:09", "not yet", owes),
    ("Tue 17 Nov 10:10", "a day later", owes),
    ("Tue 17 Nov 10:11", "not allowed", lambda d: d.boards.pin_was_refused(-1, 79)),
    ("Tue 17 Nov 10:12", "one may again", lambda d: d.boards.rights_changed(-1)),
    ("Tue 17 Nov 10:13", "claimed", lambda d: d.tickets.claim(1001, RAVI)),
    ("Tue 17 Nov 10:14", "said again", owes),
]
BURSTS: list[Step] = [
    ("10:00", "nothing waits", tends()),
    ("10:01", "five are none", tends(*range(1001, 1006))),
    ("10:02", "six are", tends(*range(1011, 1017))),
    ("10:03", "the first page", page),
    ("10:04", "the other", lambda d: d.boards.turn_burst(TOPIC, 2)),
    ("10:05", "it is", page),
    ("10:06", "one still", tends(1021)),
    ("10:07", "none", tends()),
    ("10:08", "the first page", page),
    ("10:09", "six of the other team", tends(*range(1031, 1037), team=HUDD)),
    ("10:10", "of none", tends(*range(1041, 1047), team=replace(EGOV, chat_id=None))),
]


async def test_what_a_board_names_and_where(unit: UnitOfWork) -> None:
    await unit.tickets.add(escalated(1010, status=Status.RESOLVED, due_at=at("Mon 16 Nov 12:00")))
    for number, known in WITH_EGOV.items():
        await unit.tickets.add(escalated(number, **{"responded_at": None} | known))
    said: list[Step] = [
        ("10:00", "at ten", parts),
        ("23:59", "at night", parts),
        ("Tue 17 Nov 00:00", "at midnight", parts),
    ]
    await holds(unit, "boards/names", said)


async def test_boards_are_owed_when_they_say_something_else(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in (1001, 1002):
        await kept(unit, number, caller)
    await stands(unit, FORMER)
    await holds(unit, "boards/owed", BOARDS)


async def test_what_is_late_alone_is_on_a_board_too(unit: UnitOfWork) -> None:
    await unit.tickets.add(escalated(due_at=at("Mon 16 Nov 09:59")))
    await unit.tickets.add(
        escalated(1002, team="hudd", due_at=at("Mon 16 Nov 11:00"), **CLAIMED | {"responded_at": None})
    )
    await holds(unit, "boards/one_part", [("10:00", "late, and due today", owes)])


async def test_a_team_that_shares_no_group_keeps_its_board(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    here = replace(SHARED, teams=(EGOV, replace(HUDD, chat_id=-1, thread_id=8)))
    steps: list[Step] = [
        *BOARDS[1:3],
        ("10:09", "the other's place is a topic", owes),
        ("10:10", "not allowed to either", lambda d: d.boards.pin_was_refused(-1, 77)),
    ]
    await holds(unit, "boards/shared", steps, here)


async def test_teams_without_a_group_have_no_board_and_no_burst(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    steps = [BOARDS[1], BOARDS[4], BOARDS[5], BURSTS[9]]
    await kept(unit, 1002, None)
    await holds(unit, "boards/without", steps, ALONE)


async def test_cards_that_pile_up_are_told_of_until_the_last_has_come(unit: UnitOfWork) -> None:
    for number in (*range(1001, 1006), *range(1011, 1017), 1021, *range(1031, 1037)):
        await unit.tickets.add(ticket(number))
    await holds(unit, "boards/bursts", BURSTS)
