"""A card that is gone from its group, or far above, is there again when it is missed; and what a group is called."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from helpdesk.outbox import card_slot
from helpdesk.people.actors import Person
from sandbox.base.model import Chat, Message
from storage.tables.transport import posted
from tests.journeys.conftest import Desk
from tests.journeys.outbox.test_locked import told
from tests.journeys.support.ways import card_in, open_ticket, press


def cards(group: Chat) -> list[Message]:
    """Return the cards in a group, oldest first, with or without their buttons."""
    return [m for _, m in sorted(group.messages.items()) if "MUK-1001" in m.text and "Jatni" in m.text]


async def a_minute_later(desk: Desk) -> None:
    """Let the card have been posted a while ago, by the database's clock."""
    slot = card_slot(1001, desk.cast.hudd_tech.id)
    async with desk.app.database.unit() as unit:
        then = await unit.now() - timedelta(minutes=2)
        await unit.connection.execute(update(posted).where(posted.c.slot == slot).values(posted_at=then))


async def ask_in(desk: Desk, group: Chat) -> None:
    desk.cast.hudd_engineer.say("/status@mukta_helpdesk_bot MUK-1001", group)
    await desk.settle()


async def test_a_card_that_the_timer_took_comes_again_when_somebody_speaks_of_its_ticket(desk: Desk) -> None:
    group, operator = desk.cast.hudd_tech, desk.cast.operator
    desk.cast.admin.start()
    own = await open_ticket(desk)
    desk.cast.admin.set_timer(group, 86_400)
    await desk.settle()
    (warning,) = told(desk, "deletes messages after one day")
    assert "HUDD Tech" in warning
    desk.cast.admin.set_timer(group, 0)
    await desk.settle()
    assert len(told(desk, "deletes messages")) == 1
    for _ in range(2):
        desk.cast.world.delete(await card_in(desk, group))
        operator.say("It is the one at the bus stand", reply_to=own)
        await desk.settle()
        card = await card_in(desk, group)
        said = max((m for m in group.messages.values() if "bus stand" in m.text), key=lambda m: m.id)
        assert said.reply_to == card.id
        assert len(cards(group)) == 1
    assert "is yours" in (await press(desk, desk.cast.hudd_engineer, card, "Claim")).text


async def test_status_in_the_teams_group_brings_a_card_that_is_gone_or_far_above(desk: Desk) -> None:
    group, engineer = desk.cast.hudd_tech, desk.cast.hudd_engineer
    await open_ticket(desk)
    first = await card_in(desk, group)
    await a_minute_later(desk)
    await ask_in(desk, group)
    assert cards(group)[0].buttons, "it is near"
    assert [m for m in group.messages.values() if "MUK-1001" in m.text and not m.buttons], "how it stands is said"
    desk.cast.world.delete(first)
    await ask_in(desk, group)
    second = await card_in(desk, group)
    assert second.id != first.id
    for _ in range(25):
        engineer.say("Good morning", group)
    await ask_in(desk, group)
    assert second.buttons, "it came within the minute"
    await a_minute_later(desk)
    await ask_in(desk, group)
    third = await card_in(desk, group)
    assert third.id > second.id + 25
    assert not second.buttons
    assert "is yours" in (await press(desk, engineer, third, "Claim")).text


async def test_somebody_let_go_who_still_sits_in_the_group_moves_no_card(desk: Desk) -> None:
    group, engineer = desk.cast.hudd_tech, desk.cast.hudd_engineer
    await open_ticket(desk)
    first = await card_in(desk, group)
    await a_minute_later(desk)
    async with desk.app.database.unit() as unit:
        await unit.people.put(Person(engineer.id, "Anil"))
        await unit.people.deactivate(engineer.id, desk.clock.now())
    for _ in range(25):
        engineer.say("Good morning", group)
    await ask_in(desk, group)
    assert await card_in(desk, group) is first
    assert "MUK-1001" in engineer.last(group).text, "how it stands is said, which all in the group read anyway"


async def test_a_new_title_and_a_new_name_of_the_bot_are_taken_over_without_a_restart(desk: Desk) -> None:
    group = desk.cast.hudd_tech
    desk.cast.admin.start()
    await open_ticket(desk)
    desk.cast.admin.rename(group, "Hall of HUDD")
    desk.cast.admin.set_timer(group, 86_400)
    await desk.settle()
    assert told(desk, "Hall of HUDD")
    desk.cast.world.bot.username = "odisha_desk_bot"
    await desk.app.wiring.chats.check_name()
    desk.cast.hudd_engineer.say("/status@odisha_desk_bot MUK-1001", group)
    await desk.settle()
    answer = max(group.messages.values(), key=lambda m: m.id)
    assert "t.me/odisha_desk_bot" in str(answer.entities)
