"""A team's group takes nothing for a while: everybody who waits for it knows, and all of it comes, critical first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from bot.demo.hurried import Hurried
from helpdesk.outbox import MessageKind
from sandbox.base.model import Chat, Message
from storage.tables.joining import chat_troubles
from storage.tables.transport import outbox
from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import give_role, tap_command
from tests.journeys.support.ways import Walk, card_in, open_ticket, press

CALLS = [f"943701234{n} Ramesh, Jatni, site {n} does not open in any office" for n in range(8)]


async def escalate(desk: Desk, call: str, priority: str = "P3") -> Message:
    """Open a ticket of a priority for HUDD Tech; return the operator's own message about it."""
    walk = Walk(desk, desk.cast.operator)
    await walk.say(call)
    for label in ("ULB employee", "Technical: Infrastructure", priority):
        await walk.tap(label)
    return await walk.tap("Escalate")


def told(desk: Desk, words: str) -> list[str]:
    return [m.text for m in desk.cast.admin.messages() if words in m.text]


def heads(group: Chat) -> list[str]:
    """Return the IDs of the cards in a group, in the order in which they came."""
    cards = [m for _, m in sorted(group.messages.items()) if m.buttons and "MUK-" in m.text]
    return [m.text[m.text.index("MUK-") :][:8] for m in cards]


async def waited(desk: Desk, seconds: float) -> None:
    """Let machine time pass, and what may go then go."""
    assert isinstance(desk.app.machine, Hurried)
    desk.app.machine.let_pass(seconds)
    await desk.app.settle()
    await desk.settle()


async def report(desk: Desk) -> str:
    await tap_command(desk, desk.cast.admin, "/doctor")
    return next(m.text for m in reversed(desk.cast.admin.messages()) if "fixing" in m.text or "All is well" in m.text)


def lock(group: Chat) -> None:
    """Switch the right to send off: Telegram tells nobody."""
    group.members_may = frozenset()


def unlock(group: Chat) -> None:
    group.members_may = frozenset({"text", "photo", "video", "document", "audio", "voice"})


async def owed_to(desk: Desk, group: Chat) -> int:
    """Return how many cards are owed to a group and not given up."""
    query = select(outbox.c.id).where(outbox.c.chat_id == group.id, outbox.c.kind == MessageKind.CARD)
    async with desk.app.database.reading() as store:
        return len((await store.connection.execute(query.where(outbox.c.state == "waiting"))).all())


async def troubled(desk: Desk, group: Chat) -> bool:
    """Return whether it is written down that a group takes nothing."""
    query = select(chat_troubles).where(chat_troubles.c.chat_id == group.id, chat_troubles.c.ended_at.is_(None))
    async with desk.app.database.reading() as store:
        return (await store.connection.execute(query)).first() is not None


async def test_four_critical_tickets_and_others_come_after_a_group_was_locked(desk: Desk) -> None:
    desk.cast.admin.start()
    group = desk.cast.hudd_tech
    lock(group)
    own = await escalate(desk, CALLS[0])
    for call in CALLS[1:5]:
        await escalate(desk, call, "P1")
    await waited(desk, 2400)
    assert "Not delivered yet" in own.text
    assert "may not write" in own.text
    assert heads(group) == []
    assert await owed_to(desk, group) == 5
    assert await troubled(desk, group)
    (said,) = told(desk, "may not write in")
    assert "Waiting for it: MUK-1001" in said
    assert "HUDD Tech" in said
    assert "MUK-1002, MUK-1003, MUK-1004, MUK-1005, MUK-1001" in await report(desk)
    desk.cast.operator.say("/status 1003")
    await desk.settle()
    assert "Not delivered yet" in desk.cast.operator.last().text
    desk.clock.advance(timedelta(minutes=40))
    unlock(group)
    await waited(desk, 900)
    await waited(desk, 60)
    assert heads(group) == ["MUK-1002", "MUK-1003", "MUK-1004", "MUK-1005", "MUK-1001"]
    assert all("delayed" in m.text for m in group.messages.values() if m.buttons)
    assert await owed_to(desk, group) == 0
    assert not await troubled(desk, group)
    assert "Not delivered yet" not in own.text
    assert not [m for m in desk.cast.operator.messages() if "Not delivered yet" in m.text]
    assert len(told(desk, "can work in")) == 1
    assert "nothing gets through" not in await report(desk)
    assert "is yours" in (await press(desk, desk.cast.hudd_engineer, await card_in(desk, group), "Claim")).text


