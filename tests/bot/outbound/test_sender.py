"""A message is owed until it is sent: in order, at Telegram's pace, whatever goes wrong on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import select, update
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.base.metrics import Metrics
from bot.outbound.hooks import Hooks
from bot.outbound.sender import Sender
from bot.telegram.api_errors import Decision
from bot.telegram.raw_bot import RawBot
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Posted, Urgency
from helpdesk.people.chats import TroubleKind
from helpdesk.ticket.notes import File, FileKind
from sandbox.base.model import Chat, Message
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.transport import outbox
from tests.bot.transport import HandMachine, Rendered, can_be_taken_away, owe
from tests.waiting import until

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="c:1042")]])


class Told:
    """What delivery told its owner."""

    def __init__(self) -> None:
        self.alarms: list[str] = []
        self.nobodys = 0
        self.hindered: list[tuple[int, int, TroubleKind]] = []
        self.reached: list[int] = []
        self.migrated: list[tuple[int, int]] = []

    def hooks(self) -> Hooks:
        async def alarm(key: str, facts: Any) -> None:
            self.alarms.append(key)

        async def hindered(chat_id: int, thread_id: int, decision: Decision) -> bool:
            self.hindered.append((chat_id, thread_id, decision.trouble))
            return chat_id != self.nobodys

        async def reached(row: OutboxRow) -> None:
            self.reached.append(row.owed.chat_id)

        async def migrated(old: int, new: int) -> None:
            self.migrated.append((old, new))

        return Hooks(alarm, hindered, reached=reached, migrated=migrated)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def rendered() -> Rendered:
    return Rendered()


@pytest.fixture
async def delivery(
    bot: RawBot, database: Database, rendered: Rendered, machine: HandMachine, told: Told, cast: Cast
) -> AsyncIterator[Sender]:
    delivery = Sender(bot, database, rendered, machine=machine, hooks=told.hooks())
    await delivery.start()
    yield delivery
    await delivery.stop()


def text(chat: int, said: str, **more: Any) -> OutboxMessage:
    return OutboxMessage(chat_id=chat, say=more.pop("say", MessageKind.TEXT), lane=more.pop("lane", Urgency.REPLY),
                facts={"text": said}, **more)  # fmt: skip


def card(chat: int, ticket: int = 1042, **more: Any) -> OutboxMessage:
    more = {"lane": Urgency.P3, "say": MessageKind.CARD} | more
    return OutboxMessage(chat_id=chat, ticket=ticket, slot=f"card:{ticket}@{chat}", **more)


def ours(chat: Chat) -> list[Message]:
    return [message for message in chat.messages.values() if message.sender and message.sender.is_bot]


def said(chat: Chat) -> list[str]:
    return [message.text for message in ours(chat)]


async def states(database: Database) -> list[str]:
    async with database.reading() as store:
        return list((await store.connection.execute(select(outbox.c.state).order_by(outbox.c.id))).scalars())


async def test_what_is_owed_is_sent_at_once_without_any_time_passing(
    delivery: Sender, database: Database, cast: Cast
) -> None:
    await owe(database, text(cast.operator.id, "<b>MUK-1042</b>"))
    await delivery.idle()
    assert said(cast.operator.private) == ["MUK-1042"]
    assert await states(database) == ["sent"]


async def test_what_is_rolled_back_is_never_sent(delivery: Sender, database: Database, cast: Cast) -> None:
    class Refused(Exception):
        pass

    async def failing() -> None:
        async with database.unit() as unit:
            await unit.outbox.owe(text(cast.operator.id, "not so"))
            raise Refused

    with pytest.raises(Refused):
        await failing()
    await delivery.idle()
    assert said(cast.operator.private) == []


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
    assert (posted.message_id, posted.ticket, posted.say) == (message.id, 1042, MessageKind.CARD)


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
    await owe(database, card(cast.egov.id, lane=Urgency.PRESSED))
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
    pressed = Posted(chat_id=cast.egov.id, message_id=ours(cast.egov)[0].id, say=MessageKind.CARD, ticket=1042)
    async with database.unit() as unit:
        await unit.outbox.take_slot(slot, pressed)
        rendered.present[slot] = Outgoing("claimed", BUTTONS)
        await unit.outbox.owe(card(cast.egov.id, lane=Urgency.PRESSED))
    await delivery.idle()
    machine.advance(5)
    await delivery.idle()
    assert said(cast.egov) == ["claimed"], "the press says where the card is, so it is not sent twice"


async def test_a_flood_of_cards_to_one_group_meets_no_limit_and_harms_nobody(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    cards = [card(cast.egov.id, 1001 + n, lane=Urgency.P4) for n in range(59)]
    await owe(database, *cards[:30], card(cast.egov.id, 2000, lane=Urgency.P1), *cards[30:])
    await owe(database, text(cast.operator.id, "hello"))
    await delivery.idle()
    assert said(cast.operator.private) == ["hello"], "another chat feels nothing"
    assert said(cast.egov)[0].startswith("card:2000"), "the critical one goes first"
    assert len(said(cast.egov)) == 16
    await owe(database, card(cast.egov.id, 2000, lane=Urgency.PRESSED))
    await delivery.idle()
    for _ in range(200):
        if not delivery.owed:
            break
        machine.advance(1)
        await delivery.idle()
    assert len(said(cast.egov)) == 60
    assert [name for name in said(cast.egov)[1:]] == [f"card:{1001 + n}@{cast.egov.id}" for n in range(59)]
    assert sandbox.limits.overruns == []
    sandbox.assert_clean()


async def test_an_edit_overtakes_a_burst_of_new_cards(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered
) -> None:
    await owe(database, *(card(cast.egov.id, 1001 + n) for n in range(30)))
    await delivery.idle()
    rendered.present[f"card:1001@{cast.egov.id}"] = Outgoing("claimed")
    await owe(database, card(cast.egov.id, 1001, lane=Urgency.PRESSED))
    await delivery.idle()
    assert "claimed" in said(cast.egov)


async def test_a_429_makes_its_own_chat_wait_and_no_other(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    sandbox.faults.flood(30, chat_id=cast.egov.id)
    await owe(database, text(cast.egov.id, "one"), text(cast.egov.id, "two"), text(cast.hudd_tech.id, "three"))
    await delivery.idle()
    assert (said(cast.egov), said(cast.hudd_tech)) == ([], ["three"])
    machine.advance(29)
    await delivery.idle()
    assert said(cast.egov) == []
    machine.advance(1)
    await delivery.idle()
    assert said(cast.egov) == ["one", "two"]
    sandbox.assert_clean()


async def test_files_wait_for_their_card_and_reply_to_it(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, sandbox: Sandbox
) -> None:
    photo = cast.operator.send_photo().media
    assert photo is not None
    file = File(kind=FileKind.PHOTO, file_id=photo.file_id, unique_id=photo.unique_id)
    slot = f"card:1042@{cast.egov.id}"
    below = OutboxMessage(
        chat_id=cast.egov.id, say=MessageKind.FILES, lane=Urgency.PRESSED, ticket=1042, under=slot, slot="files"
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


async def test_refused_formatting_is_sent_once_more_as_plain_text(
    delivery: Sender, database: Database, cast: Cast, told: Told
) -> None:
    await owe(database, text(cast.operator.id, "<b>MUK-1042</b> a < b &amp; c"))
    await delivery.idle()
    assert said(cast.operator.private) == ["MUK-1042 a < b & c"]
    assert told.alarms == ["formatting-refused"]


async def test_a_card_that_is_gone_is_sent_anew_and_a_list_is_not(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, sandbox: Sandbox
) -> None:
    listed = text(cast.egov.id, "queue", say=MessageKind.LIST, slot="list:1")
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


async def test_what_is_owed_to_somebody_who_blocked_the_bot_and_is_nobody_of_the_desk_ends(
    delivery: Sender, database: Database, cast: Cast, told: Told
) -> None:
    told.nobodys = cast.operator.id
    cast.operator.block()
    await owe(database, text(cast.operator.id, "hello"))
    await delivery.idle()
    assert told.hindered == [(cast.operator.id, 0, TroubleKind.BLOCKED)]
    assert await states(database) == ["failed"]


async def test_what_is_owed_to_a_group_that_migrated_goes_to_the_new_one(
    delivery: Sender, database: Database, cast: Cast, told: Told, sandbox: Sandbox
) -> None:
    old = sandbox.world.add_chat("Basic", type="group", owner=cast.admin.user)
    cast.admin.add_bot(old)
    new = cast.admin.migrate(old)
    slot = f"card:1042@{old.id}"
    await owe(database, text(old.id, "ping", lane=Urgency.PING), card(old.id))
    await delivery.idle()
    assert told.migrated == [(old.id, new.id)]
    assert said(new) == [slot.replace(str(old.id), str(new.id)), "ping"]


@pytest.mark.parametrize("trouble", ["lose_reply", "close", "down", "not_json"])
async def test_a_card_whose_outcome_is_unknown_is_sent_again_and_a_summary_is_held(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, trouble: str
) -> None:
    order: Callable[..., Any] = getattr(sandbox.faults, trouble)
    order("sendMessage", chat_id=cast.egov.id)
    order("sendMessage", chat_id=cast.manager.id)
    await owe(database, card(cast.egov.id), text(cast.manager.id, "today", lane=Urgency.SUMMARY))
    await delivery.idle()
    machine.advance(2)
    await delivery.idle()
    assert await states(database) == ["sent", "unknown"]
    assert len(said(cast.egov)) == (2 if trouble == "lose_reply" else 1)


async def test_without_a_network_everything_waits_and_then_goes_exactly_once(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, sandbox: Sandbox, bot: RawBot
) -> None:
    port = sandbox.port
    delivery = Sender(bot, database, rendered, machine=machine)
    await sandbox.stop()
    await delivery.start()
    await owe(database, *(text(person.id, "hello") for person in cast.people))
    for _ in range(6):
        await delivery.idle()
        machine.advance(10)
    assert await states(database) == ["waiting"] * len(cast.people)
    sandbox.port = port
    await sandbox.start()
    machine.advance(60)
    await delivery.idle()
    await delivery.stop()
    assert all(said(person.private) == ["hello"] for person in cast.people)


async def test_what_a_killed_process_was_sending_is_sent_again_but_for_summaries(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot
) -> None:
    rows = await owe(database, card(cast.egov.id), text(cast.manager.id, "today", lane=Urgency.SUMMARY))
    async with database.unit() as unit:
        await unit.sending.lease([row for row in rows if row is not None])
    delivery = Sender(bot, database, rendered, machine=machine)
    await delivery.start()
    await delivery.idle()
    await delivery.stop()
    assert said(cast.egov) == [f"card:1042@{cast.egov.id}"]
    assert await states(database) == ["sent", "unknown"]


async def test_what_was_committed_before_a_kill_is_sent_after_the_start(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot
) -> None:
    await owe(database, card(cast.egov.id))
    delivery = Sender(bot, database, rendered, machine=machine)
    await delivery.start()
    await delivery.idle()
    await delivery.stop()
    assert len(said(cast.egov)) == 1


async def test_what_was_sent_is_written_down_once_the_database_is_back(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot, sandbox: Sandbox
) -> None:
    away = can_be_taken_away(database)
    delivery = Sender(bot, away, rendered, machine=machine)
    await delivery.start()
    sandbox.faults.slow(0.3, "sendMessage")
    await owe(database, card(cast.egov.id))
    await until(lambda: sandbox.calls.of("sendMessage"))
    away.away = True
    await until(lambda: ours(cast.egov) and away.refused)
    away.away = False
    idle = asyncio.create_task(delivery.idle())
    while not idle.done():
        machine.advance(1)
        await asyncio.sleep(0.02)
    await delivery.stop()
    assert len(said(cast.egov)) == 1
    assert await states(database) == ["sent"]


async def test_a_renderer_that_raises_fails_after_three_tries_and_holds_up_nobody(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, machine: HandMachine
) -> None:
    rendered.raising[cast.admin.id] = RuntimeError("a mistake of ours")
    await owe(database, text(cast.admin.id, "bad"), text(cast.operator.id, "good"))
    for _ in range(12):
        await delivery.idle()
        machine.advance(5)
    assert said(cast.operator.private) == ["good"]
    assert await states(database) == ["failed", "sent", "failed"], "what is said instead fails here too, and ends"
    assert len(rendered.asked) == 7


async def test_deleting_and_baring_need_no_renderer_and_forgive_what_is_gone(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered
) -> None:
    slots = [f"card:{ticket}@{cast.egov.id}" for ticket in (1, 2)]
    rendered.present = {slot: Outgoing(slot, BUTTONS) for slot in slots}
    await owe(database, card(cast.egov.id, 1), card(cast.egov.id, 2))
    await delivery.idle()
    first, second = ours(cast.egov)

    def away(say: MessageKind, message_id: int) -> OutboxMessage:
        return OutboxMessage(chat_id=cast.egov.id, say=say, lane=Urgency.PRESSED, facts={"message_id": message_id})

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
        database, OutboxMessage(chat_id=cast.egov.id, say=MessageKind.DELETE, lane=Urgency.PRESSED, facts=facts)
    )
    await delivery.idle()
    assert [(m.text, m.labels) for m in ours(cast.egov)] == [(slot, [])]
    assert await states(database) == ["sent"] * 2
    async with database.reading() as store:
        assert await store.outbox.in_slot(slot) is None


async def test_a_stale_row_is_dropped(delivery: Sender, database: Database, cast: Cast, rendered: Rendered) -> None:
    rendered.present["ping:1042"] = None
    await owe(database, text(cast.egov.id, "late", slot="ping:1042", perishable=True))
    await delivery.idle()
    assert await states(database) == ["dropped"]


async def test_the_reply_goes_even_if_what_it_replies_to_is_gone(
    delivery: Sender, database: Database, cast: Cast
) -> None:
    await owe(database, text(cast.operator.id, "noted", reply_to=777))
    await delivery.idle()
    assert said(cast.operator.private) == ["noted"]


async def test_rows_owed_by_another_process_are_found(
    delivery: Sender, database: Database, cast: Cast, machine: HandMachine
) -> None:
    await delivery.idle()
    database.listeners.clear()
    await owe(database, text(cast.operator.id, "from the command line"))
    machine.advance(5)
    await delivery.idle()
    assert said(cast.operator.private) == ["from the command line"]


async def test_a_lease_that_ran_out_is_taken_up_again(
    delivery: Sender, database: Database, cast: Cast, machine: HandMachine
) -> None:
    await delivery.idle()
    database.listeners.clear()
    (row,) = await owe(database, text(cast.operator.id, "hello"))
    assert row is not None
    async with database.unit() as unit:
        await unit.sending.lease([row])
        past = (await unit.now()).replace(year=2020)
        await unit.connection.execute(update(outbox).values(leased_until=past))
    machine.advance(120)
    await delivery.idle()
    assert said(cast.operator.private) == ["hello"]


async def test_stopping_waits_for_what_is_under_way(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot, sandbox: Sandbox
) -> None:
    delivery = Sender(bot, database, rendered, machine=machine)
    await delivery.start()
    sandbox.faults.slow(0.2, "sendMessage")
    await owe(database, card(cast.egov.id))
    await until(lambda: sandbox.calls.of("sendMessage"))
    await delivery.stop()
    assert await states(database) == ["sent"]


async def test_while_the_database_is_away_delivery_waits_calmly_and_then_goes_on(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot
) -> None:
    away = can_be_taken_away(database)
    delivery = Sender(bot, away, rendered, machine=machine)
    away.away = True
    await delivery.start()
    await owe(database, text(cast.operator.id, "hello"))
    for _ in range(20):
        machine.advance(1)
        await asyncio.sleep(0.005)
    assert 3 <= away.refused <= 22
    assert delivery.alive
    away.away = False
    machine.advance(10)
    await delivery.idle()
    assert said(cast.operator.private) == ["hello"]
    await delivery.stop()
    assert not delivery.alive


async def test_to_wait_for_a_file_that_is_being_made_is_no_retry(
    bot: RawBot, database: Database, rendered: Rendered, machine: HandMachine, cast: Cast
) -> None:
    metrics, unmade = Metrics(), [True, True]
    hooks = Hooks(making=lambda _row: bool(unmade) and unmade.pop(), carried=metrics.carried)
    delivery = Sender(bot, database, rendered, machine=machine, hooks=hooks)
    await delivery.start()
    await owe(database, text(cast.operator.id, "Here it is"))
    for _ in range(3):
        await delivery.idle()
        machine.advance(1)
    await until(lambda: ours(cast.operator.private))
    await delivery.idle()
    await delivery.stop()
    assert not unmade
    assert metrics.registry.get_sample_value("helpdesk_send_retries_total", {"lane": "REPLY"}) is None
    sent = {"lane": "REPLY", "result": "sent"}
    assert metrics.registry.get_sample_value("helpdesk_sends_total", sent) == 1
