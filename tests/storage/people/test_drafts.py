"""Forms and prompts survive in rows: one has a person's words, and an ended one keeps nothing."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from helpdesk.conversation import Draft, Prompt
from helpdesk.ticket.errors import Stale
from storage.database import Database
from storage.tables.people import drafts
from tests.storage.factories import MONDAY, OLIVIA, RAVI, after

PHONE = "+919437012345"
FORM = Draft(person=OLIVIA, chat_id=OLIVIA, body='{"step": "ulb"}', changed_at=MONDAY)
PROMPT = Prompt(
    chat_id=-100, person=RAVI, action="resolve", ticket=1001, facts={"card": 5, "late": None}, asked_at=MONDAY
)


async def test_a_new_form_takes_the_focus(database: Database) -> None:
    async with database.unit() as unit:
        first = await unit.drafts.add(FORM)
        second = await unit.drafts.add(replace(FORM, changed_at=after(minutes=1), focused=False))
        await unit.drafts.add(replace(FORM, person=RAVI))
        assert [(form.id, form.focused) for form in await unit.drafts.open_of(OLIVIA)] == [
            (second, True),
            (first, False),
        ]


async def test_the_focus_can_be_given_to_one_of_a_persons_own_open_forms(database: Database) -> None:
    async with database.unit() as unit:
        first, second = await unit.drafts.add(FORM), await unit.drafts.add(FORM)
        theirs = await unit.drafts.add(replace(FORM, person=RAVI))
        await unit.drafts.focus(first, OLIVIA)
        await unit.drafts.focus(theirs, OLIVIA)
        assert [form.id for form in await unit.drafts.open_of(OLIVIA) if form.focused] == []
        await unit.drafts.focus(first, OLIVIA)
        assert [form.id for form in await unit.drafts.open_of(OLIVIA) if form.focused] == [first]
        assert [form.focused for form in await unit.drafts.open_of(RAVI)] == [True]
        assert second != first


async def test_a_form_is_saved_over_the_version_that_was_read(database: Database) -> None:
    async with database.unit() as unit:
        form = replace(FORM, id=await unit.drafts.add(FORM))
        newer = replace(form, version=2, body="{}", phone=PHONE, changed_at=after(minutes=1))
        await unit.drafts.save(newer)
        assert await unit.drafts.get(form.id) == newer
        with pytest.raises(Stale, match=f"form {form.id}"):
            await unit.drafts.save(newer)


async def test_an_ended_form_is_blank_and_gone_and_can_neither_be_saved_nor_ended_again(database: Database) -> None:
    async with database.unit() as unit:
        form = replace(FORM, id=await unit.drafts.add(replace(FORM, phone=PHONE)), version=2)
        await unit.drafts.end(form.id)
        with pytest.raises(Stale, match=f"form {form.id}"):
            await unit.drafts.end(form.id)
        assert await unit.drafts.get(form.id) is None
        assert await unit.drafts.open_of(OLIVIA) == []
        row = (await unit.connection.execute(select(drafts))).one()
        assert (row.body, row.phone, row.focused) == (None, None, False)
        assert row.ended_at is not None
        with pytest.raises(Stale):
            await unit.drafts.save(form)
        assert await unit.drafts.add(FORM) > form.id


async def test_open_forms_about_the_same_number_are_found_whoever_fills_them_in(database: Database) -> None:
    async with database.unit() as unit:
        mine = await unit.drafts.add(replace(FORM, phone=PHONE))
        theirs = await unit.drafts.add(replace(FORM, person=RAVI, phone=PHONE, changed_at=after(minutes=5)))
        await unit.drafts.add(replace(FORM, phone="+910"))
        ended = await unit.drafts.add(replace(FORM, phone=PHONE))
        await unit.drafts.end(ended)
        everybody = await unit.drafts.with_phone(PHONE, MONDAY, 0)
        assert [form.id for form in everybody] == [theirs, mine]
        assert [form.id for form in await unit.drafts.with_phone(PHONE, MONDAY, mine)] == [theirs]
        assert [form.id for form in await unit.drafts.with_phone(PHONE, after(minutes=1), 0)] == [theirs]


async def test_a_prompt_takes_the_place_of_the_former_one_under_a_new_id(database: Database) -> None:
    async with database.unit() as unit:
        former = await unit.prompts.ask(PROMPT)
        prompt = replace(PROMPT, action="ask")
        prompt = replace(prompt, id=await unit.prompts.ask(prompt))
        assert prompt.id > former
        assert await unit.prompts.get(former) is None
        assert await unit.prompts.get(prompt.id) == prompt
        assert await unit.prompts.waiting(-100, RAVI) == prompt
        assert await unit.prompts.waiting(-100, OLIVIA) is None
        assert await unit.prompts.waiting(RAVI, RAVI) is None
        await unit.prompts.end(prompt.id)
        assert await unit.prompts.waiting(-100, RAVI) is None


async def test_prompts_that_waited_too_long_come_oldest_first(database: Database) -> None:
    async with database.unit() as unit:
        young = await unit.prompts.ask(replace(PROMPT, asked_at=after(minutes=30)))
        second = await unit.prompts.ask(replace(PROMPT, chat_id=-2, asked_at=after(minutes=1)))
        first = await unit.prompts.ask(replace(PROMPT, chat_id=-3))
        assert [prompt.id for prompt in await unit.prompts.older_than(after(minutes=30))] == [first, second]
        assert young not in (first, second)
