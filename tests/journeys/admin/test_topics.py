"""A team's group with topics: cards go to the team's topic, an answer to the topic in which somebody asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from sandbox.base.clock import RealClock
from sandbox.base.model import Topic
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.support.ways import card_in, open_ticket, press

TICKETS, CHAT = 77, 78


@pytest.fixture
async def desk(desk_url: str) -> AsyncIterator[Desk]:
    """A desk on which HUDD Tech's group has topics, one of them for tickets."""
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        group = cast.hudd_tech
        group.is_forum = True
        group.topics |= {TICKETS: Topic(TICKETS, "Tickets"), CHAT: Topic(CHAT, "Chat")}
        config = demo_config(cast, sandbox, desk_url)
        in_topic = [replace(team, thread_id=TICKETS) if team.key == "hudd_tech" else team for team in config.teams]
        clock = HandClock(FRIDAY)
        app = App(config.model_copy(update={"teams": in_topic}), clock, machine=Hurried())
        assert await app.start()
        yield Desk(sandbox, cast, app, clock, desk_url)
        await app.stop()
        sandbox.assert_clean()


async def test_cards_and_questions_stand_in_the_teams_topic(desk: Desk) -> None:
    await open_ticket(desk)
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    card = await card_in(desk, group)
    assert card.thread_id == TICKETS
    await press(desk, engineer, card, "Resolve")
    assert engineer.last(group).thread_id == TICKETS


@pytest.mark.parametrize("topic", [TICKETS, CHAT, None])
@pytest.mark.parametrize("command", ["/queue", "/status 1001", "/help"])
async def test_a_command_is_answered_in_the_topic_in_which_it_was_given(
    desk: Desk, command: str, topic: int | None
) -> None:
    await open_ticket(desk)
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    engineer.say(command, group, topic=topic)
    await desk.settle()
    assert engineer.last(group).thread_id == topic
    assert engineer.last(group).by_bot


async def test_a_closed_topic_keeps_its_team_and_gets_its_card_when_it_opens(desk: Desk) -> None:
    admin, group = desk.cast.admin, desk.cast.hudd_tech
    admin.start()
    group.topics[TICKETS].is_closed = True
    await open_ticket(desk)
    assert not [m for m in group.messages.values() if m.buttons]
    assert len([m for m in admin.messages() if "topic of HUDD Tech" in m.text and "is closed" in m.text]) == 1
    engineer = desk.cast.hudd_engineer
    engineer.say("/queue", group, topic=CHAT)
    await desk.app.settle()
    await engineer.see("MUK-1001", chat=group)
    group.topics[TICKETS].is_closed = False
    assert isinstance(desk.app.machine, Hurried)
    desk.app.machine.let_pass(900)
    await desk.app.settle()
    await desk.settle()
    assert (await card_in(desk, group)).thread_id == TICKETS
    assert len([m for m in admin.messages() if "can work in" in m.text]) == 1
