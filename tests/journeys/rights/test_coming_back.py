"""Who was let go comes back by an admin's word alone; who is no admin any more is asked nothing by the panel."""

from __future__ import annotations

import re

import pytest

from helpdesk.people.actors import Membership, Role
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.people.test_rights_end import rows
from tests.journeys.support.setting_up import tap, tap_command
from tests.journeys.support.ways import open_ticket


async def invitation(desk: Desk, role: str) -> str:
    """Let the admin make an invitation; return its payload."""
    admin = desk.cast.admin
    await tap_command(desk, admin, "/admin")
    for label in ("People", "Invite", role):
        await tap(desk, admin, label)
    found = [re.search(r"start=(i[\w-]+)", m.text) for m in admin.messages()]
    return next(one[1] for one in reversed(found) if one is not None)


async def roles(desk: Desk, person: Person) -> frozenset[Role]:
    async with desk.app.database.reading() as store:
        known = await store.people.get(person.id)
    return known.roles if known is not None else frozenset()


async def take(desk: Desk, person: Person, payload: str) -> str:
    person.start(payload)
    await desk.settle()
    return person.last().text


@pytest.mark.parametrize("kept", ["an older link", "a link of somebody else's that was made since"])
async def test_whoever_was_let_go_is_in_again_by_no_link_but_by_an_admins_yes(desk: Desk, kept: str) -> None:
    cast, eve = desk.cast, desk.cast.stranger
    first, older = await invitation(desk, "Operator"), await invitation(desk, "Operator")
    assert "Welcome" in str(await take(desk, eve, first) and [m.text for m in eve.messages()])
    desk.clock.advance(hours=1)
    await tap_command(desk, cast.admin, "/admin")
    for label in ("People", "Eve", "Remove", "Yes, remove"):
        await tap(desk, cast.admin, label)
    assert not await roles(desk, eve)
    desk.clock.advance(hours=1)
    payload = older if kept == "an older link" else await invitation(desk, "Operator")
    assert "the admins are asked" in await take(desk, eve, payload)
    assert not await roles(desk, eve)
    asked = [m for m in cast.admin.messages() if "asks for access" in m.text]
    assert len(asked) == 1
    assert "They were here before" in asked[0].text
    assert "yours" not in await take(desk, eve, payload)
    assert not await roles(desk, eve)
    assert "used" in await take(desk, desk.cast.manager, payload)
    await cast.admin.tap(asked[0], "Operator").answer()
    await desk.settle()
    assert await roles(desk, eve) == {Role.OPERATOR}


async def test_a_link_that_was_made_before_a_role_was_taken_does_not_give_it_back(desk: Desk) -> None:
    cast, eve = desk.cast, desk.cast.stranger
    first, older = await invitation(desk, "Admin"), await invitation(desk, "Admin")
    await take(desk, eve, first)
    async with desk.app.database.unit() as unit:
        await unit.people.enter(eve.id, Membership(Role.OPERATOR))
    desk.clock.advance(hours=1)
    await tap_command(desk, cast.admin, "/admin")
    for label in ("People", "Eve", "Admin"):
        await tap(desk, cast.admin, label)
    assert await roles(desk, eve) == {Role.OPERATOR}
    await take(desk, eve, older)
    assert await roles(desk, eve) == {Role.OPERATOR}


async def test_an_admin_no_more_is_asked_by_no_panel_and_their_words_mean_the_next_thing(desk: Desk) -> None:
    cast, admin = desk.cast, desk.cast.admin
    await open_ticket(desk)
    await tap_command(desk, admin, "/admin")
    for label in ("People", "Search"):
        await tap(desk, admin, label)
    assert (await rows(desk, "prompts"))["prompts"]
    async with desk.app.database.unit() as unit:  # behind the desk's back, so that nothing is undone
        known = await unit.people.get(admin.id)
        assert known is not None
        for membership in known.memberships:
            await unit.people.leave(admin.id, membership)
        await unit.people.enter(admin.id, Membership(Role.OPERATOR))
        await unit.people.enter(cast.manager.id, Membership(Role.ADMIN))
    admin.say("MUK-1001")
    await desk.settle()
    assert "MUK-1001" in admin.last().text
    assert not (await rows(desk, "prompts"))["prompts"]
