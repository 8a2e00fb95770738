"""Every button, pressed under the card of a ticket that is solved: always an answer, never a change."""

from __future__ import annotations

from handlers.base.callback_data import Button
from tests.journeys.conftest import Desk
from tests.journeys.support.leaks import ARGUMENTS
from tests.journeys.support.opening import solved


async def test_every_button_of_a_solved_ticket_pressed_late_is_answered_and_changes_nothing(desk: Desk) -> None:
    cast = desk.cast
    await cast.operator.tap(await solved(desk), "Yes").answer()
    await desk.settle()
    card = next(m for m in cast.hudd_engineer.messages(cast.hudd_tech) if m.by_bot and "MUK-1001" in m.text)
    async with desk.app.database.reading() as store:
        before = [row.fact for row in await store.journal.of(1001)]
    for button in Button:
        data = f"{button.value}:1001{ARGUMENTS.get(button, '')}"
        assert await cast.hudd_engineer.forge(cast.hudd_tech, card.id, data).answer() is not None, button
    await desk.settle()
    async with desk.app.database.reading() as store:
        assert [row.fact for row in await store.journal.of(1001)] == before
