"""Boards are owed when they say something new; cards that still have to come are known, most urgent first."""

from __future__ import annotations

from dataclasses import replace

from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency, board_slot, burst_slot, card_slot
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import Status
from storage.database import Database
from tests.storage.factories import MONDAY, RAVI, after, ticket

GROUP = -1001


def settings() -> Settings:
    """Return the default desk with a group for eGov."""
    desk = settings_of(load(None, {}))
    return replace(desk, teams=tuple(replace(t, chat_id=GROUP) if t.key == "egov" else t for t in desk.teams))


async def test_a_board_names_each_ticket_once_where_it_matters_most(database: Database) -> None:
    with_team = {"team": "egov", "status": Status.ESCALATED}
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, due_at=after(hours=-1), **with_team))
        await unit.tickets.add(ticket(1002, due_at=after(hours=3), **with_team))
        await unit.tickets.add(ticket(1003, due_at=after(days=3), **with_team))
        claimed = {"status": Status.CLAIMED, "claimed_by": RAVI, "responded_at": MONDAY}
        await unit.tickets.add(ticket(1004, team="egov", due_at=after(days=3), **claimed))
        board = await Desk(unit, settings(), MONDAY).boards.board("egov")
    parts = (board.late, board.today, board.unclaimed)
    assert [[t.number for t in part] for part in parts] == [[1001], [1002], [1003]]


async def test_a_board_is_owed_once_for_each_change(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, team="egov", status=Status.ESCALATED, due_at=after(days=3)))
        await Desk(unit, settings(), MONDAY).boards.owe_boards()
        assert await unit.outbox.is_owed(board_slot(GROUP))
        rows = [row.id for row in await unit.sending.page()]
        await Desk(unit, settings(), MONDAY).boards.owe_boards()
        assert [row.id for row in await unit.sending.page()] == rows


async def test_a_queue_card_stands_while_many_cards_wait_and_goes_with_the_last(database: Database) -> None:
    def owed(number: int, urgency: Urgency) -> OutboxMessage:
        return OutboxMessage(
            chat_id=GROUP, kind=MessageKind.CARD, urgency=urgency, ticket=number, slot=card_slot(number, GROUP)
        )

    async with database.unit() as unit:
        desk = Desk(unit, settings(), MONDAY)
        (egov,) = desk.settings.teams_in(GROUP)
        for number in range(1001, 1007):
            await unit.outbox.owe(owed(number, Urgency.P1 if number == 1006 else Urgency.P3))
        assert await desk.boards.burst(egov) == [1006, 1001, 1002, 1003, 1004, 1005]
        await desk.boards.tend_bursts()
        assert await unit.outbox.is_owed(burst_slot(GROUP))
        for number in range(1001, 1007):
            slot = card_slot(number, GROUP)
            await unit.outbox.take_slot(
                slot, Posted(chat_id=GROUP, message_id=number, kind=MessageKind.CARD, slot=slot)
            )
        queue = burst_slot(GROUP)
        await unit.outbox.take_slot(queue, Posted(chat_id=GROUP, message_id=7, kind=MessageKind.BURST, slot=queue))
        assert await desk.boards.burst(egov) == []
        await desk.boards.tend_bursts()
        assert await unit.outbox.in_slot(queue) is None
        assert any(row.kind is MessageKind.DELETE for row in await unit.sending.page())


async def test_teams_that_share_a_group_have_a_board_and_a_queue_card_each(database: Database) -> None:
    shared = settings()
    teams = tuple(
        replace(t, chat_id=GROUP, thread_id={"egov": 5, "hudd_tech": 6}[t.key]) if t.key != "master_trainers" else t
        for t in shared.teams
    )
    async with database.unit() as unit:
        desk = Desk(unit, replace(shared, teams=teams), MONDAY)
        for number, team, thread in ((1001, "egov", 5), (1002, "hudd_tech", 6)):
            await unit.tickets.add(ticket(number, team=team, status=Status.ESCALATED, due_at=after(days=3)))
            slot = card_slot(number, GROUP)
            card = OutboxMessage(
                chat_id=GROUP, thread_id=thread, kind=MessageKind.CARD, urgency=Urgency.P3, ticket=number, slot=slot
            )
            await unit.outbox.owe(card)
        await desk.boards.owe_boards()
        assert [await unit.outbox.is_owed(board_slot(GROUP, thread)) for thread in (5, 6)] == [True, True]
        assert not await unit.outbox.is_owed(board_slot(GROUP))
        egov, hudd = (desk.settings.team_at(GROUP, thread) for thread in (5, 6))
        assert egov is not None
        assert hudd is not None
        assert (await desk.boards.burst(egov), await desk.boards.burst(hudd)) == ([1001], [1002])
