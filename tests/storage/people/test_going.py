"""Whoever is no longer of the desk has no way back in, and reads nothing any more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.people.actors import Membership, Person, Role
from helpdesk.people.invitations import hash_of, invitation
from helpdesk.ticket.errors import LinkDead
from helpdesk.ticket.ticket import Status
from storage.database import Database
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, after, enter, ticket

ADMIN = Membership(Role.ADMIN)
OTHER = Person(52, "Other admin", memberships=frozenset({ADMIN, Membership(Role.OPERATOR)}))
NEWCOMER = Person(77, "Newcomer")


async def test_a_dismissed_admin_has_no_link_left_to_become_one_again(database: Database) -> None:
    async with database.unit() as unit:
        await enter(unit, PEOPLE["admin"], OTHER)
        for maker in (OTHER.id, PEOPLE["admin"].id):
            await unit.invitations.add(invitation(f"of {maker}", Role.ADMIN, MONDAY, by=maker))
        await Desk(unit, SETTINGS, MONDAY).staff.dismiss(OTHER.id, actor("admin"), ADMIN)
        assert [link.made_by for link in await unit.invitations.open(MONDAY)] == [PEOPLE["admin"].id]
        with pytest.raises(LinkDead, match="revoked"):
            await Desk(unit, SETTINGS, MONDAY).staff.take_link(f"of {OTHER.id}", OTHER)


async def test_an_admin_who_loses_another_role_keeps_the_links_they_made(database: Database) -> None:
    async with database.unit() as unit:
        await enter(unit, PEOPLE["admin"], OTHER)
        await unit.invitations.add(invitation("s", Role.OPERATOR, MONDAY, by=OTHER.id))
        await Desk(unit, SETTINGS, MONDAY).staff.dismiss(OTHER.id, actor("admin"), Membership(Role.OPERATOR))
        taken = await Desk(unit, SETTINGS, MONDAY).staff.take_link("s", NEWCOMER)
        assert taken is not None
        assert taken[0].has(Role.OPERATOR)


async def test_a_link_dies_when_the_file_makes_its_maker_an_admin_no_more(database: Database) -> None:
    async with database.unit() as unit:
        await enter(unit, PEOPLE["admin"], replace(OTHER, memberships=frozenset()))
        await unit.invitations.add(invitation("s", Role.ADMIN, MONDAY, by=OTHER.id))
        with pytest.raises(LinkDead, match="revoked"):
            await Desk(unit, SETTINGS, MONDAY).staff.take_link("s", NEWCOMER)
        link = await unit.invitations.with_hash(hash_of("s"))
        assert link is not None
        assert link.used_by is None


async def test_own_tickets_are_listed_only_to_who_may_see_them_still(database: Database) -> None:
    member = Membership(Role.MEMBER, team="egov")
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, logged_by=11))
        await unit.tickets.add(ticket(1002, logged_by=11, team="egov", status=Status.ESCALATED, due_at=after(days=1)))
        for memberships, seen in (({Membership(Role.OPERATOR)}, [1001, 1002]), ({member}, [1002]), (set(), [])):
            who = replace(actor("operator"), person=Person(11, "Olivia", memberships=frozenset(memberships)))
            found = await Desk(unit, SETTINGS, MONDAY).views.mine(who, limit=9)
            assert sorted(t.number for t in found) == seen
