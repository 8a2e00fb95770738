"""An edit is followed, answered or refused aloud; what is said to nobody in a group may be the rest of an answer."""

from __future__ import annotations

import pytest

from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.handlers.saying import Saying
from tests.helpdesk.cast import PEOPLE, actor
from tests.helpdesk.office import ticket
from tests.storage.factories import enter

LONG = "The wage list is blank. " * 150


@pytest.fixture
async def chats(unit: UnitOfWork) -> Saying:
    """A desk on which Ravi of eGov has MUK-1004."""
    await enter(unit, *PEOPLE.values())
    await unit.tickets.add(ticket(number=1004, status=Status.CLAIMED, team="egov", claimed_by=21, logged_by=11))
    return Saying(unit)


async def test_a_mistyped_command_is_answered_once_it_is_edited(chats: Saying) -> None:
    assert "unknown-command" in await chats.say("operator", "/stauts")
    mistyped = chats.latest
    assert "unknown-command" in await chats.edit("operator", "/statsu", mistyped)
    assert "unknown-command" not in await chats.edit("operator", "/mine", mistyped)
    assert await chats.edit("operator", "/del@other_bot", mistyped) == ["command-for-other"]


@pytest.mark.parametrize("command", ["/cancle", "/mine", "/status MUK-1004", "/ବାତିଲ"])
async def test_a_command_takes_the_place_of_no_words_by_an_edit(chats: Saying, command: str) -> None:
    await chats.say("operator", "9437012345 Ramesh, bill is blank")
    form = chats.latest
    said = await chats.edit("operator", command, form)
    assert said
    (draft,) = await chats.unit.drafts.open_of(actor("operator").person.id)
    assert "bill is blank" in draft.body
    assert command not in draft.body


async def test_an_edit_of_what_was_read_already_is_refused_aloud_in_private_only(chats: Saying) -> None:
    assert await chats.edit("operator", "1005", 77) == ["edit-unread"]
    assert await chats.edit("operator", "\u3164", 77) == []
    assert await chats.edit("member", "what we say among us", 77, "egov") == []
    assert await chats.edit("member", "fixed", 77, "egov", **chats.reply(1, "MUK-1004")) == ["edit-unread"]


async def test_the_rest_of_a_long_comment_in_a_group_joins_it_and_nobody_enters_the_team_by_talking(
    chats: Saying,
) -> None:
    shown = await chats.shows(actor("member", "egov"), 1004)
    await chats.say("member", LONG, "egov", **shown)
    assert await chats.say("member", "and so on", "egov") != ["prompt-empty"]
    await chats.say("stranger", "hello all", "egov")
    assert await chats.written(NoteKind.COMMENT) == [f"{LONG.strip()}\nand so on"]
    stranger = await chats.unit.people.get(PEOPLE["stranger"].id)
    assert stranger is None or not stranger.memberships
