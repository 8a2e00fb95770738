"""A desk's database as an earlier release left it: what was owed is sent, old buttons act, old questions are heard.

``data/desk-0012.sql`` is what that release had stored of three tickets, a question that waits and a form, when
Telegram told it to wait; ``data/messages-0012.jsonl`` is what stood in the chats. Tables had other names then.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.base.model import Message
from sandbox.cast import Cast
from storage.upkeep import migrate
from tests.journeys.conftest import Desk, desk_on

DATA = Path(__file__).parent / "data"
MIGRATION = "0012"  # the last of that release


def say_again(cast: Cast) -> None:
    """Put the bot's former messages where they stood."""
    world = cast.world
    for line in (DATA / f"messages-{MIGRATION}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        chat = world.chats[row["chat_id"]]
        chat.messages[row["id"]] = Message(date=0, sender=world.bot, by_bot=True, **row)
        chat.last_id = max(chat.last_id, row["id"])
    world.count_from({**world.counters(), "messages": 50})  # private chats share one
    for person in (cast.operator, cast.hudd_engineer, cast.spoc_jatni):  # who had spoken with the bot
        world.met.add(person.id)
        world.chats[person.id].last_id = max(world.chats[person.id].last_id, 1)


@pytest.fixture
async def before(tmp_path: Path) -> AsyncIterator[Desk]:
    path = tmp_path / "desk.db"
    url = f"sqlite+aiosqlite:///{path}"
    await migrate.upgrade(url, MIGRATION)
    with sqlite3.connect(path) as database:
        database.executescript((DATA / f"desk-{MIGRATION}.sql").read_text(encoding="utf-8"))
    database.close()
    await migrate.upgrade(url)
    async with desk_on(url, said=say_again) as desk:
        await desk.settle()
        yield desk


def standing(desk: Desk, chat_id: int, begins: str) -> Message:
    """Return the last message of the bot in a chat that holds these words."""
    found = [m for m in desk.sandbox.world.chats[chat_id].messages.values() if m.by_bot and begins in m.text]
    return found[-1]


async def test_what_was_owed_is_sent_as_it_was_meant(before: Desk) -> None:
    cast = before.cast
    assert "Meera (HUDD) has it since" in standing(before, cast.hudd_tech.id, "MUK-1001").text
    assert "Meera (HUDD) has it since" in standing(before, cast.operator.id, "MUK-1001").text
    assert "The parts are on their way" in standing(before, cast.operator.id, "MUK-1002").text
    assert "MUK-1001" in cast.spoc_jatni.messages()[-1].text


async def test_buttons_posted_before_act(before: Desk) -> None:
    cast = before.cast
    asked = standing(before, cast.operator.id, "is solved by Meera")
    await cast.operator.tap(asked, "Yes, solved").answer()
    await before.settle()
    assert "closed" in standing(before, cast.hudd_tech.id, "MUK-1003").text.lower()
    card = standing(before, cast.hudd_tech.id, "printer and network down")
    await cast.hudd_engineer.tap(card, "Release").answer()
    await before.settle()
    assert "nobody has it" in standing(before, cast.hudd_tech.id, "printer and network down").text


async def test_a_question_that_waited_before_hears_its_answer(before: Desk) -> None:
    cast = before.cast
    cast.hudd_engineer.reply(standing(before, cast.hudd_tech.id, "what do you need to know"), "Which office is it?")
    await before.settle()
    assert "Which office is it?" in standing(before, cast.operator.id, "MUK-1002").text
    card = standing(before, cast.hudd_tech.id, "printer and network down")
    assert "asked the helpdesk" in card.text


async def test_a_form_that_was_open_before_goes_on_to_its_ticket(before: Desk) -> None:
    operator = before.cast.operator
    operator.tap(standing(before, operator.id, "New ticket"), "ULB employee")
    operator.tap(await operator.see("What sort"), "Bug")
    operator.tap(await operator.see("Check and send"), "Escalate")
    told = await operator.see("Tell the caller the number")
    assert "MUK-1004" in told.text
