"""Commands with slips of the finger, of other bots, in captions and forwards: what waits still waits."""

from __future__ import annotations

from typing import Any

import pytest

from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.handlers.saying import FORWARDED, OTHER_BOT, PHOTO, Saying
from tests.helpdesk.cast import PEOPLE, actor
from tests.helpdesk.office import ticket
from tests.storage.factories import enter

MEMBER = actor("member", "egov")


@pytest.fixture
async def chats(unit: UnitOfWork) -> Saying:
    """A desk on which Ravi of eGov has MUK-1004, whose card stands in the group."""
    await enter(unit, *PEOPLE.values())
    one = ticket(number=1004, status=Status.CLAIMED, team="egov", claimed_by=21, logged_by=11)
    await unit.tickets.add(one)
    saying = Saying(unit)
    await saying.shows(MEMBER, 1004)
    return saying


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("/staus MUK-1004", "status"), ("/stauts", "status"), ("/cancle", "cancel"), ("/hlep", "help"),
        ("/nwe", "new"), ("/mnie", "mine"), ("/Statuss", "status"), ("/claim", "none"), ("/admn", "none"),
    ],
)  # fmt: skip
async def test_an_unknown_command_is_said_to_be_unknown_with_the_nearest(chats: Saying, said: str, near: str) -> None:
    assert await chats.say("operator", said) == ["unknown-command"]
    assert (await chats.facts("unknown-command"))["near"] == near


async def test_the_nearest_is_one_that_this_person_may_use_here(chats: Saying) -> None:
    await chats.say("admin", "/admn")
    assert (await chats.facts("unknown-command"))["near"] == "admin"
    await chats.say("member", "/quue", where="egov")
    assert (await chats.facts("unknown-command"))["near"] == "queue@desk_bot"


@pytest.mark.parametrize(
    "said",
    [
        "/cancle",
        "/del@OtherBot x",
        "/solved it works",
        "/status MUK-1004",
        "/find roll",
        "/ସମାଧାନ",
        "/रद्द करो",
        "／cancle",
        "//mine",
        "/ mine",
        "/1004",
        "/MUK-1004",
        "\\status 1004",
    ],
)
async def test_no_command_answers_what_waits_and_it_still_waits(chats: Saying, said: str) -> None:
    await chats.press("member", "rs:1004", "egov", 1504)
    await chats.say("member", said, "egov", **chats.reply(1504, "MUK-1004"))
    waiting = await chats.unit.prompts.waiting(-1, 21)
    assert waiting is not None
    assert waiting.action == "resolve"
    assert await chats.written(NoteKind.COMMENT) == []
    await chats.say("member", "Restarted it", "egov", **chats.reply(1504, "MUK-1004"))
    assert await chats.written(NoteKind.RESOLUTION) == ["Restarted it"]


async def test_that_something_waits_is_said_with_the_unknown_command(chats: Saying) -> None:
    await chats.press("member", "rs:1004", "egov", 1504)
    await chats.say("member", "/cancle", "egov", **chats.reply(1504, "MUK-1004"))
    facts = await chats.facts("unknown-command")
    assert (facts["waits"], facts["near"], facts["ticket"]) == ("yes", "cancel@desk_bot", 1004)


@pytest.mark.parametrize(
    ("said", "where", "fields", "owed"),
    [
        ("/del@OtherBot x", "egov", {}, []),
        ("/del@OtherBot x", "private", {}, ["command-for-other"]),
        ("/status@DESK_BOT MUK-1004", "egov", {}, ["status-brief"]),
        ("/ban somebody", "egov", {}, []),
        ("/ban@desk_bot somebody", "egov", {}, ["unknown-command"]),
        ("/find roll", "egov", {}, ["only-in-private"]),
        ("/link", "private", {}, ["only-in-group"]),
        ("/staus", "elsewhere", {}, []),
        ("/status MUK-1004", "private", PHOTO, ["view", "command-files"]),
        ("/help", "private", PHOTO, ["help-member", "command-files"]),
    ],
)
async def test_a_command_is_ours_or_not(
    chats: Saying, said: str, where: str, fields: dict[str, Any], owed: list[str]
) -> None:
    assert await chats.say("member", said, where, **fields) == owed


async def test_a_forwarded_command_is_content(chats: Saying) -> None:
    await chats.say("operator", "9437012345 Ramesh, Jatni")
    await chats.say("operator", "/cancel", **FORWARDED)
    (draft,) = await chats.unit.drafts.open_of(11)
    assert "/cancel" in draft.body


async def test_a_forwarded_word_of_the_menu_is_content(chats: Saying) -> None:
    await chats.say("operator", "9437012345 Ramesh, Jatni")
    await chats.say("operator", "📂 My tickets", **FORWARDED)
    (draft,) = await chats.unit.drafts.open_of(11)
    assert "My tickets" in draft.body


@pytest.mark.parametrize("said", ["Fixed", "/status MUK-1004", "/cancel"])
async def test_what_another_bot_writes_is_nobodys_word(chats: Saying, said: str) -> None:
    reply = chats.reply(1504, "MUK-1004")
    assert await chats.say("member", said, "egov", **reply, **{"from": OTHER_BOT}) == []
    assert await chats.unit.people.get(77) is None
    assert await chats.written(NoteKind.COMMENT) == []


async def test_words_in_the_name_of_a_channel_are_asked_for_in_ones_own(chats: Saying) -> None:
    channel = {"sender_chat": {"id": -77, "type": "channel", "title": "News"}, "from": OTHER_BOT}
    assert await chats.say("member", "Fixed", "egov", **chats.reply(1504, "MUK-1004"), **channel) == [
        "write-as-yourself"
    ]
    assert await chats.written(NoteKind.COMMENT) == []
