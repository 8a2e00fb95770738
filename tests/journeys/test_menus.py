"""The command menus: what is offered where, and to whom."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.waiting import until


async def test_everybody_is_offered_what_they_can_use_and_admins_more(desk: Desk) -> None:
    cast = desk.cast
    cast.admin.start()
    await until(lambda: "doctor" in cast.admin.commands())
    assert "admin" in cast.admin.commands()
    assert "admin" not in cast.operator.commands()
    assert {"new", "status", "mine", "find", "why", "summary", "language", "help", "cancel"} <= set(
        cast.operator.commands()
    )
    assert {"queue", "status", "why", "mine", "link"} <= set(cast.hudd_engineer.commands(cast.hudd_tech))
