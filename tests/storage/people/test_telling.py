"""Whoever has a role is told, nobody else, and under one key only once."""

from __future__ import annotations

from helpdesk.desk.recording.telling import tell_all
from helpdesk.people.actors import Membership, Person, Role
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE
from tests.storage.factories import enter, owed

SECOND = Person(52, "Second admin", memberships=frozenset({Membership(Role.ADMIN)}))


async def test_each_admin_is_told_and_nobody_else(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"], SECOND, PEOPLE["operator"])
    assert await tell_all(unit, {"key": "year-unconfirmed"}) == 2
    assert sorted(await owed(unit)) == [(51, "year-unconfirmed"), (52, "year-unconfirmed")]


async def test_under_a_key_of_their_own_each_is_told_once(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"])
    assert await tell_all(unit, {"key": "year-unconfirmed"}, once=lambda admin: f"year:2027:{admin}") == 1
    await enter(unit, SECOND)
    assert await tell_all(unit, {"key": "year-unconfirmed"}, once=lambda admin: f"year:2027:{admin}") == 1
    assert sorted(await owed(unit)) == [(51, "year-unconfirmed"), (52, "year-unconfirmed")]


async def test_another_role_is_told_in_the_same_way(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"], PEOPLE["operator"])
    assert await tell_all(unit, {"key": "propose-problem"}, role=Role.OPERATOR) == 1
    assert await owed(unit) == [(PEOPLE["operator"].id, "propose-problem")]
