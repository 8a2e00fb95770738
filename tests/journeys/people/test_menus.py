"""The command menus: what is offered where, and to whom."""

from __future__ import annotations

from helpdesk.people.actors import Membership, Person, Role
from tests.journeys.conftest import Desk


async def test_everybody_is_offered_what_they_can_use_and_admins_more(desk: Desk) -> None:
    cast = desk.cast
    cast.admin.start()
    await desk.app.engine.tick("menus")
    assert {"admin", "doctor", "caller"} <= set(cast.admin.commands())
    assert "admin" not in cast.operator.commands()
    assert {"new", "status", "mine", "find", "why", "summary", "language", "help", "cancel"} <= set(
        cast.operator.commands()
    )
    assert {"queue", "status", "why", "mine", "link"} <= set(cast.hudd_engineer.commands(cast.hudd_tech))


async def test_a_menu_is_told_once_and_follows_who_is_an_admin(desk: Desk) -> None:
    operator, admin = desk.cast.operator, Membership(Role.ADMIN)
    operator.start()
    await desk.app.engine.tick("menus")
    told = len(desk.sandbox.calls.of("setMyCommands"))
    await desk.app.engine.tick("menus")
    assert len(desk.sandbox.calls.of("setMyCommands")) == told
    async with desk.app.database.unit() as unit:
        await unit.people.enter(operator.id, admin)
    await desk.app.engine.tick("menus")
    assert "admin" in operator.commands()
    async with desk.app.database.unit() as unit:
        await unit.people.leave(operator.id, admin)
    await desk.app.engine.tick("menus")
    assert "admin" not in operator.commands()
    assert "new" in operator.commands()


async def test_an_admin_whom_the_bot_never_saw_has_the_menu_as_soon_as_there_is_a_chat(desk: Desk) -> None:
    stranger = desk.cast.stranger
    async with desk.app.database.unit() as unit:
        await unit.people.put(Person(stranger.id, "Mitali"))
        await unit.people.enter(stranger.id, Membership(Role.ADMIN))
    await desk.app.engine.tick("menus")
    assert "admin" not in stranger.commands()
    stranger.start()
    await desk.settle()
    await desk.app.engine.tick("menus")
    assert "admin" in stranger.commands()
