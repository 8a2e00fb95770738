"""Who wants to be told of what is kept once, and taken away; and the lists that a ticket's further way needs."""

from dataclasses import replace
from datetime import timedelta

from helpdesk.conversation import Prompt
from helpdesk.people.actors import Scope
from helpdesk.ticket.ticket import Status
from storage.database import Database
from tests.storage.factories import ALL, MONDAY, OLIVIA, RAVI, after, ticket


async def test_a_watcher_is_kept_once_and_taken_away(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
        for person in (RAVI, OLIVIA, RAVI):
            await unit.following.watch(1001, person, on=True)
        assert await unit.following.watchers(1001) == [OLIVIA, RAVI]
        await unit.following.watch(1001, RAVI, on=False)
        await unit.following.watch(1001, RAVI, on=False)
        assert await unit.following.watchers(1001) == [OLIVIA]
        assert await unit.following.watchers(1002) == []


async def test_a_person_mutes_one_thing_and_hears_it_again(database: Database) -> None:
    async with database.unit() as unit:
        await unit.following.mute(RAVI, "opened", on=True)
        await unit.following.mute(RAVI, "opened", on=True)
        assert await unit.following.muted(RAVI) == {"opened"}
        assert await unit.following.muted(OLIVIA) == frozenset()
        await unit.following.mute(RAVI, "opened", on=False)
        assert await unit.following.muted(RAVI) == frozenset()


async def test_solved_tickets_come_in_the_order_in_which_they_were_solved(database: Database) -> None:
    solved = ticket(status=Status.RESOLVED)
    async with database.unit() as unit:
        await unit.tickets.add(replace(solved, number=1001, resolved_at=after(hours=5)))
        await unit.tickets.add(replace(solved, number=1002, resolved_at=after(hours=1)))
        await unit.tickets.add(replace(solved, number=1003, status=Status.CLOSED, resolved_at=MONDAY))
        await unit.tickets.add(ticket(1004))
        assert [t.number for t in await unit.tickets.solved_first(5)] == [1002, 1001]
        assert [t.number for t in await unit.tickets.solved_first(1)] == [1002]


async def test_linked_tickets_are_found_by_what_they_are_linked_to(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
        await unit.tickets.add(ticket(1002, linked_to=1001))
        await unit.tickets.add(ticket(1003, linked_to=1002))
        assert [t.number for t in await unit.tickets.find(ALL, linked_to=1001)] == [1002]
        assert await unit.tickets.find(Scope(), linked_to=1001) == []


async def test_a_replaced_reference_is_not_found_any_more(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
        await unit.texts.add_refs(1001, ["WORKS-1", "PJ/2023-24/000180"])
        await unit.texts.drop_ref(1001, "works-1")
        assert await unit.texts.refs(1001) == ["PJ/2023-24/000180"]


async def test_a_prompt_learns_what_it_is_for(database: Database) -> None:
    async with database.unit() as unit:
        asked = Prompt(chat_id=-1, person=RAVI, action="forward", ticket=1001, facts={}, asked_at=MONDAY)
        number = await unit.prompts.ask(asked)
        learned = replace(asked, id=number, action="return", facts={"to": "egov"})
        await unit.prompts.keep(learned)
        assert await unit.prompts.get(number) == learned
        assert await unit.prompts.older_than(MONDAY + timedelta(seconds=1)) == [learned]
