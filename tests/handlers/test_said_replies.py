"""Replies to another message than the question, to lists and from other chats; our own messages sent back to us."""

from __future__ import annotations

from typing import Any

import pytest

from helpdesk.outbox import MessageKind
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.handlers.saying import CARD, FORWARDED, US, Saying
from tests.helpdesk.cast import PEOPLE, actor
from tests.helpdesk.office import ticket
from tests.storage.factories import enter

MEMBER, PRIVATELY = actor("member", "egov"), actor("member")
TWO = "1. MUK-1004 Roll\n2. MUK-1005 Bill"
OURS: dict[str, Any] = {"forward_origin": {"type": "user", "date": 1, "sender_user": US}}


@pytest.fixture
async def chats(unit: UnitOfWork) -> Saying:
    """A desk on which Ravi of eGov has two tickets, whose cards stand in the group, and the operator a form."""
    await enter(unit, *PEOPLE.values())
    saying = Saying(unit)
    for number in (1004, 1005):
        await unit.tickets.add(ticket(number=number, status=Status.CLAIMED, team="egov", claimed_by=21, logged_by=11))
        await saying.shows(MEMBER, number)
        await saying.shows(actor("operator"), number)
    return saying


def external(chat: int | None, message: int, quote: str = "") -> dict[str, Any]:
    """Return what makes a message a reply to one of ours in another chat."""
    stands: dict[str, Any] = {"chat": {"id": chat, "type": "supergroup"}, "message_id": message} if chat else {}
    marked = {"quote": {"text": quote, "position": 0}} if quote else {}
    return {"external_reply": {"origin": {"type": "user", "date": 1, "sender_user": US}, **stands}, **marked}


@pytest.mark.parametrize(
    ("press", "kind"),
    [("rs:1004", NoteKind.RESOLUTION), ("a:1004", NoteKind.QUESTION), ("fw:1004", None)],
)
async def test_a_reply_to_the_card_answers_the_question_that_waits_on_its_ticket(
    chats: Saying, press: str, kind: NoteKind | None
) -> None:
    await chats.press("member", press, "egov", CARD + 1004)
    said = await chats.say("member", "Restarted it", "egov", **chats.reply(CARD + 1004))
    assert await chats.written(NoteKind.COMMENT) == []
    if kind is None:
        assert said == ["choose-team-first"]
    else:
        assert await chats.written(kind) == ["Restarted it"]
        assert await chats.unit.prompts.waiting(-1, 21) is None


async def test_a_question_asked_in_the_group_is_answered_by_a_reply_in_private(chats: Saying) -> None:
    await chats.press("member", "rs:1004", "egov", CARD + 1004)
    view = await chats.shows(PRIVATELY, 1004)
    assert "done-resolve" in await chats.say("member", "Restarted it", **view)
    assert await chats.written(NoteKind.RESOLUTION) == ["Restarted it"]


async def test_a_reply_about_another_ticket_or_of_somebody_else_stays_a_comment(chats: Saying) -> None:
    await chats.press("member", "rs:1004", "egov", CARD + 1004)
    await chats.say("member", "Same here", "egov", **chats.reply(CARD + 1005))
    await chats.say("colleague", "I know this", "egov", **chats.reply(CARD + 1004))
    assert await chats.written(NoteKind.COMMENT) == ["Same here", "I know this"]
    assert await chats.unit.prompts.waiting(-1, 21) is not None


async def test_a_hint_stands_for_what_it_hints_at(chats: Saying) -> None:
    await chats.press("member", "rs:1004", "egov", CARD + 1004)
    assert await chats.say("member", None, "egov", **chats.reply(CARD + 1004), dice={"emoji": "🎲", "value": 1}) == [
        "prompt-empty"
    ]
    assert (await chats.facts("prompt-empty"))["ticket"] == 1004
    await chats.posted(MEMBER, 77, MessageKind.TEXT, 1004, "hint")  # as delivery notes it
    await chats.say("member", "Restarted it", "egov", **chats.reply(77, "Please answer in words"))
    assert await chats.written(NoteKind.RESOLUTION) == ["Restarted it"]


