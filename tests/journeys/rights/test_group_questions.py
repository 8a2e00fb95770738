"""The question whose a group is: who asked, whose it is, one for a chat, a no for a day, a few for a person."""

from __future__ import annotations

import pytest

from sandbox.base.model import Chat, Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import become_admin, question


def questions(person: Person) -> list[Message]:
    return [m for m in person.messages() if m.text.startswith("Link ")]


async def group_of(desk: Desk, owner: Person, title: str) -> Chat:
    """Let somebody make a group and put the bot into it."""
    chat = desk.cast.world.add_chat(title, owner=owner.user)
    owner.add_bot(chat)
    await desk.settle()
    return chat


async def test_it_names_who_asked_and_whose_group_it_is_and_prefers_no_team_that_a_stranger_names(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast, admin, eve = bare.cast, bare.cast.admin, bare.cast.stranger
    await become_admin(bare, capsys)
    chat = cast.world.add_chat("HUDD Tech", owner=cast.manager.user)
    eve.join(chat)
    eve.add_bot(chat, payload="gegov")
    await bare.settle()
    asked = question(admin)
    assert "Asked for by Eve" in asked.text
    assert "owner: Debasis (manager)" in asked.text
    assert "✅" not in str(asked.labels)
    own = cast.world.add_chat("Hall", owner=admin.user)
    admin.add_bot(own, payload="gegov")
    await bare.settle()
    assert "✅" in str(question(admin).labels)


async def test_thirty_wishes_make_one_question_and_a_no_stands_for_a_day(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    admin, eve = bare.cast.admin, bare.cast.stranger
    await become_admin(bare, capsys)
    chat = await group_of(bare, eve, "Eve's")
    for _ in range(30):
        eve.say("/link", chat)
    await bare.settle()
    assert len(questions(admin)) == 1
    await admin.tap(question(admin), "No").answer()
    await bare.settle()
    bare.clock.advance(hours=23)
    eve.say("/link", chat)
    eve.remove_bot(chat)
    eve.add_bot(chat)
    await bare.settle()
    assert len(questions(admin)) == 1
    assert any("An admin has said no" in m.text for m in eve.messages(chat))
    assert "Left alone by" in question(admin).text
    bare.clock.advance(hours=2)
    eve.say("/link", chat)
    await bare.settle()
    assert len(questions(admin)) == 2
    assert "No" in str(question(admin).labels)


async def test_one_person_asks_for_a_few_groups_a_day_and_an_admin_for_any_number(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    admin, eve = bare.cast.admin, bare.cast.stranger
    await become_admin(bare, capsys)
    for number in range(6):
        chat = await group_of(bare, eve, f"Eve's {number}")
        eve.say("/link", chat)
        await bare.settle()
    assert len(questions(admin)) == 3
    assert any("several groups today" in m.text for m in eve.messages(chat))
    for number in range(4):
        await group_of(bare, admin, f"Office {number}")
    assert len(questions(admin)) == 7


async def test_a_group_that_goes_away_before_it_is_looked_at_is_told_once_however_often_it_is_asked_for(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    admin, eve = bare.cast.admin, bare.cast.stranger
    await become_admin(bare, capsys)
    before = len(admin.messages())
    bare.sandbox.faults.refuse(403, "Forbidden: bot was kicked from the supergroup chat", "getChat", times=99)
    chat = await group_of(bare, eve, "Eve's")
    for _ in range(9):
        eve.say("/link", chat)
        await bare.settle()
    (told,) = admin.messages()[before:]
    assert "could not be looked at" in told.text
    for number in range(5):
        other = await group_of(bare, eve, f"Eve's {number}")
        eve.say("/link", other)
        await bare.settle()
    assert len(admin.messages()) - before == 3
    bare.sandbox.faults.clear()
    bare.clock.advance(hours=25)
    eve.say("/link", chat)
    await bare.settle()
    assert told.text.startswith("Link Eve's")
    assert len(admin.messages()) - before == 3
