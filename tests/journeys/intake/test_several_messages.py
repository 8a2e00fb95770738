"""One act in several messages is taken as one, and every message is followed when it is edited."""

from __future__ import annotations

from helpdesk.ticket.notes import NoteKind
from sandbox.people import acts
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated
from tests.journeys.support.ways import TROUBLE, Walk, press

LONG = "The wage list is blank. " * 170
POLL = {"poll": {"id": "1", "question": "Which?", "of_a_newer_kind": True}}


async def solutions(desk: Desk) -> list[str]:
    async with desk.app.database.reading() as store:
        return [note.text for note in await store.texts.notes(1001, frozenset({NoteKind.RESOLUTION}))]


async def test_the_rest_of_a_long_message_and_an_albums_second_caption_answer_no_question(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    walk.operator.say(LONG)
    await walk.say("Ramesh")
    assert "Who is calling?" in walk.card.text
    album = acts.new_album_id()
    for caption in ("", "Second page"):
        file = acts.make_file(desk.sandbox.world, "photo", None)
        chat = desk.sandbox.world.chats[walk.operator.user.id]
        acts.send(desk.sandbox.world, walk.operator.user, chat, file, caption, media_group_id=album)
    await desk.settle()
    assert "Who is calling?" in walk.card.text
    assert sum("New ticket" in m.text for m in walk.operator.messages()) == 1


async def test_an_edit_is_followed_in_the_form_and_what_the_ticket_keeps_is_said(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    said = walk.operator.messages()[-2]
    walk.operator.edit(said, TROUBLE.replace("Jatni", "Dhenkanal"))
    await desk.settle()
    assert "Dhenkanal" in walk.card.text
    assert "Jatni" not in walk.card.text
    walk.operator.send_extra(POLL)
    await desk.settle()
    assert "can't use that" in walk.card.text
    mistyped = walk.operator.say("/stauts")
    await desk.settle()
    walk.operator.edit(mistyped, "/mine")
    await desk.settle()
    assert any("no open tickets" in m.text for m in walk.operator.messages()[-3:])
    for label in ("ULB employee", "Technical: Infrastructure", "Escalate"):
        await walk.tap(label)
    walk.operator.edit(said, TROUBLE.replace("12345", "12346"))
    await desk.settle()
    assert "MUK-1001 is open already: the number, the town in it did not change" in walk.card.text
    await walk.tap("Correct")
    assert "Correct MUK-1001" in walk.card.text


async def test_a_solution_in_two_messages_is_one_and_its_edit_reaches_whoever_was_told(desk: Desk) -> None:
    operator, engineer, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    desk.sandbox.world.privacy_mode = False  # as for an administrator: the rest of a text is a reply to nobody
    card = await escalated(desk)
    engineer.send("video_note", None, "", group, reply_to=card)
    await desk.settle()
    assert any(m.media is not None and m.media.kind == "video_note" for m in operator.messages())
    await press(desk, engineer, card, "Resolve")
    prompt = await engineer.see("how was", group)
    engineer.reply(prompt, f"@{desk.sandbox.world.bot.username} {LONG}")
    rest = engineer.say("and restarted it", group)
    await desk.settle()
    assert await solutions(desk) == [f"{LONG.strip()}\nand restarted it"]
    engineer.edit(rest, "and restarted the router")
    await desk.settle()
    assert await solutions(desk) == [f"{LONG.strip()}\nand restarted the router"]
    assert any("has changed how it was solved" in m.text for m in operator.messages())
