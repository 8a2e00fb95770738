"""A message of which PTB can't read a part is stored without that part, and acts."""

from __future__ import annotations

from typing import Any

import pytest

from bot.inbound.inbox import read
from bot.inbound.readable import read_of
from bot.telegram.raw_bot import RawBot
from storage.updates import UpdateOutcome
from tests.bot.transport import message

BROKEN: dict[str, Any] = {"poll": {"id": "1", "question": "Which?"}}
PARTS: list[dict[str, Any]] = [
    BROKEN,
    {"checklist": {"title": "To do"}},
    {"sticker": {"file_id": "x"}},
    {"reply_to_message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "?", **BROKEN}},
]


@pytest.mark.parametrize("part", PARTS)
async def test_the_rest_of_such_a_message_is_kept_to_act(bot: RawBot, part: dict[str, Any]) -> None:
    raw = message(7, "look")
    body = {**raw["message"], **part}
    found = read({**raw, "message": body}, bot)
    assert found is not None
    assert found.is_to_act
    assert found.outcome is not UpdateOutcome.UNREADABLE
    assert found.body is not None
    kept = found.body["message"]
    assert kept.items() >= raw["message"].items()
    assert "poll" not in kept
    if "reply_to_message" in part:
        assert kept["reply_to_message"]["text"] == "?"


async def test_an_update_acts_by_what_was_read_before_it_was_stored(bot: RawBot) -> None:
    found = read(message(7, "look"), bot)
    assert found is not None
    assert found.body is not None
    assert read_of(found.body, bot) is read_of(found.body, bot)


async def test_an_update_that_comes_from_the_database_is_read_when_it_acts(bot: RawBot) -> None:
    found = read_of(message(7, "look"), bot).effective_message
    assert found is not None
    assert found.text == "look"
