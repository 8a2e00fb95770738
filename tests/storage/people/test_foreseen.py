"""What an act asks first comes in one statement, is what each store would read, and holds until it is changed."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import pytest

from helpdesk.conversation import Draft, Prompt
from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.settings.overlay import Change
from helpdesk.ticket.notes import Caller
from storage.database import Database
from storage.people.people import PeopleTable
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY, OLIVIA, RAVI, after
from tests.storage.statements import heard

MEMBER = Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=-100, seen_at=MONDAY)
WIDE = tuple(Membership(Role.SPOC, ulb=ulb) for ulb in ("DHE", "JAT", "KHO"))
FORM = Draft(person=OLIVIA, chat_id=OLIVIA, body='{"step": "ulb"}', changed_at=MONDAY)
PROMPT = Prompt(chat_id=OLIVIA, person=OLIVIA, action="resolve", ticket=1001, facts={"card": 5}, asked_at=MONDAY)


async def asked_first(unit: UnitOfWork) -> Sequence[object]:
    """Ask what acting on Olivia's words asks."""
    return [
        await unit.setup.version(),
        await unit.people.get(OLIVIA),
        await unit.drafts.open_of(OLIVIA),
        await unit.drafts.held_of(OLIVIA),
        await unit.prompts.waiting(OLIVIA, OLIVIA),
    ]


async def make(database: Database, memberships: Sequence[Membership], drafts: Sequence[Draft], *, asks: bool) -> None:
    """Let Olivia be somebody, with such forms, and Ravi with the same: nothing of his is hers."""
    async with database.unit() as unit:
        await unit.setup.note(Change(MONDAY, RAVI, "language", {}))
        for person in (OLIVIA, RAVI):
            await unit.people.put(Person(person, "Somebody", language="or"))
            for membership in memberships:
                await unit.people.enter(person, membership)
            for draft in drafts:
                number = await unit.drafts.add(replace(draft, person=person))
                if not draft.body:
                    await unit.drafts.end(number)
            for chat in (person, -100) if asks else (-100,):
                await unit.prompts.ask(replace(PROMPT, person=person, chat_id=chat))


@pytest.mark.parametrize("memberships", [(), (MEMBER,), (MEMBER, *WIDE)], ids=["nobody", "member", "of much"])
@pytest.mark.parametrize("asks", [False, True], ids=["not asked", "asked"])
@pytest.mark.parametrize(
    "drafts",
    [
        (),
        (replace(FORM, body=""),),
        (FORM, replace(FORM, changed_at=after(minutes=1)), replace(FORM, held=True)),
        (replace(FORM, held=True), replace(FORM, held=True, changed_at=after(minutes=1))),
    ],
    ids=["no form", "an ended one", "two forms and held words", "words held twice"],
)
async def test_what_is_foreseen_is_what_each_store_reads_and_one_statement(
    database: Database, memberships: Sequence[Membership], drafts: Sequence[Draft], asks: bool
) -> None:
    await make(database, memberships, drafts, asks=asks)
    async with database.unit() as unit:
        read = await asked_first(unit)
    async with database.unit() as unit:
        with heard() as said:
            await unit.foresee(OLIVIA, OLIVIA)
            foreseen = await asked_first(unit)
        assert len(said) == 1
    assert foreseen == read
    assert read[0] == 1


async def test_of_somebody_unknown_in_a_desk_without_changes_nothing_is_foreseen(database: Database) -> None:
    async with database.unit() as unit:
        await unit.foresee(OLIVIA, OLIVIA)
        assert await asked_first(unit) == [0, None, [], None, None]


async def test_what_is_changed_after_it_was_foreseen_is_read_anew(database: Database) -> None:
    await make(database, (MEMBER,), (FORM,), asks=True)
    async with database.unit() as unit:
        await unit.foresee(OLIVIA, OLIVIA)
        await unit.people.put(Person(OLIVIA, "Olivia"))
        (form,) = await unit.drafts.open_of(OLIVIA)
        await unit.drafts.end(form.id)
        await unit.prompts.ask(replace(PROMPT, action="ask"))
        await unit.setup.note(Change(MONDAY, RAVI, "language", {}))
        version, person, forms, held, prompt = await asked_first(unit)
    assert (version, forms, held) == (2, [], None)
    assert isinstance(person, Person)
    assert (person.name, person.memberships) == ("Olivia", frozenset({MEMBER}))
    assert isinstance(prompt, Prompt)
    assert prompt.action == "ask"


LEFT = Membership(Role.MANAGER)


@pytest.mark.parametrize(
    "change",
    [
        lambda people: people.enter(OLIVIA, LEFT),
        lambda people: people.leave(OLIVIA, MEMBER),
        lambda people: people.seen(OLIVIA, -100, after(minutes=9)),
        lambda people: people.deactivate(OLIVIA, MONDAY),
        lambda people: people.ended(OLIVIA, MONDAY),
        lambda people: people.move_group(-100, -1000),
        lambda people: people.replace_from_file({OLIVIA: (Person(OLIVIA, "Olivia"), frozenset({LEFT}))}),
    ],
    ids=["enter", "leave", "seen", "deactivate", "ended", "move_group", "replace_from_file"],
)
async def test_whatever_changes_somebody_lets_them_be_read_anew(
    database: Database, change: Callable[[PeopleTable], Awaitable[None]]
) -> None:
    await make(database, (MEMBER,), (), asks=False)
    async with database.unit() as unit:
        await unit.foresee(OLIVIA, -100)
        await change(unit.people)
        with heard() as said:
            assert await unit.people.get(OLIVIA) is not None
        assert len(said) == 1


async def test_who_has_been_told_of_asks_the_database_the_next_time(database: Database) -> None:
    await make(database, (MEMBER,), (), asks=False)
    async with database.unit() as unit:
        await unit.foresee(OLIVIA, OLIVIA)
        with heard() as said:
            assert await unit.people.get(OLIVIA) == await unit.people.get(OLIVIA)
            assert await unit.setup.version() == await unit.setup.version()
        assert len(said) == 2


async def test_forms_that_an_erasing_ends_are_foreseen_no_more(database: Database) -> None:
    phone = "+919437012345"
    await make(database, (MEMBER,), (replace(FORM, phone=phone),), asks=False)
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone=phone))
        await unit.foresee(OLIVIA, OLIVIA)
        ended = await unit.erasing.end_forms(caller, "IN")
        assert len(ended) == 2
        assert await unit.drafts.open_of(OLIVIA) == []
