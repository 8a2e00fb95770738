"""Links, requests, chats and lists are remembered alike on both databases."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.people.chats import KnownChat, Lookup, LookupKind
from helpdesk.people.invitations import AccessRequest, RequestVerdict, hash_of, invitation
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import Item
from storage.database import Database
from tests.storage.factories import MONDAY, OLIVIA, RAVI, after


async def test_a_link_is_taken_by_one_person_only_and_its_secret_is_nowhere(database: Database) -> None:
    async with database.unit() as unit:
        made = await unit.invitations.add(invitation("s3cret", Role.SPOC, MONDAY, ulbs=("JA", "DL"), by=OLIVIA))
    async with database.unit() as unit:
        assert await unit.invitations.take(made, RAVI, after(hours=1))
        assert not await unit.invitations.take(made, OLIVIA, after(hours=2))
        found = await unit.invitations.with_hash(hash_of("s3cret"))
    assert found is not None
    assert (found.used_by, found.ulbs) == (RAVI, ("JA", "DL"))
    assert "s3cret" not in repr(found)


async def test_old_revoked_and_taken_links_are_not_open(database: Database) -> None:
    async with database.unit() as unit:
        ids = [await unit.invitations.add(invitation(f"s{n}", Role.OPERATOR, MONDAY, by=OLIVIA)) for n in range(3)]
        await unit.invitations.revoke(MONDAY, invitation=ids[0])
        await unit.invitations.take(ids[1], RAVI, MONDAY)
        assert [link.id for link in await unit.invitations.open(after(days=6))] == ids[2:]
        assert not await unit.invitations.open(after(days=7))
        assert not await unit.invitations.take(ids[2], RAVI, after(days=7))
        assert await unit.invitations.revoke(MONDAY, made_by=OLIVIA) == 1


async def test_the_newest_printed_link_alone_works(database: Database) -> None:
    async with database.unit() as unit:
        first = await unit.invitations.add(invitation("one", Role.ADMIN, MONDAY, by=None))
        await unit.invitations.revoke_printed(MONDAY)
        second = await unit.invitations.add(invitation("two", Role.ADMIN, MONDAY, by=None))
        assert [link.id for link in await unit.invitations.open(MONDAY)] == [second]
        assert not await unit.invitations.take(first, RAVI, MONDAY)


async def test_a_persons_new_request_takes_the_place_of_the_former(database: Database) -> None:
    asked = AccessRequest(person=RAVI, name="Ravi", asked_at=MONDAY)
    async with database.unit() as unit:
        await unit.access.put(replace(asked, verdict=RequestVerdict.REFUSED, decided_by=OLIVIA, decided_at=MONDAY))
        await unit.access.put(replace(asked, asked_at=after(days=2)))
        assert await unit.access.of(RAVI) == replace(asked, asked_at=after(days=2))
        assert await unit.access.of(OLIVIA) is None


async def test_a_chat_keeps_our_number_whatever_becomes_of_it(database: Database) -> None:
    async with database.unit() as unit:
        first = await unit.chats.put(KnownChat(chat_id=-1005, type="supergroup", title="HUDD"))
        again = await unit.chats.put(replace(first, title="HUDD Tech"))
        assert first.id == again.id
        assert await unit.chats.known(-1005) == again
        assert await unit.chats.get(first.id) == again
        assert list(await unit.chats.all()) == [again]


async def test_a_lookup_waits_once_wakes_whoever_runs_it_and_is_done_once(database: Database) -> None:
    woken: list[bool] = []
    database.listeners.append(lambda changes: woken.append(changes.lookups))
    async with database.unit() as unit:
        for _ in range(2):
            await unit.lookups.send(Lookup(kind=LookupKind.LOOK, chat_id=-5))
    async with database.unit() as unit:
        (waiting,) = await unit.lookups.waiting()
        assert await unit.lookups.done(waiting.id)
        assert not await unit.lookups.done(waiting.id)
    assert woken[0]


async def test_items_are_laid_over_in_the_order_in_which_they_were_said(database: Database) -> None:
    async with database.unit() as unit:
        await unit.setup.note(Change(MONDAY, OLIVIA, "modules-put"))
        await unit.items.put("modules", [Item(key="b", body={"key": "b"}), Item(key="a", body={"key": "a"})])
        await unit.items.put("modules", [Item(key="b", body=None)])
        await unit.items.put("links", [Item(key="egov", body={"chat_id": -5}, over_file=True)])
    async with database.reading() as store:
        overlay = await store.setup.overlay()
    assert [item.key for item in overlay.items["modules"]] == ["b", "a"]
    assert overlay.items["modules"][0].body is None
    assert overlay.items["links"][0].over_file


async def test_everybody_with_a_role_is_listed_by_name_and_found_by_a_part_of_it(database: Database) -> None:
    async with database.unit() as unit:
        for number, name, username in (
            (1, "Sunita", "sun"),
            (2, "anil", None),
            (3, "ରମେଶ", None),
            (4, "Nobody", None),
        ):
            await unit.people.put(Person(number, name, username=username))
        for number in (1, 2, 3):
            await unit.people.enter(number, Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=-7))
        assert [p.name for p in await unit.people.everybody()] == ["anil", "Sunita", "ରମେଶ"]
        assert [p.id for p in await unit.people.everybody(words="@SUN")] == [1]
        assert [p.id for p in await unit.people.everybody(words="ରମେ")] == [3]
        assert list(await unit.people.of_group()) == [(1, "egov", -7), (2, "egov", -7), (3, "egov", -7)]


async def test_who_was_let_go_is_marked_until_taken_in_again(database: Database) -> None:
    async with database.unit() as unit:
        await unit.people.put(Person(RAVI, "Ravi"))
        await unit.people.deactivate(RAVI, MONDAY)
        gone = await unit.people.get(RAVI)
        assert gone is not None
        assert gone.deactivated
        await unit.people.deactivate(RAVI, None)
        back = await unit.people.get(RAVI)
        assert back is not None
        assert not back.deactivated
