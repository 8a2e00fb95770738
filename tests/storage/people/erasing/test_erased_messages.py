"""What was sent or begun with a caller who is erased: outbox rows, forms, messages in chats."""

from __future__ import annotations

from sqlalchemy import select

from helpdesk.conversation import Draft
from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency, card_slot
from storage.database import Database
from storage.outbox.rows import Ended
from storage.tables.transport import outbox, shown
from tests.helpdesk.cast import actor
from tests.storage.factories import MONDAY, OLIVIA
from tests.storage.people.erasing.forgotten import SETTINGS, remember


async def test_no_row_of_the_outbox_keeps_words_whatever_became_of_it(database: Database) -> None:
    caller = await remember(database)
    facts = {"key": "x", "title": "Ramesh · zebrafish, Mob9437012345"}
    async with database.unit() as unit:
        message = OutboxMessage(chat_id=OLIVIA, kind=MessageKind.TEXT, urgency=Urgency.REPLY, facts=facts)
        rows = [await unit.outbox.owe(message) or 0 for _ in range(6)]
        states = ("sent", "dropped", "failed", "unknown")
        await unit.sending.end([Ended(row=row, state=state) for row, state in zip(rows, states, strict=False)])
        ended = select(outbox.c.facts).where(outbox.c.state.in_(states))
        assert (await unit.connection.execute(ended)).scalars().all() == [{}] * 4
        await unit.sending.end([Ended(row=rows[4], state="failed", refusal="ValueError: ph9437012345")])
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
        query = select(outbox.c.facts, outbox.c.refusal).where(outbox.c.id.in_(rows))
        assert {(str(row.facts), row.refusal) for row in await unit.connection.execute(query)} == {("{}", None)}


async def test_of_the_open_forms_only_those_of_the_caller_end(database: Database) -> None:
    caller = await remember(database)
    bodies = (
        '{"pieces": "Mob9437012345"}',
        f'{{"caller_id": {caller}, "x": 1}}',
        '{"name": "Ramesh", "caller_id": 99}',
    )
    async with database.unit() as unit:
        ids = [
            await unit.drafts.add(Draft(person=n, chat_id=n, body=body, phone=None, changed_at=MONDAY))
            for n, body in enumerate(bodies, 50)
        ]
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
        assert [await unit.drafts.get(draft) is None for draft in ids] == [True, True, False]


async def test_messages_that_show_the_caller_are_owed_anew_rewritten_or_deleted(database: Database) -> None:
    caller = await remember(database)
    group, slot = -100500, card_slot(1001, -100500)
    messages = (
        Posted(chat_id=group, message_id=1, kind=MessageKind.CARD, slot=slot, ticket=1001),
        Posted(chat_id=group, message_id=2, kind=MessageKind.FILES, ticket=1001),
        Posted(chat_id=OLIVIA, message_id=3, kind=MessageKind.TEXT, ticket=1001, person=OLIVIA),
        Posted(chat_id=OLIVIA, message_id=4, kind=MessageKind.LIST, slot="list:find@1", current=False),
        Posted(chat_id=OLIVIA, message_id=5, kind=MessageKind.LIST, slot=f"list:caller-{caller}@{OLIVIA}"),
        Posted(chat_id=OLIVIA, message_id=6, kind=MessageKind.LIST),
        Posted(chat_id=OLIVIA, message_id=7, kind=MessageKind.LIST, slot="list:mine@1"),
    )
    sees = {4: ("ticket", 1001), 5: ("caller", caller), 6: ("caller", caller), 7: ("ticket", 1002)}
    async with database.unit() as unit:
        for message in messages:
            things = frozenset({sees[message.message_id]} if message.message_id in sees else ())
            row = (
                await unit.outbox.owe(
                    OutboxMessage(chat_id=message.chat_id, kind=message.kind, urgency=Urgency.REPLY)
                )
                or 0
            )
            await unit.sending.end([Ended(row=row, sent=(message,), sees=things)])
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
    async with database.unit() as unit:
        query = select(outbox.c.chat_id, outbox.c.kind, outbox.c.slot, outbox.c.facts).where(
            outbox.c.state == "waiting"
        )
        owed = [(row.kind, row.slot, row.facts) for row in await unit.connection.execute(query.order_by(outbox.c.id))]
    here = {"key": "erased-here"}
    assert owed == [
        (MessageKind.CARD, slot, {}),
        (MessageKind.DELETE, None, {"message_id": 2}),
        (MessageKind.TEXT, f"erased:{OLIVIA}:3", here),
        (MessageKind.TEXT, f"erased:{OLIVIA}:4", here),
        (MessageKind.LIST, f"list:caller-{caller}@{OLIVIA}", {"list": "caller", "caller": caller, "step": "gone"}),
        (MessageKind.DELETE, None, {"message_id": 6}),
    ]


async def test_a_message_that_is_edited_shows_what_stands_in_it_then(database: Database) -> None:
    page = Posted(chat_id=OLIVIA, message_id=4, kind=MessageKind.LIST, slot="list:find@1")
    async with database.unit() as unit:

        async def numbers(ending: Ended) -> list[int]:
            await unit.sending.end([ending])
            return list((await unit.connection.execute(select(shown.c.number).order_by(shown.c.number))).scalars())

        row = await unit.outbox.owe(OutboxMessage(chat_id=OLIVIA, kind=MessageKind.LIST, urgency=Urgency.REPLY)) or 0
        both = frozenset({("ticket", 1), ("ticket", 2)})
        assert await numbers(Ended(row=row, sent=(page,), sees=both)) == [1, 2]
        assert await numbers(Ended(row=row, shows=page, sees=frozenset({("ticket", 3)}))) == [3]
        assert await numbers(Ended(row=row, shows=page)) == [3]  # its buttons went, nothing was rendered
        assert await numbers(Ended(row=row, gone=((OLIVIA, 4),))) == []