async def test_a_second_trouble_is_told_again_and_what_comes_and_goes_all_the_time_once_an_hour(desk: Desk) -> None:
    desk.cast.admin.start()
    group = desk.cast.hudd_tech
    for number in range(5):
        lock(group)
        await escalate(desk, CALLS[number])
        unlock(group)
        await waited(desk, 900)
        assert len(heads(group)) == number + 1
        assert len(told(desk, "may not write in")) == min(number + 1, 2)
        assert len(told(desk, "can work in")) == min(number + 1, 2)
    desk.clock.advance(timedelta(hours=1))
    lock(group)
    await escalate(desk, CALLS[5])
    assert len(told(desk, "may not write in")) == 3


async def test_a_restart_while_a_group_is_locked_loses_nothing_and_tells_nobody_again(desk: Desk) -> None:
    desk.cast.admin.start()
    group = desk.cast.hudd_tech
    lock(group)
    own = await escalate(desk, CALLS[0], "P1")
    await desk.app.stop()
    desk.app = App(desk.app.config, desk.clock, machine=Hurried())
    assert await desk.app.start()
    await desk.settle()
    await waited(desk, 300)
    assert len(told(desk, "may not write in")) == 1
    assert "nothing gets through" in await report(desk)
    unlock(group)
    await waited(desk, 900)
    assert heads(group) == ["MUK-1001"]
    assert len(told(desk, "can work in")) == 1
    assert "Not delivered yet" not in own.text


@pytest.mark.parametrize("words", ["Bad Request: CHAT_RESTRICTED", "Bad Request: nobody has listed this"])
async def test_a_word_in_the_group_has_what_waits_tried_soon(desk: Desk, words: str) -> None:
    group = desk.cast.hudd_tech
    desk.sandbox.faults.refuse(400, words, "sendMessage", chat_id=group.id, times=9999)
    for call in CALLS[:2]:
        await escalate(desk, call)
    await waited(desk, 3600)
    desk.sandbox.faults.clear()
    desk.cast.hudd_engineer.say("/help@mukta_helpdesk_bot", group)
    await waited(desk, 10)
    assert sorted(heads(group)) == ["MUK-1001", "MUK-1002"]


async def test_a_card_that_is_refused_alone_goes_as_a_line_with_a_link(desk: Desk) -> None:
    group = desk.cast.hudd_tech
    desk.sandbox.faults.refuse(400, "Bad Request: nobody knows", "sendMessage", chat_id=group.id, times=3)
    await open_ticket(desk)
    (line,) = (m for m in group.messages.values() if "MUK-1001" in m.text)
    assert "Open the ticket by its number" in line.text
    assert any("start=" in str(entity.get("url")) for entity in line.entities)


async def test_what_an_operator_who_blocked_the_bot_is_asked_goes_to_others_and_is_there_when_they_return(
    desk: Desk,
) -> None:
    operator, engineer, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    colleague = desk.cast.stranger
    desk.cast.admin.start()
    await give_role(desk, colleague, "Operator")
    await open_ticket(desk)
    operator.block()
    await press(desk, engineer, await card_in(desk, group), "Ask")
    prompt = next(m for m in reversed(engineer.messages(group)) if "what do you need" in m.text)
    engineer.say("Which office is it?", group, reply_to=prompt)
    await desk.settle()
    question = colleague.last()
    assert "Which office is it?" in question.text
    assert [m for m in engineer.messages(group) if "can't reach" in m.text and "went to another" in m.text]
    colleague.say("The one at the bus stand", reply_to=question)
    await desk.settle()
    assert [m for m in engineer.messages(group) if "The one at the bus stand" in m.text]
    await press(desk, engineer, await card_in(desk, group), "Resolve")
    prompt = next(m for m in reversed(engineer.messages(group)) if "how was" in m.text)
    engineer.say("The disk was changed", group, reply_to=prompt)
    await desk.settle()
    assert not [m for m in operator.messages() if "is solved" in m.text or "Which office" in m.text]
    operator.unblock()
    await desk.settle()
    for words in ("Does the caller agree", "Which office is it?", "has answered the team's question"):
        assert len([m for m in operator.messages() if words in m.text]) == 1, words
