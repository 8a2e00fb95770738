"""A message that can't be shown, and a word that can't be handled, are said to be given up; admins see it counted."""

from __future__ import annotations

import re

from sqlalchemy import text

from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press


async def spoil(desk: Desk, statement: str) -> None:
    """Damage what is stored, as nobody of ours would."""
    async with desk.app.database.unit() as unit:
        await unit.connection.execute(text(statement))


async def doctor(desk: Desk) -> str:
    desk.cast.admin.say("/doctor")
    await desk.settle()
    return desk.cast.admin.messages()[-1].text


def number_in(person: Person) -> str:
    (number,) = re.findall(r"E-\d{5}", person.messages()[-1].text)
    return str(number)


async def test_a_card_that_cannot_be_shown_is_said_to_its_group_and_counted_for_admins(desk: Desk) -> None:
    await open_ticket(desk)
    card = await card_in(desk, desk.cast.hudd_tech)
    assert "nothing" in await doctor(desk)
    await spoil(desk, "UPDATE notes SET kind = 'spoiled'")
    engineer = desk.cast.hudd_engineer
    engineer.say("/why@" + desk.app.bot.username + " 1001", desk.cast.hudd_tech)
    await desk.settle()
    assert "MUK-1001" in card.text
    said = desk.cast.manager.messages(desk.cast.hudd_tech)[-1].text
    assert "about MUK-1001 could not be shown" in said
    (number,) = re.findall(r"E-\d{5}", said)
    report = await doctor(desk)
    assert number in report
    await desk.app.failings.tick()
    await desk.settle()
    assert number in desk.cast.admin.messages()[-1].text
    await spoil(desk, "UPDATE notes SET kind = 'description'")
    await press(desk, engineer, card, "Claim")
    assert "Release" in str(card.labels), "what could not be shown stopped nothing else"


async def test_a_form_and_a_word_that_fail_are_said_to_their_operator_and_counted(desk: Desk) -> None:
    operator = desk.cast.operator
    operator.start()
    operator.say("9437012345 Ramesh, Jatni, site does not open")
    await desk.settle()
    operator.say("/new")
    await desk.settle()
    await spoil(desk, 'UPDATE drafts SET body = \'{"priority": "spoiled"}\'')
    await press(desk, operator, operator.messages()[-1], "Resume")
    assert "The form could not be shown" in operator.messages()[-1].text
    shown = number_in(operator)
    await spoil(desk, "ALTER TABLE drafts RENAME COLUMN focused TO hidden")
    operator.say("since morning")
    await desk.settle()
    await spoil(desk, "ALTER TABLE drafts RENAME COLUMN hidden TO focused")
    assert "Something went wrong" in operator.messages()[-1].text
    handled = number_in(operator)
    report = await doctor(desk)
    assert shown in report
    assert handled in report
    assert "1 of the bot's messages, 1 of people's messages" in report
    operator.say("/cancel")
    await desk.settle()
    assert "noted as" not in operator.messages()[-1].text
