"""Whether a summary or a table arrived may not be known: it is held, told of at once, and sent by one press."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.summing import Idle, at, summing
from tests.journeys.support.ways import open_ticket, press

SUMMARIES = '[{{"chat_id": {channel}, "at": "18:00", "scope": "all", "every": "day"}}]'
TROUBLES = ["down", "close", "lose_reply", "not_json"]


@pytest.fixture
async def desk(desk_url: str) -> AsyncIterator[Desk]:
    async with summing(desk_url, SUMMARIES, makes=Idle) as opened:
        opened.cast.admin.start()
        await opened.settle()
        yield opened


def summaries(desk: Desk) -> int:
    return len([m for m in desk.cast.manager.messages(desk.cast.managers_channel) if "📊" in m.text])


def doubts(person: Person) -> list[str]:
    return [message.text for message in person.messages() if "no clear answer" in message.text]


async def in_doubt(desk: Desk, trouble: str) -> None:
    """Let the evening's summary meet a trouble."""
    await open_ticket(desk)
    getattr(desk.sandbox.faults, trouble)("sendMessage", chat_id=desk.cast.managers_channel.id)
    await at(desk, "2026-11-20 18:00")


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_a_summary_in_doubt_is_told_to_the_admins_at_once_and_sent_by_a_press(desk: Desk, trouble: str) -> None:
    arrived = int(trouble == "lose_reply")
    await in_doubt(desk, trouble)
    admin = desk.cast.admin
    assert summaries(desk) == arrived
    (said,) = doubts(admin)
    assert "a summary" in said
    answer = await press(desk, admin, admin.last(), "Send again")
    assert "being sent again" in answer.text
    assert summaries(desk) == arrived + 1
    answer = await press(desk, admin, admin.last(), "Send again")
    assert "again already" in answer.text
    assert summaries(desk) == arrived + 1


async def test_a_summary_in_doubt_is_told_again_if_it_is_sent_again_in_vain(desk: Desk) -> None:
    await in_doubt(desk, "down")
    desk.sandbox.faults.down("sendMessage", chat_id=desk.cast.managers_channel.id)
    await press(desk, desk.cast.admin, desk.cast.admin.last(), "Send again")
    assert summaries(desk) == 0
    assert len(doubts(desk.cast.admin)) == 2
    await press(desk, desk.cast.admin, desk.cast.admin.last(), "Send again")
    assert summaries(desk) == 1


async def test_what_somebody_asked_for_is_told_to_them_too_and_no_stranger_to_it_has_it_sent(desk: Desk) -> None:
    operator, spoc = desk.cast.operator, desk.cast.spoc_jatni
    await open_ticket(desk)
    operator.say("/summary")
    await desk.settle()
    desk.sandbox.faults.down("sendMessage", chat_id=operator.id)
    await press(desk, operator, operator.last(), "Export")
    (said,) = doubts(operator)
    assert "a table of tickets here" in said
    assert "a table of tickets to " in doubts(desk.cast.admin)[0]
    before = len(operator.messages())
    spoc.say("/mine")
    await desk.settle()
    theirs = operator.last().buttons[0][0]["callback_data"]
    answer = await spoc.forge(spoc.private, spoc.last().id, theirs).answer()
    await desk.settle()
    assert "again" not in answer.text
    assert len(operator.messages()) == before
    await press(desk, operator, operator.last(), "Send again")
    assert len(operator.messages()) == before + 1
