"""An operator who is gone reads no more of their tickets: those who are there are told, and may act."""

from __future__ import annotations

from typing import Any

from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.people.actors import Membership, Role, Source
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated

OPERATOR = Membership(Role.OPERATOR, source=Source.FILE)


async def change_hands(desk: Desk, to: Person | None) -> None:
    """Let the operator be none any more, and somebody else be one."""
    async with desk.app.database.unit() as unit:
        await unit.people.leave(desk.cast.operator.id, OPERATOR)
        if to is not None:
            await unit.people.enter(to.id, OPERATOR)


async def test_those_who_are_there_hear_of_a_ticket_whose_operator_is_gone(desk: Desk) -> None:
    cast = desk.cast
    gone, new, anil, group = cast.operator, cast.manager, cast.hudd_engineer, cast.hudd_tech
    new.start()
    card = await escalated(desk)
    await desk.settle()
    await change_hands(desk, new)
    before = [m.text for m in gone.messages()]
    await anil.tap(card, "Ask").answer()
    anil.reply(await anil.see("what do you need to know", group), "Which office?")
    await desk.settle()
    assert new.sees("Which office?")
    new.reply(new.last(), "The one on Station Road")
    await desk.settle()
    assert anil.sees("Station Road", group)
    card = next(m for m in anil.messages(group) if "Resolve" in str(m.labels))
    await anil.tap(card, "Resolve").answer()
    anil.reply(await anil.see("how was", group), "Router restarted")
    await desk.settle()
    question = next(m for m in reversed(new.messages()) if "Does the caller agree" in m.text)
    await new.tap(question, "Yes").answer()
    await desk.settle()
    assert "the caller says" in question.text.lower()
    assert [m.text for m in gone.messages()] == before


async def test_a_message_on_its_way_to_somebody_who_is_gone_is_dropped(desk: Desk) -> None:
    cast = desk.cast
    await escalated(desk)
    await desk.settle()
    before = [m.text for m in cast.operator.messages()]
    await change_hands(desk, None)
    async with desk.app.database.unit() as unit:
        to: dict[str, Any] = {
            "chat_id": cast.operator.id,
            "person": cast.operator.id,
            "ticket": 1001,
            "urgency": Urgency.REPLY,
        }
        await unit.outbox.owe(
            OutboxMessage(kind=MessageKind.TEXT, facts={"key": "withdrawn", "by": cast.admin.id}, **to)
        )
        await unit.outbox.owe(OutboxMessage(kind=MessageKind.CONFIRM, **to))
        await unit.outbox.owe(OutboxMessage(kind=MessageKind.OWN, **to))
    await desk.settle()
    assert [m.text for m in cast.operator.messages()] == before


async def test_who_may_not_see_callers_reads_no_number_in_private(desk: Desk) -> None:
    cast = desk.cast
    spoc, admin = cast.spoc_jatni, cast.admin
    card = await escalated(desk)
    for person in (spoc, admin):
        person.start("t1001")
        await person.tap(await person.see("Now:"), "Keep me posted").answer()
    cast.hudd_engineer.send_photo(chat=cast.hudd_tech, reply_to=card, caption="Call 9437012345 first")
    kept = await cast.hudd_engineer.see("this is for the helpdesk", cast.hudd_tech)
    await cast.hudd_engineer.tap(kept, "The town, too").answer()
    await desk.settle()
    for person, words in ((admin, "Call 9437012345 first"), (spoc, "Call +91 94••• ••345 first")):
        said, picture = person.messages()[-2:]
        assert words in said.text
        assert picture.media
