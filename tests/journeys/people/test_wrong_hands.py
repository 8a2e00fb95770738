"""Every button, pressed by everybody in every wrong place: always an answer, never a change."""

from __future__ import annotations

from handlers.base.callback_data import Button
from helpdesk.ticket.fact import Fact
from sandbox.base.model import Chat
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated

ARGUMENTS = {
    Button.CONFIRM: ":yes", Button.RATE: ":5", Button.ESCALATE_TO: ":egov", Button.HAND_TO: ":hudd_tech.2202",
    Button.MUTE: ":opened.off", Button.PROMISE: ":v.d1", Button.PRIORITY: ":v.P1",
}  # fmt: skip


async def journal(desk: Desk) -> list[Fact]:
    async with desk.app.database.reading() as store:
        return [row.fact for row in await store.journal.of(1001)]


async def presses(who: Person, chat: Chat, message: int) -> None:
    for button in Button:
        answer = await who.forge(chat, message, f"{button.value}:1001{ARGUMENTS.get(button, '')}").answer()
        assert answer is not None, button


async def test_no_button_of_a_ticket_works_in_the_wrong_hands_or_in_the_wrong_chat(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    before = await journal(desk)
    own = cast.operator.last()
    for who, chat, message in (
        (cast.stranger, cast.stranger.private, own.id),
        (cast.spoc_dhenkanal, cast.spoc_dhenkanal.private, own.id),
        (cast.master_trainer, cast.master_trainers, card.id),
        (cast.master_trainer, cast.master_trainer.private, own.id),
    ):
        if chat.is_private:
            who.start()
        await presses(who, chat, message)
    await desk.settle()
    assert await journal(desk) == before


async def test_every_button_of_a_solved_ticket_pressed_late_is_answered(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    await cast.hudd_engineer.tap(card, "Resolve").answer()
    cast.hudd_engineer.reply(await cast.hudd_engineer.see("how was", cast.hudd_tech), "Restarted")
    ask = await cast.operator.see("Does the caller agree")
    await cast.operator.tap(ask, "Yes").answer()
    await desk.settle()
    before = await journal(desk)
    for button in Button:
        answer = await cast.hudd_engineer.forge(
            cast.hudd_tech, card.id, f"{button.value}:1001{ARGUMENTS.get(button, '')}"
        ).answer()
        assert answer is not None, button
    await desk.settle()
    assert await journal(desk) == before
