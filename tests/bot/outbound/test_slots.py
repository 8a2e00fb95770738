"""What stands in a slot: sent once, edited in place after that, with its files below it."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.outbound.sender import Sender
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency
from helpdesk.ticket.notes import File, FileKind
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from tests.bot.outbound.sending import card, delivery, ours, rendered, said, states, text, told
from tests.bot.transport import HandMachine, Rendered, owe
from tests.waiting import until

__all__ = ["delivery", "rendered", "told"]


BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="c:1042")]])


async def test_a_card_is_sent_once_and_then_edited_in_place(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, sandbox: Sandbox
) -> None:
    slot = f"card:1042@{cast.egov.id}"
    for words in ("open", "claimed", "claimed"):
        rendered.present[slot] = Outgoing(words, BUTTONS)
        await owe(database, card(cast.egov.id))
        await delivery.idle()
    (message,) = ours(cast.egov)
    assert (message.text, message.labels) == ("claimed", [["Claim"]])
    assert len(sandbox.calls.of("editMessageText")) == 1, "an edit that changes nothing is not sent"
    async with database.reading() as store:
        posted = await store.outbox.in_slot(slot)
    assert posted is not None
    assert (posted.message_id, posted.ticket, posted.kind) == (message.id, 1042, MessageKind.CARD)


async def test_edits_that_wait_for_one_card_become_one(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, rendered: Rendered
) -> None:
    slot = f"card:1042@{cast.egov.id}"
    rendered.present[slot] = Outgoing("open", BUTTONS)
    await owe(database, card(cast.egov.id))
    await delivery.idle()
    rendered.present[slot] = Outgoing("forwarded", BUTTONS)
    await owe(database, *(card(cast.egov.id) for _ in range(5)))
    await delivery.idle()
    assert len(sandbox.calls.of("editMessageText")) == 1
    assert said(cast.egov) == ["forwarded"]


async def test_what_changes_while_a_card_is_being_sent_follows_as_an_edit(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, rendered: Rendered
) -> None:
    slot = f"card:1042@{cast.egov.id}"
    rendered.present[slot] = Outgoing("open", BUTTONS)
    sandbox.faults.slow(0.2, "sendMessage")
    await owe(database, card(cast.egov.id))
    await until(lambda: sandbox.calls.of("sendMessage"))
    rendered.present[slot] = Outgoing("claimed", BUTTONS)
    await owe(database, card(cast.egov.id, urgency=Urgency.PRESSED))
    await delivery.idle()
    assert said(cast.egov) == ["claimed"]


async def test_a_press_may_come_before_the_send_came_back(
    delivery: Sender,
    database: Database,
    cast: Cast,
    sandbox: Sandbox,
    rendered: Rendered,
    machine: HandMachine,
) -> None:
    slot = f"card:1042@{cast.egov.id}"
    rendered.present[slot] = Outgoing("open", BUTTONS)
    sandbox.faults.lose_reply("sendMessage")
    await owe(database, card(cast.egov.id))
    await until(lambda: ours(cast.egov))
    pressed = Posted(chat_id=cast.egov.id, message_id=ours(cast.egov)[0].id, kind=MessageKind.CARD, ticket=1042)
    async with database.unit() as unit:
        await unit.outbox.take_slot(slot, pressed)
        rendered.present[slot] = Outgoing("claimed", BUTTONS)
        await unit.outbox.owe(card(cast.egov.id, urgency=Urgency.PRESSED))
    await delivery.idle()
    machine.advance(5)
    await delivery.idle()
    assert said(cast.egov) == ["claimed"], "the press says where the card is, so it is not sent twice"


async def test_files_wait_for_their_card_and_reply_to_it(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, sandbox: Sandbox
) -> None:
    photo = cast.operator.send_photo().media
    assert photo is not None
    file = File(kind=FileKind.PHOTO, file_id=photo.file_id, unique_id=photo.unique_id)
    slot = f"card:1042@{cast.egov.id}"
    below = OutboxMessage(
        chat_id=cast.egov.id, kind=MessageKind.FILES, urgency=Urgency.PRESSED, ticket=1042, under=slot, slot="files"
    )
    rendered.present["files"] = Outgoing("photos", files=(file, file))
    await owe(database, below, card(cast.egov.id))
    await delivery.idle()
    above, *album = ours(cast.egov)
    assert above.text == slot
    assert [message.reply_to for message in album] == [above.id, above.id]
    assert album[0].media_group_id == album[1].media_group_id
    sandbox.assert_clean()


async def test_files_go_without_their_card_if_that_can_never_be_sent(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, sandbox: Sandbox
) -> None:
    slot = f"card:1042@{cast.egov.id}"
    rendered.present[slot] = None
    await owe(database, card(cast.egov.id), text(cast.egov.id, "below", under=slot))
    await delivery.idle()
    assert said(cast.egov) == ["below"]


async def test_a_card_that_is_gone_is_sent_anew_and_a_list_is_not(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, sandbox: Sandbox
) -> None:
    listed = text(cast.egov.id, "queue", kind=MessageKind.LIST, slot="list:1")
    await owe(database, card(cast.egov.id), listed)
    await delivery.idle()
    for message in ours(cast.egov):
        sandbox.world.delete(message)
    for slot in (f"card:1042@{cast.egov.id}", "list:1"):
        rendered.present[slot] = Outgoing(f"newer {slot}")
    await owe(database, card(cast.egov.id), listed)
    await delivery.idle()
    assert said(cast.egov) == [f"newer card:1042@{cast.egov.id}"]
    assert await states(database) == ["sent", "sent", "sent", "dropped"]


async def test_a_slot_whose_message_was_a_photo_gets_a_new_message_for_its_text(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered
) -> None:
    photo = cast.operator.send_photo().media
    assert photo is not None
    slot = f"card:1042@{cast.egov.id}"
    file = File(kind=FileKind.PHOTO, file_id=photo.file_id, unique_id=photo.unique_id)
    for outgoing in (Outgoing("with photo", files=(file,)), Outgoing("only words")):
        rendered.present[slot] = outgoing
        await owe(database, card(cast.egov.id))
        await delivery.idle()
    assert said(cast.egov) == ["with photo", "only words"]


async def test_deleting_and_baring_need_no_renderer_and_forgive_what_is_gone(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered
) -> None:
    slots = [f"card:{ticket}@{cast.egov.id}" for ticket in (1, 2)]
    rendered.present = {slot: Outgoing(slot, BUTTONS) for slot in slots}
    await owe(database, card(cast.egov.id, 1), card(cast.egov.id, 2))
    await delivery.idle()
    first, second = ours(cast.egov)

    def away(kind: MessageKind, message_id: int) -> OutboxMessage:
        return OutboxMessage(
            chat_id=cast.egov.id, kind=kind, urgency=Urgency.PRESSED, facts={"message_id": message_id}
        )

    await owe(
        database, away(MessageKind.DELETE, first.id), away(MessageKind.BARE, second.id), away(MessageKind.BARE, 9999)
    )
    await owe(database, away(MessageKind.DELETE, first.id), away(MessageKind.DELETE, 9999))
    await delivery.idle()
    assert [(m.text, m.labels) for m in ours(cast.egov)] == [(slots[1], [])]
    assert await states(database) == ["sent"] * 7
    async with database.reading() as store:
        assert await store.outbox.in_slot(slots[0]) is None


async def test_a_message_that_cannot_be_deleted_any_more_loses_its_buttons(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, sandbox: Sandbox
) -> None:
    slot = f"card:1@{cast.egov.id}"
    rendered.present = {slot: Outgoing(slot, BUTTONS)}
    await owe(database, card(cast.egov.id, 1))
    await delivery.idle()
    (shown,) = ours(cast.egov)
    sandbox.faults.refuse(400, "Bad Request: message can't be deleted", "deleteMessage")
    facts = {"message_id": shown.id}
    await owe(
        database, OutboxMessage(chat_id=cast.egov.id, kind=MessageKind.DELETE, urgency=Urgency.PRESSED, facts=facts)
    )
    await delivery.idle()
    assert [(m.text, m.labels) for m in ours(cast.egov)] == [(slot, [])]
    assert await states(database) == ["sent"] * 2
    async with database.reading() as store:
        assert await store.outbox.in_slot(slot) is None
