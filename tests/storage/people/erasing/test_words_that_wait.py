"""Words of a caller wait in many places until somebody says what they are for: erased is erased there, too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from handlers.base.context import Turn
from handlers.intake import held_words
from helpdesk.conversation import Draft, Prompt
from helpdesk.desk.desk import Desk
from helpdesk.intake.as_json import to_json
from helpdesk.intake.form import Form, Line, Piece, Said
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.ticket.notes import Caller, File, FileKind
from helpdesk.ticket.ticket import Priority, Status
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.handlers.saying import Saying
from tests.helpdesk.cast import actor
from tests.storage.factories import ALL, MONDAY, OLIVIA, ticket
from tests.storage.people.erasing.forgotten import SETTINGS, held

NUMBER = "94370 12345"
SECRETS = ("94370", "12345", "aquarium", "secretfile")
PHOTO = File(kind=FileKind.PHOTO, file_id="f", unique_id="u", name=f"secretfile {NUMBER}.jpg")


def line(text: str, **known: Any) -> Line:
    return Line(said=Said(MONDAY, OLIVIA, 7), text=text, **known)


async def in_a_form(unit: UnitOfWork, form: Form, **known: Any) -> None:
    await unit.drafts.add(
        Draft(person=OLIVIA, chat_id=OLIVIA, body=to_json(form), changed_at=MONDAY, **known)
    )  # fmt: skip


async def held_with_number(unit: UnitOfWork) -> None:
    aside = (line(f"{NUMBER} sees an aquarium", files=(PHOTO,)),)
    await in_a_form(unit, Form(priority=Priority.P3, aside=aside), held=True, focused=False)


async def held_for_the_ticket(unit: UnitOfWork) -> None:
    """Let the operator write what names nobody while the ticket waits for an answer: it is held for that."""
    olivia = actor("operator")
    turn = Turn(unit, Saying(unit).office, MONDAY)
    held = await unit.tickets.find(ALL, statuses=frozenset({Status.WAITING}))
    await held_words.hold(turn, olivia, line("The aquarium is full"), held, opens=True)


async def aside_in_a_form(unit: UnitOfWork) -> None:
    aside = (line(f"Ramesh, {NUMBER}, aquarium", opens_with="+919437012345"),)
    await in_a_form(unit, Form(priority=Priority.P3, phone="+919437055555", aside=aside), phone="+919437055555")


async def by_contact(unit: UnitOfWork) -> None:
    aside = (line("", phone="+919437012345", contact="aquarium"),)
    await in_a_form(unit, Form(priority=Priority.P3, aside=aside), held=True, focused=False)


async def in_the_solution(unit: UnitOfWork) -> None:
    pieces = (Piece(f"aquarium of {NUMBER}", Said(MONDAY, OLIVIA, 8)),)
    await in_a_form(unit, Form(priority=Priority.P3, solution=pieces, files=(PHOTO,)))


async def in_a_question(unit: UnitOfWork) -> None:
    facts = {"said": f"aquarium of {NUMBER}"}
    await unit.prompts.ask(
        Prompt(chat_id=OLIVIA, person=OLIVIA, action="ask", ticket=1001, facts=facts, asked_at=MONDAY)
    )


async def on_its_way(unit: UnitOfWork) -> None:
    facts = {"key": "x", "text": f"aquarium of {NUMBER}"}
    await unit.outbox.owe(OutboxMessage(chat_id=OLIVIA, kind=MessageKind.TEXT, urgency=Urgency.PING, facts=facts))


PLACES: dict[str, Callable[[UnitOfWork], Awaitable[None]]] = {
    "held, with the number": held_with_number,
    "held, for a ticket of theirs": held_for_the_ticket,
    "set aside in another's form": aside_in_a_form,
    "held, a contact": by_contact,
    "how it was solved, not sent yet": in_the_solution,
    "a question of ours": in_a_question,
    "owed": on_its_way,
}


@pytest.mark.parametrize("place", PLACES)
async def test_nothing_that_waits_keeps_words_of_an_erased_caller(database: Database, place: str) -> None:
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))
        waiting = {"status": Status.WAITING, "team": "egov", "asked_at": MONDAY, "logged_by": 11}
        await unit.tickets.add(ticket(1001, caller=caller, **waiting))
        await PLACES[place](unit)
    assert "aquarium" in await held(database)
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
    left = await held(database)
    assert [secret for secret in SECRETS if secret in left] == []


async def test_words_that_are_held_about_another_ticket_stay(database: Database) -> None:
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))
        await unit.tickets.add(ticket(1001, caller=caller))
        await unit.tickets.add(ticket(1002, status=Status.WAITING, team="egov", asked_at=MONDAY, logged_by=11))
        await held_for_the_ticket(unit)
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
        assert await unit.drafts.held_of(11) is not None
