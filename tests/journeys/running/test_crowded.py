"""When much comes at once: a press goes first, so does an urgent card, and no chat feels another's flood."""

from __future__ import annotations

import asyncio

import pytest

from helpdesk.notify.to_team import card
from helpdesk.outbox import card_urgency
from helpdesk.ticket.ticket import Nature, Priority, Status
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk, card_in, open_ticket
from tests.storage.factories import after, ticket

CARDS = 60


@pytest.fixture
def desk(paced: Desk) -> Desk:
    """The desk at the pace that Telegram allows."""
    return paced


async def test_a_press_is_answered_while_most_of_the_three_hundred_before_it_still_wait(desk: Desk) -> None:
    await open_ticket(desk)
    shown = await card_in(desk, desk.cast.hudd_tech)
    world = desk.sandbox.world
    for n in range(300):
        Person(world, world.add_user(70_000 + n, f"Person {n}")).start()
    answer = await desk.cast.hudd_engineer.tap(shown, "Claim").answer()
    assert "is yours" in answer.text
    assert desk.app.worker.waiting > 100


async def test_a_flood_into_one_group_keeps_the_limits_puts_p1_first_and_holds_no_other_chat_up(desk: Desk) -> None:
    await Walk(desk, desk.cast.operator).say(TROUBLE)
    team = next(team for team in desk.app.settings.teams if team.key == "egov")
    async with desk.app.database.unit() as unit:
        for n in range(CARDS):
            priority = Priority.P1 if n == CARDS - 1 else Priority.P3
            flooding = ticket(
                1001 + n, team="egov", status=Status.ESCALATED, priority=priority, nature=Nature.BUG,
                target_at=after(days=1), due_at=after(days=2),
            )  # fmt: skip
            await unit.tickets.add(flooding)
            await unit.outbox.owe(card(flooding, team, card_urgency(priority)))
    form = desk.cast.operator.messages()[-1]
    pressed = desk.cast.operator.tap(form, "ULB employee")
    await pressed.answer()
    await desk.cast.operator.see("What sort")
    posts = desk.sandbox.calls.of("sendMessage", desk.cast.egov.id)
    assert len(posts) < CARDS, "the press of another chat did not wait for the flood"
    async with asyncio.timeout(20):
        while len(posts) < 16:
            await desk.cast.manager.see("MUK-", desk.cast.egov, timeout=20)
            posts = desk.sandbox.calls.of("sendMessage", desk.cast.egov.id)
    assert f"MUK-{1000 + CARDS}" in posts[0].params["text"], "P1 before all others"
    assert not desk.sandbox.limits.overruns
