"""What the bot has no use for gets a clear answer, and never becomes a ticket by mistake."""

from __future__ import annotations

import pytest

from sandbox.base.model import Json
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk, open_ticket

STICKER: Json = {
    "sticker": {
        "file_id": "x", "file_unique_id": "y", "type": "regular", "width": 1, "height": 1, "is_animated": False,
        "is_video": False,
    }
}  # fmt: skip
PLACE: Json = {"location": {"latitude": 20.1, "longitude": 85.8}}


@pytest.mark.parametrize("content", [STICKER, PLACE], ids=["sticker", "location"])
async def test_what_carries_no_words_begins_no_form_and_ends_none(desk: Desk, content: Json) -> None:
    walk = Walk(desk, desk.cast.operator)
    walk.operator.send_extra(content)
    await desk.settle()
    assert "can't use that" in walk.card.text
    assert not walk.card.buttons
    await walk.say(TROUBLE)
    walk.operator.send_extra(content)
    await desk.settle()
    assert "can't use that" in walk.card.text
    assert "Who is it?" in walk.card.text


async def test_a_mistyped_command_is_no_ticket_and_the_form_stays_last(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    assert "Did you mean /status?" in (await walk.say("/stauts 1001")).text
    await walk.say(TROUBLE)
    await walk.say("/stauts 1001")
    assert "Who is it?" in walk.card.text
    assert "stauts" not in walk.card.text


@pytest.mark.parametrize(
    "text", ["1001", "୧୦୦୧", "१००१", "muk 1001", "/status MUK-1001", "/mine", "📂 My tickets", "/help"]
)
async def test_looking_something_up_leaves_the_forms_card_the_last_message(desk: Desk, text: str) -> None:
    await open_ticket(desk)
    walk = Walk(desk, desk.cast.operator)
    await walk.say("9861098610 Sita, Dhenkanal, cannot log in")
    await walk.say(text)
    assert "Who is it?" in walk.card.text
    assert sum("Who is it?" in m.text for m in walk.operator.messages()) == 1
    await walk.tap("CBO")
    assert "What sort" in walk.card.text


@pytest.mark.parametrize("command", ["/new", "/language", "/cancel"])
async def test_private_commands_in_a_group_lead_into_the_private_chat(desk: Desk, command: str) -> None:
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    engineer.say(command, group)
    await desk.settle()
    assert "private chat" in engineer.last(group).text


async def test_mine_of_somebody_unknown_says_how_to_be_added(desk: Desk) -> None:
    desk.cast.stranger.say("/mine")
    await desk.cast.stranger.see("not on the helpdesk's list")