@pytest.mark.parametrize("kind", [MessageKind.LIST, MessageKind.BOARD, MessageKind.SUMMARY, MessageKind.REMINDER])
@pytest.mark.parametrize("where", ["egov", "private"])
async def test_a_reply_to_a_list_is_asked_which_ticket_it_means(chats: Saying, kind: MessageKind, where: str) -> None:
    await chats.posted(actor("member", where), 70, kind, None, "list")
    assert await chats.say("member", "This is done", where, **chats.reply(70, TWO)) == ["reply-which"]
    assert (await chats.facts("reply-which"))["buttons"] == "view:1004\nview:1005"
    assert await chats.say("member", "This is done", where, **chats.reply(70, "Nothing waits")) == ["reply-where"]


@pytest.mark.parametrize(
    ("text", "fields", "list_"),
    [
        ("MUK-1004 is done", {}, TWO),
        ("muk-୧୦୦୪ is done", {}, TWO),
        ("This is done", {"quote": {"text": "MUK-1004 Roll", "position": 3}}, TWO),
        ("This is done", {}, "1. MUK-1004 Roll"),
    ],
)
async def test_a_reply_to_a_list_that_names_one_ticket_is_about_that(
    chats: Saying, text: str, fields: dict[str, Any], list_: str
) -> None:
    await chats.posted(MEMBER, 70, MessageKind.LIST, None, "list")
    assert "commented" in await chats.say("member", text, "egov", **chats.reply(70, list_), **fields)
    assert [note.text for note in await chats.unit.texts.notes(1004)] == [text]


async def test_a_number_alone_as_a_reply_to_a_list_opens_that_ticket(chats: Saying) -> None:
    await chats.posted(PRIVATELY, 70, MessageKind.LIST, None, "list")
    assert await chats.say("member", "1005", **chats.reply(70, TWO)) == ["view"]


async def test_a_reply_in_another_chat_reaches_its_ticket_or_is_told_where_to_reply(chats: Saying) -> None:
    await chats.say("member", "Done", **external(-1, CARD + 1004))
    assert await chats.written(NoteKind.COMMENT) == ["Done"]
    assert await chats.say("member", "Done", "egov", **external(None, 0)) == ["reply-where"]
    await chats.say("member", "Done too", **external(None, 0, "MUK-1005 Bill"))
    assert [note.text for note in await chats.unit.texts.notes(1005)] == ["Done too"]


async def test_nobody_reaches_a_ticket_from_another_chat_that_they_may_not_see(chats: Saying) -> None:
    assert await chats.say("other team", "Done", "hudd", **external(-1, CARD + 1004)) == ["not-visible-here"]
    assert await chats.written(NoteKind.COMMENT) == []


async def test_a_card_forwarded_to_us_opens_its_ticket(chats: Saying) -> None:
    card = "P1 MUK-1004 Roll\nsimilar: MUK-1005"
    for who in ("operator", "member"):
        assert (await chats.say(who, card, **OURS))[-1] == "view"
    assert await chats.say("other spoc", card, **OURS) == ["no-ticket"]
    assert await chats.say("operator", TWO.replace("\n", " "), **OURS) == ["reply-which"]
    assert await chats.say("operator", "Good morning", **OURS) == ["reply-where"]
    assert await chats.unit.drafts.open_of(11) == []


async def test_what_others_wrote_and_was_forwarded_is_words(chats: Saying) -> None:
    assert await chats.say("operator", "MUK-1004 is still bad, 9437012345", **FORWARDED) == ["form"]


async def test_a_reply_to_a_forms_card_goes_into_that_form(chats: Saying) -> None:
    await chats.say("operator", "9437012345 Ramesh, Jatni, roll does not open")
    (first,) = await chats.unit.drafts.open_of(11)
    await chats.posted(actor("operator"), 80, MessageKind.FORM, None, f"form:{first.id}")
    await chats.say("operator", "/new 9861098610 Sita, Dhenkanal, cannot log in")
    await chats.say("operator", "since this morning", **chats.reply(80, "Who is it? MUK-1004"))
    kept = await chats.unit.drafts.get(first.id)
    assert kept is not None
    assert "since this morning" in kept.body
    assert kept.focused


async def test_a_reply_to_a_greeting_is_words_of_their_own(chats: Saying) -> None:
    await chats.posted(actor("operator"), 81, MessageKind.TEXT, None, "hello")
    assert await chats.say("operator", "9437012345 Ramesh", **chats.reply(81, "Example: MUK-1001")) == ["form"]
