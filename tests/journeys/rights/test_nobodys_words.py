"""What is nobody's changes nothing: a foreign channel's words, a stranger's language, presses that are made up."""

from __future__ import annotations

from sqlalchemy import delete

from sandbox.base.model import Message
from sandbox.people.person import Person
from storage.tables.transport import posted
from tests.journeys.conftest import Desk
from tests.journeys.people.test_rights_end import rows
from tests.journeys.support.ways import card_in, open_ticket

KEPT = ("tickets", "journal", "notes", "files", "people", "memberships", "prompts", "drafts")


def as_channel(desk: Desk, person: Person, text: str, *, reply_to: Message | None = None) -> None:
    """Write in the team's group in the name of a channel that is not the group."""
    world, group = desk.cast.world, desk.cast.hudd_tech
    message = world.new_message(group, world.anonymous)
    message.sender_chat = desk.cast.managers_channel
    message.text = text
    message.reply_to = reply_to.id if reply_to is not None else None
    world.post(message)


async def test_a_foreign_channel_joins_no_comment_of_the_groups_own(desk: Desk) -> None:
    cast, group = desk.cast, desk.cast.hudd_tech
    await open_ticket(desk)
    card = await card_in(desk, group)
    cast.manager.join(group)
    cast.admin.make_admin(group)  # so that the bot is told what is said to nobody
    cast.admin.make_admin(group, cast.manager, anonymous=True)
    cast.manager.reply(card, "We are looking into it, in the name of the group. " + "More follows. " * 285)
    await desk.settle()
    before = await rows(desk, *KEPT)
    assert any("in the name of the group" in note for note in before["notes"])
    as_channel(desk, cast.manager, "Closed by the channel")
    as_channel(desk, cast.manager, "Closed by the channel", reply_to=card)
    as_channel(desk, cast.manager, "/status 1001")
    as_channel(desk, cast.manager, "/link")
    await desk.settle()
    assert await rows(desk, *KEPT) == before
    cast.manager.say("And this is the rest.", group)
    await desk.settle()
    assert any("And this is the rest." in note for note in (await rows(desk, "notes"))["notes"])


async def test_a_strangers_language_makes_no_row_and_is_spoken_at_once(desk: Desk) -> None:
    eve = desk.cast.stranger
    eve.say("/language")
    await desk.settle()
    before = await rows(desk, *KEPT)
    await eve.tap(eve.last(), "हिन्दी").answer()
    await desk.settle()
    assert await rows(desk, *KEPT) == before
    assert "हेल्पडेस्क" in eve.last().text or "नमस्ते" in eve.last().text


async def test_made_up_presses_take_no_message_of_ours_away(desk: Desk) -> None:
    cast, anil = desk.cast, desk.cast.hudd_engineer
    await open_ticket(desk)
    card = await card_in(desk, cast.hudd_tech)
    anil.start()
    await desk.settle()
    async with desk.app.database.unit() as unit:  # as after a crash between sending and noting
        for message in (card, anil.last()):
            where = (posted.c.chat_id == message.chat_id) & (posted.c.message_id == message.id)
            await unit.connection.execute(delete(posted).where(where))
    count = len(desk.sandbox.calls.of("deleteMessage"))
    for chat, message in ((cast.hudd_tech, card), (anil.private, anil.last())):
        for data in ("f:1:review.p.P1", "fd:1", "pa:1:yes", "pc:1", "pp:2", "c:1001", "c:1002", "rs:7", "ca:1001"):
            for _ in range(20):
                await anil.forge(chat, message.id, data).answer()
    await desk.settle()
    assert len(desk.sandbox.calls.of("deleteMessage")) == count
    assert not card.deleted
    assert not anil.last().deleted
