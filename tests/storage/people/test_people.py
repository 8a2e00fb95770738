"""People keep what they are, and what the file says belongs to the file."""

import pytest
from sqlalchemy.exc import IntegrityError

from helpdesk.people.actors import Membership, Person, Role, Source
from storage.database import Database

MEMBER = Membership(Role.MEMBER, team="egov", source=Source.GROUP)
SPOC = Membership(Role.SPOC, ulb="JAT")
RAVI = Person(2**40, "Ravi", language="or", username="ravi")


async def test_a_person_comes_back_with_all_memberships(database: Database) -> None:
    async with database.unit() as unit:
        assert await unit.people.get(RAVI.id) is None
        await unit.people.put(RAVI)
        assert await unit.people.get(RAVI.id) == RAVI
        for membership in (MEMBER, SPOC, SPOC):
            await unit.people.enter(RAVI.id, membership)
        assert await unit.people.get(RAVI.id) == RAVI.with_membership(MEMBER).with_membership(SPOC)


async def test_putting_a_person_changes_names_and_leaves_memberships_alone(database: Database) -> None:
    async with database.unit() as unit:
        await unit.people.put(RAVI)
        await unit.people.enter(RAVI.id, SPOC)
        await unit.people.put(Person(RAVI.id, "Ravi Das", language="hi"))
        assert await unit.people.get(RAVI.id) == Person(
            RAVI.id, "Ravi Das", language="hi", memberships=frozenset({SPOC})
        )


async def test_leaving_takes_one_membership_of_one_source_away(database: Database) -> None:
    by_file = Membership(Role.MEMBER, team="egov", source=Source.FILE)
    async with database.unit() as unit:
        await unit.people.put(RAVI)
        for membership in (MEMBER, by_file, SPOC):
            await unit.people.enter(RAVI.id, membership)
        await unit.people.leave(RAVI.id, MEMBER)
        await unit.people.leave(RAVI.id, MEMBER)
        assert await unit.people.get(RAVI.id) == RAVI.with_membership(by_file).with_membership(SPOC)


async def test_somebody_unknown_cannot_be_anything(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.unit() as unit:
            await unit.people.enter(7, MEMBER)


async def test_everybody_with_a_role_is_found_for_a_team_a_ulb_or_at_all(database: Database) -> None:
    async with database.unit() as unit:
        held = {
            1: Membership(Role.MANAGER, team="egov"),
            2: Membership(Role.MANAGER),
            3: Membership(Role.MANAGER, team="hudd_tech"),
            4: SPOC,
            5: Membership(Role.SPOC, ulb="DHE"),
        }
        for number, membership in held.items():
            await unit.people.put(Person(number, "somebody"))
            await unit.people.enter(number, membership)
        await unit.people.enter(1, SPOC)
        managers = await unit.people.with_role(Role.MANAGER, team="egov")
        assert [person.id for person in managers] == [1, 2]
        assert managers[0].memberships == {held[1], SPOC}
        assert all(person.has(Role.MANAGER, "egov") for person in managers)
        assert [person.id for person in await unit.people.with_role(Role.MANAGER)] == [1, 2, 3]
        assert [person.id for person in await unit.people.with_role(Role.SPOC, ulb="JAT")] == [1, 4]
        assert await unit.people.with_role(Role.ADMIN) == []


async def test_the_file_replaces_its_own_memberships_and_no_others(database: Database) -> None:
    admin = Membership(Role.ADMIN, source=Source.FILE)
    async with database.unit() as unit:
        await unit.people.put(RAVI)
        await unit.people.enter(RAVI.id, MEMBER)
        await unit.people.replace_from_file({
            RAVI.id: (Person(RAVI.id, "Ravi Das"), frozenset({admin})),
            7: (Person(7, "Asha"), frozenset({admin, Membership(Role.OPERATOR)})),
        })  # fmt: skip
        ravi = await unit.people.get(RAVI.id)
        assert ravi is not None
        assert (ravi.name, ravi.language, ravi.username) == ("Ravi Das", "or", "ravi")
        assert ravi.memberships == {MEMBER, admin}
        asha = await unit.people.get(7)
        assert asha is not None
        assert asha.memberships == {admin, Membership(Role.OPERATOR, source=Source.FILE)}
        await unit.people.replace_from_file({7: (Person(7, "Asha"), frozenset())})
        assert await unit.people.with_role(Role.ADMIN) == []
        left = await unit.people.get(RAVI.id)
        assert left is not None
        assert left.memberships == {MEMBER}
        await unit.people.replace_from_file({})
