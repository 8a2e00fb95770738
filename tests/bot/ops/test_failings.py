"""What is given up is told: to whom it was owed, once, and to the admins, at most once an hour."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.base.metrics import Metrics
from bot.ops.failings import QUIET, Failings
from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot
from helpdesk.notify.desk_texts import FormGivenUp, ManyGivenUp, MessageGivenUp, TicketGivenUp
from helpdesk.notify.given_up import UNTOLD, noted_as
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.people.actors import Membership, Person, Role
from sandbox.cast import Cast
from storage.database import Database
from storage.reports.gauges import gauges
from storage.tables.transport import outbox
from storage.updates import Update
from tests.bot.transport import HandMachine, Rendered, owe
from tests.storage.factories import MONDAY


async def kept(database: Database) -> list[tuple[str, object, str]]:
    async with database.reading() as store:
        rows = await store.connection.execute(select(outbox).order_by(outbox.c.id))
        return [(row.kind, row.facts.get("key"), row.state) for row in rows]


async def give_up(
    bot: RawBot, database: Database, rendered: Rendered, machine: HandMachine, *messages: OutboxMessage
) -> None:
    """Let rows be owed whose renderer raises, and delivery try them until it gives them up."""
    delivery = Sender(bot, database, rendered, machine=machine)
    await owe(database, *messages)
    await delivery.start()
    for _ in range(12):
        await delivery.idle()
        machine.advance(5)
    await delivery.stop()


@pytest.mark.parametrize(
    ("kind", "ticket", "key"),
    [
        (MessageKind.TEXT, None, MessageGivenUp.stored_as),
        (MessageKind.CARD, 1042, TicketGivenUp.stored_as),
        (MessageKind.VIEW, 1042, TicketGivenUp.stored_as),
        (MessageKind.FORM, None, FormGivenUp.stored_as),
        (MessageKind.LIST, None, MessageGivenUp.stored_as),
        (MessageKind.SUMMARY, None, MessageGivenUp.stored_as),
    ],
)
async def test_a_row_given_up_is_told_to_its_chat_and_a_notice_given_up_ends_there(
    bot: RawBot, database: Database, machine: HandMachine, cast: Cast, kind: MessageKind, ticket: int | None, key: str
) -> None:
    rendered, chat = Rendered(), cast.operator.id
    rendered.raising[chat] = ValueError("no such letter")
    facts = {"key": "welcome"} if kind is MessageKind.TEXT else {}
    await give_up(
        bot,
        database,
        rendered,
        machine,
        OutboxMessage(chat_id=chat, kind=kind, urgency=Urgency.P3, ticket=ticket, facts=facts),
    )
    assert [state for _, _, state in await kept(database)] == ["failed", "failed"]
    assert list(rendered.facts.values())[1].get("key") == key
    assert len(rendered.asked) == 6, "each of both is tried three times"
    async with database.reading() as store:
        refusals = (await store.connection.execute(select(outbox.c.refusal).order_by(outbox.c.id))).scalars().all()
    assert refusals[0].startswith(f"{noted_as(1)} ValueError")
    assert not refusals[1].startswith("E-"), "the notice is not counted once more"


@pytest.mark.parametrize("kind", sorted({MessageKind.BOARD, MessageKind.BURST} & UNTOLD))
async def test_what_nobody_waits_for_is_given_up_without_a_word_in_its_chat(
    bot: RawBot, database: Database, machine: HandMachine, cast: Cast, kind: MessageKind
) -> None:
    rendered = Rendered()
    rendered.raising[cast.egov.id] = ValueError()
    await give_up(
        bot, database, rendered, machine, OutboxMessage(chat_id=cast.egov.id, kind=kind, urgency=Urgency.PING)
    )
    assert [state for _, _, state in await kept(database)] == ["failed"]


async def test_admins_hear_of_what_was_given_up_once_an_hour_and_see_it_counted(
    database: Database, machine: HandMachine
) -> None:
    metrics = Metrics()
    failings = Failings(database, metrics, machine=machine)
    async with database.unit() as unit:
        admin = Person(9, "Asha", memberships=frozenset({Membership(Role.ADMIN)}))
        await unit.people.put(admin)
        for membership in admin.memberships:
            await unit.people.enter(admin.id, membership)
    await failings.tick()
    assert await kept(database) == []
    assert [(f.key, f.ok) for f in await failings.findings()] == [("doctor-nothing-given-up", True)]
    await fail(database, 7)
    await failings.tick()
    await failings.tick()
    assert [key for _, key, _ in await kept(database)] == [ManyGivenUp.stored_as]
    await Failings(database, metrics, machine=machine).tick()
    assert len(await kept(database)) == 1, "another start tells it not again"
    await fail(database, 8)
    await failings.tick()
    assert len(await kept(database)) == 1
    machine.advance(QUIET)
    await failings.tick()
    assert len(await kept(database)) == 2
    (found,) = await failings.findings()
    assert (found.key, found.ok) == ("doctor-given-up", False)
    assert found.facts == {"messages": 0, "updates": 2, "numbers": "E-00008, E-00007"}
    async with database.reading() as store:
        assert (await gauges(store.connection, MONDAY)).given_up.updates == 2


async def test_what_was_left_out_is_counted_for_admins(database: Database) -> None:
    metrics = Metrics()
    failings = Failings(database, metrics)

    async def failing() -> None:
        raise ValueError

    async with database.reading() as store:
        await store.optional("similar tickets", failing, None)
    assert metrics.registry.get_sample_value("helpdesk_left_out_total", {"what": "similar tickets"}) == 1
    found = (await failings.findings())[-1]
    assert (found.key, found.ok, dict(found.facts)) == ("doctor-left-out", False, {"what": "similar tickets (1)"})


async def fail(database: Database, update_id: int) -> None:
    """Let an update come and be given up."""
    update = Update(update_id=update_id, person=7, kind="message", body={})
    async with database.unit() as unit:
        await unit.updates(1).store([update])
        await unit.updates(1).fail(update, f"{noted_as(update_id)} ValueError()")
